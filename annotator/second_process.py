"""A module of ours run as a process beside this one, which is told and answers in lines of JSON."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any


def begin(module: str, **more: Any) -> "subprocess.Popen[bytes]":
    """Run a module; `more` goes to Popen. OSError where no process can begin."""
    return subprocess.Popen(
        # -P: a file beside a person's reports must not stand in for a module
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        **more,
    )


def tell(process: "subprocess.Popen[bytes]", line: object) -> None:
    """Say something that JSON can hold; OSError where nobody reads it any more."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(line).encode("ascii") + b"\n")
    process.stdin.flush()


def whole_lines(answers: IO[bytes]) -> Iterator[bytes]:
    """What the process answers, until it ends; the line in which it broke off is left out."""
    for line in answers:
        if line.endswith(b"\n"):
            yield line


def close_pipes(process: "subprocess.Popen[bytes]") -> None:
    """Let both go, once the process has ended and nobody here reads from it."""
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.close()
    with suppress(OSError):  # what was not sent is not missed
        process.stdin.close()
