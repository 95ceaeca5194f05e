"""A second process that counts the last of many reports while this one counts the first."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Thread
from typing import IO, Final

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
    assert process.stdin is not None
    assert process.stdout is not None
    taking = Thread(target=_take, args=(process.stdout, lines), name=TAKING, daemon=True)
    taking.start()
    try:
        with suppress(OSError):
            process.stdin.write(json.dumps(told).encode("ascii") + b"\n")
            process.stdin.flush()
        yield lines
    finally:
        process.kill()
        process.wait()
        taking.join()
        process.stdout.close()
        with suppress(OSError):  # what was not sent is not missed
            process.stdin.close()


def _begun() -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        # -P: a file beside a person's reports must not stand in for a module
        [sys.executable, "-P", "-m", "annotator.agreement.worker"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _take(answers: IO[bytes], lines: list[bytes]) -> None:
    for line in answers:
        if not line.endswith(b"\n"):
            return  # broken off
        lines.append(line)
