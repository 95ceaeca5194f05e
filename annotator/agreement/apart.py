"""A second process that counts the last of many reports while this one counts the first."""

from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import Final

from annotator import second_process
from annotator.agreement.parties import Source

MANY: Final = 100  # reports; for fewer nobody waits until a process has begun


@contextmanager
def counting_from_the_end(source: Source, reports: int) -> Iterator["SimpleQueue[bytes]"]:
    """Lines that come meanwhile: what the last report adds, the one before, ….

    They may stop to come at any time, and none come of few reports, where the source is not in a
    file, or where no process can begin: what they lack is to be counted here.
    """
    request = source.as_request() if reports >= MANY else None
    with second_process.beside("annotator.agreement.worker", request) as other:
        yield other.answers if other else SimpleQueue()
