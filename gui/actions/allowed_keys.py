"""Which keys may be given to an action: ones that a Chinese input method leaves alone."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, cast

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_NO_MODIFIER: Final = Qt.KeyboardModifier.NoModifier
_SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
_CTRL: Final = Qt.KeyboardModifier.ControlModifier
_ALT: Final = Qt.KeyboardModifier.AltModifier
_FIRST_SPECIAL: Final = 0x01000000  # in Qt's numbering printable keys stand below
_SWITCHES: Final = (
    (_CTRL, Qt.Key.Key_Space),
    (_SHIFT, Qt.Key.Key_Space),
    (_CTRL | _SHIFT, Qt.Key.Key_Space),
    (_CTRL, Qt.Key.Key_Period),
)
_LAST_CONSOLE: Final = Qt.Key.Key_F12
_BARE: Final = (
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
    *(Qt.Key.Key_CapsLock, Qt.Key.Key_AltGr),
)


class Refusal(StrEnum):
    """Why a key cannot be given to an action."""

    WRITES = "writes"  # an input method makes a text of it
    SWITCHES = "switches"  # it switches the input method, or its width or marks
    LEAVES = "leaves"  # Linux goes to a console with it, and no window hears of it
    MODIFIER = "modifier"  # nothing but Shift, Ctrl or Alt


def refusal(key: str) -> Refusal | None:
    """Why this key (in Qt's portable words) will not do; None where it will."""
    sequence = QKeySequence(key)
    if sequence.isEmpty():
        return Refusal.MODIFIER
    combination = cast(Sequence[QKeyCombination], sequence)[0]  # its type lacks the index
    pressed, held = combination.key(), combination.keyboardModifiers()
    held &= ~Qt.KeyboardModifier.KeypadModifier
    if pressed in _BARE:
        return Refusal.MODIFIER
    if (held, pressed) in _SWITCHES:
        return Refusal.SWITCHES
    if held == _CTRL | _ALT and Qt.Key.Key_F1 <= pressed <= _LAST_CONSOLE:
        return Refusal.LEAVES
    if held in (_NO_MODIFIER, _SHIFT) and _writes(pressed, is_shifted=held == _SHIFT):
        return Refusal.WRITES
    return None


def _writes(pressed: Qt.Key, *, is_shifted: bool) -> bool:
    """Letters and marks; a digit alone chooses nothing while nothing is being composed."""
    is_digit = Qt.Key.Key_0 <= pressed <= Qt.Key.Key_9
    return pressed.value < _FIRST_SPECIAL and (is_shifted or not is_digit)
