"""Foreign files are read in a process of its own, within limits of time and memory."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Final, Self

from annotator import second_process
from annotator.errors import FileError, Problem, UserError
from annotator.exchange.incoming import Incoming
from annotator.progress import Cancelled, never
from annotator.reading.extract import Extract, Options
from annotator.reading.formats import Format
from annotator.reading.pages import PagePicture, PageRequest
from annotator.reading.refusals import refused
from schema.labels import LabelSchema
from schema.reading import as_data
from schema.records import Json, Layer

SECONDS: Final = 60.0  # from one answer to the next
_LOOK: Final = 0.1  # seconds from one look at `is_cancelled` to the next
_AHEAD: Final = 32 << 20  # bytes that may wait, so that a long file never fills our memory


class ReaderProcess:
    """A process that reads files for us; one that hangs or dies is replaced for the next file."""

    def __init__(self, *, seconds: float = SECONDS, is_cancelled: Cancelled = never) -> None:
        self._seconds = seconds
        self._is_cancelled = is_cancelled
        self._process: subprocess.Popen[bytes] | None = None
        self._answers = _Answers(_AHEAD)
        self._pump = threading.Thread()
        self._scratch: TemporaryDirectory[str]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """The process that reads, while there is one."""
        return self._process.pid if self._process else None

    def read(self, path: Path, form: Format, options: Options) -> Iterator[Extract | UserError]:
        """What a file holds, in its order; a UserError for a part that it could not give.

        The last is a FileError where that is not all of it.
        Ends early, without a word, where `is_cancelled` says so.
        """
        request: dict[str, Json] = {
            "path": str(path),
            "format": form.value,
            "options": options.to_json(),
        }
        for answer in self._replies(path, request):
            yield answer if isinstance(answer, UserError) else _extract(answer)

    def incoming(
        self, path: Path, schema: LabelSchema, layer: Layer | None
    ) -> Iterator[Incoming | UserError]:
        """The same of a file of our own JSONL, its spans as labels of a layer or as suggestions."""
        asked: dict[str, Json] = {"path": str(path), "schema": as_data(schema), "layer": layer}
        for answer in self._replies(path, asked):
            yield answer if isinstance(answer, UserError) else Incoming.from_json(answer)

    def picture(self, path: Path, request: PageRequest) -> PagePicture:
        """A page of a pdf as a picture; UserError where it cannot be drawn or was cancelled."""
        asked: dict[str, Json] = {"path": str(path), "page": request.to_json()}
        for answer in list(self._replies(path, asked)):
            if isinstance(answer, UserError):
                raise answer
            drawn = answer["picture"]
            assert isinstance(drawn, dict)
            return PagePicture.from_json(drawn)
        raise UserError(Problem.READER_DIED, path=path)

    def _replies(
        self, path: Path, request: dict[str, Json]
    ) -> Iterator[dict[str, Json] | UserError]:
        is_whole = False
        try:
            self._ask(request)
            while (answer := self._next_answer(path)) is not None:
                if "done" in answer:
                    is_whole = True
                    return
                yield refused(answer) if "refused" in answer else answer
        except OSError:
            yield FileError(Problem.READER_DIED, path=path)
        except FileError as error:
            yield error
        finally:
            if not is_whole:
                self.close()

    def close(self) -> None:
        """End the process, whatever it is doing."""
        process, self._process = self._process, None
        if process is None:
            return
        _kill_with_all_it_started(process)
        process.wait()
        while self._pump.is_alive():  # it may wait for room
            with contextlib.suppress(queue.Empty):
                self._answers.get(timeout=_LOOK)
        second_process.close_pipes(process)
        self._scratch.cleanup()

    def _ask(self, request: dict[str, Json]) -> None:
        second_process.tell(self._process or self._start(), request)

    def _start(self) -> subprocess.Popen[bytes]:
        self._scratch = TemporaryDirectory(prefix="jinbiao-", ignore_cleanup_errors=True)
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch.name)
        process = second_process.begin(
            "annotator.importing.worker",
            stderr=subprocess.DEVNULL,  # what libraries grumble is no answer
            env={**os.environ, **places},
            start_new_session=True,
        )
        assert process.stdout is not None
        self._process, self._answers = process, _Answers(_AHEAD)
        self._pump = threading.Thread(
            target=_pump, args=(process.stdout, self._answers), daemon=True
        )
        self._pump.start()
        return process

    def _next_answer(self, path: Path) -> dict[str, Json] | None:
        deadline = time.monotonic() + self._seconds
        while not self._is_cancelled():
            try:
                line = self._answers.get(timeout=_LOOK)
            except queue.Empty:
                if time.monotonic() > deadline:
                    raise FileError(Problem.TOO_SLOW, path=path, seconds=self._seconds) from None
                continue
            if not line:
                raise FileError(Problem.READER_DIED, path=path)
            answer = json.loads(line)
            assert isinstance(answer, dict)
            return answer
        return None


def _kill_with_all_it_started(process: subprocess.Popen[bytes]) -> None:
    if os.name == "nt":
        process.kill()
        return
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class _Answers(queue.Queue[bytes]):
    """As full as what waits in it is long: who takes answers stores hundreds of them at a time."""

    def _init(self, maxsize: int) -> None:
        super()._init(maxsize)
        self._size = 0

    def _qsize(self) -> int:
        return self._size

    def _put(self, item: bytes) -> None:
        super()._put(item)
        self._size += len(item) + 1  # the end is an answer too

    def _get(self) -> bytes:
        item: bytes = super()._get()
        self._size -= len(item) + 1
        return item


def _pump(answers: IO[bytes], into: _Answers) -> None:
    for line in answers:
        into.put(line)
    into.put(b"")


def _extract(answer: dict[str, Json]) -> Extract:
    extract = answer["extract"]
    assert isinstance(extract, dict)
    return Extract.from_json(extract)
