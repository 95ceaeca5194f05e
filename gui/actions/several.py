"""What is decided about several spans at once, and the pass over one label only."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import DECIDING, ActionSpec, Menu

_In = partial(ActionSpec, menu=Menu.LABEL, everywhere=False, modes=DECIDING)

TOGETHER: Final = (
    _In(
        id="label.confirm_linked",
        text=QT_TRANSLATE_NOOP("Actions", "Confirm with its measure"),
        tip=QT_TRANSLATE_NOOP("Actions", "Confirm the number and the measure it is linked to"),
        condition=when.can_link,
        keys=("Shift+Return", "Shift+Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "with measure"),
        opens_group=True,
    ),
    _In(
        id="label.confirm_sentence",
        text=QT_TRANSLATE_NOOP("Actions", "Confirm the rest of the sentence"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Confirm what is undecided in the sentence, if each is sure enough"
        ),
        condition=when.can_decide,
        keys=("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
    ),
    _In(
        id="label.bulk_threshold",
        text=QT_TRANSLATE_NOOP("Actions", "How sure is sure enough…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Say how sure each suggestion must be to confirm a sentence at once"
        ),
        condition=when.has_report,
    ),
)

PASS: Final = ActionSpec(
    id="go.pass",
    text=QT_TRANSLATE_NOOP("Actions", "Pass over one label"),
    tip=QT_TRANSLATE_NOOP(
        "Actions", "Step through measures only, then numbers only, then all spans again"
    ),
    menu=Menu.GO,
    condition=when.has_report,
    keys=("F12",),
    modes=DECIDING,
)

ACTIONS: Final = (*TOGETHER, PASS)
