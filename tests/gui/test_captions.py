"""Words of a project's own schema stand on buttons as they are written, & included."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget

from gui.actions.action_set import ActionSet
from gui.panels.choice_fields import SegmentsField
from gui.panels.likely_categories import LikelyCategories
from gui.widgets.labels import caption

WORDS = "R&D && 技术"


@pytest.fixture
def shown(qtbot):
    """What a button or an action with this caption shows, and the key it would take."""

    def words(text: str) -> tuple[str, str]:
        button = QPushButton(text)
        qtbot.addWidget(button)
        return QAction(text).iconText(), button.shortcut().toString()

    return words


def test_a_caption_shows_the_words_and_takes_no_key(shown):
    assert shown(caption(WORDS)) == (WORDS, "")
    assert shown(WORDS)[1] == "Alt+D"


def test_choices_and_likely_categories_are_shown_as_the_schema_writes_them(qtbot, shown):
    field, likely = SegmentsField("kind"), LikelyCategories()
    for widget in (field, likely):
        qtbot.addWidget(widget)
    field.set_options([("a", WORDS), ("b", "b")], None)
    likely.offer([("a", WORDS)], chosen=None, makes_span=False)
    for widget in (field, likely):
        button = next(each for each in widget.findChildren(QPushButton) if each.text())
        assert shown(button.text()) == (WORDS, "")
        assert button.accessibleName() == WORDS


def test_a_label_is_called_as_the_schema_writes_it(qtbot, shown):
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    actions.name_labels({"1": WORDS})
    assert shown(actions["mark.1"].text())[0] == WORDS
