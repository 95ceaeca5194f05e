"""The project's own words: one measure at a time, or all of them in a list."""

from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import DECIDING, ActionSpec, Menu

ACTIONS: Final = (
    ActionSpec(
        id="label.term",
        text=QT_TRANSLATE_NOOP("Actions", "Into the lexicon, or out of it"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Let the engine look for this measure's words in other reports, or not"
        ),
        menu=Menu.LABEL,
        condition=when.can_toggle_term,
        keys=("Ctrl+L",),
        everywhere=False,
        modes=DECIDING,
        hint=QT_TRANSLATE_NOOP("Actions", "lexicon"),
        opens_group=True,
    ),
    ActionSpec(
        id="project.lexicon",
        text=QT_TRANSLATE_NOOP("Actions", "Terms and units…"),
        tip=QT_TRANSLATE_NOOP("Actions", "List and change the words the project has of its own"),
        menu=Menu.PROJECT,
        condition=when.has_project,
        keys=("Ctrl+Shift+L",),
    ),
    ActionSpec(
        id="project.teach",
        text=QT_TRANSLATE_NOOP("Actions", "What the engine missed…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Take terms into the lexicon that let it find measures it misses now"
        ),
        menu=Menu.PROJECT,
        condition=when.has_project,
        keys=("Ctrl+Alt+L",),
    ),
)
