"""Labels and guidelines of the project: all of them, or an example for a clause."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import DECIDING, ActionSpec, Menu, Mode

ACTIONS: Final = (
    ActionSpec(
        id="project.schema",
        text=QT_TRANSLATE_NOOP("Actions", "Labels and guidelines…"),
        tip=QT_TRANSLATE_NOOP("Actions", "List and change labels, attributes, categories, clauses"),
        menu=Menu.PROJECT,
        condition=when.has_project,
        keys=("Ctrl+J",),
    ),
    ActionSpec(
        id="label.example",
        text=QT_TRANSLATE_NOOP("Actions", "Example for a clause…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the chosen span into the guidelines as an example"),
        menu=Menu.LABEL,
        condition=when.can_show_as_example,
        keys=("Ctrl+Shift+J",),
        everywhere=False,
        modes=(*DECIDING, Mode.REVIEW),
    ),
)
