"""The choices of an export: which labels, in which format, how it is cut, and for whom."""

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from annotator.exchange.chunks import REPORT, SIZES
from annotator.exchange.conll import SCHEMES, UNITS
from annotator.exchange.documents import ALL_NAME, GOLD_NAME, RELEASE
from annotator.exchange.formats import FORMATS, JSONL, Writing
from annotator.exporting.choice import Choice
from annotator.exporting.splits import PARTS
from gui import texts
from gui.exports import words
from gui.exports.number_field import NumberField
from gui.exports.request import ExportRequest
from gui.widgets.inputs import Chooser, TickBox
from gui.widgets.labels import named, role_label
from schema.about import is_date
from schema.labels import LabelSchema

_BY_LENGTH: Final = "length"
_WISHED: Final = "wished"  # what a person chose of a chooser, while a format leaves no choice
_LONGEST: Final = 100_000  # characters of a piece
_USUAL_LENGTH: Final = 512


class ExportForm(QWidget):
    """Tells of every change; `request` is None while a date is none."""

    changed = Signal()

    def __init__(
        self,
        schema: LabelSchema,
        people: Iterable[str],
        released: Iterable[str],
        chosen: Mapping[str, list[str]],
    ) -> None:
        super().__init__()
        self._schema = schema
        self._format = _chooser("exportFormat", words.FORMAT_NAMES)
        self._ending = Chooser(name="exportEnding")
        self._layer = Chooser(name="exportLayer")
        self._labels = {
            label.id: _tick(texts.words(label.name), f"exportLabel/{label.id}", is_on=True)
            for label in schema.labels
        }
        self._finished = _tick(self.tr("Only reports they have finished"), "exportFinished")
        self._since, self._until = (_date(name) for name in ("exportSince", "exportUntil"))
        self._part = Chooser(name="exportPart")
        self._seed = NumberField("exportSeed", 0, 999_999_999, 0)
        self._chunk = Chooser(name="exportChunk")
        self._length = NumberField("exportLength", 1, _LONGEST, _USUAL_LENGTH)
        self._empty = NumberField("exportEmpty", 0, 100, 100)
        self._scheme = _chooser("exportScheme", {each: each for each in SCHEMES})
        self._tokens = _chooser("exportTokens", {each: words.TOKEN_NAMES[each] for each in UNITS})
        self._offsets = Chooser(name="exportOffsets")
        self._rejected = _tick(self.tr("Also what was rejected, as negatives"), "exportRejected")
        self._settled = _tick(self.tr("Who settled each label, and when"), "exportProvenance")
        self._pseudonyms = _tick(self.tr("Annotators by pseudonyms"), "exportPseudonyms")
        self._masked = _tick(self.tr("Persons' names in the texts as 某某"), "exportMasked")
        self._bare = _tick(
            self.tr("Without the texts, with a script that puts them back"), "exportBare"
        )
        self._card = _tick(self.tr("A dataset card beside it"), "exportCard")
        self._fill(people, released)
        self._lay_out()
        self._connect()
        self._fit()
        self._choose(chosen)

    @property
    def chosen(self) -> Mapping[str, list[str]]:
        """What each field was left with, for the next export; dates belong to one export alone."""
        return {field.objectName(): _left_with(field) for field in self._kept}

    @property
    def request(self) -> ExportRequest | None:
        """What is chosen; None while a date is no date."""
        if not all(_is_date_or_empty(each.text()) for each in (self._since, self._until)):
            return None
        labels = frozenset(name for name, box in self._labels.items() if box.isChecked())
        choice = Choice(
            layer=self._layer.currentData(),
            labels=None if len(labels) == len(self._labels) else labels,
            with_rejected=_is_on(self._rejected),
            with_provenance=_is_on(self._settled),
            finished=_is_on(self._finished),
            since=self._since.text().strip() or None,
            until=self._until.text().strip() or None,
            split=self._part.currentData(),
            seed=self._seed.value,
            empty=self._empty.value / 100 if self._empty.isEnabled() else 1.0,
            pseudonyms=_is_on(self._pseudonyms),
            mask_names=_is_on(self._masked),
        )
        return ExportRequest(
            format_name=self._format.currentData(),
            ending=self._ending.currentData() or "",
            choice=choice,
            how=self._how(),
            with_card=self._card.isChecked(),
        )

    def _how(self) -> Writing:
        chunk = self._chunk.currentData()
        return Writing(
            schema=self._schema,
            scheme=self._scheme.currentData(),
            unit=self._tokens.currentData(),
            chunk=self._length.value if chunk == _BY_LENGTH else chunk,
            offsets=self._offsets.currentData(),
            without_texts=_is_on(self._bare),
        )

    @property
    def _kept(self) -> list[Chooser | TickBox | NumberField]:
        """The fields, each after those that say what it offers."""
        choosers = [self._format, self._ending, self._layer, self._part, self._chunk]
        choosers += [self._scheme, self._tokens, self._offsets]
        boxes = [*self._labels.values(), self._finished, self._rejected, self._settled]
        boxes += [self._pseudonyms, self._masked, self._bare, self._card]
        return [*choosers, *boxes, self._seed, self._length, self._empty]

    def _choose(self, chosen: Mapping[str, list[str]]) -> None:
        """Choose what was chosen before, as far as it is still offered."""
        for field in self._kept:
            if (said := chosen.get(field.objectName())) is None:
                continue
            if isinstance(field, TickBox):
                field.setChecked(bool(said))
            elif isinstance(field, NumberField):
                field.setText("".join(said))
            elif (at := field.findData(said[0]) if said else 0) >= 0:
                field.setCurrentIndex(at)

    def _fill(self, people: Iterable[str], released: Iterable[str]) -> None:
        self._layer.addItem(self.tr("gold"), GOLD_NAME)
        for name in people:
            self._layer.addItem(name, name)
        self._layer.addItem(self.tr("everybody"), ALL_NAME)
        for name in released:
            self._layer.addItem(self.tr("release {name}").format(name=name), RELEASE + name)
        self._part.addItem(self.tr("all reports"), None)
        for part in PARTS:
            self._part.addItem(words.said(words.PART_NAMES[part]), part)
        for chooser in (self._format, self._layer, self._chunk, self._part, self._offsets):
            chooser.shrink_to(characters=18)

    def _lay_out(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        self._rows = form
        self._row(self.tr("Format"), self._format, self._ending)
        self._row(self.tr("Labels of"), self._layer)
        self._row(self.tr("Which labels"), *self._labels.values())
        form.addRow("", self._finished)
        self._row(self.tr("Dated from"), self._since, self._until, between=self.tr("to"))
        self._row(self.tr("Part"), self._part, self._seed, between=self.tr("seed"))
        self._row(self.tr("Cut into"), self._chunk, self._length)
        self._row(self.tr("Keep, in %"), self._empty, between=self.tr("of pieces without spans"))
        self._row(self.tr("Tags on"), self._tokens, self._scheme)
        self._row(self.tr("Places in"), self._offsets)
        for box in (
            *(self._rejected, self._settled, self._pseudonyms),
            *(self._masked, self._bare, self._card),
        ):
            form.addRow("", box)

    def _row(self, name: str, *fields: QWidget, between: str = "") -> None:
        """A row of fields, the first of which has the row's name."""
        first, *more = fields
        line = QHBoxLayout()
        line.addWidget(first, 0 if more and isinstance(first, QAbstractButton) else 1)
        if between:
            said = role_label("dim")
            said.setText(between)
            line.addWidget(said)
        for field in more:
            line.addWidget(field, int(type(field) is type(first)))
            field.setAccessibleName(f"{name} {between}".strip() or name)
        if isinstance(first, QAbstractButton) or (between and not more):
            line.addStretch(1)
        caption = role_label("dim")
        caption.setText(name)
        caption.setBuddy(first)
        if not isinstance(first, QAbstractButton):
            first.setAccessibleName(name)
        self._rows.addRow(caption, line)

    def _connect(self) -> None:
        self._format.currentIndexChanged.connect(self._fit)
        self._layer.currentIndexChanged.connect(self._fit)
        self._part.currentIndexChanged.connect(self._fit)
        self._chunk.currentIndexChanged.connect(self._fit)
        for chooser in (self._ending, self._scheme, self._tokens, self._offsets):
            chooser.currentIndexChanged.connect(self._tell)
        ticks = (self._finished, self._rejected, self._settled, self._pseudonyms)
        for box in (*self._labels.values(), *ticks, self._masked, self._bare):
            box.toggled.connect(self._fit)
        for field in (self._since, self._until):
            field.textChanged.connect(self._show_dates)
        for number in (self._seed, self._length, self._empty):
            number.changed.connect(self._tell)

    def _fit(self) -> None:
        """Offer what the format can do, and no more."""
        name = self._format.currentData()
        form = FORMATS[name]
        _offer(self._ending, {each: each for each in words.ENDINGS.get(name, ())})
        self._ending.setVisible(self._ending.count() > 1)
        _offer(self._chunk, self._sizes() if form.is_cut else {None: words.said("whole reports")})
        _offer(self._offsets, {each: words.said(words.UNIT_NAMES[each]) for each in form.offsets})
        chunk = self._chunk.currentData() or form.chunk
        self._length.setEnabled(chunk == _BY_LENGTH)
        self._empty.setEnabled(chunk != REPORT and form.is_cut)
        self._seed.setEnabled(self._part.currentData() is not None or self._empty.isEnabled())
        for chooser in (self._scheme, self._tokens):
            chooser.setEnabled(form.is_tagged)
        self._rejected.setEnabled(form.says_states)
        self._settled.setEnabled(form.carries.provenance)
        layer = str(self._layer.currentData())
        self._finished.setEnabled(layer != GOLD_NAME and not layer.startswith(RELEASE))
        self._bare.setEnabled(name == JSONL and chunk == REPORT and not _is_on(self._masked))
        self._masked.setEnabled(not _is_on(self._bare))
        self._tell()

    def _sizes(self) -> dict[str | None, str]:
        sizes: dict[str | None, str] = {None: self.tr("as the format has it")}
        sizes |= {each: words.said(words.CHUNK_NAMES[each]) for each in SIZES}
        return {**sizes, _BY_LENGTH: self.tr("pieces of so many characters")}

    def _show_dates(self) -> None:
        for field in (self._since, self._until):
            is_wrong = not _is_date_or_empty(field.text())
            if field.property("invalid") != is_wrong:
                field.setProperty("invalid", is_wrong)
                field.style().unpolish(field)
                field.style().polish(field)
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()


def _left_with(field: Chooser | TickBox | NumberField) -> list[str]:
    if isinstance(field, TickBox):
        return ["on"] if field.isChecked() else []
    said = field.text() if isinstance(field, NumberField) else field.currentData()
    return [said] if said else []


def _offer(chooser: Chooser, items: Mapping[str | None, str]) -> None:
    """Let a chooser have these items; what a person chose is chosen wherever it is among them."""
    offered = {chooser.itemData(at): chooser.itemText(at) for at in range(chooser.count())}
    if offered != items:
        if len(offered) > 1:  # else there was nothing to choose
            chooser.setProperty(_WISHED, chooser.currentData())
        named = [(name, data) for data, name in items.items()]
        chooser.offer(named, chosen=chooser.property(_WISHED))
    chooser.setEnabled(chooser.count() > 1)


def _chooser(name: str, items: Mapping[str, str]) -> Chooser:
    chooser = Chooser(name=name)
    for data, called in items.items():
        chooser.addItem(words.said(called), data)
    return chooser


def _tick(called: str, name: str, *, is_on: bool = False) -> TickBox:
    box = named(TickBox(), name)
    box.setText(called)
    box.setChecked(is_on)
    return box


def _date(name: str) -> QLineEdit:
    field = named(QLineEdit(), name)
    field.setPlaceholderText("2019-05-01")
    return field


def _is_on(box: TickBox) -> bool:
    return box.isEnabled() and box.isChecked()


def _is_date_or_empty(text: str) -> bool:
    return not text.strip() or is_date(text.strip())
