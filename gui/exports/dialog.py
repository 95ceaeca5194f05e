"""The export dialog: choices on the left, on the right the first record as it will be written."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.exchange.formats import FORMATS
from annotator.exporting.exporting import Look
from annotator.words import counted
from gui.background import Background
from gui.dialogs.enter import press_by_default
from gui.dialogs.size import open_as_large_as
from gui.exports import words
from gui.exports.form import ExportForm
from gui.exports.request import ExportRequest, Looks
from gui.messages import what_is_wrong
from gui.operations import Operations
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema

_SOON_MS = 150  # what is typed or chosen within it is looked at together


class ExportDialog(QDialog):
    """Says what will be written, and what the format drops, before anything is."""

    def __init__(
        self,
        operations: Operations,
        people: Sequence[str],
        released: Sequence[str],
        chosen: Mapping[str, list[str]],
        background: Background,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Export"))
        self._schema: LabelSchema = operations.schema
        self._folder = operations.path.parent
        self._form = ExportForm(operations.schema, people, released, chosen)
        self._looks = Looks(operations, background, self)
        self.target: Path | None = None
        self._heading = role_label("dim", "exportHeading")
        self._text = named(QPlainTextEdit(), "exportText")
        self._told = role_label("", "exportTold")
        self._lost = role_label("", "exportLost")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = named(
            self._buttons.addButton(self.tr("Export to…"), QDialogButtonBox.ButtonRole.ActionRole),
            "exportGo",
        )
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._look_anew()

    @property
    def request(self) -> ExportRequest:
        """What is chosen."""
        request = self._form.request
        assert request is not None
        return request

    @property
    def chosen(self) -> Mapping[str, list[str]]:
        """What its fields were left with, for the next export."""
        return self._form.chosen

    def done(self, result: int) -> None:
        """Close; nothing is looked at any more."""
        self._soon.stop()
        self._looks.stop()
        super().done(result)

    def _set_up(self) -> None:
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._text.setAccessibleName(self.tr("The first record with a span, as it will be written"))
        self._text.setMinimumSize(420, 240)
        for label in (self._told, self._lost):
            label.setWordWrap(True)
        open_as_large_as(self, 1040, 620)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.addWidget(self._heading)
        right.addWidget(self._text, 1)
        right.addWidget(self._told)
        right.addWidget(self._lost)
        both = QHBoxLayout()
        both.addWidget(_scrolled(self._form))
        both.addLayout(right, 1)
        both.setSpacing(18)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(self._buttons)
        press_by_default(self._go)

    def _connect(self) -> None:
        self._form.changed.connect(self._look_anew)
        self._soon.timeout.connect(self._ask)
        self._looks.looked.connect(self._show_look)
        self._looks.refused.connect(self._show_error)
        self._looks.progressed.connect(self._show_progress)
        self._buttons.rejected.connect(self.reject)
        self._go.clicked.connect(self._ask_target)

    def _look_anew(self) -> None:
        self._looks.give_up()
        self._go.setEnabled(False)
        self._lost.hide()
        if self._form.request is None:
            self._soon.stop()
            self._told.setText(
                self.tr("A date is a year, a month or a day: 2019, 2019-05, 2019-05-01")
            )
            return
        self._told.setText(self.tr("Counting…"))
        self._soon.start()

    def _ask(self) -> None:
        self._looks.ask(self.request)

    def _show_progress(self, done: int, total: int) -> None:
        if not self._go.isEnabled():
            said = self.tr("Counting… {done} of {total} reports")
            self._told.setText(said.format(done=counted(done), total=counted(total)))

    def _show_look(self, look: Look) -> None:
        counts = look.counts
        self._heading.setText(
            self.tr("The first record with a span, as it will be written")
            if look.is_text
            else self.tr("What the first record with a span holds; the file itself is no text")
        )
        self._text.setPlainText(look.beginning)
        left_out = words.left_out(counts, self._schema)
        self._lost.setText("\n".join(left_out))
        self._lost.setVisible(bool(left_out))
        if not counts.reports:
            self._told.setText(self.tr("There is nothing to export by these choices."))
            return
        self._told.setText(words.figures(counts))
        self._go.setEnabled(True)

    def _show_error(self, error: Exception) -> None:
        self._heading.clear()
        self._text.clear()
        self._told.setText(what_is_wrong(error))

    def _ask_target(self) -> None:
        request = self.request
        name = f"{request.choice.split or request.choice.layer}{request.ending}"
        kinds = f"*{request.ending}" if request.ending else ""
        is_folder = FORMATS[request.format_name].is_folder
        title = self.tr("Name of the new folder") if is_folder else self.tr("Export to")
        chosen, _ = QFileDialog.getSaveFileName(self, title, str(self._folder / name), kinds)
        if not chosen:
            return
        target = Path(chosen)
        has_ending = not request.ending or target.suffix.lower() == request.ending
        self.target = target if has_ending else target.with_name(target.name + request.ending)
        self.accept()


def _scrolled(form: QWidget) -> QScrollArea:
    """The form, of which a low screen shows a piece at a time, in all its width."""
    area = QScrollArea()
    area.setWidget(form)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumWidth(form.sizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area
