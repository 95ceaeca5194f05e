"""The caret in the text: moved by the arrows and selecting with Shift, while it is switched on."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu, Mode

_Caret = partial(
    ActionSpec,
    menu=Menu.CARET,
    condition=when.has_report,
    everywhere=False,
    modes=(Mode.CARET,),
)

MOVES: Final = (
    _Caret(
        id="caret.right",
        text=QT_TRANSLATE_NOOP("Actions", "Caret to the right"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret one character on"),
        keys=("Right",),
        hint=QT_TRANSLATE_NOOP("Actions", "move"),
    ),
    _Caret(
        id="caret.left",
        text=QT_TRANSLATE_NOOP("Actions", "Caret to the left"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret one character back"),
        keys=("Left",),
    ),
    _Caret(
        id="caret.down",
        text=QT_TRANSLATE_NOOP("Actions", "Caret down"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret one line down"),
        keys=("Down",),
    ),
    _Caret(
        id="caret.up",
        text=QT_TRANSLATE_NOOP("Actions", "Caret up"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret one line up"),
        keys=("Up",),
    ),
    _Caret(
        id="caret.word_right",
        text=QT_TRANSLATE_NOOP("Actions", "Caret a word on"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret to the end of the word"),
        keys=("Ctrl+Right",),
    ),
    _Caret(
        id="caret.word_left",
        text=QT_TRANSLATE_NOOP("Actions", "Caret a word back"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret to the beginning of the word"),
        keys=("Ctrl+Left",),
    ),
    _Caret(
        id="caret.line_end",
        text=QT_TRANSLATE_NOOP("Actions", "Caret to the line's end"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret to the end of the line"),
        keys=("End",),
    ),
    _Caret(
        id="caret.line_start",
        text=QT_TRANSLATE_NOOP("Actions", "Caret to the line's beginning"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the caret to the beginning of the line"),
        keys=("Home",),
    ),
)

SELECTING: Final = (
    _Caret(
        id="select.right",
        text=QT_TRANSLATE_NOOP("Actions", "Select to the right"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take one more character into the selection"),
        keys=("Shift+Right",),
        hint=QT_TRANSLATE_NOOP("Actions", "select"),
    ),
    _Caret(
        id="select.left",
        text=QT_TRANSLATE_NOOP("Actions", "Select to the left"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the selection's end one character back"),
        keys=("Shift+Left",),
    ),
    _Caret(
        id="select.down",
        text=QT_TRANSLATE_NOOP("Actions", "Select a line down"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the selection's end one line down"),
        keys=("Shift+Down",),
    ),
    _Caret(
        id="select.up",
        text=QT_TRANSLATE_NOOP("Actions", "Select a line up"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the selection's end one line up"),
        keys=("Shift+Up",),
    ),
    _Caret(
        id="select.word_right",
        text=QT_TRANSLATE_NOOP("Actions", "Select a word on"),
        tip=QT_TRANSLATE_NOOP("Actions", "Take the rest of the word into the selection"),
        keys=("Ctrl+Shift+Right",),
    ),
    _Caret(
        id="select.word_left",
        text=QT_TRANSLATE_NOOP("Actions", "Select a word back"),
        tip=QT_TRANSLATE_NOOP("Actions", "Move the selection's end one word back"),
        keys=("Ctrl+Shift+Left",),
    ),
)

ACTIONS: Final = (*MOVES, *SELECTING)
