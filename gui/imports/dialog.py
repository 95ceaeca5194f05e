"""Which reports are to be imported: files and folders, looked into before anything is stored."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.importing.preview import FileLook
from annotator.reading.extract import Options
from annotator.reading.formats import ENDINGS
from gui.background import Background
from gui.imports.files_model import Column, ImportModel
from gui.imports.preview import ImportPreview
from gui.panels.widgets import Chooser, named, quiet_input, role_label

# by the names that Python knows them by; None lets each file tell its own
ENCODINGS: Final = ("utf-8", "gb18030", "big5hkscs", "utf-16")
_KINDS: Final = " ".join(f"*{ending}" for ending in ENDINGS if ending)
_SOON_MS: Final = 150  # what is added or chosen within it is looked at together
_WIDTHS: Final = {Column.FILE: 220, Column.FORMAT: 56, Column.ENCODING: 84, Column.REPORTS: 60}


@dataclass(frozen=True, slots=True)
class ImportChoice:
    """What the dialog was left with: what comes in, how it is read, and what stays out."""

    paths: tuple[Path, ...]
    options: Options = field(default_factory=Options)
    leave_out: frozenset[Path] = frozenset()
    leave_out_alike: bool = False


class ImportDialog(QDialog):
    """Collects files and folders, and shows what they hold as it is found out."""

    def __init__(
        self, folder: Path, project: Path, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import reports"))
        self.setAcceptDrops(True)
        self._folder = folder
        self._paths: list[Path] = []
        self._left_out: set[Path] = set()
        self._is_looking = False
        self._preview = ImportPreview(project, background, self)
        self._model = ImportModel(self)
        self._table = named(QTableView(), "importFiles")
        self._told = role_label("dim", "importTold")
        self._text = named(QPlainTextEdit(), "importText")
        self._encoding = self._made_encodings()
        self._columns = {
            part: Chooser(name=f"import{part.capitalize()}") for part in ("text", "title", "id")
        }
        self._leave_out = named(QCheckBox(), "leaveOutAlike")
        self._remove = named(QPushButton(self.tr("Take out")), "takeOut")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def choice(self) -> ImportChoice:
        """What was chosen."""
        return ImportChoice(
            tuple(self._paths),
            self._options(),
            frozenset(self._left_out),
            self._leave_out.isChecked(),
        )

    def take(self, paths: Iterable[str]) -> None:
        """Add files or folders, each once."""
        for each in paths:
            if each and Path(each) not in self._paths:
                self._paths.append(Path(each))
        self._look_anew()

    def done(self, result: int) -> None:
        """Close; nothing is looked at any more."""
        self._soon.stop()
        self._preview.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        self.take(url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Delete take out the files that are chosen in the list."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        ):
            self._take_out()
            return True
        return super().eventFilter(watched, event)

    def _made_encodings(self) -> Chooser:
        encodings = Chooser(name="importEncoding")
        encodings.addItem(self.tr("found out for each file"), None)
        for name in ENCODINGS:
            encodings.addItem(name.upper(), name)
        encodings.setAccessibleName(self.tr("Encoding of text files"))
        return encodings

    def _set_up(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("What is imported"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMinimumSize(760, 220)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(Column.REMARK, QHeaderView.ResizeMode.Stretch)
        table.installEventFilter(self)
        quiet_input(table)
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(120)
        self._text.setAccessibleName(self.tr("The beginning of the chosen file"))
        self._leave_out.setText(self.tr("Leave out reports nearly the same as others"))
        self._told.setWordWrap(True)
        for chooser in self._columns.values():
            chooser.shrink_to(characters=12)

    def _lay_out(self) -> None:
        files = named(QPushButton(self.tr("Add files…")), "addFiles")
        folder = named(QPushButton(self.tr("Add a folder…")), "addFolder")
        files.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        self._remove.clicked.connect(self._take_out)
        adding = QHBoxLayout()
        for button in (files, folder, self._remove):
            button.setAutoDefault(False)
            adding.addWidget(button)
        adding.addStretch(1)
        form = QFormLayout()
        form.addRow(self.tr("Encoding of text files"), self._encoding)
        self._form = form
        names = {"text": self.tr("Text"), "title": self.tr("Title"), "id": self.tr("Id")}
        row = QHBoxLayout()
        for part, chooser in self._columns.items():
            chooser.setAccessibleName(names[part])
            label = role_label("dim")
            label.setText(names[part])
            label.setBuddy(chooser)
            row.addWidget(label)
            row.addWidget(chooser, 1)
        self._tables = QWidget()
        row.setContentsMargins(0, 0, 0, 0)
        self._tables.setLayout(row)
        form.addRow(self.tr("Columns of tables"), self._tables)
        column = QVBoxLayout(self)
        column.addLayout(adding)
        column.addWidget(self._table, 1)
        column.addWidget(self._told)
        column.addWidget(self._text)
        column.addLayout(form)
        column.addWidget(self._leave_out)
        column.addWidget(self._buttons)
        self._go.setDefault(True)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._soon.timeout.connect(self._ask)
        self._preview.looked.connect(self._take_looks)
        self._preview.ended.connect(self._end_looking)
        self._encoding.activated.connect(self._look_anew)
        for chooser in self._columns.values():
            chooser.activated.connect(self._look_anew)
        self._table.selectionModel().currentRowChanged.connect(self._show_file)

    def _options(self) -> Options:
        named_columns = {
            f"{part}_column": chooser.currentData() for part, chooser in self._columns.items()
        }
        return Options(encoding=self._encoding.currentData(), **named_columns)

    def _look_anew(self) -> None:
        self._is_looking = bool(self._paths)
        self._model.clear()
        self._text.clear()
        self._show_state()
        self._soon.start()

    def _ask(self) -> None:
        self._preview.ask(list(self._paths), self._options())

    def _take_looks(self, looks: list[FileLook]) -> None:
        is_first = not self._model.looks
        self._model.add([look for look in looks if look.path not in self._left_out])
        self._offer_columns(looks)
        if is_first and self._model.looks:
            self._table.setCurrentIndex(self._model.index(0, 0))
        self._show_state()

    def _end_looking(self) -> None:
        self._is_looking = False
        self._show_state()

    def _offer_columns(self, looks: Iterable[FileLook]) -> None:
        """Let a person choose among all columns of all tables; what was guessed stands first."""
        tables = [look.table for look in looks if look.table.columns]
        for part, chooser in self._columns.items():
            guessed = dict.fromkeys(getattr(table, part) for table in tables)
            found = "、".join(each for each in guessed if each)
            if found and chooser.currentData() is None:
                chooser.setItemText(0, self.tr("found: {name}").format(name=found))
            for name in dict.fromkeys(name for table in tables for name in table.columns):
                if chooser.findData(name) < 0:
                    chooser.addItem(name, name)

    def _show_state(self) -> None:
        looks = self._model.looks
        for chooser in self._columns.values():
            if not chooser.count():
                chooser.addItem(self.tr("found out for each file"), None)
        self._form.setRowVisible(self._tables, self._columns["text"].count() > 1)
        if not self._paths:
            self._told.setText(
                self.tr(
                    "Text, Word, PDF, web pages, tables, JSON, archives, or folders with them;"
                    " they can also be dropped here. They are only read."
                )
            )
        else:
            self._told.setText(self._figures(looks))
        has_any = bool(self._paths) and (self._is_looking or any(each.reports for each in looks))
        self._go.setEnabled(has_any)
        self._remove.setEnabled(bool(looks))

    def _figures(self, looks: Iterable[FileLook]) -> str:
        shown = list(looks)
        words = self.tr(
            "{files} files, {reports} reports: {known} known already, {alike} nearly the same as"
            " others, {refused} cannot be read"
        ).format(
            files=len(shown),
            reports=sum(each.reports for each in shown),
            known=sum(each.known for each in shown),
            alike=sum(len(each.alike) for each in shown),
            refused=sum(len(each.refused) for each in shown),
        )
        return (
            self.tr("{figures} … still looking").format(figures=words)
            if (self._is_looking)
            else words
        )

    def _show_file(self, current: QModelIndex) -> None:
        if not current.isValid():
            self._text.clear()
            return
        look = self._model.looks[current.row()]
        remarks = "\n".join(self._model.remarks(look))
        self._text.setPlainText("\n\n".join(each for each in (remarks, look.beginning) if each))

    def _ask_files(self) -> None:
        kinds = self.tr("Reports") + f" ({_KINDS})"
        everything = self.tr("All files") + " (*)"
        title = self.tr("Add files")
        names, _ = QFileDialog.getOpenFileNames(
            self, title, str(self._folder), f"{kinds};;{everything}"
        )
        self.take(names)

    def _ask_folder(self) -> None:
        title = self.tr("Add a folder")
        self.take([QFileDialog.getExistingDirectory(self, title, str(self._folder))])

    def _take_out(self) -> None:
        rows = sorted({each.row() for each in self._table.selectedIndexes()})
        gone = self._model.take_out(rows)
        self._left_out.update(each for each in gone if each is not None)
        lost = None in gone
        self._paths = [
            each for each in self._paths if each not in gone and (each.exists() or not lost)
        ]
        self._show_state()
