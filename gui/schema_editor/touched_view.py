"""What a change would touch: how many labels, of whom, and some of them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.schema_changes import Touched
from gui import texts
from gui.panels.record_table import RecordTable
from gui.plain import one_line
from gui.schema_editor import words
from gui.widgets.labels import role_label
from schema.labels import LabelSchema
from schema.records import Label

_LEAST, _MOST = 56, 96  # the heading and a row, or two: the form above needs the room


class TouchedView(QWidget):
    """A line that counts, and a table of samples under it."""

    def __init__(self) -> None:
        super().__init__()
        self._said = role_label("dim", "touchedSaid")
        self._said.setWordWrap(True)
        self._schema: LabelSchema  # of what is shown
        headers = [self.tr("Label"), self.tr("Category"), self.tr("Words")]
        self._table = RecordTable[Label]("touched", headers, self._cells, widest=2)
        self._table.setAccessibleName(self.tr("Labels that a change would touch"))
        self._table.setMinimumHeight(_LEAST)
        self._table.setMaximumHeight(_MOST)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._said)
        column.addWidget(self._table, 1)

    def wait(self) -> None:
        """Nothing is known yet."""
        self._said.setText(self.tr("Counting the labels that use it…"))
        self._table.fill(())

    def clear(self) -> None:
        """There is nothing that labels could use."""
        self._said.setText("")
        self._table.fill(())

    def show_touched(self, found: Touched, schema: LabelSchema) -> None:
        """Show what was found."""
        if not found.count:
            self._said.setText(self.tr("No label uses it."))
        else:
            people = texts.listed(words.counts_words(found.by_person))
            said = self.tr("Labels that use it: {count} ({people})")
            self._said.setText(one_line(said.format(count=found.count, people=people)))
        self._schema = schema
        self._table.fill(found.samples)
        self._table.setVisible(bool(found.samples))  # the form above needs the room

    def _cells(self, of: Label) -> list[str]:
        return [_label(self._schema, of), _category(self._schema, of), of.span.text]


def _label(schema: LabelSchema, label: Label) -> str:
    return next((texts.words(each.name) for each in schema.labels if each.id == label.label), "")


def _category(schema: LabelSchema, label: Label) -> str:
    chosen = label.attributes.get("category")
    choices = schema.category.choices if schema.category else ()
    return next((texts.words(each.name) for each in choices if each.id == chosen), "")
