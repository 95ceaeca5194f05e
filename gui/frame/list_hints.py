"""The keys of lists and pages, which the status row shows while one of them has the keyboard."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.frame.status_row import Hint
from gui.keys.names import readable_key

_GO = ("Return", QT_TRANSLATE_NOOP("KeyHints", "go there"))
_BACK = ("Esc", QT_TRANSLATE_NOOP("KeyHints", "back to the report"))

_FILTERING = (
    ("Return", QT_TRANSLATE_NOOP("KeyHints", "to the labels")),
    ("Tab", QT_TRANSLATE_NOOP("KeyHints", "next field")),
)

# by the name of the widget: these keys are its own, and no actions that a person might change
_KEYS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "toCheckTree": (
        _GO,
        ("Right", QT_TRANSLATE_NOOP("KeyHints", "unfold")),
        ("Left", QT_TRANSLATE_NOOP("KeyHints", "fold")),
        _BACK,
    ),
    "clauseList": (("Return", QT_TRANSLATE_NOOP("KeyHints", "cite in a comment")), _BACK),
    "guidelineSearch": (
        ("Down", QT_TRANSLATE_NOOP("KeyHints", "to the clauses")),
        ("Esc", QT_TRANSLATE_NOOP("KeyHints", "clear, then back")),
    ),
    "notedList": (_GO, _BACK),
    "queueFilter": (
        ("Return", QT_TRANSLATE_NOOP("KeyHints", "open the first")),
        ("Down", QT_TRANSLATE_NOOP("KeyHints", "to the reports")),
        ("Esc", QT_TRANSLATE_NOOP("KeyHints", "clear, then back")),
    ),
    "queueList": (("Return", QT_TRANSLATE_NOOP("KeyHints", "open the report")), _BACK),
    "importFiles": (
        ("Delete", QT_TRANSLATE_NOOP("KeyHints", "take out")),
        ("Ctrl+A", QT_TRANSLATE_NOOP("KeyHints", "choose all")),
        ("Home", QT_TRANSLATE_NOOP("KeyHints", "first")),
        ("End", QT_TRANSLATE_NOOP("KeyHints", "last")),
        ("Return", QT_TRANSLATE_NOOP("KeyHints", "import")),
    ),
    "allLabelsTable": (
        _GO,
        ("F2", QT_TRANSLATE_NOOP("KeyHints", "mend")),
        ("Ctrl+C", QT_TRANSLATE_NOOP("KeyHints", "copy rows")),
        ("Ctrl+F", QT_TRANSLATE_NOOP("KeyHints", "search")),
        ("Ctrl+Up", QT_TRANSLATE_NOOP("KeyHints", "sort by this column")),
        ("Alt+Down", QT_TRANSLATE_NOOP("KeyHints", "filter it")),
        ("Ctrl+Backspace", QT_TRANSLATE_NOOP("KeyHints", "show all")),
        _BACK,
    ),
    "allLabelsSearch": _FILTERING,
    "allLabelsFilters": _FILTERING,
    "mendPreview": (("Space", QT_TRANSLATE_NOOP("KeyHints", "leave out or take in")),),
    "pageArea": (
        ("PgUp", QT_TRANSLATE_NOOP("KeyHints", "previous page")),
        ("PgDown", QT_TRANSLATE_NOOP("KeyHints", "next page")),
        ("Ctrl+=", QT_TRANSLATE_NOOP("KeyHints", "larger")),
        ("Ctrl+-", QT_TRANSLATE_NOOP("KeyHints", "smaller")),
        ("Esc", QT_TRANSLATE_NOOP("KeyHints", "close the page")),
    ),
}


def list_hints(focused: QWidget | None) -> list[Hint]:
    """The keys of the list, page or row of fields that has the keyboard; none somewhere else."""
    around = focused.parentWidget() if focused is not None else None
    names = (each.objectName() for each in (focused, around) if each is not None)
    keys = next((_KEYS[name] for name in names if name in _KEYS), ())
    return [
        (readable_key(key), QCoreApplication.translate("KeyHints", words)) for key, words in keys
    ]
