"""The process that opens foreign files: it may be stopped, and what it does to itself stays there.

It is asked and answers in lines of JSON: nothing that comes from a file is ever unpickled.
"""

import contextlib
import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

from annotator.errors import Problem, UserError
from annotator.names import displayable
from annotator.reading import formats
from annotator.reading.decoding import whole_file
from annotator.reading.extract import Options
from annotator.reading.refusals import refusal
from schema.records import Json, Layer

Answer = dict[str, Json]

MEMORY: Final = 2 << 30  # bytes of address space
_NICE: Final = 5  # who waits for a file to be read waits less than who works meanwhile


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not speak into the answers
    _limit_memory()
    if hasattr(os, "nice"):  # not on Windows
        os.nice(_NICE)
    for line in requests:
        request = json.loads(line)
        for answer in _answers(request):
            answers.write(json.dumps(answer).encode("ascii") + b"\n")
            answers.flush()


def answers_about(path: Path, form: formats.Format, options: Options) -> Iterator[Answer]:
    """What a file holds, and at its end `done`; whatever a library raises becomes a refusal.

    One that `ends` the file is about the whole of it: what came before is not all there is.
    """
    return _guarded(path, lambda: _extracts(path, form, options))


def _answers(request: dict[str, Any]) -> Iterator[Answer]:
    path = Path(request["path"])
    if "page" in request:
        return _guarded(path, lambda: _picture(path, request["page"]))
    if "schema" in request:
        return _guarded(path, lambda: _incoming(path, request["schema"], request["layer"]))
    options = Options.from_json(request["options"])
    return answers_about(path, formats.Format(request["format"]), options)


def _extracts(path: Path, form: formats.Format, options: Options) -> Iterator[Answer]:
    for found in formats.read(whole_file(path), path, form, options):
        if isinstance(found, UserError):
            yield refusal(found)
        else:
            yield {"extract": found.to_json()}


def _picture(path: Path, wanted: dict[str, Json]) -> Iterator[Answer]:
    from annotator.reading.page_picture import picture
    from annotator.reading.pages import PageRequest

    drawn = picture(whole_file(path), path, PageRequest.from_json(wanted))
    yield {"picture": drawn.to_json()}


def _incoming(path: Path, schema: Json, layer: Layer | None) -> Iterator[Answer]:
    from annotator.exchange import jsonl
    from annotator.exchange.incoming import incoming
    from annotator.garbage_collection import collecting_rarely
    from schema.labels import LabelSchema
    from schema.reading import read

    with collecting_rarely():
        for found in jsonl.read(path, read(LabelSchema, schema)):
            if isinstance(found, UserError):
                yield refusal(found)
            else:
                yield incoming(found, layer).to_json()


def _guarded(path: Path, work: Callable[[], Iterator[Answer]]) -> Iterator[Answer]:
    try:
        yield from work()
    except UserError as error:
        yield refusal(error, ends=True)
    except (MemoryError, RecursionError):
        yield refusal(UserError(Problem.TOO_LARGE, path=path), ends=True)
    except OSError:
        yield refusal(UserError(Problem.NO_ACCESS, path=path), ends=True)
    except Exception as error:  # noqa: BLE001 - a hostile file may raise anything in a library
        what = displayable(f"{type(error).__name__}: {error}"[:200])
        yield refusal(UserError(Problem.UNREADABLE, path=path, what=what), ends=True)
    yield {"done": True}


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
