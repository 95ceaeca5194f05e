"""What merging, splitting and giving an example ask before they are done."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui import texts
from gui.panels.plain import one_line
from gui.panels.widgets import Chooser, TickBox, named, role_label
from gui.schema_editor.inputs import TwoWords
from schema.editing import free_id
from schema.labels import Attribute, Choice, Clause, Example
from schema.records import digest

_PARTS: Final = 3  # so many new categories at once; more by splitting again


class MergeDialog(QDialog):
    """Which category another is read as from now on."""

    def __init__(self, attribute: Attribute, choice: Choice, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        name = texts.words(choice.name)
        self.setWindowTitle(self.tr("Merge {name}").format(name=one_line(name)))
        self._into = Chooser(name="mergeInto")
        self._into.setAccessibleName(self.tr("Into"))
        for each in attribute.offered:
            if each.id != choice.id:
                self._into.addItem(one_line(texts.words(each.name)), each.id)
        said = self.tr(
            "Labels of {name} ({count} now) count as the other then, those that still come home"
            " too. It can be taken back."
        )
        _lay_out(self, said.format(count=count, name=name), [(self.tr("Into"), self._into)])

    @property
    def into(self) -> str:
        """The id of the category that was chosen."""
        return str(self._into.currentData())


class SplitDialog(QDialog):
    """Into which new categories one is split, and whether it stays beside them."""

    def __init__(self, attribute: Attribute, choice: Choice, count: int, parent: QWidget) -> None:
        super().__init__(parent)
        name = texts.words(choice.name)
        self.setWindowTitle(self.tr("Split {name}").format(name=one_line(name)))
        self._taken = [each.id for each in attribute.choices]
        self._fields = [
            TwoWords(f"part/{nth}", self.tr("New category {nth}").format(nth=nth + 1))
            for nth in range(_PARTS)
        ]
        self._keeps: QCheckBox = named(TickBox(), "keepsOld")
        self._keeps.setText(self.tr("{name} stays beside them").format(name=one_line(name)))
        self._keeps.setChecked(True)
        said = self.tr("Whoever gave a label ({count} now) the category {name} looks at it again.")
        rows: list[tuple[str, QWidget]] = [
            (self.tr("New category {nth}").format(nth=nth), field)
            for nth, field in enumerate(self._fields, 1)
        ]
        ok = _lay_out(self, said.format(count=count, name=name), [*rows, ("", self._keeps)])
        for field in self._fields:
            field.changed.connect(lambda: ok.setEnabled(bool(self.new)))
        ok.setEnabled(False)
        self._fields[0].focus()

    @property
    def new(self) -> list[Choice]:
        """The new categories, as far as they have names."""
        found: list[Choice] = []
        for field in self._fields:
            if not field.is_empty:
                taken = [*self._taken, *(each.id for each in found)]
                part_id = free_id(field.words.en, taken, "choice")
                found.append(Choice(id=part_id, name=field.words))
        return found

    @property
    def keeps(self) -> bool:
        """Whether the old category is still offered."""
        return self._keeps.isChecked()


class ExampleDialog(QDialog):
    """Which clause words of a report are an example for, and what they show."""

    def __init__(
        self, words: str, label: str, verdict: str, clauses: Sequence[Clause], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Example for a clause"))
        self._words, self._label = words, label
        self._clauses = clauses
        self._clause = Chooser(name="exampleClause")
        self._clause.setAccessibleName(self.tr("Clause"))
        for each in clauses:
            self._clause.addItem(one_line(f"{texts.words(each.title)}  §{each.id}"), each.id)
        self._verdict = named(QLineEdit(verdict), "verdict")
        self._verdict.setAccessibleName(self.tr("What it shows"))
        self._verdict.setMaxLength(400)
        shown = PlainLabel(one_line(f"“{words}” · {label}"))
        shown.setWordWrap(True)
        rows: list[tuple[str, QWidget]] = [
            (self.tr("Words"), shown),
            (self.tr("Clause"), self._clause),
            (self.tr("What it shows"), self._verdict),
        ]
        _lay_out(self, self.tr("The words are copied into the guidelines, which all see."), rows)

    @property
    def clause(self) -> Clause:
        """The clause, with the example added."""
        found = self._clauses[self._clause.currentIndex()]
        verdict = self._verdict.text().strip()
        example_id = "e" + digest(self._words, self._label, verdict)[:12]
        made = Example(id=example_id, words=self._words, label=self._label, verdict=verdict)
        kept = [each for each in found.examples if each.id != made.id]
        return replace(found, examples=(*kept, made))


def _lay_out(dialog: QDialog, said: str, rows: Sequence[tuple[str, QWidget]]) -> QWidget:
    """Put a sentence, rows and buttons into a dialog; gives the button that Enter presses."""
    told = role_label("dim", "asked")
    told.setText(said)
    told.setWordWrap(True)
    form = QFormLayout()
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    for name, field in rows:
        form.addRow(name, field)
    buttons = QDialogButtonBox(
        QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
    )
    buttons.accepted.connect(dialog.accept)
    buttons.rejected.connect(dialog.reject)
    column = QVBoxLayout(dialog)
    column.addWidget(told)
    column.addLayout(form)
    column.addWidget(buttons)
    dialog.setMinimumWidth(480)
    ok: QWidget = buttons.button(QDialogButtonBox.StandardButton.Ok)
    return ok
