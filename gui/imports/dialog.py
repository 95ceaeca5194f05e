"""Which reports are to be imported: files and folders, looked into before anything is stored."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QSignalBlocker,
    Qt,
    QTimer,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator import words
from annotator.exchange.guessing import guess_format
from annotator.exchange.tally import listed
from annotator.importing.choice import AUTO, ImportChoice
from annotator.importing.preview import FileLook
from gui import texts
from gui.background import Background
from gui.dialogs.enter import beside_default, press_by_default
from gui.dialogs.size import open_as_large_as
from gui.imports.beginning import Beginning
from gui.imports.files_model import Column, ImportModel
from gui.imports.format_words import CHOICES, format_words, is_labelled, patterns
from gui.imports.labelled_part import LabelledPart
from gui.imports.preview import ImportPreview, Question
from gui.imports.reading_part import ReadingPart
from gui.panels.list_keys import KeysOfList
from gui.theme import Theme
from gui.widgets.inputs import Chooser, TickBox
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema.labels import LabelSchema

_SOON_MS: Final = 150  # what is added or chosen within it is looked at together
_WIDTHS: Final = {Column.FILE: 220, Column.FORMAT: 56, Column.ENCODING: 84, Column.REPORTS: 60}
_TEXT_LINES: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportTarget:
    """What reports come into: the project with its labels and people, and how it is shown.

    `label_names` is what labels of other tools were said to be before.
    """

    project: Path
    schema: LabelSchema
    theme: Theme
    people: tuple[str, ...] = ()
    label_names: Mapping[str, str] = field(default_factory=dict)


class ImportDialog(QDialog):
    """Collects files and folders, and shows what they hold as it is found out."""

    def __init__(
        self, target: ImportTarget, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import reports"))
        self.setAcceptDrops(True)
        self._folder = target.project.parent
        self._paths: list[Path] = []
        self._left_out: set[Path] = set()
        self._chosen: set[Path] = set()  # to be chosen again once they were looked into anew
        self._is_looking = False
        self._preview = ImportPreview(target.project, background, self)
        self._model = ImportModel(self)
        self._format = self._made_formats()
        self._table = named(QTableView(), "importFiles")
        self._told = role_label("dim", "importTold")
        self._text = named(Beginning(target.schema, target.theme), "importText")
        self._reading = ReadingPart(self)
        people, names = target.people, target.label_names
        self._labelled = LabelledPart(target.schema, people, names, self)
        self._leave_out = named(TickBox(), "leaveOutAlike")
        self._remove = named(QPushButton(self.tr("Take out")), "takeOut")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Import"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._set_up()
        self._lay_out()
        self._connect()
        self._show_format()
        self._show_state()

    @property
    def paths(self) -> tuple[Path, ...]:
        """What comes in: files and folders."""
        return tuple(self._paths)

    @property
    def choice(self) -> ImportChoice:
        """How it is read, whose it becomes, and what stays out."""
        form = self._format.currentData()
        has_labels = is_labelled(form)
        return ImportChoice(
            format_name=form,
            options_of=self._reading.options_of,
            labels_of=self._labelled.labels_of if has_labels else None,
            label_names=self._labelled.label_names if has_labels else {},
            guess_labels=True,
            leave_out=frozenset(self._left_out),
            leave_out_alike=self._leave_out.isChecked(),
        )

    def take(self, paths: Iterable[str]) -> None:
        """Add files or folders, each once; what they hold says of which tool they are."""
        for each in paths:
            if each and Path(each) not in self._paths:
                self._paths.append(Path(each))
        if self._paths:
            self._table.setFocus()  # from there Enter goes on, and Delete takes one out
        if self._format.currentData() == AUTO and (guessed := guess_format(self._paths)):
            self._format.setCurrentIndex(self._format.findData(guessed))
            self._show_format()
            return
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

    def _made_formats(self) -> Chooser:
        formats = Chooser(name="importFormat")
        for name in CHOICES:
            formats.addItem(format_words(name), name)
        formats.setAccessibleName(self.tr("What the files are"))
        return formats

    def _set_up(self) -> None:
        table = self._table
        table.setModel(self._model)
        table.setAccessibleName(self.tr("What is imported"))
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setMinimumSize(760, 120)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        table.horizontalHeader().setDefaultAlignment(middle)
        table.horizontalHeader().setHighlightSections(False)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        table.horizontalHeader().setSectionResizeMode(Column.REMARK, QHeaderView.ResizeMode.Stretch)
        ends = {
            Qt.Key.Key_Home: lambda: table.selectRow(0),
            Qt.Key.Key_End: lambda: table.selectRow(self._model.rowCount() - 1),
        }
        KeysOfList(table, others=ends, delete=self._take_out)
        quiet_input(table)
        self._text.setFixedHeight(_TEXT_LINES * self._text.fontMetrics().lineSpacing())
        self._text.setAccessibleName(self.tr("The beginning of the chosen file"))
        self._leave_out.setText(self.tr("Leave out reports nearly the same as others"))
        self._told.setWordWrap(True)

    def _lay_out(self) -> None:
        files = named(QPushButton(self.tr("Add files…")), "addFiles")
        folder = named(QPushButton(self.tr("Add a folder…")), "addFolder")
        files.clicked.connect(self._ask_files)
        folder.clicked.connect(self._ask_folder)
        self._remove.clicked.connect(self._take_out)
        adding = QHBoxLayout()
        for button in (files, folder, self._remove):
            beside_default(button)
            adding.addWidget(button)
        adding.addStretch(1)
        kind = role_label("dim")
        kind.setText(self.tr("What the files are"))
        kind.setBuddy(self._format)
        adding.addWidget(kind)
        adding.addWidget(self._format)
        column = QVBoxLayout(self)
        column.addLayout(adding)
        column.addWidget(self._table, 1)
        for part in (self._told, self._text, self._reading, self._labelled, self._leave_out):
            column.addWidget(part)
        column.addWidget(self._buttons)
        press_by_default(self._go)
        open_as_large_as(self, 860, 560)

    def _connect(self) -> None:
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._soon.timeout.connect(self._ask)
        self._preview.looked.connect(self._take_looks)
        self._preview.ended.connect(self._end_looking)
        self._format.activated.connect(self._show_format)
        self._reading.changed.connect(self._look_again)
        self._labelled.changed.connect(self._look_again)
        self._labelled.person_changed.connect(self._show_state)
        self._table.selectionModel().currentRowChanged.connect(self._show_file)
        self._table.selectionModel().selectionChanged.connect(self._show_chosen)

    def _show_format(self) -> None:
        has_labels = is_labelled(self._format.currentData())
        self._labelled.setVisible(has_labels)
        self._reading.setVisible(not has_labels)
        self._labelled.clear()
        self._look_anew()

    def _look_again(self) -> None:
        """Read everything anew, and come back to the files that are chosen now."""
        chosen = {each.path for each in self._chosen_looks() if each.path}
        self._chosen = chosen or self._chosen
        self._look_anew()

    def _look_anew(self) -> None:
        self._is_looking = bool(self._paths)
        self._labelled.begin_counting()
        with QSignalBlocker(self._table.selectionModel()):  # the choosers stay as they are
            self._model.clear()
        self._text.clear()
        self._show_state()
        self._soon.start()

    def _ask(self) -> None:
        self._preview.ask(Question(self.paths, self.choice))

    def _take_looks(self, looks: list[FileLook]) -> None:
        shown = [look for look in looks if look.path not in self._left_out]
        first = self._model.rowCount()
        self._model.add(shown)
        found: Counter[str] = Counter()
        for look in shown:
            found.update(look.tally.labels)
        self._labelled.show_labels(found)
        self._choose_again(first)
        self._show_state()

    def _choose_again(self, first: int) -> None:
        """Of the rows from `first` on choose those that were chosen; else the very first."""
        looks = self._model.looks
        again = [row for row in range(first, len(looks)) if looks[row].path in self._chosen]
        if first == 0 and looks and not self._chosen:
            again = [0]
        selection = self._table.selectionModel()
        for row in again:
            index = self._model.index(row, 0)
            kind = QItemSelectionModel.SelectionFlag
            selection.select(index, kind.Select | kind.Rows)
            if not selection.currentIndex().isValid():
                selection.setCurrentIndex(index, kind.NoUpdate)

    def _end_looking(self) -> None:
        self._is_looking = False
        self._show_state()

    def _show_state(self) -> None:
        looks = self._model.looks
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
        lacks_name = is_labelled(self._format.currentData()) and self._labelled.lacks_name
        self._go.setEnabled(has_any and not lacks_name)
        self._remove.setEnabled(bool(looks))

    def _figures(self, looks: Iterable[FileLook]) -> str:
        shown = list(looks)
        known = sum(each.known for each in shown)
        repeated = sum(len(each.repeated) for each in shown)
        alike = sum(len(each.alike) for each in shown)
        refused = sum(len(each.refused) for each in shown)
        figures = {
            self.tr("%n file(s)", "", len(shown)): True,
            self.tr("%n report(s)", "", sum(each.reports for each in shown)): True,
            self.tr("%n known already", "", known): known,
            self.tr("%n repeated here", "", repeated): repeated,
            self.tr("%n nearly the same as others", "", alike): alike,
            self.tr("%n cannot be read", "", refused): refused,
        }
        said = texts.listed(each for each, count in figures.items() if count)
        if lost := sum((each.tally.lost for each in shown), Counter[str]()):
            counted = words.said(listed(lost), texts.language())
            said += "\n" + self.tr("No place here for: {lost}").format(lost=counted)
        return (
            self.tr("{figures} … still looking").format(figures=said) if self._is_looking else said
        )

    def _show_file(self, current: QModelIndex) -> None:
        if not current.isValid():
            self._text.clear()
            return
        look = self._model.looks[current.row()]
        remarks = "\n".join(self._model.remarks(look))
        self._text.show_beginning(remarks, look.beginning, look.first)

    def _show_chosen(self, *_: QItemSelection) -> None:
        self._reading.show_files(self._chosen_looks())

    def _chosen_looks(self) -> list[FileLook]:
        rows = sorted({each.row() for each in self._table.selectionModel().selectedIndexes()})
        return [self._model.looks[row] for row in rows]

    def _ask_files(self) -> None:
        kinds = self.tr("Reports") + f" ({patterns(self._format.currentData())})"
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
