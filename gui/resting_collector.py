"""Many records are read at once without the garbage collector walking them."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def resting_collector() -> Iterator[None]:
    """Keep the garbage collector from what is loaded meanwhile.

    It would walk hundreds of thousands of records again and again, and none of them is garbage;
    those of the report before go as nobody refers to them any more.
    """
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
