"""Progress: how far reports, people and categories are."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

ACTIONS: Final = (
    ActionSpec(
        id="team.progress",
        menu=Menu.TEAM,
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Progress…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Charts of reports, people, categories and rules, to print and copy"
        ),
        condition=when.has_project,
        keys=("Ctrl+Shift+F7",),
    ),
)
