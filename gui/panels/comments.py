"""The remarks on a span, and the line where one is added."""

from collections.abc import Sequence

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.panels.widgets import ElidedLabel, named, role_label
from schema.records import Comment


class CommentsPart(QWidget):
    """Asks by `added` for a remark to be stored; `left` says that the user is done."""

    added = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._remarks: list[QWidget] = []
        self._is_read_only = False
        self._line = named(QLineEdit(), "comment")
        self._line.installEventFilter(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._line)
        self.retranslate()

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [self._line]

    def show_comments(self, comments: Sequence[Comment], *, keep_edits: bool) -> None:
        """Show these remarks in their order; `keep_edits` leaves what is being typed."""
        for remark in self._remarks:
            self._column.removeWidget(remark)
            remark.hide()
            remark.deleteLater()
        self._remarks = [_shown(comment) for comment in comments]
        for at, remark in enumerate(self._remarks):
            self._column.insertWidget(at, remark)
        if not keep_edits:
            self._line.clear()
        self._show_part()

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_read_only(self, is_read_only: bool) -> None:
        """A finished report's comments are only read."""
        self._line.setVisible(not is_read_only)
        self._is_read_only = is_read_only
        self._show_part()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._line.setPlaceholderText(self.tr("Add a comment…"))
        self._line.setAccessibleName(self.tr("Add a comment"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._line or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not is_enter and event.key() != Qt.Key.Key_Escape:
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            self._finish(is_enter=is_enter)
            return True
        return super().eventFilter(watched, event)

    def _show_part(self) -> None:
        self.setVisible(bool(self._remarks) or not self._is_read_only)

    def _finish(self, *, is_enter: bool) -> None:
        text = self._line.text().strip()
        self._line.clear()
        if is_enter and text:
            self.added.emit(text)
        self.left.emit()


def _shown(comment: Comment) -> QWidget:
    words, when = role_label("comment"), ElidedLabel("small")
    words.setText(comment.text)
    words.setWordWrap(True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    at = QDateTime.fromString(comment.at, Qt.DateFormat.ISODate).toLocalTime()
    when.setText(at.toString("yyyy-MM-dd HH:mm"))
    shown = QWidget()
    row = QHBoxLayout(shown)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(words, 1)
    row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
    return shown
