"""Asks for a new part: its names, its id, and what an attribute holds."""

from collections.abc import Collection
from typing import Final

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from gui.schema_editor import words
from gui.schema_editor.inputs import TwoWords
from gui.widgets.inputs import Chooser
from gui.widgets.labels import named, role_label
from schema.editing import Part, checked_id, free_id
from schema.labels import (
    Attribute,
    AttributeType,
    Choice,
    Clause,
    LabelSchema,
    LabelType,
    LinkType,
    Words,
)

COLOURS: Final = (
    *(("#7a3e9d", "#d3a6ec"), ("#1a7f4b", "#6fd09b"), ("#b42318", "#ff9d94")),
    *(("#3b5bb5", "#9db4f5"), ("#7a5d00", "#e0c46a"), ("#0f766e", "#6fd3ca")),
)


class NewPartDialog(QDialog):
    """Gives a part that can be added where `path` is the list it stands in."""

    def __init__(
        self, schema: LabelSchema, holder: str, taken: Collection[str], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._schema, self._holder, self._taken = schema, holder, taken
        kind = holder.rpartition("/")[2]
        self.setWindowTitle(self.tr("New: {kind}").format(kind=words.said(words.KINDS[kind])))
        self._name = TwoWords("newName", self.tr("Name"))
        self._id = named(QLineEdit(), "newId")
        self._id.setAccessibleName(self.tr("Id"))
        self._type = Chooser(name="newType")
        self._type.setAccessibleName(self.tr("Holds"))
        for each in AttributeType:
            self._type.addItem(words.type_words(each), each.value)
        self._choice = TwoWords("firstChoice", self.tr("First choice"))
        self._told = role_label("dim", "newTold")
        self._told.setWordWrap(True)
        self._buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._lay_out(kind)
        self._name.changed.connect(self._show_id)
        self._type.currentIndexChanged.connect(self._allow)
        self._choice.changed.connect(self._allow)
        self._id.textChanged.connect(self._allow)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show_id()
        self._name.focus()

    @property
    def part(self) -> Part:
        """The new part, as it was written."""
        name, part_id = self._name.words, self._id.text().strip() or self._own_id()
        match self._holder.rpartition("/")[2]:
            case "labels":
                light, dark = COLOURS[len(self._schema.labels) % len(COLOURS)]
                return LabelType(id=part_id, name=name, colour=light, colour_dark=dark)
            case "attributes":
                kind = AttributeType(self._type.currentData())
                is_choice = kind is AttributeType.CHOICE
                first = Choice(id=self._first_id(), name=self._choice.words)
                choices = (first,) if is_choice else ()
                return Attribute(id=part_id, type=kind, name=name, choices=choices)
            case "links":
                shown = [each.id for each in self._schema.labels if not each.hidden]
                return LinkType(id=part_id, name=name, source=shown[0], target=shown[-1])
            case "clauses":
                return Clause(id=part_id, title=name, text=Words(zh="…", en="…"))
        return Choice(id=part_id, name=name)

    def _lay_out(self, kind: str) -> None:
        form = QFormLayout()
        form.addRow(self.tr("Name"), self._name)
        form.addRow(self.tr("Id"), self._id)
        if kind == "attributes":
            form.addRow(self.tr("Holds"), self._type)
            form.addRow(self.tr("First choice"), self._choice)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._told)
        column.addWidget(self._buttons)
        self.setMinimumWidth(480)

    def _own_id(self) -> str:
        kind = self._holder.rpartition("/")[2]
        otherwise = {"choices": "choice", "clauses": "clause"}.get(kind, kind.removesuffix("s"))
        found = free_id(self._name.words.en, self._taken, otherwise)
        return found.replace("_", "-") if kind == "clauses" else found

    def _first_id(self) -> str:
        return free_id(self._choice.words.en, (), "choice")

    def _show_id(self) -> None:
        self._id.setPlaceholderText(self._own_id())
        self._allow()

    def _allow(self) -> None:
        is_choice = self._type.currentData() == AttributeType.CHOICE.value
        self._choice.setEnabled(is_choice)
        written = self._id.text().strip()
        is_free = not written or checked_id(written, self._holder) not in (None, *self._taken)
        self._told.setText(
            self.tr("The id is stored and exported, and never changes.")
            if is_free
            else self.tr("An id has small Latin letters, digits and _, and is not taken yet.")
        )
        lacks_choice = self._holder.endswith("attributes") and is_choice and self._choice.is_empty
        ok = self._buttons.button(QDialogButtonBox.StandardButton.Ok)
        ok.setEnabled(is_free and not self._name.is_empty and not lacks_choice)
