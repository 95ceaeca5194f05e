"""Who hears the window is told what was decided, that it is stored, and what undo took back."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible


@pytest.fixture
def listening() -> Iterator[None]:
    before = QAccessible.isActive()
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(before)


def test_a_decision_its_storing_and_its_undo_are_told(listening, project_path, open_window) -> None:
    hands = open_window(project_path)
    told: list[str] = []
    hands.window.announcing.announced.connect(told.append)
    words = hands.window.labeller.focus.item.span.text
    hands.press("Return")
    hands.until_stored()
    assert told[0] == f"confirmed: {words}"
    assert "stored" in told
    told.clear()
    hands.press("F9")
    hands.write("look again")
    hands.press("Return")
    hands.until_stored()
    assert told[0] == "comment kept"
    told.clear()
    hands.press("Ctrl+Z", "Ctrl+Z")
    hands.bot.waitUntil(lambda: any(each.startswith("Undone: the confirm") for each in told))


def test_nothing_is_told_while_nobody_listens(project_path, open_window) -> None:
    QAccessible.setActive(False)
    hands = open_window(project_path)
    told: list[str] = []
    hands.window.announcing.announced.connect(told.append)
    hands.press("Return")
    hands.until_stored()
    assert told == []
