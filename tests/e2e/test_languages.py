"""The window in another language: nothing of the one before is left on it."""

import html
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QWidget,
)

from gui.all_labels.model import COLUMNS
from schema.labels import default_toml
from schema.listing import Column

_CHINESE = re.compile("[\u3400-\u9fff]")
# what a person or a report says, and the name of the language itself
_OF_PEOPLE = {"sentence", "person", "projectName", "why", "value"}
_OWN_NAME = "中文"


def words_on(window: QWidget) -> Iterator[str]:
    """Everything the window says in words of its own."""
    for widget in window.findChildren(QWidget):
        if widget.objectName() in _OF_PEOPLE:
            continue
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox) and not widget.objectName().startswith("link/"):
            yield from (widget.itemText(row) for row in range(widget.count()))
    for action in window.action_set._actions.values():
        yield from (action.text(), action.toolTip(), action.statusTip())
    yield from (f"{key} {word}" for key, word in window.status.hints.shown)
    yield from (menu.title() for menu in window.findChildren(QMenu))
    model = window.table._model
    for column in range(model.columnCount()):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def test_no_chinese_word_is_left_after_switching_to_english(
    project_path: Path, open_window: Callable
):
    hands = open_window(project_path)
    hands.window.action_set["view.chinese"].trigger()
    hands.press("Return", "F8", "Delete", "Down")
    hands.until_stored()
    assert sum(bool(_CHINESE.search(each)) for each in words_on(hands.window)) > 100
    hands.window.action_set["view.english"].trigger()
    QApplication.processEvents()
    known = hands.window.view.text() + default_toml()
    left = {plain(each) for each in words_on(hands.window) if _CHINESE.search(each)} - {_OWN_NAME}
    assert {each for each in left if each not in known} == set()


def test_the_table_of_labels_that_is_open_changes_its_language_too(
    labelled_path: Path, open_window: Callable
):
    hands = open_window(labelled_path)
    hands.window.action_set["view.chinese"].trigger()
    hands.press("Ctrl+F7")
    page = hands.window.rooms.all_labels.part.page
    states = COLUMNS.index(Column.STATE)

    def said() -> set[str]:
        model = page.model
        return {model.index(row, states).data() for row in range(model.rowCount())}

    def counts() -> set[str]:
        return {page.groups.item(row, 0).text() for row in range(page.groups.rowCount())}

    hands.bot.waitUntil(lambda: "已确认" in said())
    page.group.setCurrentIndex(page.group.findData(Column.STATE.value))
    hands.bot.waitUntil(lambda: "已确认" in counts())
    hands.window.action_set["view.english"].trigger()
    hands.bot.waitUntil(lambda: said() == {"confirmed"})
    hands.bot.waitUntil(lambda: counts() == {"confirmed"})
    assert "label" in page.told.text()
    assert not _CHINESE.search(page.told.text())


def plain(words: str) -> str:
    """Words without the frame of a tool tip, and of a link the span without its category."""
    inside = html.unescape(re.sub("<[^>]*>", "", words))
    return inside.split(" · ")[0].split("\n")[0]
