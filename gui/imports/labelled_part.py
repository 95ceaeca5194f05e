"""What labels of another tool are here, and whose they become."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from annotator.exchange.label_names import as_guessed
from gui import texts
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema

_IN_A_ROW: Final = 2  # labels beside each other
_ROOM: Final = 108  # pixels; what needs more is scrolled
_LONGEST: Final = 28  # characters of a label's name
_SOMEBODY_ELSE: Final = ""


class LabelledPart(QWidget):
    """A chooser for each label of the files, and one for the person."""

    changed = Signal()  # what a label is here
    person_changed = Signal()

    def __init__(
        self, schema: LabelSchema, people: Sequence[str], names: Mapping[str, str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._schema = schema
        self._said = dict(names)
        self._choosers: dict[str, Chooser] = {}
        self._labels: dict[str, QLabel] = {}
        self._counts: dict[str, int] = {}
        self._person = self._made_people(people)
        self._other = named(QLineEdit(), "importOther")
        self._told = role_label("dim", "importPersonTold")
        self._grid = QGridLayout()
        self._names = named(QScrollArea(), "importNames")
        self._lay_out()
        self._show_person()

    @property
    def label_names(self) -> Mapping[str, str]:
        """Our label for each name that stands in the files, "" where it is left out."""
        return {
            **self._said,
            **{theirs: each.currentData() for theirs, each in self._choosers.items()},
        }

    @property
    def labels_of(self) -> str | None:
        """Whose labels they become; None where they are suggestions."""
        name: str | None = self._person.currentData()
        return self._other.text().strip() if name == _SOMEBODY_ELSE else name

    @property
    def lacks_name(self) -> bool:
        """Whether it is still to be said whose labels they are."""
        return self.labels_of == ""

    def begin_counting(self) -> None:
        """The files are looked into anew; what was chosen for their labels stays."""
        self._counts = {}

    def clear(self) -> None:
        """Forget what the files hold."""
        self._choosers, self._labels = {}, {}
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()

    def show_labels(self, counts: Mapping[str, int]) -> None:
        """Some more of what the files hold, by their names."""
        name_of = as_guessed(self._said, self._schema)
        self._form.setRowVisible(self._names, bool(counts) or bool(self._choosers))
        for theirs, count in counts.items():
            self._counts[theirs] = self._counts.get(theirs, 0) + count
            if theirs not in self._choosers:
                self._add(theirs, name_of(theirs))
            self._labels[theirs].setText(f"{one_line(theirs)[:_LONGEST]} ×{self._counts[theirs]}")

    def _made_people(self, people: Sequence[str]) -> Chooser:
        chooser = Chooser(name="importPerson")
        chooser.setAccessibleName(self.tr("They come in as"))
        chooser.addItem(self.tr("suggestions"), None)
        for name in people:
            chooser.addItem(self.tr("the labels of {name}").format(name=name), name)
        chooser.addItem(self.tr("the labels of somebody else…"), _SOMEBODY_ELSE)
        chooser.activated.connect(self._show_person)
        return chooser

    def _lay_out(self) -> None:
        self._other.setPlaceholderText(self.tr("their name"))
        self._other.setAccessibleName(self.tr("The name of the person whose labels they are"))
        self._other.textChanged.connect(self.person_changed)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._person)
        row.addWidget(self._other)
        row.addWidget(self._told, 1)
        inside = QWidget()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setAlignment(Qt.AlignmentFlag.AlignTop)  # the first row beside its caption
        for column in range(_IN_A_ROW):
            self._grid.setColumnStretch(2 * column + 1, 1)
        inside.setLayout(self._grid)
        self._names.setWidget(inside)
        self._names.setWidgetResizable(True)
        self._names.setFrameShape(QFrame.Shape.NoFrame)
        self._names.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._names.setMaximumHeight(_ROOM)
        form = self._form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.addRow(self.tr("They come in as"), row)
        form.addRow(self.tr("Their labels"), self._names)
        form.setRowVisible(self._names, False)  # until there are some

    def _add(self, theirs: str, ours: str) -> None:
        chooser = Chooser(name=f"importLabel/{theirs}")
        for label in self._schema.labels:
            chooser.addItem(texts.words(label.name), label.id)
        chooser.addItem(self.tr("leave out"), "")
        chooser.setCurrentIndex(max(chooser.findData(ours), 0) if ours else chooser.count() - 1)
        chooser.setAccessibleName(
            self.tr("What {label} is here").format(label=one_line(theirs)[:_LONGEST])
        )
        chooser.activated.connect(self.changed)
        row, column = divmod(len(self._choosers), _IN_A_ROW)
        called = role_label("dim")
        self._choosers[theirs], self._labels[theirs] = chooser, called
        called.setBuddy(chooser)
        called.setToolTip(texts.plain_tool_tip(theirs))
        self._grid.addWidget(called, row, 2 * column)
        self._grid.addWidget(chooser, row, 2 * column + 1)

    def _show_person(self) -> None:
        is_somebody = self._person.currentData() is not None
        self._other.setVisible(self._person.currentData() == _SOMEBODY_ELSE)
        if not self._other.isHidden():
            self._other.setFocus()
        self._told.setText(
            self.tr("confirmed, in reports that are finished") if is_somebody else ""
        )
        self.person_changed.emit()
