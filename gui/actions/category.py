"""The category of a measure: one of the likeliest by one key, else from a list."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import IN_TEXT, ActionSpec, Menu

_InText = partial(
    ActionSpec,
    menu=Menu.LABEL,
    condition=when.can_categorise,
    everywhere=False,
    modes=IN_TEXT,
)

LIKELY: Final = tuple(
    _InText(
        id=f"category.{nth}",
        text=QT_TRANSLATE_NOOP("Actions", "Likely category by its number"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Give the measure this category; on a selection, make a measure of it"
        ),
        keys=(f"Ctrl+{nth}",),
        hint=QT_TRANSLATE_NOOP("Actions", "likely category") if nth == 1 else "",
        opens_group=nth == 1,
    )
    for nth in (1, 2, 3)
)

ACTIONS: Final = (
    *LIKELY,
    _InText(
        id="label.category",
        text=QT_TRANSLATE_NOOP("Actions", "Choose a category…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "List all categories, to pick by pinyin initials, characters or a digit"
        ),
        keys=("Shift+F2",),
        hint=QT_TRANSLATE_NOOP("Actions", "category"),
    ),
)
