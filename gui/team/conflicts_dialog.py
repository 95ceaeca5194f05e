"""Where two who did not know of each other decided differently: both values, settled by one key."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.team import conflict_words
from annotator.team.conflicts import OpenConflict
from gui import texts
from gui.dialogs.enter import beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema
from schema.records import OperationId, ReportId


class ConflictsDialog(QDialog):
    """1 keeps what stands, 2 takes the other; Enter goes to the report, which closes the list."""

    settle_wanted = Signal(object, bool)  # OpenConflict, whether to take what was lost

    def __init__(
        self,
        schema: LabelSchema,
        when: Callable[[OperationId], str],
        parent: QWidget | None = None,
        *,
        may_settle: bool,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Conflicts"))
        self._schema = schema
        self._when = when
        self._may_settle = may_settle
        self.goes_to: ReportId | None = None
        headers = [
            *(self.tr("Report"), self.tr("Whose"), self.tr("What"), self.tr("Field")),
            *(self.tr("1  stands"), self.tr("2  the other")),
        ]
        self._table = RecordTable[OpenConflict]("conflicts", headers, self._cells, widest=2)
        self._figures = role_label("dim", "conflictFigures")
        self._told = FaultLine("conflictTold")
        self._keep = named(QPushButton(self.tr("1  Keep what stands")), "keep")
        self._take = named(QPushButton(self.tr("2  Take the other")), "take")
        self._go = named(QPushButton(self.tr("Go to the report")), "goThere")
        self._set_up()
        self._lay_out()

    def show_found(self, found: Sequence[OpenConflict]) -> None:
        """List these; the row that was chosen gives way to the next one."""
        self._told.hide()
        self._table.fill(found, choose=self._table.currentRow())
        self._figures.setText(
            self.tr("Open conflicts: {count}. Nothing is lost: what does not stand is kept too.")
            .format(count=len(found))
            if found
            else self.tr("There are no conflicts.")
        )  # fmt: skip
        self._table.setFocus()

    def tell(self, error: Exception) -> None:
        """Say why it could not be settled."""
        self._told.tell(error)

    def _set_up(self) -> None:
        self._table.setAccessibleName(self.windowTitle())
        keys = {Qt.Key.Key_1: self._keep.click, Qt.Key.Key_2: self._take.click}
        KeysOfList(self._table, self._go_there, keys)
        self._table.itemSelectionChanged.connect(self._allow)
        self._figures.setWordWrap(True)
        self._keep.clicked.connect(lambda: self._want(take=False))
        self._take.clicked.connect(lambda: self._want(take=True))
        self._go.clicked.connect(self._go_there)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for button in (self._keep, self._take, self._go):
            beside_default(button)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(close_beside_default(self))
        column = QVBoxLayout(self)
        for part in (self._figures, self._table, self._told):
            column.addWidget(part)
        column.addLayout(row)
        open_as_large_as(self, 900, 460)

    def _cells(self, each: OpenConflict) -> list[str]:
        sides = (
            (each.conflict.kept_value, each.conflict.kept),
            (each.conflict.lost_value, each.conflict.lost),
        )
        schema, language = self._schema, texts.language()
        values = [
            f"{conflict_words.value(each, value, schema, language)}"
            f"  ({texts.moment(self._when(by))})"
            for value, by in sides
        ]
        about = conflict_words.about(each, language)
        field = conflict_words.field(each, schema, language)
        return [each.report, each.person, *map(one_line, (about, field, *values))]

    def _want(self, *, take: bool) -> None:
        chosen = self._table.chosen
        if chosen is not None and self._may_settle:
            self.settle_wanted.emit(chosen, take)

    def _go_there(self) -> None:
        chosen = self._table.chosen
        if chosen is not None and chosen.report_id is not None:
            self.goes_to = chosen.report_id
            self.accept()

    def _allow(self) -> None:
        chosen = self._table.chosen
        for button in (self._keep, self._take):
            button.setEnabled(self._may_settle and chosen is not None)
        self._go.setEnabled(chosen is not None and chosen.report_id is not None)
