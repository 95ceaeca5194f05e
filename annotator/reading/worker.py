"""The process that opens foreign files: it may be stopped, and what it does to itself stays there.

It is asked and answers in lines of JSON: nothing that comes from a file is ever unpickled.
"""

import contextlib
import json
import sys
from pathlib import Path
from typing import BinaryIO, Final

from annotator.errors import Problem, UserError
from annotator.reading import formats
from annotator.reading.decoding import whole_file
from annotator.reading.extract import Options
from annotator.reading.names import displayable
from schema.records import Json

MEMORY: Final = 2 << 30  # bytes of address space


def main() -> None:
    """Answer requests until there are no more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # a library that prints must not speak into the answers
    _limit_memory()
    for line in requests:
        _serve(json.loads(line), answers)


def _serve(request: dict[str, Json], answers: BinaryIO) -> None:
    path, form = Path(str(request["path"])), formats.Format(str(request["format"]))
    options = request["options"]
    assert isinstance(options, dict)
    try:
        for found in formats.read(whole_file(path), path, form, Options.from_json(options)):
            if isinstance(found, UserError):
                _say(answers, "refused", _refusal(found))
            else:
                _say(answers, "extract", found.to_json())
    except UserError as error:
        _say(answers, "refused", _refusal(error))
    except (MemoryError, RecursionError):
        _say(answers, "refused", _refusal(UserError(Problem.TOO_LARGE, path=path)))
    except OSError:
        _say(answers, "refused", _refusal(UserError(Problem.NO_ACCESS, path=path)))
    except Exception as error:  # whatever a library raises over a bad file
        what = displayable(f"{type(error).__name__}: {error}"[:200])
        _say(answers, "refused", _refusal(UserError(Problem.UNREADABLE, path=path, what=what)))
    _say(answers, "done", True)


def _refusal(error: UserError) -> dict[str, Json]:
    values = {name: displayable(str(value)) for name, value in error.values.items()}
    return {"problem": error.problem.value, "values": dict(values)}


def _say(answers: BinaryIO, kind: str, content: Json) -> None:
    answers.write(json.dumps({kind: content}).encode("ascii") + b"\n")
    answers.flush()


def _limit_memory() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):  # Windows has no such limits
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    main()
