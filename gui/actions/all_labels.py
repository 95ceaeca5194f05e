"""The table of all labels: going there and back."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

ACTIONS: Final = (
    ActionSpec(
        id="go.all_labels",
        menu=Menu.GO,
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Table of all labels"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List, sort, filter and mend the labels of all reports, or go back"
        ),
        condition=when.has_project,
        keys=("Ctrl+F7",),
        is_checkable=True,
    ),
)
