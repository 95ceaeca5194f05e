"""What is to be looked at: stepping through it, mending, and answering for numerals."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import NUMERAL, ActionSpec, Menu

_Check = partial(ActionSpec, menu=Menu.CHECK)
_Numeral = partial(
    ActionSpec,
    menu=Menu.CHECK,
    condition=when.can_answer_numeral,
    everywhere=False,
    modes=NUMERAL,
)

STEPS: Final = (
    _Check(
        id="check.next",
        text=QT_TRANSLATE_NOOP("Actions", "Next to check"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next span at issue or open numeral"),
        condition=when.has_report,
        keys=("F11",),
        hint=QT_TRANSLATE_NOOP("Actions", "next to check"),
    ),
    _Check(
        id="check.previous",
        text=QT_TRANSLATE_NOOP("Actions", "Previous to check"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the span at issue or open numeral before"),
        condition=when.has_report,
        keys=("Shift+F11",),
    ),
    _Check(
        id="check.list",
        text=QT_TRANSLATE_NOOP("Actions", "List of what is to check"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the list in place of the table, or the table again"),
        condition=when.has_report,
        keys=("Ctrl+F11",),
    ),
    _Check(
        id="check.mend",
        text=QT_TRANSLATE_NOOP("Actions", "Mend"),
        tip=QT_TRANSLATE_NOOP("Actions", "Mend what is at issue in the chosen span, or go there"),
        condition=when.can_mend,
        keys=("Ctrl+M",),
        hint=QT_TRANSLATE_NOOP("Actions", "mend"),
    ),
    _Check(
        id="check.mend_everywhere",
        text=QT_TRANSLATE_NOOP("Actions", "Mend everywhere"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Mend the same in all of this report; the same words in all your open ones"
        ),
        condition=when.can_mend_everywhere,
        keys=("Ctrl+Shift+M",),
    ),
    _Check(
        id="check.next_figure",
        text=QT_TRANSLATE_NOOP("Actions", "Next number of the sum"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Go to the next of the numbers that are at odds with the chosen one"
        ),
        condition=when.is_at_odds,
        keys=("Ctrl+Alt+N",),
        hint=QT_TRANSLATE_NOOP("Actions", "next of the sum"),
    ),
    _Check(
        id="check.stands",
        text=QT_TRANSLATE_NOOP("Actions", "It stands as it is"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Dismiss that the number is at odds with others of the report"
        ),
        condition=when.can_dismiss_odds,
        keys=("Ctrl+Alt+K",),
        hint=QT_TRANSLATE_NOOP("Actions", "it stands"),
    ),
    _Check(
        id="check.as_here",
        text=QT_TRANSLATE_NOOP("Actions", "Everywhere as here"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Label the same words as here, in all of your reports that are open"
        ),
        condition=when.can_spread,
        keys=("Ctrl+Alt+M",),
    ),
)

_DISMISSALS: Final = (
    ("date", QT_TRANSLATE_NOOP("Actions", "No number: date or time"), "Ctrl+1"),
    ("ordinal", QT_TRANSLATE_NOOP("Actions", "No number: ordinal or rank"), "Ctrl+2"),
    ("name", QT_TRANSLATE_NOOP("Actions", "No number: name or idiom"), "Ctrl+3"),
    ("result", QT_TRANSLATE_NOOP("Actions", "No number: result or aim"), "Ctrl+4"),
    ("campaign", QT_TRANSLATE_NOOP("Actions", "No number: the campaign"), "Ctrl+5"),
    ("other", QT_TRANSLATE_NOOP("Actions", "No number: something else"), "Ctrl+6"),
)
_HINTS: Final = {
    "date": QT_TRANSLATE_NOOP("Actions", "date"),
    "ordinal": QT_TRANSLATE_NOOP("Actions", "ordinal"),
    "name": QT_TRANSLATE_NOOP("Actions", "name"),
    "result": QT_TRANSLATE_NOOP("Actions", "result"),
    "campaign": QT_TRANSLATE_NOOP("Actions", "campaign"),
    "other": QT_TRANSLATE_NOOP("Actions", "other"),
}
REASONS_BY_ACTION: Final = {f"numeral.{reason}": reason for reason, *_ in _DISMISSALS}

NUMERALS: Final = (
    _Numeral(
        id="numeral.label",
        text=QT_TRANSLATE_NOOP("Actions", "It is a number"),
        tip=QT_TRANSLATE_NOOP("Actions", "Label the numeral as a number and go to the next one"),
        keys=("Return", "Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "a number"),
    ),
    *(
        _Numeral(
            id=f"numeral.{reason}",
            text=text,
            tip=QT_TRANSLATE_NOOP("Actions", "Dismiss the numeral, for this reason, and go on"),
            keys=(key, "Delete", "Backspace") if reason == "other" else (key,),
            hint=_HINTS[reason],
        )
        for reason, text, key in _DISMISSALS
    ),
    _Numeral(
        id="numeral.next",
        text=QT_TRANSLATE_NOOP("Actions", "Next numeral"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next open numeral of this kind"),
        condition=when.at_numeral,
        keys=("Down", "Right"),
        hint=QT_TRANSLATE_NOOP("Actions", "next"),
    ),
    _Numeral(
        id="numeral.previous",
        text=QT_TRANSLATE_NOOP("Actions", "Previous numeral"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the open numeral of this kind before"),
        condition=when.at_numeral,
        keys=("Up", "Left"),
    ),
    _Numeral(
        id="numeral.leave",
        text=QT_TRANSLATE_NOOP("Actions", "Leave the numeral"),
        tip=QT_TRANSLATE_NOOP("Actions", "Leave the numeral open and go back to the spans"),
        condition=when.at_numeral,
        keys=("Esc",),
        hint=QT_TRANSLATE_NOOP("Actions", "leave"),
    ),
)

ACTIONS: Final = (*STEPS, *NUMERALS)
