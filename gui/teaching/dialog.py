"""Terms that would let the engine find what it misses, to be ticked; below, where they stand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.store.missed import Marked
from annotator.teaching.offers import Group, Offer
from gui import texts
from gui.dialogs.enter import beside_default, close_beside_default
from gui.dialogs.fault_line import FaultLine
from gui.dialogs.size import open_as_large_as
from gui.keys.names import readable_key
from gui.panels.list_keys import KeysOfList
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input

_OFFER: Final = Qt.ItemDataRole.UserRole
_FIGURES: Final = (2, 3)
_BACK: Final = "Ctrl+Z"


@dataclass(frozen=True, slots=True)
class Found:
    """What is offered; of each case the name of its report, and the words around it.

    `has_measures` is whether any was confirmed that the engine could have missed.
    """

    groups: Sequence[Group]
    around: Mapping[Marked, tuple[str, str]]
    has_measures: bool = False


class TeachingDialog(QDialog):
    """Space ticks a term or all of a kind; Enter on a place goes there."""

    taken = Signal(object)  # list[Offer]
    case_wanted = Signal(object)  # Marked
    back_wanted = Signal()

    def __init__(
        self, categories: Mapping[str, str], *, is_read_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("What the engine missed"))
        self._categories = categories
        self._is_read_only = is_read_only
        self._found = Found((), {})
        self.terms = named(QTreeWidget(), "missedTerms")
        headers = [self.tr("Report"), self.tr("In the text")]
        self.cases = RecordTable[Marked](
            "missedCases", headers, lambda case: self._found.around[case], widest=1
        )
        self.told = role_label("dim", "missedTold")
        self.fault = FaultLine("missedFault")
        self.take = named(QPushButton(), "takeTerms")
        self.back = named(QPushButton(), "takeTermsBack")
        self._set_up()
        self._lay_out()
        self.terms.currentItemChanged.connect(self._show_cases)
        self.terms.itemChanged.connect(self._allow)
        self.back.clicked.connect(self.back_wanted)
        self.take.clicked.connect(lambda: self.taken.emit(self.ticked()))
        self.cases.cellDoubleClicked.connect(self._want_case)
        KeysOfList(self.cases, self._want_case)
        self.show_busy()

    def ticked(self) -> list[Offer]:
        """The offers that are ticked."""
        return [
            offer
            for item in self._items()
            if item.checkState(0) is Qt.CheckState.Checked and (offer := _offer_of(item))
        ]

    def offer_back(self, many: int) -> None:
        """Let so many terms that were just taken be taken out again; none hides the button."""
        words = self.tr("Take %n term(s) out again", "", many)
        self.back.setText(f"{words}  {readable_key(_BACK)}")
        self.back.setShortcut(QKeySequence(_BACK))  # the text has taken the last one away
        self.back.setVisible(many > 0)

    def show_busy(self) -> None:
        """Say that it is being looked for."""
        self.told.setText(self.tr("Looking through confirmed measures…"))
        self.fault.hide()
        self._fill(Found((), {}))

    def show_found(self, found: Found) -> None:
        """List what is offered."""
        self._fill(found)
        many = sum(len(group.offers) for group in found.groups)
        if many:
            said = self.tr("%n term(s) would let the engine find what it misses now.", "", many)
        elif found.has_measures:
            said = self.tr("The engine finds all measures that were confirmed.")
        else:
            said = self.tr(
                "No measure is confirmed yet. Mark measures in the reports, also those that the"
                " engine misses: the terms that would let it find them are offered here."
            )
        self.told.setText(said)

    def _set_up(self) -> None:
        headers = [
            *(self.tr("Term"), self.tr("Category"), self.tr("Marked")),
            *(self.tr("Not marked"), self.tr("Remark")),
        ]
        self.terms.setHeaderLabels(headers)
        self.terms.setAccessibleName(self.windowTitle())
        self.terms.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        header = self.terms.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        quiet_input(self.terms)
        self.cases.setAccessibleName(self.tr("Where it stands; Enter goes there"))

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.terms)
        halves.addWidget(self.cases)
        halves.setSizes([360, 160])
        self.told.setWordWrap(True)
        beside_default(self.back)
        self.back.hide()
        beside_default(self.take)  # Enter belongs to the place that is chosen
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(close_beside_default(self))
        column = QVBoxLayout(self)
        for part in (self.told, self.fault, halves):
            column.addWidget(part, int(part is halves))
        column.addLayout(row)
        open_as_large_as(self, 900, 620)

    def _fill(self, found: Found) -> None:
        self._found = found
        with QSignalBlocker(self.terms):
            self.terms.clear()
            for group in found.groups:
                self._add_group(group)
            self.terms.expandAll()
            if items := self._items():
                self.terms.setCurrentItem(items[0])
        self._show_cases()
        self._allow()

    def _add_group(self, group: Group) -> None:
        verbs = texts.listed(group.verbs)
        named_so = f"{verbs} + …{group.head}" if verbs else f"…{group.head}"
        said = [named_so, self._category(group.category), str(group.times)]
        above = QTreeWidgetItem(self.terms, [one_line(each) for each in said])
        above.setFlags(above.flags() | Qt.ItemFlag.ItemIsAutoTristate)
        above.setCheckState(0, Qt.CheckState.Unchecked)
        above.setTextAlignment(_FIGURES[0], Qt.AlignmentFlag.AlignRight)
        for offer in group.offers:
            others = texts.listed(map(self._category, offer.others))
            remark = self.tr("elsewhere also {categories}").format(categories=others)
            said = [
                *(offer.term, self._category(offer.category)),
                *(str(offer.times), str(offer.beside), remark if others else ""),
            ]
            item = QTreeWidgetItem(above, [one_line(each) for each in said])
            item.setCheckState(0, Qt.CheckState.Unchecked)
            item.setData(0, _OFFER, offer)
            item.setToolTip(3, texts.plain_tool_tip(self.tr("In the same reports, not marked")))
            for column in _FIGURES:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def _category(self, category: str) -> str:
        return self._categories.get(category, category)

    def _items(self) -> list[QTreeWidgetItem]:
        groups = [self.terms.topLevelItem(nth) for nth in range(self.terms.topLevelItemCount())]
        items = [group.child(nth) for group in groups if group for nth in range(group.childCount())]
        return [each for each in items if each is not None]

    def _show_cases(self) -> None:
        item = self.terms.currentItem()
        offer = _offer_of(item) if item is not None else None
        self.cases.fill(offer.cases if offer is not None else ())

    def _allow(self) -> None:
        many = len(self.ticked())
        self.take.setText(self.tr("Take %n term(s) into the lexicon", "", many))
        self.take.setEnabled(many > 0 and not self._is_read_only)

    def _want_case(self) -> None:
        if self.cases.chosen is not None:
            self.case_wanted.emit(self.cases.chosen)


def _offer_of(item: QTreeWidgetItem) -> Offer | None:
    found = item.data(0, _OFFER)
    return found if isinstance(found, Offer) else None
