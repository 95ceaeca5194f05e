"""Agreement: how far people agree, and where they do not."""

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
)
