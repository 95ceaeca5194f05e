"""A module of ours run as a process beside this one, which is told and answers in lines of JSON."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO, Any, Final

from annotator.progress import Cancelled, never

TAKING: Final = "answers of a second process"  # what the thread is called that takes them
_PIPE: Final = 1 << 16  # bytes, what a pipe holds: a long line is read in few pieces
_LOOK: Final = 0.1  # seconds; how often who waits looks whether it is to go on


class Beside:
    """A process that works on while its answers are taken; it may end at any time."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdout is not None
        self._process = process
        self.answers: SimpleQueue[bytes] = SimpleQueue()  # lines that nobody has looked at
        self._taking = Thread(
            target=_take, args=(process.stdout, self.answers), name=TAKING, daemon=True
        )
        self._taking.start()

    def tell(self, line: object) -> None:
        """Say something that JSON can hold; nobody may hear it any more."""
        with suppress(OSError):
            tell(self._process, line)

    def next(self, is_cancelled: Cancelled = never) -> bytes:
        """The next answer, or nothing once there are no more; CancelledError if it is to stop."""
        while True:
            is_last = not self._taking.is_alive()
            try:
                return self.answers.get(timeout=0 if is_last else _LOOK)
            except Empty:
                if is_last:
                    return b""
                if is_cancelled():
                    raise CancelledError from None

    def end(self) -> None:
        """End it, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        self._taking.join()
        close_pipes(self._process)


@contextmanager
def beside(module: str, told: object) -> Iterator[Beside | None]:
    """A process that was told this, ended after use; what it lacks is to be done without it.

    None where there is nothing to tell, no second processor to run it, or where it cannot begin.
    """
    is_wanted = told is not None and (os.cpu_count() or 1) > 1
    try:
        process = begin(module, stderr=subprocess.DEVNULL) if is_wanted else None
    except OSError:
        process = None
    if process is None:
        yield None
        return
    other = Beside(process)
    try:
        other.tell(told)
        yield other
    finally:
        other.end()


def begin(module: str, **more: Any) -> "subprocess.Popen[bytes]":
    """Run a module; `more` goes to Popen. OSError where no process can begin."""
    return subprocess.Popen(
        # -P: a file beside a person's reports must not stand in for a module
        [sys.executable, "-P", "-m", module],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        bufsize=_PIPE,
        **more,
    )


def tell(process: "subprocess.Popen[bytes]", line: object) -> None:
    """Say something that JSON can hold; OSError where nobody reads it any more."""
    assert process.stdin is not None
    process.stdin.write(json.dumps(line).encode("ascii") + b"\n")
    process.stdin.flush()


def close_pipes(process: "subprocess.Popen[bytes]") -> None:
    """Let both go, once the process has ended and nobody here reads from it."""
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.close()
    with suppress(OSError):  # what was not sent is not missed
        process.stdin.close()


def _take(answers: IO[bytes], waiting: "SimpleQueue[bytes]") -> None:
    for line in answers:
        if line.endswith(b"\n"):  # else it broke off in it
            waiting.put(line)
