"""What merging, splitting and giving an example ask before they are done."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.schema_changes import Touched
from gui import texts
from gui.plain import one_line
from gui.schema_editor.inputs import TwoWords
from gui.schema_editor.new_part import COLOURS
from gui.schema_editor.words import touched_words
from gui.widgets.inputs import Chooser, TickBox
from gui.widgets.labels import PlainLabel, named, role_label
from schema.editing import free_id
from schema.labels import Choice, Clause, Example, LabelType, Words
from schema.records import digest

_PARTS: Final = 3  # so many new ones at once; more by splitting again

Mergeable = Choice | LabelType


class MergeDialog(QDialog):
    """What a category or a label is read as from now on, and whether it is looked at again."""

    def __init__(
        self,
        part: Mergeable,
        others: Sequence[Mergeable],
        touched: Touched,
        parent: QWidget,
        in_both: Callable[[str], int] | None = None,
    ) -> None:
        """`in_both` counts the places that have both labels; None for a category."""
        super().__init__(parent)
        name = texts.words(part.name)
        self.setWindowTitle(self.tr("Merge {name}").format(name=one_line(name)))
        self._in_both = in_both
        self._into = Chooser(name="mergeInto")
        self._into.setAccessibleName(self.tr("Into"))
        for each in others:
            self._into.addItem(one_line(texts.words(each.name)), each.id)
        self._doubled = role_label("dim", "inBoth")
        self._doubled.setWordWrap(True)
        self._again: QCheckBox = named(TickBox(), "lookAgain")
        self._again.setText(self.tr("Whoever made them looks at these labels again"))
        said = self.tr(
            "Labels of {name} ({count} now) count as the other then, those that still come home"
            " too. It can be taken back."
        ).format(count=touched.count, name=name)
        rows: list[tuple[str, QWidget]] = [(self.tr("Into"), self._into)]
        if in_both is not None:
            said = f"{said}\n" + self.tr("The other label gets the fields that it has not.")
            rows += [("", self._doubled), ("", self._again)]
        if of_whom := touched_words(touched):
            said = f"{said}\n{of_whom}"
        _lay_out(self, said, rows)
        if in_both is not None:
            self._into.currentIndexChanged.connect(self._show_doubled)
            self._show_doubled()

    @property
    def into(self) -> str:
        """The id of what was chosen."""
        return str(self._into.currentData())

    @property
    def again(self) -> bool:
        """Whether those who gave a label that is merged look at it again."""
        return self._again.isChecked()

    def _show_doubled(self) -> None:
        count = self._in_both(self.into) if self._in_both else 0
        self._doubled.setText(
            self.tr("Places where one person put both: {count}; there are two alike then.").format(
                count=count
            )
        )
        self._doubled.setVisible(count > 0)
        self._again.setChecked(count > 0)


class SplitDialog(QDialog):
    """Into which new categories or labels one is split, and whether it stays beside them."""

    def __init__(
        self, part: Mergeable, taken: Sequence[str], touched: Touched, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._part, self._taken = part, taken
        name = texts.words(part.name)
        self.setWindowTitle(self.tr("Split {name}").format(name=one_line(name)))
        is_label = isinstance(part, LabelType)
        new = self.tr("New label {nth}") if is_label else self.tr("New category {nth}")
        self._fields = [TwoWords(f"part/{nth}", new.format(nth=nth + 1)) for nth in range(_PARTS)]
        self._keeps: QCheckBox = named(TickBox(), "keepsOld")
        self._keeps.setText(self.tr("{name} stays beside them").format(name=one_line(name)))
        self._keeps.setChecked(True)
        said = (
            self.tr("Whoever gave a span ({count} now) the label {name} looks at it again.")
            if is_label
            else self.tr(
                "Whoever gave a label ({count} now) the category {name} looks at it again."
            )
        ).format(count=touched.count, name=name)
        if of_whom := touched_words(touched):
            said = f"{said}\n{of_whom}"
        rows: list[tuple[str, QWidget]] = [
            (new.format(nth=nth), field) for nth, field in enumerate(self._fields, 1)
        ]
        ok = _lay_out(self, said, [*rows, ("", self._keeps)])
        for field in self._fields:
            field.changed.connect(lambda: ok.setEnabled(bool(self.new)))
        ok.setEnabled(False)
        self._fields[0].focus()

    @property
    def new(self) -> list[Mergeable]:
        """The new ones, as far as they have names; labels with the fields of the old one."""
        found: list[Mergeable] = []
        is_label = isinstance(self._part, LabelType)
        for field in self._fields:
            if not field.is_empty:
                taken = [*self._taken, *(each.id for each in found)]
                part_id = free_id(field.words.en, taken, "label" if is_label else "choice")
                found.append(self._new_part(part_id, field.words))
        return found

    def _new_part(self, part_id: str, name: Words) -> Mergeable:
        if isinstance(self._part, LabelType):
            light, dark = COLOURS[len(self._taken) % len(COLOURS)]
            return replace(
                self._part, id=part_id, name=name, key="", colour=light, colour_dark=dark
            )
        return Choice(id=part_id, name=name)

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
