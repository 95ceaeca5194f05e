"""Reviewing: open a report in review, take one version, both or neither, and go on."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import REVIEWING, ActionSpec, Menu

_Review = partial(ActionSpec, menu=Menu.REVIEW)
_In = partial(ActionSpec, menu=Menu.REVIEW, everywhere=False, modes=REVIEWING)

LETTERS: Final = "ABCDEFGHI"

PLACE: Final = (
    _Review(
        id="review.open",
        text=QT_TRANSLATE_NOOP("Actions", "Review the report"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Settle where people differ in this report, or go back to labelling"
        ),
        condition=when.can_open_review,
        keys=("Ctrl+R",),
        is_checkable=True,
    ),
    _Review(
        id="review.next_report",
        text=QT_TRANSLATE_NOOP("Actions", "Next report to review"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the next report that waits for a review"),
        condition=when.can_write,
        keys=("Ctrl+Alt+R",),
    ),
    _Review(
        id="review.compare",
        text=QT_TRANSLATE_NOOP("Actions", "Compare layers…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Gold, people, suggestions, releases or files against each other"
        ),
        condition=when.has_project,
        keys=("Ctrl+F6",),
    ),
)

_HINTS: Final = {
    1: QT_TRANSLATE_NOOP("Actions", "take A"),
    2: QT_TRANSLATE_NOOP("Actions", "take B"),
}
_TAKES: Final = tuple(
    _In(
        id=f"review.take.{nth}",
        text=QT_TRANSLATE_NOOP("Actions", "Take this version"),
        tip=QT_TRANSLATE_NOOP("Actions", "Settle the difference as this person has it, and go on"),
        condition=when.can_take(nth),
        keys=(str(nth),),
        hint=_HINTS.get(nth, ""),
        opens_group=nth == 1,
    )
    for nth in range(1, len(LETTERS) + 1)
)

DECISIONS: Final = (
    *_TAKES,
    _In(
        id="review.neither",
        text=QT_TRANSLATE_NOOP("Actions", "Neither"),
        tip=QT_TRANSLATE_NOOP("Actions", "Settle that nothing here is gold, and go on"),
        condition=when.can_settle,
        keys=("0", "Delete", "Backspace"),
        hint=QT_TRANSLATE_NOOP("Actions", "neither"),
    ),
    _In(
        id="review.both",
        text=QT_TRANSLATE_NOOP("Actions", "All versions"),
        tip=QT_TRANSLATE_NOOP("Actions", "Settle that all versions are gold, where they can be"),
        condition=when.can_take_all,
        keys=("Ctrl+D",),
        hint=QT_TRANSLATE_NOOP("Actions", "both"),
    ),
    _In(
        id="review.keep",
        text=QT_TRANSLATE_NOOP("Actions", "Keep, and go on"),
        tip=QT_TRANSLATE_NOOP("Actions", "Keep what stands, or what all say, and go to the next"),
        condition=when.is_reviewing,
        keys=("Return", "Enter"),
        hint=QT_TRANSLATE_NOOP("Actions", "keep, next"),
    ),
    _In(
        id="review.reopen",
        text=QT_TRANSLATE_NOOP("Actions", "Reopen what was settled"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take what was settled here back"),
        condition=when.can_reopen_row,
        keys=("Ctrl+Backspace",),
        hint=QT_TRANSLATE_NOOP("Actions", "reopen"),
    ),
    _In(
        id="review.agree",
        text=QT_TRANSLATE_NOOP("Actions", "Accept all that agree"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make gold of everything that all say alike, in one step"),
        condition=when.can_review,
        keys=("Ctrl+G",),
        hint=QT_TRANSLATE_NOOP("Actions", "accept all that agree"),
        opens_group=True,
    ),
    _In(
        id="review.share",
        text=QT_TRANSLATE_NOOP("Actions", "Check a share of what agrees"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List a random tenth of what all say alike; the same ones each time"
        ),
        condition=when.is_reviewing,
        keys=("Ctrl+Shift+G",),
    ),
)

STEPS: Final = (
    _In(
        id="review.next",
        text=QT_TRANSLATE_NOOP("Actions", "Next difference"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next difference that is not settled"),
        condition=when.is_reviewing,
        keys=("Down",),
        hint=QT_TRANSLATE_NOOP("Actions", "next difference"),
        opens_group=True,
    ),
    _In(
        id="review.previous",
        text=QT_TRANSLATE_NOOP("Actions", "Previous difference"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the unsettled difference before"),
        condition=when.is_reviewing,
        keys=("Up",),
    ),
    _In(
        id="review.next_row",
        text=QT_TRANSLATE_NOOP("Actions", "Next in the list"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the next row of the list, settled or not"),
        condition=when.is_reviewing,
        keys=("Right",),
        hint=QT_TRANSLATE_NOOP("Actions", "next in the list"),
    ),
    _In(
        id="review.previous_row",
        text=QT_TRANSLATE_NOOP("Actions", "Previous in the list"),
        tip=QT_TRANSLATE_NOOP("Actions", "Go to the row of the list before"),
        condition=when.is_reviewing,
        keys=("Left",),
    ),
    _In(
        id="review.list",
        text=QT_TRANSLATE_NOOP("Actions", "Differences, agreed, all"),
        tip=QT_TRANSLATE_NOOP("Actions", "List what is at issue, what all say alike, or all"),
        condition=when.is_reviewing,
        keys=("Ctrl+K",),
        opens_group=True,
    ),
    _In(
        id="review.by_kind",
        text=QT_TRANSLATE_NOOP("Actions", "List by kind"),
        tip=QT_TRANSLATE_NOOP("Actions", "Order the list by kind, or by place in the report"),
        condition=when.is_reviewing,
        keys=("Ctrl+Shift+K",),
        is_checkable=True,
    ),
    _In(
        id="review.kind",
        text=QT_TRANSLATE_NOOP("Actions", "Only one kind"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List the differences of one kind, then of the next, then all again"
        ),
        condition=when.is_reviewing,
        keys=("Shift+F5",),
    ),
    _In(
        id="review.copy",
        text=QT_TRANSLATE_NOOP("Actions", "Copy the list"),
        tip=QT_TRANSLATE_NOOP("Actions", "Copy the rows that are listed, as a table"),
        condition=when.is_reviewing,
        keys=("Ctrl+Shift+C",),
    ),
    _Review(
        id="review.anonymous",
        text=QT_TRANSLATE_NOOP("Actions", "Hide names"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Shuffle the letters in each report, and name nobody before the decision"
        ),
        keys=("Ctrl+U",),
        is_checkable=True,
    ),
)

ACTIONS: Final = (*PLACE, *DECISIONS, *STEPS)
