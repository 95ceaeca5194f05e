"""The remarks on a span or a report, and the line where one is added or written otherwise."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QDateTime, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.guidelines import CITING, cited, clause
from annotator.shared_comments import SharedComment
from gui import texts
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import ElidedLabel, PlainLabel, caption, named, role_label
from schema.labels import Clause, LabelSchema
from schema.records import GOLD, Comment

_BESIDE_BUTTON: Final = 3  # brings words onto the line of the buttons' words


class CommentsPart(QWidget):
    """Asks by `added`, `edited` (id, words) and `deleted` (id) for remarks to be stored.

    `clause_requested` names a clause that a remark cites; `left` says that the user is done.
    """

    added = Signal(str)
    edited = Signal(str, str)
    deleted = Signal(str)
    clause_requested = Signal(str)
    left = Signal()

    def __init__(
        self, schema: LabelSchema, parent: QWidget | None = None, *, name: str = "comment"
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._remarks: list[Remark] = []
        self._told: list[ToldLine] = []
        self._edited = ""  # the id of the remark that is being written otherwise
        self._is_read_only = False
        self._line = named(QLineEdit(), name)
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

    def show_comments(
        self, comments: Sequence[Comment], told: Sequence[SharedComment] = (), *, keep_edits: bool
    ) -> None:
        """Show these remarks in their order; `keep_edits` leaves what is being typed.

        What others said, `told`, stands before them and is only read.
        """
        if [remark.comment for remark in self._remarks] != list(comments):
            self._make_remarks(comments)
        if [each.told for each in self._told] != list(told):
            self._show_told(told)
        if not keep_edits:
            self._drop()
        self._show_part()

    def set_schema(self, schema: LabelSchema) -> None:
        """Name the clauses that remarks cite as this schema does."""
        self._schema = schema
        self._make_remarks([remark.comment for remark in self._remarks])

    def write(self, words: str) -> None:
        """Put words into the line, set off by blanks, and the keyboard behind them."""
        if self._line.text()[: self._line.cursorPosition()].strip():
            words = f" {words}"
        self.focus_line()
        self._line.insert(f"{words} ")

    def focus_line(self) -> None:
        """Put the keyboard into the line."""
        self._line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def commit(self) -> None:
        """Hand on what was written and not handed on yet."""
        text, edited = self._line.text().strip(), self._edited
        self._drop()
        if not text or self._is_read_only:
            return
        if edited in (remark.comment.id for remark in self._remarks):
            self.edited.emit(edited, text)
        else:
            self.added.emit(text)

    def set_read_only(self, is_read_only: bool) -> None:
        """A finished report's comments are only read."""
        self._line.setVisible(not is_read_only)
        self._is_read_only = is_read_only
        for remark in self._remarks:
            remark.set_read_only(is_read_only)
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

    def _make_remarks(self, comments: Sequence[Comment]) -> None:
        for remark in self._remarks:
            self._column.removeWidget(remark)
            remark.hide()
            remark.deleteLater()
        self._remarks = [Remark(comment, self._schema) for comment in comments]
        for at, remark in enumerate(self._remarks):
            remark.set_read_only(self._is_read_only)
            remark.edit_requested.connect(self._begin_edit)
            remark.delete_requested.connect(self.deleted)
            remark.clause_requested.connect(self.clause_requested)
            self._column.insertWidget(len(self._told) + at, remark)
        self._order_tabs()

    def _show_told(self, told: Sequence[SharedComment]) -> None:
        for line in self._told:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._told = [ToldLine(each) for each in told]
        for at, line in enumerate(self._told):
            self._column.insertWidget(at, line)

    def _order_tabs(self) -> None:
        # behind the line first, and then the line behind all of them
        stops = [stop for remark in self._remarks for stop in remark.tab_stops]
        for one, next_one in pairwise([self._line, *stops, self._line] if stops else []):
            QWidget.setTabOrder(one, next_one)

    def _show_part(self) -> None:
        self.setVisible(bool(self._remarks or self._told) or not self._is_read_only)

    def _begin_edit(self, comment: Comment) -> None:
        self._edited = comment.id
        self._line.setText(comment.text)
        self.focus_line()

    def _drop(self) -> None:
        self._edited = ""
        self._line.clear()

    def _finish(self, *, is_enter: bool) -> None:
        if is_enter:
            self.commit()
        self._drop()
        self.left.emit()


class ToldLine(PlainLabel):
    """What somebody else said, with their name; the keyboard reads it with the span."""

    def __init__(self, told: SharedComment) -> None:
        super().__init__()
        self.told = told
        named(self, "told").setProperty("role", "comment")
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        is_of_review = self.told.comment.layer == GOLD
        somebody = self.tr("The review") if is_of_review else self.tr("An annotator")
        who = self.told.who or somebody
        said = self.tr("was unsure here") if self.told.is_flag else self.told.comment.text
        self.setText(self.tr("{who}: {said}").format(who=who, said=said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Remark(QWidget):
    """One remark with its time, the clauses that it cites, and what can be done with it."""

    edit_requested = Signal(object)  # Comment
    delete_requested = Signal(str)
    clause_requested = Signal(str)

    def __init__(self, comment: Comment, schema: LabelSchema) -> None:
        super().__init__()
        self.comment = comment
        self._clauses = self._clause_buttons(schema)
        words = role_label("comment")
        words.setText(comment.text)
        words.setWordWrap(True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        when = ElidedLabel("small")
        at = QDateTime.fromString(comment.at, Qt.DateFormat.ISODate).toLocalTime()
        when.setText(at.toString("yyyy-MM-dd HH:mm"))
        self._edit = named(QPushButton(), "editComment")
        self._delete = named(QPushButton(), "deleteComment")
        self._edit.clicked.connect(lambda: self.edit_requested.emit(comment))
        self._delete.clicked.connect(lambda: self.delete_requested.emit(comment.id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(4)
        column.addLayout(row)
        if self._clauses:
            clauses = FlowLayout(4)
            for button in self._clauses:
                clauses.addWidget(button)
            column.addLayout(clauses)
        for label in (words, when):
            label.setContentsMargins(0, _BESIDE_BUTTON, 0, 0)
        row.addWidget(words, 1)
        for part in (when, self._edit, self._delete):
            part.setProperty("quiet", part is not when)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
        self.retranslate()

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [self._edit, self._delete, *self._clauses]

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show it, or let it be changed."""
        self._edit.setVisible(not is_read_only)
        self._delete.setVisible(not is_read_only)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._edit.setText(self.tr("Edit"))
        self._delete.setText(self.tr("Delete"))
        for button in (self._edit, self._delete):
            button.setAccessibleName(f"{button.text()}: {self.comment.text}")
        for button, shown in self._clauses.items():
            button.setText(caption(f"{CITING} {texts.words(shown.title)}"))
            button.setToolTip(texts.plain_tool_tip(texts.words(shown.text)))
            button.setAccessibleName(texts.words(shown.title))

    def _clause_buttons(self, schema: LabelSchema) -> dict[QPushButton, Clause]:
        """A button for each clause that is cited and that the schema has."""
        found = [clause(schema, each) for each in cited(self.comment.text)]
        buttons = {}
        for each in filter(None, found):
            button = named(QPushButton(), f"clause/{each.id}")
            button.setProperty("quiet", True)
            button.clicked.connect(partial(self.clause_requested.emit, each.id))
            buttons[button] = each
        return buttons

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
