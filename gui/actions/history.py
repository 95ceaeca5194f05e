"""Who decided what and when."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_OF_PROJECT: Final = ActionSpec(
    id="project.history",
    menu=Menu.PROJECT,
    text=QT_TRANSLATE_NOOP("Actions", "History…"),
    tip=QT_TRANSLATE_NOOP("Actions", "Who decided what and when in the whole project"),
    condition=when.has_project,
    keys=("Ctrl+Alt+H",),
)
_OF_REPORT: Final = ActionSpec(
    id="report.history",
    menu=Menu.REPORT,
    text=QT_TRANSLATE_NOOP("Actions", "History of this report…"),
    tip=QT_TRANSLATE_NOOP("Actions", "Who decided what and when in the report on screen"),
    condition=when.has_report,
    keys=("Ctrl+Shift+H",),
)

ACTIONS: Final = (_OF_PROJECT, _OF_REPORT)
