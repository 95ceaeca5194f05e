"""Taking in packages and other copies of the project: what each would bring, before it comes in."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.team.file_kind import Kind
from annotator.team.merge_preview import FileLook
from annotator.words import counted
from gui.background import Background
from gui.dialogs.enter import beside_default, press_by_default
from gui.dialogs.project_files import project_filter
from gui.dialogs.size import open_as_large_as
from gui.messages import short_sentence, what_is_wrong
from gui.panels.list_keys import KeysOfList
from gui.team.looking import Looking
from gui.widgets.labels import named, role_label
from gui.widgets.tables import fill_row, plain_table

_FIGURES: Final = (3, 4, 5)  # the columns that hold figures


class MergeDialog(QDialog):
    """Collects files, also by drag and drop, and says whose they are and what is new in them."""

    def __init__(
        self, project: Path, background: Background, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Take in packages and copies"))
        self.setAcceptDrops(True)
        self._project = project
        self._paths: list[Path] = []
        self._looks: list[FileLook] = []
        self._looking = Looking(project, background, self)
        self._is_looking = False
        self._table = named(QTableWidget(), "mergeFiles")
        self._told = role_label("dim", "mergeTold")
        self._told.setWordWrap(True)
        self._remove = named(QPushButton(self.tr("Take out")), "takeOut")
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._go = self._buttons.addButton(
            self.tr("Take in"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self._set_up()
        self._lay_out()
        self._looking.looked.connect(self._take_looks)
        self._looking.rehearsed.connect(self._take_conflicts)
        self._looking.failed.connect(self._tell_failed)
        self._show_state("")

    @property
    def paths(self) -> list[Path]:
        """The files that can be merged, in their order."""
        return [each.path for each in self._looks if each.refused is None]

    def take(self, paths: Iterable[Path]) -> None:
        """Add files, each once."""
        for each in paths:
            if each not in self._paths:
                self._paths.append(each)
        if self._paths:
            self._table.setFocus()  # from there Enter goes on, and Delete takes one out
        self._look()

    def done(self, result: int) -> None:
        """Close; nothing is looked at any more."""
        self._looking.stop()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dragged here."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Add the files that were dropped."""
        urls = event.mimeData().urls()
        self.take(Path(url.toLocalFile()) for url in urls if url.isLocalFile())

    def _set_up(self) -> None:
        headers = [
            self.tr("File"),
            self.tr("Whose"),
            self.tr("What it is"),
            self.tr("Operations"),
            self.tr("New"),
            self.tr("Known"),
            self.tr("Remark"),
        ]
        plain_table(self._table, headers, widest=6)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setAccessibleName(self.windowTitle())
        KeysOfList(self._table, delete=self._take_out)
        self._table.itemSelectionChanged.connect(self._allow)

    def _lay_out(self) -> None:
        add = named(QPushButton(self.tr("Add files…")), "addFiles")
        add.clicked.connect(self._ask_files)
        self._remove.clicked.connect(self._take_out)
        adding = QHBoxLayout()
        for button in (add, self._remove):
            beside_default(button)
            adding.addWidget(button)
        adding.addStretch(1)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(adding)
        for part in (self._table, self._told, self._buttons):
            column.addWidget(part)
        press_by_default(self._go)
        open_as_large_as(self, 860, 420)

    def _look(self) -> None:
        self._is_looking = bool(self._paths)
        self._looks = []
        self._table.setRowCount(0)
        if self._paths:
            self._looking.ask(self._paths)
        self._show_state("")

    def _take_looks(self, looks: list[FileLook]) -> None:
        self._is_looking = False
        self._looks = looks
        self._table.setRowCount(len(looks))
        for row, look in enumerate(looks):
            fill_row(self._table, row, self._cells(look), figures=_FIGURES, with_tips=True)
        if looks:
            self._table.selectRow(0)
            self._table.setFocus()  # from there Enter takes them in
        self._show_state(self.tr("conflicts: still counting…"))

    def _tell_failed(self, error: Exception) -> None:
        self._is_looking = False
        self._show_state(what_is_wrong(error))

    def _cells(self, look: FileLook) -> list[str]:
        if look.refused is not None:
            return [look.path.name, "", "", "", "", "", short_sentence(look.refused)]
        figures = (look.operations, look.new, look.known)
        return [
            *(look.path.name, look.person, self._kind_words(look.kind)),
            *map(counted, figures),
            self._remark(look),
        ]

    def _remark(self, look: FileLook) -> str:
        if not look.new:
            return self.tr("everything in it is here already")
        return self.tr("of another project") if look.is_foreign else ""

    def _kind_words(self, kind: Kind) -> str:
        match kind:
            case Kind.PACKAGE:
                return self.tr("package")
            case Kind.HAND_OUT:
                return self.tr("hand-out")
            case Kind.PROJECT:
                return self.tr("whole project")

    def _take_conflicts(self, conflicts: int | None) -> None:
        if conflicts is None:
            self._show_state(self.tr("conflicts: known once it is merged"))
        else:
            self._show_state(self.tr("conflicts it would bring: {count}").format(count=conflicts))

    def _show_state(self, on_conflicts: str) -> None:
        if not self._paths:
            self._told.setText(
                self.tr(
                    "Packages that were handed in, hand-outs, or other copies of this project;"
                    " they can also be dropped here. They are only read. Order does not matter,"
                    " and what is known already is passed over."
                )
            )
        elif self._is_looking:
            self._told.setText(self.tr("Looking into the files…"))
        else:
            said = self.tr("{files} files, {new} new operations").format(
                files=len(self._looks), new=sum(each.new for each in self._looks)
            )
            self._told.setText(" · ".join(each for each in (said, on_conflicts) if each))
        self._allow()

    def _allow(self) -> None:
        self._go.setEnabled(bool(self.paths))
        self._remove.setEnabled(bool(self._table.selectedItems()))

    def _ask_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Add files"), str(self._project.parent), project_filter()
        )
        self.take(map(Path, names))

    def _take_out(self) -> None:
        rows = {each.row() for each in self._table.selectedIndexes()}
        gone = {self._looks[row].path for row in rows}
        self._paths = [each for each in self._paths if each not in gone]
        if gone:
            self._look()
