"""What is left in a report that somebody wants to finish."""

from collections import Counter
from collections.abc import Sequence
from enum import Enum, auto
from typing import NamedTuple

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.enter import press_by_default
from gui.plain import one_line
from gui.widgets.labels import PlainLabel
from gui.widgets.tables import quiet_input
from schema.records import LabelId


class Choice(Enum):
    """What to do about it."""

    FINISH = auto()
    GO_THERE = auto()
    CANCEL = auto()


class Kind(Enum):
    """What may be left to do in a report."""

    UNDECIDED = auto()
    HIDDEN = auto()  # undecided, and not shown for its low score
    PENDING = auto()
    NUMERAL = auto()
    NO_CATEGORY = auto()
    NO_VALUE = auto()


class LeftOver(NamedTuple):
    """A place where something is left to do; `key` is its span, None for a numeral."""

    start: int
    end: int
    key: LabelId | None
    words: str
    kind: Kind


class FinishQuestion(QDialog):
    """Lists what is left to do; Enter goes to the one that is marked."""

    def __init__(self, left: Sequence[LeftOver], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Finish the report?"))
        self.choice = Choice.CANCEL
        self._left = left
        self._question = PlainLabel(self._asked())
        self._question.setWordWrap(True)
        self._list = QListWidget()
        self._list.setObjectName("left")
        self._list.setAccessibleName(self._question.text())
        quiet_input(self._list)
        self._list.setMinimumSize(420, 240)
        self._list.setSpacing(2)
        said = self._said()
        self._list.addItems([f"{one_line(each.words)}    {said[each.kind]}" for each in left])
        self._list.setCurrentRow(0)
        self._list.itemActivated.connect(lambda _: self._choose(Choice.GO_THERE))
        self._lay_out()

    @property
    def place(self) -> LeftOver:
        """The place that is marked in the list."""
        return self._left[self._list.currentRow()]

    def _asked(self) -> str:
        counts = Counter(each.kind for each in self._left)
        hidden = counts[Kind.HIDDEN]
        counts[Kind.UNDECIDED] += hidden
        patterns = {
            Kind.UNDECIDED: self.tr("Suggestions that are undecided: {count}"),
            Kind.HIDDEN: self.tr("%n of the undecided are hidden for their low score.", "", hidden),
            Kind.PENDING: self.tr("Links that are pending: {count}"),
            Kind.NUMERAL: self.tr("Numerals that nobody has accounted for: {count}"),
            Kind.NO_CATEGORY: self.tr("Measures without a category: {count}"),
            Kind.NO_VALUE: self.tr("Numbers without a value: {count}"),
        }
        return "\n".join(
            pattern.format(count=counts[kind]) for kind, pattern in patterns.items() if counts[kind]
        )

    def _said(self) -> dict[Kind, str]:
        return {
            Kind.UNDECIDED: self.tr("undecided"),
            Kind.HIDDEN: self.tr("undecided, hidden"),
            Kind.PENDING: self.tr("link pending"),
            Kind.NUMERAL: self.tr("numeral"),
            Kind.NO_CATEGORY: self.tr("without a category"),
            Kind.NO_VALUE: self.tr("without a value"),
        }

    def _lay_out(self) -> None:
        buttons = QDialogButtonBox()
        go = buttons.addButton(self.tr("Go there"), QDialogButtonBox.ButtonRole.AcceptRole)
        finish = buttons.addButton(
            self.tr("Finish anyway"), QDialogButtonBox.ButtonRole.DestructiveRole
        )
        finish.setObjectName("finishAnyway")
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        go.clicked.connect(lambda: self._choose(Choice.GO_THERE))
        finish.clicked.connect(lambda: self._choose(Choice.FINISH))
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self._question, self._list, buttons):
            column.addWidget(part)
        press_by_default(go)
        self._list.setFocus()

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
