"""What is known of a report: its facts to be mended, where it came from, what does not fit."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from annotator.ops import about as about_ops
from annotator.ops.carrying import Unfit
from gui import texts
from gui.about_report.reader_words import reader_words
from gui.about_report.unfit_words import unfit_words
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.dialogs.enter import beside_default
from gui.messages import sentence
from gui.plain import one_line
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema import about
from schema.labels import LabelSchema
from schema.records import Report

_FIELDS: Final = {
    "title": QT_TRANSLATE_NOOP("AboutDialog", "Title"),
    "date": QT_TRANSLATE_NOOP("AboutDialog", "Date"),
    "place": QT_TRANSLATE_NOOP("AboutDialog", "Place"),
    "kind": QT_TRANSLATE_NOOP("AboutDialog", "Kind"),
}
_ORIGIN: Final = {
    "source": QT_TRANSLATE_NOOP("AboutDialog", "File"),
    "member": QT_TRANSLATE_NOOP("AboutDialog", "In the archive"),
    "sheet": QT_TRANSLATE_NOOP("AboutDialog", "Sheet"),
    "row": QT_TRANSLATE_NOOP("AboutDialog", "Row"),
    "pages": QT_TRANSLATE_NOOP("AboutDialog", "Pages"),
    "encoding": QT_TRANSLATE_NOOP("AboutDialog", "Encoding"),
    "reader": QT_TRANSLATE_NOOP("AboutDialog", "Read by"),
    "source_sha256": QT_TRANSLATE_NOOP("AboutDialog", "SHA-256 of the file"),
}
_LONGEST: Final = 48  # characters of a value on one line


class AboutDialog(QDialog):
    """Enter stores what was written; `wish` says where to go or what to do after it closed."""

    def __init__(self, report: Report, schema: LabelSchema, parent: QWidget, *, may_write: bool):
        super().__init__(parent)
        self.setWindowTitle(self.tr("About this report"))
        self._report = report
        self._schema = schema
        self._unfit: list[Unfit] = []
        self.chosen: Unfit | None = None
        self.wants_old_text = False
        self._fields = {field: self._made_field(field, may_write) for field in about.MENDABLE}
        self._told = role_label("wrong", "aboutTold")
        self._told.setWordWrap(True)
        self._told.hide()
        self._heading = role_label("dim")
        self._heading.setText(self.tr("What does not fit the new text (Enter goes there)"))
        self._list = named(QListWidget(), "unfit")
        self._old_text = named(QPushButton(self.tr("Old text again")), "oldText")
        self._old_text.setToolTip(self.tr("Take back that the text was replaced"))
        self._lay_out()
        self._old_text.setVisible(may_write and bool(report.meta.get("replaces")))
        self.show_unfit(())

    @property
    def written(self) -> dict[str, str]:
        """The fields as they are written now."""
        return {field: line.text() for field, line in self._fields.items()}

    def show_unfit(self, unfit: Sequence[Unfit]) -> None:
        """List what does not fit; nothing is shown where all does."""
        self._unfit = list(unfit)
        self._list.clear()
        self._list.addItems([unfit_words(self._schema, each) for each in unfit])
        for part in (self._heading, self._list):
            part.setVisible(bool(unfit))
        if unfit:
            self._list.setCurrentRow(0)
            self._list.setFocus()

    def accept(self) -> None:
        """Go to what is chosen in the list, or store what was written if it can be."""
        if self._list.hasFocus() and self._list.currentRow() >= 0:
            self.chosen = self._unfit[self._list.currentRow()]
        try:
            about_ops.edit(self._report, self.written)
        except UserError as error:
            self._told.setText(sentence(error))
            self._told.show()
            self._fields["date"].setFocus()
            return
        super().accept()

    def _made_field(self, field: str, may_write: bool) -> QLineEdit:
        line = named(QLineEdit(about.said(self._report, field)), field)
        line.setReadOnly(not may_write)
        line.setAccessibleName(_words(_FIELDS[field]))
        line.setCursorPosition(0)
        if field == "date":
            line.setPlaceholderText("2020-05-12")
        return line

    def _lay_out(self) -> None:
        form = QFormLayout()
        for field, line in self._fields.items():
            form.addRow(_words(_FIELDS[field]), line)
        for name, value in _origin(self._report):
            words = role_label("dim", f"origin/{name}")
            words.setText(value if len(value) <= _LONGEST else value[:_LONGEST] + "…")
            words.setToolTip(texts.plain_tool_tip(value))
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            form.addRow(_words(_ORIGIN[name]), words)
        self._list.setAccessibleName(self._heading.text())
        self._list.itemActivated.connect(lambda _: self.accept())
        quiet_input(self._list)
        standard = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(standard.Ok | standard.Cancel)
        buttons.addButton(self._old_text, QDialogButtonBox.ButtonRole.ResetRole)
        beside_default(self._old_text)
        self._old_text.clicked.connect(self._ask_old_text)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        for part in (self._told, self._heading):
            column.addWidget(part)
        column.addWidget(self._list, 1)
        column.addWidget(buttons)
        self.setMinimumWidth(520)

    def _ask_old_text(self) -> None:
        self.wants_old_text = True
        self.reject()


def _words(source: str) -> str:
    return QCoreApplication.translate("AboutDialog", source)


def _origin(report: Report) -> list[tuple[str, str]]:
    meta = report.meta
    starts = meta.get("page_starts")
    said = {
        **meta,
        "source": report.source,
        "pages": len(starts) if isinstance(starts, list) else 0,
        "reader": reader_words(str(meta.get("reader", ""))),
    }
    return [(name, one_line(str(said[name]))) for name in _ORIGIN if said.get(name)]
