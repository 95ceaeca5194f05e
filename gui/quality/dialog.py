"""The window of samples: labels to be looked at one by one, and what they say of all others."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.quality.sampled import Sampled
from annotator.quality.samples import THRESHOLD
from gui import texts
from gui.dialogs.enter import buttons_beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.exports.number_field import NumberField
from gui.label_words import label_words
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.quality.asking import Looked
from gui.quality.rates import RateRow, rate_rows, rate_words
from gui.widgets.inputs import Chooser
from gui.widgets.labels import role_label
from schema.labels import LabelSchema


class SamplesDialog(QDialog):
    """Shows what it is given, and says by its signals what is wanted."""

    sample_wanted = Signal(object)  # the id of a sample
    new_wanted = Signal()
    return_wanted = Signal(object, float)  # Sample, the threshold
    judged = Signal(object, str, bool)  # Sample, the id of a label, whether it is right
    place_wanted = Signal(object)  # Label

    def __init__(
        self, schema: LabelSchema, parent: QWidget | None = None, *, may_write: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Samples"))
        self._schema = schema
        self._may_write = may_write
        self._looked = Looked()
        self.chooser = Chooser(name="samples")
        self.threshold = NumberField("threshold", 0, 100, round(100 * THRESHOLD))
        headers = [
            *(self.tr("Report"), self.tr("In its place")),
            *(self.tr("What it says"), self.tr("Verdict")),
        ]
        self.labels = RecordTable[Sampled](
            "sampledLabels", headers, self._label_cells, widest=1, sharing=(1, 2, 3)
        )
        headers = [self.tr("Of whom or what"), "%", self.tr("95% interval"), self.tr("Wrong")]
        self.rates = RecordTable[RateRow](
            "errorRates", headers, self._rate_cells, widest=0, figures=(1, 2, 3)
        )
        self._facts = role_label("heading", "sampleFacts")
        self.told = FaultLine("samplesTold")
        self._buttons = buttons_beside_default(
            {
                "newSample": self.tr("New sample…"),
                "returnFailing": self.tr("Return what fails…"),
                "copyRates": self.tr("Copy the rates"),
                "right": self.tr("1  Right"),
                "wrong": self.tr("0  Wrong…"),
                "goThere": self.tr("Go there"),
            }
        )
        self._set_up()
        self._lay_out()
        self._connect()
        self.labels.setFocus()

    def show_looked(self, looked: Looked) -> None:
        """Show a sample; who was at a label stays there, or goes on to the next to be judged."""
        before = self._looked.sample
        is_same = before is not None and looked.sample is not None and before.id == looked.sample.id
        behind = self.rates.currentRow() if is_same else 0
        self._looked = looked
        self._say_why_empty()
        self.chooser.offer(
            [(f"{each.name} ({texts.moment(each.at)})", each.id) for each in looked.every],
            chosen=looked.sample.id if looked.sample else None,
        )
        self._show_rates(behind)
        self._facts.setText(self._said())
        self._allow()

    def _said(self) -> str:
        found, of = self._looked.result, self._looked.sample
        if found is None or of is None:
            return self.tr("There is no sample yet.")
        said = [self.tr("%n label(s) out of {all}", "", len(of.labels)).format(all=of.drawn_from)]
        if found.whole.of:
            rate, interval, _ = rate_words(found.whole)
            words = self.tr("error rate {rate}% (95%: {interval})")
            said.append(words.format(rate=rate, interval=interval))
        said.append(self.tr("%n still to look at", "", found.left))
        if found.gone:
            said.append(self.tr("%n taken away since", "", found.gone))
        return " · ".join(said)

    def _say_why_empty(self) -> None:
        has_sample = self._looked.sample is not None
        self.labels.say_when_empty(
            self.tr("None of these labels has been judged yet.")
            if has_sample
            else self.tr(
                "Labels drawn by chance are listed here, to be judged one by one: they tell how"
                ' many of all labels are wrong. "New sample…" draws them.'
            )
        )
        self.rates.say_when_empty(
            self.tr("The share that is wrong is listed here, of each person, rule and report.")
        )

    def _show_rates(self, row: int) -> None:
        self.rates.fill(rate_rows(self._looked, self.threshold.value / 100), choose=row)

    def _rate_cells(self, of: RateRow) -> list[str]:
        said = self.tr("{name}: fails").format(name=of.name) if of.fails else of.name
        return [said, *rate_words(of.rate)]

    def _show_labels(self) -> None:
        """List the labels behind the rate that is chosen."""
        rate, shown = self.rates.chosen, self._looked.labels
        if rate is not None and self.rates.currentRow() > 0:
            # what nobody has looked at yet counts in no rate, and is listed with all
            shown = [each for each in shown if each.verdict is not None and rate.is_behind(each)]
        self.labels.fill(shown, choose=_next_to_judge(shown, self.labels.chosen))

    def _label_cells(self, of: Sampled) -> list[str]:
        said = label_words(self._schema, of.label)
        return [of.report, of.around, said, _verdict_words(of.verdict)]

    def _set_up(self) -> None:
        self.chooser.setAccessibleName(self.tr("Sample"))
        self.chooser.shrink_to(characters=24)
        self.threshold.setAccessibleName(self.tr("A report fails with more errors than"))
        self.labels.setAccessibleName(self.tr("Labels of the sample; 1 right, 0 wrong"))
        self.rates.setAccessibleName(self.tr("Error rates; choosing one lists its labels"))
        self._facts.setWordWrap(True)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.chooser)
        above.addWidget(self._buttons["newSample"])
        above.addStretch(1)
        above.addWidget(QLabel(self.tr("Fails above, in %")))
        above.addWidget(self.threshold)
        above.addWidget(self._buttons["returnFailing"])
        above.addWidget(self._buttons["copyRates"])
        for name in ("right", "wrong", "goThere"):
            below.addWidget(self._buttons[name])
        below.addStretch(1)
        below.addWidget(close_beside_default(self))
        parts = QSplitter(Qt.Orientation.Vertical)
        parts.setChildrenCollapsible(False)
        for part, share in ((self.labels, 3), (self.rates, 2)):
            part.setMinimumHeight(110)
            parts.addWidget(part)
            parts.setStretchFactor(parts.count() - 1, share)
        column = QVBoxLayout(self)
        column.addLayout(above)
        column.addWidget(self._facts)
        column.addWidget(parts, 1)
        column.addWidget(self.told)
        column.addLayout(below)
        open_as_large_as(self, 1000, 620)

    def _connect(self) -> None:
        self.chooser.activated.connect(
            lambda _: self.sample_wanted.emit(self.chooser.currentData())
        )
        self.threshold.changed.connect(lambda: self._show_rates(self.rates.currentRow()))
        self.threshold.changed.connect(self._allow)
        self.rates.itemSelectionChanged.connect(self._show_labels)
        self.labels.itemSelectionChanged.connect(self._allow)
        self._buttons["newSample"].clicked.connect(self.new_wanted)
        self._buttons["returnFailing"].clicked.connect(self._want_return)
        self._buttons["copyRates"].clicked.connect(self._copy)
        acts = {"right": self._say_right, "wrong": self._say_wrong, "goThere": self._go}
        for name, act in acts.items():
            self._buttons[name].clicked.connect(act)
        keys = {Qt.Key.Key_1: self._say_right, Qt.Key.Key_0: self._say_wrong}
        KeysOfList(self.labels, self._go, keys)

    def _allow(self) -> None:
        has_label = self.labels.chosen is not None
        self.chooser.setEnabled(bool(self._looked.every))
        failing = any(each.fails for each in self.rates.records)
        self._buttons["newSample"].setEnabled(self._may_write)
        self._buttons["returnFailing"].setEnabled(self._may_write and failing)
        self._buttons["copyRates"].setEnabled(bool(self.rates.records))
        self._buttons["goThere"].setEnabled(has_label)
        for name in ("right", "wrong"):
            self._buttons[name].setEnabled(self._may_write and has_label)

    def _say_right(self) -> None:
        self._judge(is_right=True)

    def _say_wrong(self) -> None:
        self._judge(is_right=False)

    def _judge(self, *, is_right: bool) -> None:
        chosen, of = self.labels.chosen, self._looked.sample
        if chosen is not None and of is not None and self._may_write:
            self.judged.emit(of, chosen.label.id, is_right)

    def _go(self) -> None:
        if self.labels.chosen is not None:
            self.place_wanted.emit(self.labels.chosen.label)

    def _want_return(self) -> None:
        self.return_wanted.emit(self._looked.sample, self.threshold.value / 100)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.rates.as_tsv(self.rates.records))


def _next_to_judge(shown: Sequence[Sampled], before: Sampled | None) -> int:
    """The row of the label that was chosen; once it is judged, that of the next which is not."""
    ids = [each.label.id for each in shown]
    at = ids.index(before.label.id) if before and before.label.id in ids else -1
    was_judged = at >= 0 and before is not None and before.verdict != shown[at].verdict
    if at < 0 or was_judged:
        order = [*range(at + 1, len(shown)), *range(at + 1)]
        at = next((nth for nth in order if shown[nth].verdict is None), max(at, 0))
    return at


def _verdict_words(verdict: str | None) -> str:
    if verdict is None:
        return ""
    return f"× {verdict}" if verdict else "√"
