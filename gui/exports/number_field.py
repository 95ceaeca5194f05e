"""A field for a whole number."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QLineEdit


class NumberField(QLineEdit):
    """Takes digits alone; where nothing is typed it has the usual number, which it shows dimly."""

    changed = Signal()

    def __init__(self, name: str, least: int, most: int, usual: int) -> None:
        super().__init__()
        self.setObjectName(name)
        self._least, self._most, self._usual = least, most, usual
        self.setValidator(QIntValidator(0, most, self))
        self.setPlaceholderText(str(usual))
        self.setFixedWidth(max(56, self.fontMetrics().horizontalAdvance(str(most)) + 28))
        self.textChanged.connect(self.changed)

    @property
    def value(self) -> int:
        """The number."""
        typed = int(self.text()) if self.text().isascii() and self.text().isdigit() else self._usual
        return min(max(typed, self._least), self._most)
