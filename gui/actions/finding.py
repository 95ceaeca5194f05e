"""Finding words in the report, or in all reports."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_Find = partial(ActionSpec, menu=Menu.GO)

ACTIONS: Final = (
    _Find(
        id="find.report",
        text=QT_TRANSLATE_NOOP("Actions", "Find…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Find words, spans or values in the report"),
        condition=when.has_report,
        keys=("Ctrl+F",),
        hint=QT_TRANSLATE_NOOP("Actions", "find"),
    ),
    _Find(
        id="find.everywhere",
        text=QT_TRANSLATE_NOOP("Actions", "Find in all reports…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Find words, spans or values in all reports"),
        condition=when.has_project,
        keys=("Ctrl+Shift+F", "Ctrl+F3"),  # some input methods take the first for themselves
    ),
    _Find(
        id="find.next",
        text=QT_TRANSLATE_NOOP("Actions", "Next match"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next place that was found"),
        condition=when.has_report,
        keys=("F3",),
    ),
    _Find(
        id="find.previous",
        text=QT_TRANSLATE_NOOP("Actions", "Previous match"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the place before that was found"),
        condition=when.has_report,
        keys=("Shift+F3",),
    ),
)
