"""A new sample: of whose labels, how many, and by which seed."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.quality.samples import RATE, WIDTH, Wanted
from gui.exports.number_field import NumberField
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.records import Annotator
from schema.rounds import Round

_WIDTHS: Final = (0.05, WIDTH, 0.2)
_SIZE: Final = 50
_LARGEST: Final = 1_000_000


class NewSampleDialog(QDialog):
    """Asks; `choice` is what was asked for, by `name`."""

    def __init__(
        self,
        name: str,
        people: Sequence[Annotator],
        rounds: Sequence[Round],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("New sample"))
        self._name = named(QLineEdit(name), "sampleName")
        self._person = Chooser(name="samplePerson")
        self._round = Chooser(name="sampleRound")
        self._how_many = Chooser(name="sampleHowMany")
        self._size = NumberField("sampleSize", 1, _LARGEST, _SIZE)
        self._rate = NumberField("sampleRate", 0, 100, round(100 * RATE))
        self._seed = NumberField("sampleSeed", 0, _LARGEST, 0)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._fill(people, rounds)
        self._lay_out()
        self._allow()
        self._name.selectAll()
        self._name.setFocus()

    @property
    def name(self) -> str:
        """What the sample is to be called."""
        return self._name.text()

    @property
    def choice(self) -> Wanted:
        """What is to be drawn."""
        width = self._how_many.currentData()
        return Wanted(
            size=self._size.value if width is None else None,
            width=WIDTH if width is None else width,
            rate=self._rate.value / 100,
            seed=self._seed.value,
            person=self._person.currentData(),
            round=self._round.currentData(),
        )

    def _fill(self, people: Sequence[Annotator], rounds: Sequence[Round]) -> None:
        self._person.addItem(self.tr("everybody's"), None)
        for person in people:
            self._person.addItem(one_line(person.name), person.id)
        self._round.addItem(self.tr("all reports"), None)
        for of in rounds:
            self._round.addItem(one_line(of.name), of)
        for width in _WIDTHS:
            said = self.tr("an interval {points} points wide").format(points=round(100 * width))
            self._how_many.addItem(said, width)
        self._how_many.addItem(self.tr("a number of labels"), None)
        self._how_many.setCurrentIndex(_WIDTHS.index(WIDTH))

    def _lay_out(self) -> None:
        said = role_label("dim")
        said.setWordWrap(True)
        said.setText(
            self.tr(
                "Drawn are labels of reports that one other person alone has finished. A sample of"
                " labels does not find what nobody labelled."
            )
        )
        form = QFormLayout()
        for words, field in (
            (self.tr("Name"), self._name),
            (self.tr("Whose labels"), self._person),
            (self.tr("Which reports"), self._round),
            (self.tr("As many as make"), self._how_many),
            (self.tr("Number of labels"), self._size),
            (self.tr("Errors that are expected, in %"), self._rate),
            (self.tr("Seed"), self._seed),
        ):
            form.addRow(words, field)
            field.setAccessibleName(words)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._name.textChanged.connect(self._allow)
        self._how_many.currentIndexChanged.connect(self._allow)
        column = QVBoxLayout(self)
        column.addWidget(said)
        column.addLayout(form)
        column.addWidget(self._buttons)
        self.setMinimumWidth(440)

    def _allow(self) -> None:
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(bool(self.name.strip()))
        by_number = self._how_many.currentData() is None
        self._size.setEnabled(by_number)
        self._rate.setEnabled(not by_number)
