"""How often Python looks for objects that hold one another, while very much is read or written."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

_OBJECTS: Final = 100_000  # more than a report's rows and records, which go as soon as it is done


@contextmanager
def collecting_rarely() -> Iterator[None]:
    """Let the collector run rarely: rows of a million spans hold none of one another.

    By itself it would look at them every 700 objects, which takes a fifth of an export.
    """
    usual = gc.get_threshold()
    gc.set_threshold(_OBJECTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
