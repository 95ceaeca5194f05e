"""The guidelines, and going to what was commented or flagged."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

ACTIONS: Final = (
    ActionSpec(
        id="view.guidelines",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Guidelines"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the clauses about the chosen span, or fold away"),
        menu=Menu.VIEW,
        keys=("Shift+F1",),
        is_checkable=True,
        hint=QT_TRANSLATE_NOOP("Actions", "guidelines"),
    ),
    ActionSpec(
        id="go.next_noted",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Next commented or unsure span"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next comment or flag, also in other reports"),
        menu=Menu.GO,
        condition=when.has_report,
        keys=("Shift+F9",),
    ),
    ActionSpec(
        id="go.previous_noted",
        text=QT_TRANSLATE_NOOP("Actions", "Previous commented or unsure span"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the comment or flag before"),
        menu=Menu.GO,
        condition=when.has_report,
        keys=("Ctrl+Shift+F9",),
    ),
    ActionSpec(
        id="go.noted",
        text=QT_TRANSLATE_NOOP("Actions", "List of comments and flags"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show what is commented or unsure, or fold it away"),
        menu=Menu.GO,
        condition=when.has_project,
        keys=("Ctrl+F9",),
    ),
)
