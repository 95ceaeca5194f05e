"""All categories in a list that is filtered as one types: pinyin initials, characters, digits."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.initials import fits, initials
from gui import texts
from gui.widgets.labels import named
from gui.widgets.tables import quiet_input
from schema.labels import Choice

_ID: Final = Qt.ItemDataRole.UserRole
_DIGITS: Final = "123456789"
_FIGURE_SPACE: Final = "\u2007"
_MOVES: Final = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_ACCEPTS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CategoryList(QDialog):
    """Tells by `chosen` which was taken, by Enter, a digit or a click; Esc takes none."""

    chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Choose a category"))
        self._choices = choices
        self._typed = _FilterLine()
        self._typed.setPlaceholderText(self.tr("Initials (cy), characters, or a digit"))
        self._typed.setAccessibleName(self.tr("Filter categories"))
        self._list = named(QListWidget(), "categories")
        self._list.setAccessibleName(self.tr("Categories, the likeliest first"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        quiet_input(self._list)
        column = QVBoxLayout(self)
        column.addWidget(self._typed)
        column.addWidget(self._list)
        self._typed.filtered.connect(self._fill)
        self._typed.installEventFilter(self)
        self._list.itemClicked.connect(self._take)
        self._fill("")
        self._list.setMinimumHeight(self._list.sizeHintForRow(0) * 10)

    def open_beside(self, rect: QRect) -> None:
        """Open under this part of the screen, or above it where there is no room."""
        self.adjustSize()
        place = rect.bottomLeft()
        room = self.screen().availableGeometry()
        if place.y() + self.height() > room.bottom():
            place.setY(max(room.top(), rect.top() - self.height()))
        place.setX(min(max(place.x(), room.left()), room.right() - self.width()))
        self.move(place)
        self.open()
        self._typed.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Arrows walk through the list, Enter and digits take, everything else is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                return self._list.event(event)
            if event.key() in _ACCEPTS:
                self._take(self._list.currentItem())
                return True
            nth = _DIGITS.find(event.text()) if event.text() else -1
            if 0 <= nth < self._list.count():
                self._take(self._list.item(nth))
                return True
        return super().eventFilter(watched, event)

    def _fill(self, typed: str) -> None:
        self._list.clear()
        fitting = self._fitting(typed) or self._fitting(initials(typed))
        for digit, choice in zip(_DIGITS.ljust(len(fitting), _FIGURE_SPACE), fitting, strict=False):
            row = QListWidgetItem(f"{digit}   {texts.words(choice.name)}")
            row.setData(_ID, choice.id)
            row.setToolTip(texts.plain_tool_tip(texts.words(choice.help) if choice.help else ""))
            self._list.addItem(row)
        self._list.setCurrentRow(0)

    def _fitting(self, typed: str) -> list[Choice]:
        return [each for each in self._choices if fits(typed, *_names(each))]

    def _take(self, row: QListWidgetItem | None) -> None:
        if row is None:
            return
        category = str(row.data(_ID))
        self.accept()
        self.chosen.emit(category)


def _names(choice: Choice) -> list[str]:
    """What a choice is found by: English words would make noise among pinyin initials."""
    zh, shown = choice.name.zh, texts.words(choice.name)
    return [zh] if shown == zh else [zh, shown]


class _FilterLine(QLineEdit):
    """A line that also tells what an input method is composing.

    Some show letters meanwhile, some a first guess (参与 for `cy`), whose initials are the same.
    """

    filtered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("filterCategories")
        self.textChanged.connect(self.filtered)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        super().inputMethodEvent(event)
        self.filtered.emit(self.text() + event.preeditString())
