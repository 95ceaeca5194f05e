"""The window of agreement: figures, categories, rounds beside each other; their cases below."""

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.agreement.agreement import Agreement, PairAgreement, ViewAgreement
from annotator.agreement.bootstrap import FEW
from annotator.agreement.by_round import RoundFigures, met_in
from annotator.agreement.definitions import definitions, name_of
from annotator.agreement.figures import Figure
from annotator.agreement.parties import Party
from annotator.agreement.tally import Estimate
from annotator.listing.rows import as_tsv
from gui import texts
from gui.agreement import words
from gui.agreement.asking import CasesOf
from gui.agreement.cases import Cases
from gui.agreement.confusion import Confusion
from gui.dialogs.enter import buttons_beside_default, close_beside_default
from gui.dialogs.size import open_as_large_as
from gui.messages import what_is_wrong
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.review.words import side_words
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from gui.widgets.tables import fill_row, headings_of, plain_table
from schema.rounds import Round

_ALL_TOGETHER: Final = -1
_Said = tuple[str, Estimate]  # a figure by its name


class AgreementDialog(QDialog):
    """Shows what it is given, and says by its signals what is wanted."""

    scope_wanted = Signal(object)  # Scope
    rounds_wanted = Signal()
    print_wanted = Signal()
    file_wanted = Signal()

    def __init__(
        self,
        rounds: Sequence[Round],
        categories: Mapping[str, str],
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Agreement"))
        self._categories = categories
        self._found: Agreement | None = None
        self.scope = Chooser(name="agreementScope")
        self.part = Chooser(name="agreementPart")
        self.who = Chooser(name="agreementWho")
        headers = [self.tr("Figure"), self.tr("Value"), self.tr("95% interval"), self.tr("Of")]
        self.figures = RecordTable[_Said](
            "figures", headers, _figure_cells, widest=0, figures=(1, 2, 3)
        )
        self.rounds = named(QTableWidget(), "roundsCompared")
        self.cases = Cases(categories)
        self.confusion = Confusion(theme)
        self._told = role_label("dim", "agreementTold")
        self._picture = named(QScrollArea(), "confusionArea")
        self._tabs = named(QTabWidget(), "agreementTabs")
        self._buttons = buttons_beside_default(
            {
                "copyTable": self.tr("Copy table"),
                "copyPicture": self.tr("Copy picture"),
                "print": self.tr("Print…"),
                "save": self.tr("Save as…"),
            }
        )
        self._fill_scopes(rounds)
        self._set_up()
        self._lay_out()
        self._connect()
        self.figures.setFocus()

    @property
    def view(self) -> ViewAgreement | None:
        """The part of the work that is shown."""
        chosen = self.part.currentData()
        views = self._found.views if self._found else ()
        return next((each for each in views if each.view.value == chosen), None)

    @property
    def pair(self) -> PairAgreement | None:
        """The two people whose figures are shown; None for all together."""
        nth, view = self.who.currentData(), self.view
        return view.pairs[nth] if view and nth is not None and nth >= 0 else None

    def offer_layers(self, names: tuple[str, ...]) -> None:
        """Offer the figures of these layers against each other, and choose them."""
        at = self.scope.findData(names)
        if at < 0:
            at = self.scope.count()
            self.scope.addItem(one_line(" – ".join(map(side_words, names))), names)
        self.scope.setCurrentIndex(at)

    def show_busy(self) -> None:
        """Say that figures are being worked out."""
        self._tell(self.tr("Working out…"))

    def show_agreement(self, found: Agreement) -> None:
        """Show the figures of what is chosen."""
        self._found = found
        parts = [(words.view_words(each.view), each.view.value) for each in found.views]
        self.part.offer(parts, chosen=self.part.currentData())
        self._show_part()

    def show_rounds(self, found: Sequence[RoundFigures]) -> None:
        """Show the rounds beside each other."""
        headers = [self.tr("Figure"), *(one_line(each.round.name) for each in found)]
        self.rounds.clear()
        plain_table(self.rounds, headers, widest=0)
        names = [
            name
            for name in definitions()
            if any(each.figures.get(name) is not None for each in found)
        ]
        self.rounds.setRowCount(len(names) + 1)
        fill_row(self.rounds, 0, [self.tr("Reports"), *(str(each.reports) for each in found)])
        for row, name in enumerate(names, start=1):
            said = [words.percent(each.figures.get(name)) for each in found]
            fill_row(self.rounds, row, [name_of(name, texts.language()), *said])

    def tell(self, error: Exception) -> None:
        """Say why something could not be worked out."""
        self._tell(what_is_wrong(error))

    def set_theme(self, theme: Theme) -> None:
        """Paint in other colours."""
        self.confusion.set_theme(theme)

    def as_text(self) -> str:
        """What is shown as a table: cells apart by tabs, rows by lines."""
        if self.focusWidget() is self.confusion:
            head, *rows = self.confusion.as_rows()
            return as_tsv(head, rows)
        table = self.rounds if self.focusWidget() is self.rounds else self.figures
        return as_tsv(headings_of(table), _rows(table))

    def _fill_scopes(self, rounds: Sequence[Round]) -> None:
        self.scope.addItem(self.tr("Whole project"), None)
        for each in rounds:
            self.scope.addItem(words.round_words(each), each.id)

    def _set_up(self) -> None:
        for part, name in (
            (self.scope, self.tr("Agreement in")),
            (self.part, self.tr("Which part of the work")),
            (self.who, self.tr("Who is compared")),
        ):
            part.setAccessibleName(name)
            part.shrink_to(characters=16)
        plain_table(self.rounds, [self.tr("Figure")], widest=0)
        self.figures.setAccessibleName(self.tr("Figures; Enter lists the cases of one"))
        self.rounds.setAccessibleName(self.tr("Rounds compared"))
        self.confusion.setAccessibleName(self.tr("Categories that met; Enter lists their cases"))
        self._told.setWordWrap(True)

    def _lay_out(self) -> None:
        above = QHBoxLayout()
        for part in (self.scope, self.part, self.who):
            above.addWidget(part)
        above.addStretch(1)
        for button in self._buttons.values():
            above.addWidget(button)
        self._picture.setWidget(self.confusion)
        self._picture.setWidgetResizable(True)
        self._picture.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._tabs.addTab(self._picture, self.tr("Categories"))
        self._tabs.addTab(self.rounds, self.tr("Rounds compared"))
        beside = QSplitter(Qt.Orientation.Horizontal)
        beside.addWidget(self.figures)
        beside.addWidget(self._tabs)
        beside.setSizes([560, 440])
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(beside)
        halves.addWidget(self.cases)
        halves.setSizes([420, 200])
        whole = QVBoxLayout(self)
        whole.addLayout(above)
        whole.addWidget(self._told)
        whole.addWidget(halves, 1)
        whole.addWidget(close_beside_default(self))
        open_as_large_as(self, 1080, 680)

    def _connect(self) -> None:
        self.scope.currentIndexChanged.connect(self._want_scope)
        self.part.currentIndexChanged.connect(self._show_part)
        self.who.currentIndexChanged.connect(self._show_who)
        self.figures.cellClicked.connect(lambda *_: self._want_cases())
        KeysOfList(self.figures, self._go_to_cases)
        self.confusion.chosen.connect(self._want_met)
        self.confusion.moved.connect(self._picture.ensureVisible)
        self._tabs.currentChanged.connect(self._show_tab)
        self._buttons["copyTable"].clicked.connect(self._copy_table)
        self._buttons["copyPicture"].clicked.connect(self._copy_picture)
        self._buttons["print"].clicked.connect(self.print_wanted)
        self._buttons["save"].clicked.connect(self.file_wanted)

    def _want_scope(self) -> None:
        self.show_busy()
        self.cases.forget()
        self.scope_wanted.emit(self.scope.currentData())

    def _show_part(self) -> None:
        view = self.view
        offered = [(_called(each), nth) for nth, each in enumerate(view.pairs if view else ())]
        if view is not None and view.group is not None:
            offered.append((self.tr("All together"), _ALL_TOGETHER))
        self.who.offer(offered, chosen=0)
        for part in (self.who, *self._buttons.values()):
            part.setEnabled(bool(offered))  # else nothing is compared
        self._show_who()

    def _show_who(self) -> None:
        view, pair = self.view, self.pair
        figures, count = _figures_of(view, pair)
        self.figures.fill(figures.items())
        for row, name in enumerate(figures):
            item = self.figures.item(row, 0)
            assert item is not None
            means = definitions()[name].means.in_language(texts.language())
            item.setToolTip(texts.plain_tool_tip(f"{means} ({definitions()[name].source})"))
        people = (side_words(pair.first.name), side_words(pair.second.name)) if pair else None
        met = met_in([pair] if pair else view.pairs if view else ())
        self.confusion.show_met(met, self._categories, people)
        self._tell(self._said(view, count))

    def _said(self, view: ViewAgreement | None, count: int) -> str:
        if view is None or not view.pairs:
            return self.tr("No report is finished by two people yet.")
        said = self.tr("%n report(s)", "", count)
        if count < FEW:
            said += " · " + self.tr("With so few reports the intervals say little.")
        return said

    def _show_tab(self) -> None:
        if self._tabs.currentWidget() is self.rounds:
            self.rounds_wanted.emit()

    def _want_cases(self) -> None:
        chosen, view, both = self.figures.chosen, self.view, _people_of(self.pair)
        if chosen is not None and view is not None:
            figure, _ = chosen
            self.cases.ask(CasesOf(self.scope.currentData(), view.view, figure, both))

    def _go_to_cases(self) -> None:
        self._want_cases()
        self.cases.table.setFocus()

    def _want_met(self, first: str, second: str) -> None:
        view, both = self.view, _people_of(self.pair)
        if view is not None:
            asked = CasesOf(
                *(self.scope.currentData(), view.view, Figure.CATEGORY.value, both),
                categories=(first, second),
            )
            self.cases.ask(asked)

    def _copy_table(self) -> None:
        QGuiApplication.clipboard().setText(self.as_text())

    def _copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self.confusion.as_picture())

    def _tell(self, said: str) -> None:
        self._told.setText(said)


def _figures_of(
    view: ViewAgreement | None, pair: PairAgreement | None
) -> tuple[dict[str, Estimate], int]:
    """The figures that have a value, in their order, and of how many reports."""
    of = pair if pair is not None else view.group if view is not None else None
    if of is None:
        return {}, 0
    found = {name: of.figures[name] for name in definitions() if name in of.figures}
    return {name: one for name, one in found.items() if one.value is not None}, of.reports


def _figure_cells(said: _Said) -> list[str]:
    name, estimate = said
    return [name_of(name, texts.language()), *words.estimate_words(estimate)]


def _called(pair: PairAgreement) -> str:
    return f"{side_words(pair.first.name)} – {side_words(pair.second.name)}"


def _people_of(pair: PairAgreement | None) -> tuple[Party, Party] | None:
    return (pair.first, pair.second) if pair is not None else None


def _rows(table: QTableWidget) -> list[list[str]]:
    columns = range(table.columnCount())
    rows = [[table.item(row, column) for column in columns] for row in range(table.rowCount())]
    return [[each.text() if each else "" for each in row] for row in rows]
