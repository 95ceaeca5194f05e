"""The people of a new round in rows: what each does and what they see."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QScrollArea, QWidget

from gui import texts
from gui.plain import one_line
from gui.team import words
from gui.widgets.inputs import Chooser, TickBox
from gui.widgets.labels import named, role_label
from schema.records import Annotator, AnnotatorId
from schema.rounds import Member, Role, Sight

_PARTS: Final = ((), (Role.ANNOTATOR,), (Role.REVIEWER,), (Role.ANNOTATOR, Role.REVIEWER))


@dataclass(frozen=True, slots=True)
class _Row:
    person: Annotator
    part: Chooser
    sight: Chooser
    after_practice: QCheckBox


class PeopleForm(QScrollArea):
    """A row for each person: their part in the round, and what they see of the suggestions."""

    changed = Signal()

    def __init__(
        self,
        people: Iterable[Annotator],
        names: Mapping[AnnotatorId, str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = names
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its rows are what Tab goes to
        inside = named(QWidget(), "roundPeopleRows")
        self._grid = QGridLayout(inside)
        self._grid.setColumnStretch(0, 1)
        self._rows: list[_Row] = []
        headings = self.tr("Person"), self.tr("Does"), self.tr("Sees"), self.tr("Practice")
        for column, said in enumerate(headings):
            heading = role_label("dim")
            heading.setText(said)
            self._grid.addWidget(heading, 0, column)
        for person in people:
            self.add(person)
        self.setWidget(inside)

    @property
    def members(self) -> tuple[Member, ...]:
        """What everybody does and sees who has a part in the round."""
        return tuple(
            Member(
                row.person.id,
                role,
                Sight(row.sight.currentData()),
                role is Role.ANNOTATOR and row.after_practice.isChecked(),
            )
            for row in self._rows
            for role in _PARTS[row.part.currentIndex()]
        )

    @property
    def people(self) -> Sequence[Annotator]:
        """Everybody who has a row."""
        return [row.person for row in self._rows]

    def add(self, person: Annotator, *roles: Role) -> None:
        """Offer one more person, with these roles to begin with."""
        at = len(self._rows) + 1
        name = role_label("name")
        name.setText(one_line(self._names.get(person.id, person.name)))
        part, sight = Chooser(name=f"part/{person.id}"), Chooser(name=f"sight/{person.id}")
        for roles_of in _PARTS:
            said = " + ".join(map(words.role_words, roles_of))
            part.addItem(said or self.tr("not in this round"))
        part.setAccessibleName(self.tr("What {name} does").format(name=person.name))
        for each in reversed(Sight):
            sight.addItem(words.sight_words(each), each.value)
        sight.setAccessibleName(self.tr("What {name} sees").format(name=person.name))
        after_practice = named(TickBox(), f"afterPractice/{person.id}")
        after_practice.setText(self.tr("to be passed first"))
        after_practice.setToolTip(
            self.tr("Its reports open for {name} once a practice is passed").format(
                name=texts.plain_tool_tip(person.name)
            )
        )
        after_practice.setAccessibleName(
            self.tr("{name} has to pass a practice first").format(name=person.name)
        )
        if self.isVisible():  # a row that comes later is shown once there is room for it
            once = Qt.ConnectionType.SingleShotConnection
            self.verticalScrollBar().rangeChanged.connect(self._show_last, once)
        for column, widget in enumerate((name, part, sight, after_practice)):
            self._grid.addWidget(widget, at, column)
        self._grid.setRowStretch(at, 0)
        self._grid.setRowStretch(at + 1, 1)
        if self._rows and self.widget() is not None:  # else they would come last in the dialog
            stops = self._rows[-1].after_practice, part, sight, after_practice
            for before, after in pairwise(stops):
                QWidget.setTabOrder(before, after)
        self._rows.append(_Row(person, part, sight, after_practice))
        part.currentIndexChanged.connect(self._tell)
        sight.currentIndexChanged.connect(self._tell)
        part.setCurrentIndex(_PARTS.index(roles))
        self._tell()

    def _show_last(self) -> None:
        bar = self.verticalScrollBar()
        bar.setValue(bar.maximum())

    def is_in(self, person: AnnotatorId) -> bool:
        """Whether somebody has a part in the round."""
        return any(each.person == person for each in self.members)

    def _tell(self) -> None:
        for row in self._rows:
            labels = Role.ANNOTATOR in _PARTS[row.part.currentIndex()]
            row.sight.setEnabled(labels)
            row.after_practice.setEnabled(labels)
        self.changed.emit()
