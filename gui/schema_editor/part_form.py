"""One part of the schema as a form: what it is called, and what else there is to say of it."""

from collections.abc import Callable, Collection
from dataclasses import replace
from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QListWidget, QPushButton, QVBoxLayout, QWidget

from gui import texts
from gui.dialogs.enter import beside_default
from gui.plain import one_line
from gui.schema_editor import words
from gui.schema_editor.inputs import ColourField, Several, TwoWords
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from gui.widgets.labels import PlainLabel, named, role_label
from gui.widgets.tables import quiet_input
from schema.editing import Part, part_at
from schema.labels import (
    Attribute,
    Choice,
    Clause,
    Example,
    LabelSchema,
    LabelType,
    LinkType,
    Words,
)

_NONE: Final = ""
_LONG: Final = 5  # lines of a clause
_SHORT: Final = 2

Fields = dict[str, Any]  # what a form says of a part, by the names of its fields


class PartForm(QWidget):
    """Shows a part, and gives it as a person has written it; `changed` tells that it is another."""

    changed = Signal()

    def __init__(self, keys_in_use: Callable[[], Collection[str]]) -> None:
        super().__init__()
        self.setObjectName("partForm")
        self._keys_in_use = keys_in_use
        self._schema: LabelSchema | None = None
        self._part: Part | None = None
        self._path = ""
        self._is_read_only = False
        self._examples: tuple[Example, ...] = ()
        self._heading = role_label("strong", "partHeading")
        self._about = role_label("dim", "partAbout")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._about)
        self._body = QWidget()
        self._column.addWidget(self._body)
        self._column.addStretch(1)
        self._take: Callable[[], Fields] = dict

    @property
    def path(self) -> str:
        """Where the part stands that is shown; "" for none."""
        return self._path if self._part is not None else ""

    @property
    def part(self) -> Part | None:
        """The part as it is written."""
        if self._part is None:
            return None
        return replace(self._part, **self._take())

    @property
    def written(self) -> Fields:
        """What is written, by the names of the part's fields."""
        return self._take()

    @property
    def is_changed(self) -> bool:
        """Whether something else is written than what is stored."""
        return self._part is not None and self.part != self._part

    @property
    def fault(self) -> str:
        """Why what is written cannot be kept; "" where it can."""
        names = [each for each in self._texts() if each.property("required")]
        if any(each.is_empty for each in names):
            return self.tr("It needs a name, in Chinese or English.")
        if not all(each.is_readable for each in self._colours()):
            return self.tr("A colour is too faint to be read: see the contrast beside it.")
        return ""

    def show_part(self, schema: LabelSchema, path: str, written: Fields | None = None) -> None:
        """Show the part at a path, or nothing where there is none, with what is written of it."""
        self._schema, self._path, self._part = schema, path, part_at(schema, path)
        body, old = QWidget(), self._body
        self._form = QFormLayout(body)
        self._form.setContentsMargins(0, 8, 0, 0)
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._take = dict
        part = self._part
        if part is None:
            self._heading.setText(self.tr("Choose a part on the left, or add one."))
            self._about.setText("")
        else:
            self._heading.setText(one_line(words.name_words(part, path)))
            state = words.state_words(part, schema, path)
            said = [words.kind_words(path), part.id, *([state] if state else [])]
            self._about.setText(" · ".join(said))
            self._take = self._fields(replace(part, **(written or {})))
        self._column.replaceWidget(old, body)
        self._body = body
        old.hide()  # else it is a window of its own for a moment
        old.setParent(None)
        old.deleteLater()
        self.set_read_only(self._is_read_only)

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        self._is_read_only = is_read_only
        for text in self._texts():
            text.set_read_only(is_read_only)
        for colour in self._colours():
            colour.set_read_only(is_read_only)
        for kind in (Chooser, Several, QPushButton):
            for widget in self._body.findChildren(kind):
                if is_read_only:
                    widget.setEnabled(False)

    def focus(self) -> None:
        """Put the keyboard into the first field."""
        if names := self._texts():
            names[0].focus()

    def focus_after_name(self) -> None:
        """Put the keyboard into the field after the name, whose words are to be written over."""
        if names := self._texts():
            names[min(1, len(names) - 1)].focus(selected=True)

    def put_in_order(self, before: QWidget) -> None:
        """Let Tab go from another part of the window through the fields, which are always new."""
        for field in self._body.findChildren(QWidget):
            is_beside = field.window() is before.window()  # the lists of choosers are not
            if is_beside and field.focusPolicy() & Qt.FocusPolicy.TabFocus:
                QWidget.setTabOrder(before, field)
                before = field

    def _texts(self) -> list[TwoWords]:
        return list(self._body.findChildren(TwoWords))

    def _colours(self) -> list[ColourField]:
        return list(self._body.findChildren(ColourField))

    def _fields(self, part: Part) -> Callable[[], Fields]:
        match part:
            case LabelType():
                return self._label_fields(part)
            case Attribute():
                return self._attribute_fields(part)
            case LinkType():
                return self._link_fields(part)
            case Clause():
                return self._clause_fields(part)
            case Choice():
                return self._named_fields(part)
        return dict

    def _named_fields(self, part: LabelType | Attribute | Choice) -> Callable[[], Fields]:
        name = self._two("name", self.tr("Name"), part.name, is_required=True)
        helped = self._two("help", self.tr("Explanation"), part.help, lines=_SHORT)
        return lambda: {"name": name.words, "help": None if helped.is_empty else helped.words}

    def _label_fields(self, label: LabelType) -> Callable[[], Fields]:
        named_fields = self._named_fields(label)
        key = self._chooser("key", self.tr("Key"), label.key, self._free_keys(label))
        colours = [
            self._colour(name, said, theme, colour)
            for name, said, theme, colour in (
                ("colour", self.tr("Colour, light"), Theme.light(), label.colour),
                ("colour_dark", self.tr("Colour, dark"), Theme.dark(), label.colour_dark),
            )
        ]
        return lambda: {
            **named_fields(),
            "key": key.currentData(),
            "colour": colours[0].colour,
            "colour_dark": colours[1].colour,
        }

    def _attribute_fields(self, attribute: Attribute) -> Callable[[], Fields]:
        named_fields = self._named_fields(attribute)
        self._row(self.tr("Holds"), PlainLabel(words.type_words(attribute.type)))
        if not attribute.choices:
            return named_fields
        options = [(each.id, texts.words(each.name)) for each in attribute.offered]
        none = (_NONE, self.tr("none"))
        stands = attribute.default or _NONE
        default = self._chooser("default", self.tr("Where absent"), stands, [none, *options])
        return lambda: {**named_fields(), "default": default.currentData() or None}

    def _link_fields(self, link: LinkType) -> Callable[[], Fields]:
        name = self._two("name", self.tr("Name"), link.name, is_required=True)
        source, target = (
            self._chooser(of, said, stands, self._labels())
            for of, said, stands in (
                ("source", self.tr("From label"), link.source),
                ("target", self.tr("To label"), link.target),
            )
        )
        return lambda: {
            "name": name.words,
            "source": source.currentData(),
            "target": target.currentData(),
        }

    def _clause_fields(self, clause: Clause) -> Callable[[], Fields]:
        title = self._two("title", self.tr("Title"), clause.title, is_required=True)
        text = self._two("text", self.tr("Text"), clause.text, is_required=True, lines=_LONG)
        everything = (_NONE, self.tr("everything"))
        stands = clause.label or _NONE
        label = self._chooser("of", self.tr("About"), stands, [everything, *self._labels()])
        about = Several("about", self.tr("What of it"))
        about.changed.connect(self.changed)
        self._row(self.tr("What of it"), about)
        self._examples = clause.examples
        self._example_rows()

        def offer() -> None:
            about.offer(self._parts_of(label.currentData()), clause.about)

        label.currentIndexChanged.connect(offer)
        offer()
        return lambda: {
            "title": title.words,
            "text": text.words,
            "label": label.currentData() or None,
            "about": _in_order(clause.about, about.chosen),
            "examples": self._examples,
        }

    def _example_rows(self) -> None:
        shown = named(QListWidget(), "examples")
        shown.setAccessibleName(self.tr("Examples"))
        shown.setFixedHeight(4 * shown.fontMetrics().lineSpacing())
        quiet_input(shown)
        drop = named(QPushButton(self.tr("Take the example out")), "dropExample")
        beside_default(drop)

        def fill() -> None:
            shown.clear()
            for each in self._examples:
                said = [f"“{each.words}”", each.label, each.verdict]
                shown.addItem(one_line(" · ".join(part for part in said if part)))
            drop.setEnabled(bool(self._examples) and not self._is_read_only)

        def remove() -> None:
            at = max(shown.currentRow(), 0)
            self._examples = self._examples[:at] + self._examples[at + 1 :]
            fill()
            self.changed.emit()

        drop.clicked.connect(remove)
        fill()
        self._row(self.tr("Examples"), shown)
        self._form.addRow("", drop)

    def _two(
        self, name: str, said: str, stands: object, *, is_required: bool = False, lines: int = 1
    ) -> TwoWords:
        field = TwoWords(name, said, lines=lines)
        field.setProperty("required", is_required)
        field.show_words(stands if isinstance(stands, Words) else None)
        field.changed.connect(self.changed)
        self._row(said, field)
        return field

    def _colour(self, name: str, said: str, theme: Theme, stands: str) -> ColourField:
        field = ColourField(name, theme)
        field.set_name(said)
        field.show_colour(stands)
        field.changed.connect(self.changed)
        self._row(said, field)
        return field

    def _chooser(
        self, name: str, said: str, stands: str, options: list[tuple[str, str]]
    ) -> Chooser:
        field = Chooser(name=name)
        field.setAccessibleName(said)
        for value, shown in options:
            field.addItem(one_line(shown), value)
        if field.findData(stands) < 0:
            field.addItem(stands, stands)
        field.setCurrentIndex(field.findData(stands))
        field.currentIndexChanged.connect(self.changed)
        self._row(said, field)
        return field

    def _row(self, said: str, field: QWidget) -> None:
        name = PlainLabel(said)
        name.setProperty("role", "dim")
        self._form.addRow(name, field)

    def _free_keys(self, label: LabelType) -> list[tuple[str, str]]:
        assert self._schema is not None
        others = {each.key for each in self._schema.labels if each.id != label.id}
        taken = others | set(self._keys_in_use())
        free = [each for each in "1234567890" if each == label.key or each not in taken]
        return [(_NONE, self.tr("no key")), *((each, each) for each in free)]

    def _labels(self) -> list[tuple[str, str]]:
        assert self._schema is not None
        return [
            (each.id, texts.words(each.name)) for each in self._schema.labels if not each.hidden
        ]

    def _parts_of(self, label_id: str) -> list[tuple[str, str]]:
        assert self._schema is not None
        label = part_at(self._schema, f"labels/{label_id}")
        if not isinstance(label, LabelType):
            return []
        found = [(each.id, texts.words(each.name)) for each in label.attributes]
        found += [
            (each.id, texts.words(each.name))
            for each in self._schema.links
            if each.source == label_id
        ]
        choices = (one for each in label.attributes for one in each.offered)
        return [*found, *((each.id, texts.words(each.name)) for each in choices)]


def _in_order(before: tuple[str, ...], chosen: tuple[str, ...]) -> tuple[str, ...]:
    """What is ticked, what was before in the order that it had."""
    kept = [each for each in before if each in chosen]
    return (*kept, *(each for each in chosen if each not in before))
