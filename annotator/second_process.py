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
from types import TracebackType
from typing import IO, Any, Final, Self

from annotator.progress import Cancelled, never

TAKING: Final = "answers of a second process"  # what the thread is called that takes them
TELLING: Final = "words to a second process"
_PIPE: Final = 1 << 16  # bytes, what a pipe holds: a long line is read in few pieces
_LOOK: Final = 0.1  # seconds; how often who waits looks whether it is to go on


class Beside:
    """A process that works on while its answers are taken, ended after use; it may end at any time.

    It is `told` how to work before anything else. OSError where it cannot begin.
    """

    def __init__(self, module: str, told: object, **more: Any) -> None:
        self._process = begin(module, **more)
        to, of = self._process.stdin, self._process.stdout
        assert to is not None
        assert of is not None
        self.answers: SimpleQueue[bytes] = SimpleQueue()  # lines that nobody has looked at
        self._untold: SimpleQueue[bytes] = SimpleQueue()
        self._taking = Thread(target=_take, args=(of, self.answers), name=TAKING, daemon=True)
        self._telling = Thread(target=_tell, args=(to, self._untold), name=TELLING, daemon=True)
        self.tell(told)
        try:
            self._taking.start()
            self._telling.start()
        except RuntimeError as error:  # the system has no more threads for us
            self.end()
            raise OSError(*error.args) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end()

    def tell(self, line: object) -> None:
        """Say something that JSON can hold, without waiting for it to be heard: nobody may be."""
        self._untold.put(_as_line(line))

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
        self._untold.put(_NO_MORE)
        for thread in (self._taking, self._telling):
            if thread.ident is not None:  # else it could not begin
                thread.join()
        close_pipes(self._process)


@contextmanager
def beside(module: str, told: object) -> Iterator[Beside | None]:
    """A process that takes a share of our work, ended after use; what it lacks is to be done here.

    None where there is nothing to tell, no second processor to run it, or where it cannot begin.
    """
    other = None
    if told is not None and processors() > 1:
        with suppress(OSError):
            other = Beside(module, told, stderr=subprocess.DEVNULL)
    if other is None:
        yield None
        return
    with other:
        yield other


def processors() -> int:
    """How many this process may run on: where it is said, fewer than the machine has."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


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
    """Say something that JSON can hold, and wait until it is sent; OSError where nobody reads."""
    assert process.stdin is not None
    _send(process.stdin, _as_line(line))


def close_pipes(process: "subprocess.Popen[bytes]") -> None:
    """Let both go, once the process has ended and nobody here reads from it."""
    assert process.stdout is not None
    assert process.stdin is not None
    process.stdout.close()
    with suppress(OSError):  # what was not sent is not missed
        process.stdin.close()


_NO_MORE: Final = b""


def _as_line(said: object) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"


def _send(to: IO[bytes], line: bytes) -> None:
    to.write(line)
    to.flush()


def _tell(to: IO[bytes], waiting: "SimpleQueue[bytes]") -> None:
    """Send what is to be told for as long as somebody reads it."""
    with suppress(OSError):
        for line in iter(waiting.get, _NO_MORE):
            _send(to, line)


def _take(answers: IO[bytes], waiting: "SimpleQueue[bytes]") -> None:
    for line in answers:
        if line.endswith(b"\n"):  # else it broke off in it
            waiting.put(line)
