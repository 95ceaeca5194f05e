"""Qt's marker of texts to translate, with the type that its own declaration lacks."""

from collections.abc import Callable
from typing import Final, cast

from PySide6 import QtCore

# lupdate looks for this very name
QT_TRANSLATE_NOOP: Final = cast(Callable[[str, str], str], QtCore.QT_TRANSLATE_NOOP)
