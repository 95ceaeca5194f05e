"""The fields of one label: its attributes in the schema's order, and its links."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.items import Item
from gui import texts
from gui.panels.choice_fields import ChooserField, none_words, offer_choices
from gui.panels.field import Field
from gui.panels.field_grid import FieldGrid, GridRow
from gui.panels.fields import field_for
from gui.panels.item_context import ItemContext
from gui.panels.line_field import LineField
from gui.panels.span_field import SpanField
from gui.plain import one_line
from gui.widgets.labels import role_label
from schema.labels import AttributeType, LabelType, LinkType, Words

_BY_HAND = " *"


class LabelForm(QWidget):
    """Says what was edited, linked or asked for in the fields of items of one label."""

    edited = Signal(str, object)
    linked = Signal(str)
    span_requested = Signal(str)
    span_cleared = Signal(str)
    left = Signal()

    def __init__(
        self, label: LabelType, links: Sequence[LinkType], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(f"form/{label.id}")
        self._label = label
        self._links = links
        self._item: Item | None = None
        self._context = ItemContext()
        self._fields: dict[str, Field] = {}
        self._said: dict[str, tuple[str, str, bool]] = {}
        self._make_fields()
        self._rows = {name: self._row(name) for name in self._order()}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FieldGrid(list(self._rows.values())))

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [stop for name in self._rows for stop in self._fields[name].tab_stops]

    def field(self, field_id: str) -> Field | None:
        """The field of an attribute or a link, if the label has it."""
        return self._fields.get(field_id)

    def show_item(self, item: Item, context: ItemContext, *, keep_edits: bool) -> None:
        """Show an item's fields; `keep_edits` leaves alone what is being typed."""
        self._item, self._context = item, context
        for link in self._links:
            self._show_link(link, item)
        for attribute in self._label.offered:
            field = self._fields[attribute.id]
            self._name_row(attribute.id, attribute.name, attribute.help)
            if not (keep_edits and field.is_being_edited):
                field.show_value(item.attributes.get(attribute.id))

    def commit_pending(self) -> bool:
        """Hand on what was typed and not handed on yet; False where it cannot be stored."""
        committed = [field.commit() for field in self._fields.values()]
        return all(committed)

    @property
    def refused(self) -> tuple[str, str, str] | None:
        """The first field whose text cannot be stored: its id, what was typed, and why not."""
        for name, field in self._fields.items():
            if field.refused is not None:
                return name, *field.refused
        return None

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        for field in self._fields.values():
            field.set_read_only(is_read_only)

    def retranslate(self) -> None:
        """Say names, choices and help in the language of now."""
        self._said.clear()
        for attribute in self._label.offered:
            offer_choices(self._fields[attribute.id], attribute)
        if self._item is not None:
            self.show_item(self._item, self._context, keep_edits=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _make_fields(self) -> None:
        for attribute in self._label.offered:
            field = field_for(attribute)
            offer_choices(field, attribute)
            self._fields[attribute.id] = field
            self._connect(attribute.id, field)
        for link in self._links:
            chooser = ChooserField(link.id)
            chooser.committed.connect(lambda key: self.linked.emit(key or ""))
            chooser.left.connect(self.left)
            self._fields[link.id] = chooser

    def _order(self) -> list[str]:
        # What a number belongs to is decided far more often than the words of its context, so
        # the links stand before the first of those, which a span attribute is.
        order = [attribute.id for attribute in self._label.offered]
        types = [attribute.type for attribute in self._label.offered]
        at = types.index(AttributeType.SPAN) if AttributeType.SPAN in types else len(order)
        return [*order[:at], *(link.id for link in self._links), *order[at:]]

    def _row(self, name: str) -> GridRow:
        label = role_label("dim", f"name/{name}")
        field = self._fields[name]
        label.setBuddy(field.editor)
        return GridRow(label, field, isinstance(field, LineField))

    def _connect(self, name: str, field: Field) -> None:
        field.committed.connect(lambda value: self.edited.emit(name, value))
        field.left.connect(self.left)
        if isinstance(field, SpanField):
            field.take_requested.connect(lambda: self.span_requested.emit(name))
            field.clear_requested.connect(lambda: self.span_cleared.emit(name))

    def _show_link(self, link: LinkType, item: Item) -> None:
        field = self._fields[link.id]
        assert isinstance(field, ChooserField)
        field.show_value(None)
        choices = self._context.link_choices
        field.set_options(
            [
                (None, none_words()),
                *((str(each.key), _target_words(each.words, each.category)) for each in choices),
            ]
        )
        field.show_value(item.quantifies[0] if item.quantifies else None)
        self._name_row(link.id, link.name, None)

    def _name_row(self, name: str, both: Words, help_words: Words | None) -> None:
        words = texts.words(both)
        is_by_hand = self._item is not None and name in self._item.current.by_hand
        help_text = texts.words(help_words) if help_words else ""
        if is_by_hand:
            kept = self.tr("Typed by hand: reading the span again does not replace it.")
            help_text = f"{help_text}\n{kept}".strip()
        said = (words, help_text, is_by_hand)
        if self._said.get(name) == said:
            return
        self._said[name] = said
        self._rows[name].name.setText(words + (_BY_HAND if is_by_hand else ""))
        self._rows[name].name.setToolTip(texts.plain_tool_tip(help_text))
        self._fields[name].describe(words, help_text)


def _target_words(words: str, category: str) -> str:
    shown = one_line(words)
    return f"{shown} · {category}" if category else shown
