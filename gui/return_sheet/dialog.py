"""The return sheet in the window: what review has changed in somebody's labels, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.review.return_sheet import Returned
from gui import texts
from gui.dialogs.enter import beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.label_words import clause_title, clauses_told
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.review.words import kind_words
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema
from schema.records import Annotator, AnnotatorId


class ReturnSheetDialog(QDialog):
    """Shows what it is given, and says by its signals what is wanted."""

    person_wanted = Signal(object)  # AnnotatorId
    place_wanted = Signal(object)  # Returned
    file_wanted = Signal()

    def __init__(
        self,
        schema: LabelSchema,
        people: Sequence[Annotator],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Return sheet"))
        self._schema = schema
        self.person = Chooser(name="sheetPerson")
        headers = [
            *(self.tr("Report"), self.tr("In its place"), self.tr("Differs in")),
            *(self.tr("Label"), self.tr("Gold"), self.tr("Clause")),
        ]
        self.lines = RecordTable[Returned](
            "sheetLines", headers, self._cells, widest=1, sharing=(1, 3, 4, 5)
        )
        self._why = named(QPlainTextEdit(), "sheetWhy")
        self._facts = role_label("dim", "sheetFacts")
        self.told = FaultLine("sheetTold")
        self._go_there = named(QPushButton(self.tr("Go there")), "goThere")
        self._save = named(QPushButton(self.tr("Save as…")), "saveSheet")
        for each in people:
            self.person.addItem(one_line(each.name), each.id)
        self._set_up()
        self._lay_out()
        self._connect()
        self._allow()
        self.lines.setFocus()

    @property
    def whose(self) -> AnnotatorId:
        """Whose sheet it is."""
        chosen: AnnotatorId = self.person.currentData()
        return chosen

    def show_sheet(self, person: AnnotatorId, found: Sequence[Returned]) -> None:
        """List what review has changed in this person's labels."""
        self.person.setCurrentIndex(self.person.findData(person))
        self._facts.setText(
            self.tr("%n label(s) that review has otherwise", "", len(found))
            if found
            else self.tr("Review has changed nothing here, or has not ended yet.")
        )
        self.lines.fill(found)

    def say_busy(self) -> None:
        """The sheet is being read."""
        self.told.hide()
        self._facts.setText(self.tr("Working out…"))

    def _set_up(self) -> None:
        self.lines.setAccessibleName(self.tr("What review has changed; Enter goes there"))
        self.person.setAccessibleName(self.tr("Whose labels"))
        self.person.shrink_to(characters=16)
        self._why.setReadOnly(True)
        self._why.setTabChangesFocus(True)
        self._why.setAccessibleName(self.tr("Why, and what the clauses say"))

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.person)
        above.addWidget(self._facts, 1)
        for button in (self._go_there, self._save):
            beside_default(button)
            below.addWidget(button)
        below.addStretch(1)
        below.addWidget(close_beside_default(self))
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        for part, share in ((self.lines, 3), (self._why, 1)):
            part.setMinimumHeight(90)
            halves.addWidget(part)
            halves.setStretchFactor(halves.count() - 1, share)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(halves, 1)
        column.addWidget(self.told)
        column.addLayout(below)
        open_as_large_as(self, 980, 560)

    def _connect(self) -> None:
        self.person.activated.connect(lambda _: self.person_wanted.emit(self.whose))
        self.lines.itemSelectionChanged.connect(self._allow)
        self._go_there.clicked.connect(self._go)
        self._save.clicked.connect(self.file_wanted)
        KeysOfList(self.lines, self._go)

    def _cells(self, of: Returned) -> list[str]:
        return [
            *(of.name, of.around, texts.listed(map(kind_words, of.kinds))),
            *of.sides(self._schema, texts.language()),
            texts.listed(clause_title(self._schema, each) for each in of.clauses),
        ]

    def _allow(self) -> None:
        found = self.lines.chosen
        self._go_there.setEnabled(found is not None)
        self._save.setEnabled(bool(self.lines.records))
        told = [*found.why, *clauses_told(self._schema, found.clauses)] if found else []
        self._why.setPlainText("\n\n".join(told))

    def _go(self) -> None:
        if self.lines.chosen is not None:
            self.place_wanted.emit(self.lines.chosen)
