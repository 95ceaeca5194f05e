"""A report that was left is gone from memory, though the collector of garbage never looks at it."""

import gc

import pytest

from annotator.checks.live import LiveChecks
from annotator.workspace import Workspace


def alive(kind: type) -> int:
    """How many there are, those that nobody refers to any more included."""
    gc.unfreeze()
    return sum(type(each) is kind for each in gc.get_objects())


@pytest.mark.parametrize("kind", [Workspace, LiveChecks])
def test_nothing_stays_of_reports_that_were_left(project_path, open_window, kind):
    gc.collect()
    before = alive(kind)
    hands = open_window(project_path)
    gc.disable()
    for _ in range(5):
        hands.press("Ctrl+PgDown", "Return", "Ctrl+PgUp")
        hands.until_stored()
    assert alive(kind) <= before + 1
    gc.enable()
