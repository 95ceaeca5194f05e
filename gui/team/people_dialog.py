"""The people of a project: what each does in which round; renaming, adding, who is one person."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.team.stages import Stage, Standing
from gui.dialogs.enter import beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.panels.record_table import RecordTable
from gui.team import words
from gui.team.book import Book, counted
from gui.team.doing import Doing
from gui.team.practice_words import state_words
from gui.widgets.labels import named
from schema.practice import Practice
from schema.records import Annotator, AnnotatorId
from schema.rounds import Role, Round

_DONE = (Stage.HANDED_IN, Stage.IN_REVIEW, Stage.GOLD)


class PeopleDialog(QDialog):
    """F2 renames; two that are chosen can be said to be one person."""

    rename_wanted = Signal(object)  # Annotator
    add_wanted = Signal()
    same_wanted = Signal(object)  # list[Annotator]

    def __init__(
        self, book: Book, doing: Doing, here: AnnotatorId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("People of this project"))
        self._book = book
        self._here = here
        self._may_write = doing.may_write
        self._names: Mapping[AnnotatorId, str] = {}
        self._standings: Sequence[tuple[Round, Sequence[Standing]]] = ()
        self._practices: Mapping[AnnotatorId, Practice] = {}
        headers = [
            *(self.tr("Name"), self.tr("In the rounds")),
            *(self.tr("Reports"), self.tr("Handed in"), self.tr("Practice"), self.tr("Id")),
        ]
        self._table = RecordTable[Annotator](
            "people", headers, self._cells, widest=1, figures=(2, 3)
        )
        self._told = FaultLine("peopleTold")
        self._rename = named(QPushButton(self.tr("Rename…  F2")), "rename")
        self._add = named(QPushButton(self.tr("Add a person…")), "addPerson")
        self._same = named(QPushButton(self.tr("These are one person…")), "samePerson")
        self._set_up()
        self._lay_out()
        doing.done.connect(self.show_anew)
        doing.failed.connect(self.tell)
        self.show_anew()
        self._table.setFocus()

    def show_anew(self) -> None:
        """Read everybody again."""
        self._told.hide()
        self._names = self._book.names()
        self._practices = self._book.practices()
        self._standings = [(each, self._book.standings(each)) for each in self._book.rounds()]
        self._table.fill(self._book.people(), choose=self._table.currentRow())

    def tell(self, error: Exception) -> None:
        """Say why something could not be done."""
        self._told.tell(error)

    def _set_up(self) -> None:
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setAccessibleName(self.windowTitle())
        self._table.itemSelectionChanged.connect(self._allow)
        self._table.itemActivated.connect(lambda _: self._want_rename())
        QShortcut(QKeySequence(Qt.Key.Key_F2), self).activated.connect(self._want_rename)
        self._rename.clicked.connect(self._want_rename)
        self._add.clicked.connect(self.add_wanted)
        self._same.clicked.connect(lambda: self.same_wanted.emit(self._table.all_chosen))

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row = QHBoxLayout()
        for button in (self._rename, self._add, self._same):
            beside_default(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addWidget(self._told)
        column.addLayout(row)
        open_as_large_as(self, 760, 420)

    def _cells(self, person: Annotator) -> list[str]:
        name = self._names[person.id]
        if person.id == self._here:
            name = self.tr("{name} (at the keyboard)").format(name=name)
        roles = [
            f"{of.name}: {words.role_words(member.role)}"
            for of, _ in self._standings
            for member in of.members
            if member.person == person.id
        ]
        own = [
            each
            for _, given in self._standings
            for each in given
            if each.assignment.person == person.id and each.assignment.role is Role.ANNOTATOR
        ]
        stages = counted(own)
        done = sum(stages[each] for each in _DONE)
        practice = self._practices.get(person.id)
        practised = state_words(practice) if practice else ""
        return [name, " · ".join(roles), str(len(own)), str(done), practised, person.id[:8]]

    def _want_rename(self) -> None:
        chosen = self._table.all_chosen
        if len(chosen) == 1 and self._may_write:
            self.rename_wanted.emit(chosen[0])

    def _allow(self) -> None:
        chosen = len(self._table.all_chosen)
        self._rename.setEnabled(self._may_write and chosen == 1)
        self._add.setEnabled(self._may_write)
        self._same.setEnabled(self._may_write and chosen > 1)
