"""What long work tells whoever waits for it, and how it is told to stop."""

from collections.abc import Callable

Progress = Callable[[int, int], None]  # how many are done, of how many
Cancelled = Callable[[], bool]


def silent(done: int, total: int) -> None:
    """Tell nobody."""


def never() -> bool:
    """Go on to the end."""
    return False
