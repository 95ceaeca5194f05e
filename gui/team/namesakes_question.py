"""People of one name: are they one person with two machines, or several? Asked once."""

from collections.abc import Mapping, Sequence
from enum import Enum, auto

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.enter import press_by_default
from gui.plain import one_line
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema.records import Annotator, AnnotatorId


class Who(Enum):
    """What was said of them."""

    ONE = auto()
    SEVERAL = auto()
    LATER = auto()


class NamesakesQuestion(QDialog):
    """The one that is marked is who stands where they are one person."""

    def __init__(
        self,
        group: Sequence[Annotator],
        decisions: Mapping[AnnotatorId, int],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Are they one person?"))
        self.who = Who.LATER
        # who has done most stands, unless another is marked
        self._group = sorted(group, key=lambda each: -decisions.get(each.id, 0))
        question = role_label("question", "namesakesAsked")
        question.setWordWrap(True)
        question.setText(
            self.tr(
                "{count} people in this project are called {name}. If they are one person, what"
                " was done under all of these counts as theirs, and stands under the one that is"
                " marked. You are asked once."
            ).format(count=len(group), name=group[0].name)
        )
        self._list = named(QListWidget(), "namesakes")
        self._list.setAccessibleName(question.text())
        quiet_input(self._list)
        for each in self._group:
            count = decisions.get(each.id, 0)
            said = self.tr("{name} ({id}): operations {count}")
            self._list.addItem(one_line(said.format(name=each.name, id=each.id[:8], count=count)))
        self._list.setCurrentRow(0)
        self._lay_out(question)

    @property
    def standing(self) -> Annotator:
        """Who stands for all of them."""
        return self._group[max(self._list.currentRow(), 0)]

    @property
    def others(self) -> list[Annotator]:
        """The others of them."""
        return [each for each in self._group if each.id != self.standing.id]

    def _lay_out(self, question: QWidget) -> None:
        buttons = QDialogButtonBox()
        role = QDialogButtonBox.ButtonRole
        one = named(buttons.addButton(self.tr("One person"), role.AcceptRole), "onePerson")
        several = named(buttons.addButton(self.tr("Several people"), role.ActionRole), "several")
        later = buttons.addButton(self.tr("Ask later"), role.RejectRole)
        one.clicked.connect(lambda: self._say(Who.ONE))
        several.clicked.connect(lambda: self._say(Who.SEVERAL))
        later.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (question, self._list, buttons):
            column.addWidget(part)
        press_by_default(one)
        self.setMinimumWidth(520)
        self._list.setFocus()

    def _say(self, who: Who) -> None:
        self.who = who
        self.accept()
