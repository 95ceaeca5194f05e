"""A second process that counts the last of many reports while this one counts the first."""

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, Final

from annotator import second_process
from annotator.agreement.parties import Source

MANY: Final = 100  # reports; for fewer nobody waits until a process has begun
TAKING: Final = "counts of a second process"  # what the thread is called that reads them


@contextmanager
def counting_from_the_end(source: Source, reports: int) -> Iterator[Sequence[bytes]]:
    """Lines that grow while they are looked at: what the last report adds, the one before, ….

    They may stop to come at any time, and none come of few reports, where the source is not in a
    file, or where no process can begin: what they lack is to be counted here.
    """
    told = source.as_told() if reports >= MANY and (os.cpu_count() or 1) > 1 else None
    lines: list[bytes] = []
    try:
        process = _begun() if told is not None else None
    except OSError:
        process = None
    if process is None:
        yield lines
        return
    assert process.stdout is not None
    taking = Thread(target=_take, args=(process.stdout, lines), name=TAKING, daemon=True)
    taking.start()
    try:
        with suppress(OSError):
            second_process.tell(process, told)
        yield lines
    finally:
        process.kill()
        process.wait()
        taking.join()
        second_process.close_pipes(process)


def _begun() -> "subprocess.Popen[bytes]":
    return second_process.begin("annotator.agreement.worker", stderr=subprocess.DEVNULL)


def _take(answers: IO[bytes], lines: list[bytes]) -> None:
    for line in second_process.whole_lines(answers):
        lines.append(line)  # noqa: PERF402 - looked at while it grows
