"""What is done to a span, with the keys that work in the report and in the table."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import AT_SPANS, DECIDING, IN_TEXT, LINKING, NUMERAL, ActionSpec, Menu, Mode

_In = partial(ActionSpec, menu=Menu.LABEL, everywhere=False, modes=AT_SPANS)
_InOwn = partial(ActionSpec, menu=Menu.LABEL, everywhere=False, modes=DECIDING)
_InText = partial(ActionSpec, menu=Menu.LABEL, everywhere=False, modes=IN_TEXT)
_OfEdges = partial(ActionSpec, menu=Menu.EDGES, everywhere=False, modes=AT_SPANS)
_InLinking = partial(ActionSpec, menu=Menu.EDGES, everywhere=False, modes=LINKING)

DIGITS: Final = "123456789"

DECISIONS: Final = (
    _InOwn(
        id="label.confirm",
        text=QT_TRANSLATE_NOOP("Actions", "Confirm"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Confirm the span as it stands, or as selected over it, and go on"
        ),
        condition=when.can_decide,
        keys=("Return", "Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "confirm"),
    ),
    _InOwn(
        id="label.reject",
        text=QT_TRANSLATE_NOOP("Actions", "Reject"),
        tip=QT_TRANSLATE_NOOP("Actions", "Reject the suggestion, or delete a span you added"),
        condition=when.can_decide,
        keys=("Delete", "Backspace"),
        hint=QT_TRANSLATE_NOOP("Actions", "reject"),
    ),
    _In(
        id="label.reject_because",
        text=QT_TRANSLATE_NOOP("Actions", "Reject with a reason…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Reject the suggestion and say what it is instead"),
        condition=when.can_decide,
        keys=("Shift+Delete",),
    ),
    _In(
        id="label.unsure",
        text=QT_TRANSLATE_NOOP("Actions", "Unsure"),
        tip=QT_TRANSLATE_NOOP("Actions", "Flag the span as unsure, or clear the flag"),
        condition=when.can_decide,
        keys=("F8",),
        hint=QT_TRANSLATE_NOOP("Actions", "unsure"),
    ),
    _InOwn(
        id="label.reset",
        text=QT_TRANSLATE_NOOP("Actions", "Back to undecided"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the decision about this suggestion back"),
        condition=when.can_reset,
        keys=("Ctrl+Backspace",),
    ),
    _In(
        id="label.fields",
        text=QT_TRANSLATE_NOOP("Actions", "Edit fields"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go into the fields of the span; Esc comes back"),
        condition=when.can_decide,
        keys=("F2",),
        hint=QT_TRANSLATE_NOOP("Actions", "fields"),
        opens_group=True,
    ),
    _InText(
        id="label.words",
        text=QT_TRANSLATE_NOOP("Actions", "Take the words as indicator"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take the selected words into the span's field of words, and go on"
        ),
        condition=when.can_take_words,
        keys=("Ctrl+T",),
        hint=QT_TRANSLATE_NOOP("Actions", "indicator"),
    ),
    _In(
        id="label.comment",
        text=QT_TRANSLATE_NOOP("Actions", "Comment…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Write a comment on the span, or on the report"),
        condition=when.can_label,
        keys=("F9",),
    ),
    _In(
        id="label.history",
        text=QT_TRANSLATE_NOOP("Actions", "Card with history"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show value, reason, state and who decided what when"),
        condition=when.has_focus,
        keys=("Ctrl+H",),
    ),
    _InText(
        id="label.add",
        text=QT_TRANSLATE_NOOP("Actions", "Add a span"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make a span from the selected characters"),
        condition=when.can_add,
        keys=("Insert",),
        hint=QT_TRANSLATE_NOOP("Actions", "add"),
        opens_group=True,
    ),
    _InText(
        id="label.caret",
        text=QT_TRANSLATE_NOOP("Actions", "Caret in the text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move a caret with the arrows, select with Shift"),
        condition=when.has_report,
        keys=("F5",),
        is_checkable=True,
        hint=QT_TRANSLATE_NOOP("Actions", "caret"),
    ),
    _InText(
        id="label.leave",
        text=QT_TRANSLATE_NOOP("Actions", "Leave"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop the selection, leave the caret or the span"),
        condition=when.has_report,
        keys=("Esc",),
    ),
)

EDGES: Final = (
    _OfEdges(
        id="edge.right_out",
        text=QT_TRANSLATE_NOOP("Actions", "Right edge out"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take in one character on the right"),
        condition=when.can_decide,
        keys=("Shift+Right",),
        hint=QT_TRANSLATE_NOOP("Actions", "right edge"),
    ),
    _OfEdges(
        id="edge.right_in",
        text=QT_TRANSLATE_NOOP("Actions", "Right edge in"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop one character on the right"),
        condition=when.can_decide,
        keys=("Shift+Left",),
    ),
    _OfEdges(
        id="edge.left_out",
        text=QT_TRANSLATE_NOOP("Actions", "Left edge out"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take in one character on the left"),
        condition=when.can_decide,
        keys=("Ctrl+Shift+Left",),
        hint=QT_TRANSLATE_NOOP("Actions", "left edge"),
    ),
    _OfEdges(
        id="edge.left_in",
        text=QT_TRANSLATE_NOOP("Actions", "Left edge in"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop one character on the left"),
        condition=when.can_decide,
        keys=("Ctrl+Shift+Right",),
    ),
    _OfEdges(
        id="edge.right_word_out",
        text=QT_TRANSLATE_NOOP("Actions", "Right edge out by a word"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take in one word on the right"),
        condition=when.can_decide,
        keys=("Shift+PgDown",),
    ),
    _OfEdges(
        id="edge.right_word_in",
        text=QT_TRANSLATE_NOOP("Actions", "Right edge in by a word"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop one word on the right"),
        condition=when.can_decide,
        keys=("Shift+PgUp",),
    ),
    _OfEdges(
        id="edge.left_word_out",
        text=QT_TRANSLATE_NOOP("Actions", "Left edge out by a word"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take in one word on the left"),
        condition=when.can_decide,
        keys=("Ctrl+Shift+PgUp",),
    ),
    _OfEdges(
        id="edge.left_word_in",
        text=QT_TRANSLATE_NOOP("Actions", "Left edge in by a word"),
        tip=QT_TRANSLATE_NOOP("Actions", "Drop one word on the left"),
        condition=when.can_decide,
        keys=("Ctrl+Shift+PgDown",),
    ),
)

FITTING: Final = (
    _OfEdges(
        id="edge.take_in",
        text=QT_TRANSLATE_NOOP("Actions", "Take in what belongs to the number"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Reach from the numeral to the unit, then to the words that bound it"
        ),
        condition=when.can_fit_number,
        keys=("Ctrl+Right",),
        hint=QT_TRANSLATE_NOOP("Actions", "whole number"),
        opens_group=True,
    ),
    _OfEdges(
        id="edge.drop",
        text=QT_TRANSLATE_NOOP("Actions", "Drop what is around the number"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Leave out the noun and the words that bound it, then unit and multiplier"
        ),
        condition=when.can_fit_number,
        keys=("Ctrl+Left",),
    ),
)

LINKS: Final = (
    _OfEdges(
        id="link.begin",
        text=QT_TRANSLATE_NOOP("Actions", "Link…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Step through the measures nearby to link the number"),
        condition=when.can_link,
        keys=("F4",),
        hint=QT_TRANSLATE_NOOP("Actions", "link"),
        opens_group=True,
    ),
    _InLinking(
        id="link.next",
        text=QT_TRANSLATE_NOOP("Actions", "Next measure"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next measure nearby"),
        keys=("F4", "Down", "Right"),
        hint=QT_TRANSLATE_NOOP("Actions", "next"),
    ),
    _InLinking(
        id="link.previous",
        text=QT_TRANSLATE_NOOP("Actions", "Previous measure"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the measure before"),
        keys=("Shift+F4", "Up", "Left"),
        hint=QT_TRANSLATE_NOOP("Actions", "previous"),
    ),
    _InLinking(
        id="link.take",
        text=QT_TRANSLATE_NOOP("Actions", "Link to this measure"),
        tip=QT_TRANSLATE_NOOP("Actions", "Link the number to the marked measure"),
        keys=("Return", "Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "take it"),
    ),
    _InLinking(
        id="link.clear",
        text=QT_TRANSLATE_NOOP("Actions", "No link"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the link of the number away"),
        keys=("Delete", "Backspace"),
        hint=QT_TRANSLATE_NOOP("Actions", "no link"),
    ),
    _InLinking(
        id="link.leave",
        text=QT_TRANSLATE_NOOP("Actions", "Leave linking"),
        tip=QT_TRANSLATE_NOOP("Actions", "Leave the link as it was"),
        keys=("Esc",),
        hint=QT_TRANSLATE_NOOP("Actions", "leave"),
    ),
)

MARKS: Final = tuple(
    _InText(
        id=f"mark.{digit}",
        text=QT_TRANSLATE_NOOP("Actions", "Label by its digit"),
        tip=QT_TRANSLATE_NOOP("Actions", "Give the selection, or the span, this label"),
        condition=when.can_mark_with(digit),
        keys=(digit,),
        modes=(Mode.DECIDING, Mode.CARET, *NUMERAL),
        opens_group=digit == DIGITS[0],
    )
    for digit in DIGITS
)

ACTIONS: Final = (*DECISIONS, *EDGES, *FITTING, *LINKS, *MARKS)
