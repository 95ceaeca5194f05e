"""How things are shown, and help."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_View = partial(ActionSpec, menu=Menu.VIEW)

_HIDING: Final = QT_TRANSLATE_NOOP(
    "Actions", "Hide undecided suggestions below this score; the table says how many"
)
_THRESHOLDS: Final = (
    (
        0,
        QT_TRANSLATE_NOOP("Actions", "Show all suggestions"),
        QT_TRANSLATE_NOOP("Actions", "Hide no suggestion, however low its score"),
    ),
    (50, QT_TRANSLATE_NOOP("Actions", "Hide suggestions below 0.5"), _HIDING),
    (70, QT_TRANSLATE_NOOP("Actions", "Hide suggestions below 0.7"), _HIDING),
    (90, QT_TRANSLATE_NOOP("Actions", "Hide suggestions below 0.9"), _HIDING),
)
THRESHOLDS: Final = tuple(percent for percent, _, _ in _THRESHOLDS)

VIEW: Final = (
    _View(
        id="view.zoom_in",
        text=QT_TRANSLATE_NOOP("Actions", "Larger report text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Zoom into the report; the panels stay as they are"),
        keys=("Ctrl+=", "Ctrl++"),
    ),
    _View(
        id="view.zoom_out",
        text=QT_TRANSLATE_NOOP("Actions", "Smaller report text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Zoom out of the report"),
        keys=("Ctrl+-",),
    ),
    _View(
        id="view.zoom_reset",
        text=QT_TRANSLATE_NOOP("Actions", "Usual report text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the report in its usual size"),
        keys=("Ctrl+0",),
    ),
    _View(
        id="view.reading",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Join broken lines"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show paragraphs joined, or the lines as stored"),
        condition=when.has_report,
        is_checkable=True,
    ),
    _View(
        id="view.line_numbers",
        text=QT_TRANSLATE_NOOP("Actions", "Line numbers"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide the numbers of the stored lines"),
        condition=when.has_report,
        is_checkable=True,
    ),
    _View(
        id="view.hide_rejected",
        text=QT_TRANSLATE_NOOP("Actions", "Hide rejected spans"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show or hide what was rejected"),
        is_checkable=True,
    ),
    *(
        _View(
            id=f"view.hide_below_{percent}",
            text=text,
            tip=tip,
            is_checkable=True,
            opens_group=percent == THRESHOLDS[0],
        )
        for percent, text, tip in _THRESHOLDS
    ),
    _View(
        id="view.chinese",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "中文"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the window in Chinese"),
        is_checkable=True,
    ),
    _View(
        id="view.english",
        text=QT_TRANSLATE_NOOP("Actions", "English"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the window in English"),
        is_checkable=True,
    ),
    _View(
        id="view.theme_system",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Light or dark like the system"),
        tip=QT_TRANSLATE_NOOP("Actions", "Follow the system's theme"),
        is_checkable=True,
    ),
    _View(
        id="view.theme_light",
        text=QT_TRANSLATE_NOOP("Actions", "Light"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use the light theme"),
        is_checkable=True,
    ),
    _View(
        id="view.theme_dark",
        text=QT_TRANSLATE_NOOP("Actions", "Dark"),
        tip=QT_TRANSLATE_NOOP("Actions", "Use the dark theme"),
        is_checkable=True,
    ),
    _View(
        id="view.font_larger",
        opens_group=True,
        text=QT_TRANSLATE_NOOP("Actions", "Larger panel text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make the text of the panels larger"),
        keys=("Ctrl+Alt+=",),
    ),
    _View(
        id="view.font_smaller",
        text=QT_TRANSLATE_NOOP("Actions", "Smaller panel text"),
        tip=QT_TRANSLATE_NOOP("Actions", "Make the text of the panels smaller"),
        keys=("Ctrl+Alt+-",),
    ),
)

HELP: Final = (
    ActionSpec(
        id="help.shortcuts",
        text=QT_TRANSLATE_NOOP("Actions", "Shortcuts"),
        tip=QT_TRANSLATE_NOOP("Actions", "List all actions and their keys, and change them"),
        menu=Menu.HELP,
        keys=("F1",),
    ),
    ActionSpec(
        id="help.menu",
        text=QT_TRANSLATE_NOOP("Actions", "Open the menu"),
        tip=QT_TRANSLATE_NOOP("Actions", "Open the menu of everything that can be done"),
        menu=Menu.HELP,
        keys=("F10",),
    ),
)

ACTIONS: Final = (*VIEW, *HELP)
