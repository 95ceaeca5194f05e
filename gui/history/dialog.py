"""Decisions, the newest first: by person, kind and date; Enter goes to the span, Ctrl+C copies."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.clock import moment
from annotator.history import Page
from annotator.store.journal_pages import Asked, ListedOperation
from gui import texts
from gui.dialogs.enter import beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.labelling.history_words import kind_words, kinds_beginning
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.records import Annotator, LabelId, ReportId

_ALMOST_DOWN: Final = 20  # rows: so near the end the next page is asked for
_LABELS: Final = kinds_beginning("label", "link.", "numeral.")
_GOLD: Final = kinds_beginning("gold.", "report.settle")
_REPORTS: Final = kinds_beginning("report.", "project.") - _GOLD
_TEAM: Final = kinds_beginning(
    *("annotator.", "assignment.", "round.", "handout", "conflict."),
    *("practice.", "sample.", "release."),
)


class HistoryDialog(QDialog):
    """Asks through `ask` for the operations that are chosen, and those before the last shown."""

    def __init__(
        self,
        ask: Callable[[Asked, ListedOperation | None], None],
        people: Sequence[Annotator],
        report: tuple[ReportId, str] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History"))
        self._ask = ask
        self._places: dict[LabelId, tuple[int, int]] = {}
        self._has_more = False
        self._is_waiting = False
        self.goes_to: tuple[ReportId, tuple[int, int] | None] | None = None
        self._scope = Chooser(name="historyScope")
        self._person = Chooser(name="historyPerson")
        self._kind = Chooser(name="historyKind")
        self._since = named(QLineEdit(), "historySince")
        self._until = named(QLineEdit(), "historyUntil")
        when, who, what = self.tr("When"), self.tr("Who"), self.tr("What")
        headers = [when, who, what, self.tr("Report"), self.tr("Words")]
        self._table = RecordTable[ListedOperation]("historyTable", headers, _cells, widest=4)
        self._figures = role_label("dim", "historyFigures")
        self._fault = FaultLine("historyFault")
        self._go = named(QPushButton(self.tr("Go there")), "historyGo")
        self._copy = named(QPushButton(self.tr("Copy")), "historyCopy")
        self._fill_choices(people, report)
        self._set_up()
        self._lay_out()
        self._table.setFocus()

    def ask_anew(self) -> None:
        """Ask for the newest of what is chosen; a date that is none is marked, and left out."""
        self._table.say_when_empty("")
        self._table.fill(())
        self._places.clear()
        self._fault.hide()
        self._want(None)

    def show_page(self, page: Page) -> None:
        """Add what was asked for below what is shown."""
        self._places |= page.places
        self._has_more, self._is_waiting = page.has_more, False
        if self._table.records:
            self._table.add(page.operations)
        else:
            self._table.say_when_empty(self.tr("Nothing was done that fits the choices above."))
            self._table.fill(page.operations)
        said = self.tr("Shown: {count}; earlier ones follow further down.")
        words = said if page.has_more else self.tr("All of them: {count}.")
        self._figures.setText(words.format(count=len(self._table.records)))
        self._allow()

    def tell(self, error: Exception) -> None:
        """Say why there is no answer."""
        self._is_waiting = False
        self._fault.tell(error)

    def _fill_choices(
        self, people: Sequence[Annotator], report: tuple[ReportId, str] | None
    ) -> None:
        if report is not None:
            self._scope.addItem(self.tr("the report {name}").format(name=report[1]), report[0])
        self._scope.addItem(self.tr("the whole project"), None)
        self._person.addItem(self.tr("everybody's"), None)
        for person in people:
            self._person.addItem(person.name, person.id)
        for words, kinds in (
            (self.tr("every kind"), None),
            (self.tr("labels"), _LABELS),
            (self.tr("gold and review"), _GOLD),
            (self.tr("reports and the project"), _REPORTS),
            (self.tr("comments"), kinds_beginning("comment.")),
            (self.tr("team, samples, releases"), _TEAM),
            (self.tr("schema and terms"), kinds_beginning("schema.", "term.")),
            (self.tr("undone and done again"), frozenset({"undo", "redo"})),
        ):
            self._kind.addItem(words, kinds)

    def _set_up(self) -> None:
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._table.setAccessibleName(self.windowTitle())
        KeysOfList(self._table, self._go_there)
        copying = QShortcut(QKeySequence.StandardKey.Copy, self._table)
        copying.setContext(Qt.ShortcutContext.WidgetShortcut)
        copying.activated.connect(self._copy_rows)
        self._table.itemSelectionChanged.connect(self._allow)
        self._table.itemDoubleClicked.connect(self._go_there)
        self._table.verticalScrollBar().valueChanged.connect(self._look_for_more)
        for chooser, words in (
            (self._scope, self.tr("Of what")),
            (self._person, self.tr("Whose")),
            (self._kind, self.tr("Kind")),
        ):
            chooser.setAccessibleName(words)
            chooser.shrink_to(characters=14)
            chooser.activated.connect(self.ask_anew)
        for field, words in (
            (self._since, self.tr("from 2026-01-31")),
            (self._until, self.tr("to 2026-01-31")),
        ):
            field.setPlaceholderText(words)
            field.setAccessibleName(words)
            field.setMaximumWidth(130)
            field.editingFinished.connect(partial(self._take_date, field))
        self._go.clicked.connect(self._go_there)
        self._copy.clicked.connect(self._copy_rows)

    def _lay_out(self) -> None:
        choices = QHBoxLayout()
        for part in (self._scope, self._person, self._kind, self._since, self._until):
            choices.addWidget(part)
        choices.addStretch(1)
        row = QHBoxLayout()
        for button in (self._go, self._copy):
            beside_default(button)
            row.addWidget(button)
        row.addWidget(self._figures)
        row.addStretch(1)
        row.addWidget(close_beside_default(self))
        column = QVBoxLayout(self)
        column.addLayout(choices)
        column.addWidget(self._table)
        column.addWidget(self._fault)
        column.addLayout(row)
        open_as_large_as(self, 940, 520)

    def _asked(self) -> Asked:
        until = _day(self._until.text())
        return Asked(
            person=self._person.currentData(),
            kinds=self._kind.currentData(),
            report=self._scope.currentData(),
            since=_begin_of(_day(self._since.text())),
            until=_begin_of(until + timedelta(days=1) if until else None),
        )

    def _want(self, before: ListedOperation | None) -> None:
        self._is_waiting = True
        self._figures.setText(self.tr("Looking…"))
        self._allow()
        self._ask(self._asked(), before)

    def _look_for_more(self) -> None:
        last = self._table.rowAt(self._table.viewport().height() - 1)
        shown = self._table.records
        is_near = last < 0 or last >= len(shown) - _ALMOST_DOWN
        if self._has_more and is_near and not self._is_waiting and shown:
            self._want(shown[-1])

    def _take_date(self, field: QLineEdit) -> None:
        words = field.text().strip()
        field.setProperty("invalid", bool(words) and _day(words) is None)
        field.style().polish(field)
        if field.isModified():
            field.setModified(False)
            self.ask_anew()

    def _go_there(self, *_: object) -> None:
        chosen = self._table.chosen
        if chosen is not None and chosen.name is not None and chosen.report is not None:
            place = self._places.get(chosen.label) if chosen.label else None
            self.goes_to = (chosen.report, place)
            self.accept()

    def _copy_rows(self) -> None:
        QGuiApplication.clipboard().setText(self._table.as_tsv(self._table.all_chosen))

    def _allow(self) -> None:
        chosen = self._table.chosen
        self._go.setEnabled(chosen is not None and chosen.name is not None)
        self._copy.setEnabled(chosen is not None)


def _cells(each: ListedOperation) -> list[str]:
    done = kind_words(each.kind, each.of)
    many = f"  ×{each.changes}" if each.changes > 1 else ""
    report = each.name or each.report or "–"
    return [texts.moment(each.at), one_line(each.who), f"{done}{many}", report, each.words]


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return None


def _begin_of(day: date | None) -> str | None:
    """When a day of this machine's clock begins, as the journal has it."""
    return moment(datetime.combine(day, time()).astimezone()) if day else None
