"""What is learnt of labels and gold: agreement, samples, return sheets, releases."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

ACTIONS: Final = (
    ActionSpec(
        id="review.agreement",
        menu=Menu.REVIEW,
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Agreement…"),
        tip=QT_TRANSLATE_NOOP("Actions", "How far people agree: figures, and the cases of each"),
        condition=when.has_project,
        keys=("Ctrl+F5",),
    ),
    ActionSpec(
        id="review.samples",
        menu=Menu.REVIEW,
        text=QT_TRANSLATE_NOOP("Actions", "Samples…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Look at some labels of one person alone, and learn the error rate of all"
        ),
        condition=when.has_project,
        keys=("Shift+F12",),
    ),
    ActionSpec(
        id="review.return_sheet",
        menu=Menu.REVIEW,
        text=QT_TRANSLATE_NOOP("Actions", "Return sheet…"),
        tip=QT_TRANSLATE_NOOP("Actions", "What review has changed in somebody's labels, and why"),
        condition=when.has_project,
        keys=("Ctrl+F12",),
    ),
    ActionSpec(
        id="review.releases",
        menu=Menu.REVIEW,
        text=QT_TRANSLATE_NOOP("Actions", "Releases…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Give gold as it stands a name; see what has changed since"
        ),
        condition=when.has_project,
        keys=("Ctrl+F10",),
    ),
)
