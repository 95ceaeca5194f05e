"""What is left in a report that somebody wants to finish."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.workspace import Item
from gui.panels.plain import one_line
from gui.panels.widgets import quiet_input
from schema.records import LabelId


class Choice(Enum):
    """What to do about it."""

    FINISH = auto()
    GO_THERE = auto()
    CANCEL = auto()


class FinishQuestion(QDialog):
    """Lists undecided suggestions and pending links; Enter goes to the one that is marked."""

    def __init__(
        self, undecided: list[Item], pending: list[Item], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Finish the report?"))
        self.choice = Choice.CANCEL
        self._question = QLabel(
            self.tr("{undecided} suggestions are undecided, {pending} links are pending.").format(
                undecided=len(undecided), pending=len(pending)
            )
        )
        self._question.setWordWrap(True)
        self._list = QListWidget()
        self._list.setObjectName("left")
        self._list.setAccessibleName(self._question.text())
        quiet_input(self._list)
        self._list.setMinimumSize(420, 240)
        self._list.setSpacing(2)
        for item in undecided:
            self._add(item, self.tr("undecided"))
        for item in pending:
            self._add(item, self.tr("link pending"))
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _: self._choose(Choice.GO_THERE))
        self._lay_out()

    @property
    def key(self) -> LabelId:
        """The span that is marked in the list."""
        return LabelId(self._list.currentItem().data(Qt.ItemDataRole.UserRole))

    def _add(self, item: Item, what: str) -> None:
        row = QListWidgetItem(f"{one_line(item.span.text)}    {what}")
        row.setData(Qt.ItemDataRole.UserRole, item.key)
        self._list.addItem(row)

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        go = buttons.addButton(self.tr("Go there"), QDialogButtonBox.ButtonRole.AcceptRole)
        finish = buttons.addButton(
            self.tr("Finish anyway"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        finish.setObjectName("finishAnyway")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        go.setDefault(True)
        go.clicked.connect(lambda: self._choose(Choice.GO_THERE))
        finish.clicked.connect(lambda: self._choose(Choice.FINISH))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self._question, self._list, buttons):
            column.addWidget(part)
        self._list.setFocus()

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
