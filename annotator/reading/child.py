"""Foreign files are read in a process of its own, within limits of time and memory."""

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Final, Self

from annotator.errors import Problem, UserError
from annotator.progress import Cancelled, never
from annotator.reading.extract import Extract, Options
from annotator.reading.formats import Format
from schema.records import Json

SECONDS: Final = 60.0  # from one answer to the next
_LOOK: Final = 0.1  # seconds from one look at `is_cancelled` to the next
_AHEAD: Final = 64  # answers that may wait, so that a long file never fills our memory


class ReaderProcess:
    """A process that reads files for us; one that hangs or dies is replaced for the next file."""

    def __init__(self, *, seconds: float = SECONDS, is_cancelled: Cancelled = never) -> None:
        self._seconds = seconds
        self._is_cancelled = is_cancelled
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue(_AHEAD)
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
        """What a file holds, in its order; a UserError for what it could not give.

        Ends early, without a word, where `is_cancelled` says so.
        """
        is_whole = False
        try:
            self._ask(path, form, options)
            while (answer := self._next_answer(path)) is not None:
                if "done" in answer:
                    is_whole = True
                    return
                yield _received(answer)
        except OSError:
            yield UserError(Problem.READER_DIED, path=path)
        except UserError as error:
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
        for pipe in (process.stdin, process.stdout):
            assert pipe is not None
            with contextlib.suppress(OSError):  # what was not sent is not missed
                pipe.close()
        self._scratch.cleanup()

    def _ask(self, path: Path, form: Format, options: Options) -> None:
        process = self._process or self._start()
        request = {"path": str(path), "format": form.value, "options": options.to_json()}
        assert process.stdin is not None
        process.stdin.write(json.dumps(request).encode("ascii") + b"\n")
        process.stdin.flush()

    def _start(self) -> subprocess.Popen[bytes]:
        self._scratch = TemporaryDirectory(prefix="jinbiao-", ignore_cleanup_errors=True)
        places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), self._scratch.name)
        process = subprocess.Popen(
            # -P: a file beside a person's reports must not stand in for a module
            [sys.executable, "-P", "-m", "annotator.reading.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what libraries grumble is no answer
            env={**os.environ, **places},
            start_new_session=True,
        )
        assert process.stdout is not None
        self._process, self._answers = process, queue.Queue(_AHEAD)
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
                    raise UserError(Problem.TOO_SLOW, path=path, seconds=self._seconds) from None
                continue
            if not line:
                raise UserError(Problem.READER_DIED, path=path)
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


def _pump(answers: IO[bytes], into: "queue.Queue[bytes]") -> None:
    for line in answers:
        into.put(line)
    into.put(b"")


def _received(answer: dict[str, Json]) -> Extract | UserError:
    if "extract" in answer:
        extract = answer["extract"]
        assert isinstance(extract, dict)
        return Extract.from_json(extract)
    refused = answer["refused"]
    assert isinstance(refused, dict)
    values = refused["values"]
    assert isinstance(values, dict)
    return UserError(Problem(str(refused["problem"])), **values)
