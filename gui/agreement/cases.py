"""The cases behind a figure of agreement, to go to each."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gui.agreement import words
from gui.agreement.asking import CasesOf, Listed, Shown
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.review.words import side_words
from gui.widgets.inputs import TickBox
from gui.widgets.labels import named, role_label


class Cases(QWidget):
    """A table of cases with what is said of it; what agrees is listed where that is ticked."""

    wanted = Signal(object)  # CasesOf
    chosen = Signal(object)  # Shown

    def __init__(self, categories: Mapping[str, str]) -> None:
        super().__init__()
        self._categories = categories
        self._asked: CasesOf | None = None
        headers = [self.tr("Report"), self.tr("Place"), self.tr("First"), self.tr("Second")]
        self.table = RecordTable[Shown]("cases", headers, self._cells, widest=3, figures=(1,))
        self.table.setAccessibleName(self.tr("Cases; Enter opens one in its report"))
        self.told = role_label("dim", "casesTold")
        self.told.setText(
            self.tr("Enter on a figure above lists the cases behind it here, to go to each.")
        )
        self._with_agreeing = named(TickBox(self.tr("Also what agrees")), "withAgreeing")
        self._with_agreeing.toggled.connect(self._ask_again)
        self.table.cellDoubleClicked.connect(lambda *_: self._choose())
        KeysOfList(self.table, self._choose)
        self._lay_out()

    def ask(self, asked: CasesOf) -> None:
        """Want these cases, with or without what agrees."""
        self._asked = CasesOf(
            *(asked.scope, asked.view, asked.figure, asked.pair, asked.categories),
            with_agreeing=self._with_agreeing.isChecked(),
        )
        self.told.setText(self.tr("Working out…"))
        self.wanted.emit(self._asked)

    def forget(self) -> None:
        """List nothing: other figures are to be seen."""
        self.table.fill(())
        self._asked = None

    def show_cases(self, found: Listed) -> None:
        """List the cases of a figure."""
        self.table.fill(found.cases)
        said = self.tr("%n case(s)", "", len(found.cases))
        if not found.is_all:
            said += " · " + self.tr("only the first are listed")
        if found.hidden:
            said += " · " + self.tr(
                "%n more in reports that you still label in an open round", "", found.hidden
            )
        self.told.setText(said)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        above.addWidget(self.told, 1)
        above.addWidget(self._with_agreeing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self.table, 1)

    def _ask_again(self) -> None:
        if self._asked is not None:
            self.ask(self._asked)

    def _choose(self) -> None:
        if self.table.chosen is not None:
            self.chosen.emit(self.table.chosen)

    def _cells(self, of: Shown) -> Sequence[str]:
        sides = zip(of.case.parties, of.case.marks, of.words, strict=True)
        said = [
            f"{side_words(party.name)}: {words.mark_words(mark, text, self._categories)}"
            for party, mark, text in sides
        ]
        return [of.name, str(of.case.start), *said]
