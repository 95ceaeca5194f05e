"""Fields for a part of the schema: words in two languages, a colour, some of many."""

from collections.abc import Collection, Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import (
    QColorDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from gui.dialogs.enter import beside_default
from gui.theme import READABLE_CONTRAST, Theme, contrast
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema.labels import LabelType, Words

_ID: Final = Qt.ItemDataRole.UserRole
_SWATCH: Final = 10


class TwoWords(QWidget):
    """One text in Chinese and in English, side by side."""

    changed = Signal()

    def __init__(self, name: str, said: str, *, lines: int = 1) -> None:
        super().__init__()
        self._fields: list[QLineEdit | QPlainTextEdit] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for column, (language, of) in enumerate((("zh", self.tr("Chinese")), ("en", "English"))):
            field = named(QLineEdit() if lines == 1 else QPlainTextEdit(), f"{name}/{language}")
            field.setAccessibleName(f"{said}: {of}")
            field.setPlaceholderText(of)
            if isinstance(field, QPlainTextEdit):
                field.setTabChangesFocus(True)
                field.setFixedHeight((lines + 1) * field.fontMetrics().lineSpacing())
            field.textChanged.connect(self.changed)
            grid.addWidget(field, 0, column)
            self._fields.append(field)

    @property
    def words(self) -> Words:
        """What is written; an empty field says what the other does."""
        zh, en = (_text(field).strip() for field in self._fields)
        return Words(zh=zh or en, en=en or zh)

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in either language."""
        return not any(_text(field).strip() for field in self._fields)

    def show_words(self, words: Words | None) -> None:
        """Show what is stored."""
        for field, said in zip(self._fields, _both(words), strict=True):
            if isinstance(field, QLineEdit):
                field.setText(said)
                field.setCursorPosition(0)
            else:
                field.setPlainText(said)

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        for field in self._fields:
            field.setReadOnly(is_read_only)

    def focus(self, *, selected: bool = False) -> None:
        """Put the keyboard into the first field, with its words selected if asked for."""
        self._fields[0].setFocus()
        if selected:
            self._fields[0].selectAll()


class ColourField(QWidget):
    """A colour, written or picked, and whether it can be read in its appearance."""

    changed = Signal()

    def __init__(self, name: str, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._line = named(QLineEdit(), name)
        self._line.setMaxLength(7)
        self._swatch = self._line.addAction(QIcon(), QLineEdit.ActionPosition.LeadingPosition)
        self._pick = named(QPushButton(self.tr("Pick…")), f"pick/{name}")
        self._mend = named(QPushButton(self.tr("Make readable")), f"readable/{name}")
        self._told = role_label("dim", f"contrast/{name}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for part in (self._line, self._pick, self._mend, self._told):
            row.addWidget(part)
        row.addStretch(1)
        self._line.setFixedWidth(9 * self._line.fontMetrics().averageCharWidth() + 48)
        for button in (self._pick, self._mend):
            beside_default(button)
        self._line.textChanged.connect(self._tell)
        self._pick.clicked.connect(self._ask)
        self._mend.clicked.connect(self._make_readable)

    @property
    def colour(self) -> str:
        """What is written, as `#rrggbb`."""
        return self._line.text().strip().lower()

    @property
    def is_readable(self) -> bool:
        """Whether words in it reach WCAG AA on everything that they stand on."""
        return self._worst() >= READABLE_CONTRAST

    def set_name(self, name: str) -> None:
        """Say to everyone what this colour is for."""
        self._line.setAccessibleName(name)
        self._pick.setAccessibleName(f"{name}: {self._pick.text()}")
        self._mend.setAccessibleName(f"{name}: {self._mend.text()}")

    def show_colour(self, colour: str) -> None:
        """Show what is stored."""
        self._line.setText(colour)
        self._tell()

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        self._line.setReadOnly(is_read_only)
        self._pick.setEnabled(not is_read_only)
        self._mend.setEnabled(not is_read_only)

    def _tell(self) -> None:
        worst = self._worst()
        enough = worst >= READABLE_CONTRAST
        said = self.tr("contrast {ratio}").format(ratio=f"{worst:.1f}")
        if not worst:
            said = self.tr("write a colour as #1f6feb")
        elif not enough:
            said = self.tr("contrast {ratio}: at least 4.5").format(ratio=f"{worst:.1f}")
        self._told.setText(said)
        self._mend.setVisible(bool(worst) and not enough)
        self._swatch.setIcon(swatch(QColor(self.colour)) if worst else QIcon())
        self.changed.emit()

    def _worst(self) -> float:
        """The least contrast that its words have, 0 where it is no colour."""
        colour = QColor(self.colour)
        if len(self.colour) != 7 or not colour.isValid():
            return 0.0
        return min(contrast(colour, ground) for ground in self._grounds())

    def _grounds(self) -> Sequence[QColor]:
        label = LabelType(
            id="any",
            name=Words(zh="", en=""),
            colour=self.colour,
            colour_dark=self.colour,
        )
        return self._theme.paper, self._theme.panel, self._theme.label_fill(label)

    def _ask(self) -> None:
        found = QColorDialog.getColor(QColor(self.colour), self)
        if found.isValid():
            self.show_colour(found.name())

    def _make_readable(self) -> None:
        for _ in range(3):  # the soft ground follows the colour
            for ground in self._grounds():
                found = self._theme.readable(QColor(self.colour), ground)
                self._line.setText(found.name())
        self._tell()


class Several(QListWidget):
    """Some of many, ticked."""

    changed = Signal()

    def __init__(self, name: str, said: str) -> None:
        super().__init__()
        named(self, name)
        self.setAccessibleName(said)
        self.setFixedHeight(6 * self.fontMetrics().lineSpacing())
        quiet_input(self)
        self.itemChanged.connect(self.changed)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids that are ticked, in the order of the list."""
        rows = [self.item(nth) for nth in range(self.count())]
        return tuple(
            str(row.data(_ID)) for row in rows if row.checkState() is Qt.CheckState.Checked
        )

    def offer(self, options: Sequence[tuple[str, str]], chosen: Collection[str]) -> None:
        """Offer these ids and names, some of them ticked."""
        with QSignalBlocker(self):
            self.clear()
            for value, name in options:
                row = QListWidgetItem(name)
                row.setData(_ID, value)
                ticked = Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked
                row.setCheckState(ticked)
                self.addItem(row)


def swatch(colour: QColor) -> QIcon:
    """A small square of the colour."""
    found = QPixmap(_SWATCH, _SWATCH)
    found.fill(colour)
    return QIcon(found)


def _text(field: QLineEdit | QPlainTextEdit) -> str:
    said: str = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return said


def _both(words: Words | None) -> tuple[str, str]:
    return (words.zh, words.en) if words else ("", "")
