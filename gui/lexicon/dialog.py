"""The project's terms and units in a list, to add to, change and take out of."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.errors import UserError
from gui import texts
from gui.dialogs.enter import beside_default, close_beside_default, press_by_default
from gui.dialogs.size import open_as_large_as
from gui.lexicon.terms import ProjectTerms
from gui.messages import sentence
from gui.panels.list_keys import KeysOfList
from gui.plain import one_line
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from gui.widgets.tables import plain_table
from schema.labels import LabelSchema
from schema.records import Term

_UNIT: Final = ""  # the chooser's row that is no category


class LexiconDialog(QDialog):
    """Enter adds the written word, or gives a word of the list the chosen category."""

    def __init__(
        self,
        terms: ProjectTerms,
        schema: LabelSchema,
        parent: QWidget | None = None,
        *,
        is_read_only: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Terms and units of this project"))
        self._terms = terms
        self._schema = schema
        self._is_read_only = is_read_only
        self._table = named(QTableWidget(0, 2), "terms")
        self._word = named(QLineEdit(), "term")
        self._kind = Chooser(name="termCategory")
        self._keep = named(QPushButton(), "keepTerm")
        self._remove = named(QPushButton(self.tr("Take out")), "removeTerm")
        self._told = role_label("dim", "lexiconTold")
        self._fill_kinds()
        self._set_up_table()
        self._lay_out()
        self._word.textChanged.connect(self._allow)
        self._keep.clicked.connect(self._keep_word)
        self._remove.clicked.connect(self._remove_chosen)
        self._table.itemSelectionChanged.connect(self._show_chosen)
        terms.changed.connect(self._fill)
        self._fill()
        if not terms.all:
            self._told.setText(
                self.tr(
                    "No words of the project's own yet. The engine looks for those that are added"
                    " here in all reports that nobody has begun."
                )
            )
        self._word.setFocus()

    def _fill_kinds(self) -> None:
        label = next((each for each in self._schema.labels if each.id == "measure"), None)
        attribute = label.attribute("category") if label else None
        for choice in attribute.offered if attribute else ():
            self._kind.addItem(texts.words(choice.name), choice.id)
        self._kind.addItem(self.tr("a unit of numbers"), _UNIT)
        self._kind.setAccessibleName(self.tr("Category of the term, or unit"))

    def _set_up_table(self) -> None:
        table = self._table
        table.setAccessibleName(self.windowTitle())
        plain_table(table, [self.tr("Word"), self.tr("Category")], widest=0)
        KeysOfList(table, delete=self._remove_chosen)

    def _lay_out(self) -> None:
        self._word.setPlaceholderText(self.tr("A measure's name, or a unit"))
        self._word.setAccessibleName(self.tr("A measure's name, or a unit"))
        self._told.setWordWrap(True)
        line = QHBoxLayout()
        line.addWidget(self._word, 1)
        for part in (self._kind, self._keep, self._remove):
            line.addWidget(part)
        beside_default(self._remove)  # Enter belongs to the word that is written
        column = QVBoxLayout(self)
        column.addWidget(self._table, 1)
        column.addLayout(line)
        column.addWidget(self._told)
        column.addWidget(close_beside_default(self))
        press_by_default(self._keep)
        open_as_large_as(self, 560, 480)

    def _fill(self) -> None:
        chosen = self._chosen()
        with QSignalBlocker(self._table):
            self._table.setRowCount(len(self._terms.all))
            for row, term in enumerate(self._terms.all):
                word = QTableWidgetItem(one_line(term.text))
                word.setData(Qt.ItemDataRole.UserRole, term)
                self._table.setItem(row, 0, word)
                self._table.setItem(row, 1, QTableWidgetItem(self._kind_words(term)))
                if chosen is not None and term.id == chosen.id:
                    self._table.selectRow(row)
        self._allow()

    def _kind_words(self, term: Term) -> str:
        at = self._kind.findData(term.category or _UNIT)
        return self._kind.itemText(at) if at >= 0 else str(term.category)

    def _chosen(self) -> Term | None:
        cells = self._table.selectedItems()
        found = cells[0].data(Qt.ItemDataRole.UserRole) if cells else None
        return found if isinstance(found, Term) else None

    def _show_chosen(self) -> None:
        term = self._chosen()
        if term is not None:
            self._word.setText(term.text)
            self._kind.setCurrentIndex(max(0, self._kind.findData(term.category or _UNIT)))
        self._allow()

    def _allow(self) -> None:
        may_change = not self._is_read_only
        is_known = self._terms.measure(self._word.text()) is not None
        self._keep.setText(self.tr("Change") if is_known else self.tr("Add"))
        self._keep.setEnabled(may_change and bool(self._word.text().strip()))
        self._remove.setEnabled(may_change and self._chosen() is not None)

    def _keep_word(self) -> None:
        word, category = self._word.text(), self._kind.currentData()
        if self._try(
            lambda: self._terms.add(word, category) if category else self._terms.add_unit(word)
        ):
            self._word.clear()
            self._word.setFocus()

    def _remove_chosen(self) -> None:
        term = self._chosen()
        if term is not None and not self._is_read_only:
            self._try(lambda: self._terms.remove(term))

    def _try(self, act: Callable[[], None]) -> bool:
        try:
            act()
        except UserError as error:
            self._told.setText(sentence(error))
            return False
        self._told.setText(
            self.tr("Reports that nobody has begun get their suggestions anew in a moment.")
        )
        return True
