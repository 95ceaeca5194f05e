"""Going from span to span, report to report and pane to pane."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import DECIDING, ActionSpec, Menu

_Go = partial(ActionSpec, menu=Menu.GO)

ACTIONS: Final = (
    _Go(
        id="go.next_undecided",
        text=QT_TRANSLATE_NOOP("Actions", "Next undecided"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next suggestion that nobody has decided"),
        condition=when.has_report,
        keys=("Down",),
        everywhere=False,
        modes=DECIDING,
        hint=QT_TRANSLATE_NOOP("Actions", "next undecided"),
    ),
    _Go(
        id="go.previous_undecided",
        text=QT_TRANSLATE_NOOP("Actions", "Previous undecided"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the undecided suggestion before"),
        condition=when.has_report,
        keys=("Up",),
        everywhere=False,
        modes=DECIDING,
    ),
    _Go(
        id="go.next_span",
        text=QT_TRANSLATE_NOOP("Actions", "Next span"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next span, decided or not"),
        condition=when.has_report,
        keys=("Right",),
        everywhere=False,
        modes=DECIDING,
    ),
    _Go(
        id="go.previous_span",
        text=QT_TRANSLATE_NOOP("Actions", "Previous span"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the span before, decided or not"),
        condition=when.has_report,
        keys=("Left",),
        everywhere=False,
        modes=DECIDING,
    ),
    _Go(
        id="go.next_report",
        text=QT_TRANSLATE_NOOP("Actions", "Next report"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the next report of the queue"),
        condition=when.has_project,
        keys=("Ctrl+PgDown",),
    ),
    _Go(
        id="go.previous_report",
        text=QT_TRANSLATE_NOOP("Actions", "Previous report"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the report before in the queue"),
        condition=when.has_project,
        keys=("Ctrl+PgUp",),
    ),
    _Go(
        id="go.next_pane",
        text=QT_TRANSLATE_NOOP("Actions", "Next pane"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the focus from queue to report to table to fields"),
        keys=("F6",),
    ),
    _Go(
        id="go.previous_pane",
        text=QT_TRANSLATE_NOOP("Actions", "Previous pane"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the focus one pane back"),
        keys=("Shift+F6",),
    ),
    _Go(
        id="go.filter",
        text=QT_TRANSLATE_NOOP("Actions", "Filter the queue"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show only reports of a name or a state in the queue"),
        condition=when.has_project,
        keys=("Shift+F7",),
    ),
    _Go(
        id="go.queue",
        text=QT_TRANSLATE_NOOP("Actions", "Queue of reports"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the queue, or fold it away"),
        keys=("F7",),
        is_checkable=True,
    ),
)
