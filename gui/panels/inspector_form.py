"""The fields of the item that is shown: one form for each label, made when one is first shown."""

from functools import partial

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from annotator.items import Item
from gui.panels.item_context import ItemContext
from gui.panels.label_form import LabelForm
from gui.panels.line_field import LineField
from gui.widgets.inputs import Chooser
from schema.labels import LabelSchema, LabelType


class InspectorForm(QWidget):
    """Shows the form of an item's label, and says what any of the forms says."""

    edited = Signal(str, object)
    linked = Signal(str)
    span_requested = Signal(str)
    span_cleared = Signal(str)
    left = Signal()
    form_made = Signal()

    def __init__(self, schema: LabelSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._forms: dict[str, LabelForm] = {}
        self._shown: LabelForm | None = None
        self._is_read_only = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order: those of the forms that are made."""
        return [stop for form in self._forms.values() for stop in form.tab_stops]

    def set_schema(self, schema: LabelSchema) -> None:
        """Have the forms of this schema's labels from now on."""
        if schema.version == self._schema.version:
            return
        self._schema = schema
        for form in self._forms.values():
            form.hide()
            form.deleteLater()
        self._shown = None
        self._forms = {}

    def show_item(self, item: Item, context: ItemContext, *, keep_edits: bool) -> None:
        """Show an item's fields; `keep_edits` leaves alone what is being typed."""
        form = self._form(item.label)
        if form is not self._shown:
            if self._shown is not None:
                self._shown.hide()
            self._shown = form
        if form is not None:
            form.show_item(item, context, keep_edits=keep_edits)
            form.show()

    def close_lists(self) -> None:
        """Close what is open to choose from: it was offered for the item that is left."""
        for chooser in self.findChildren(Chooser):
            chooser.hidePopup()

    def focus_field(self, field_id: str, area: QScrollArea) -> None:
        """Put the keyboard into a field and show it in the area; unknown ones pass by."""
        field = self._shown.field(field_id) if self._shown else None
        if field is None:
            return
        field.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field, LineField):
            field.editor.selectAll()
        area.ensureWidgetVisible(field)

    def commit_pending(self) -> bool:
        """Hand on what was typed and not handed on yet; False where it cannot be stored."""
        return self._shown.commit_pending() if self._shown else True

    @property
    def refused(self) -> tuple[str, str, str] | None:
        """The field whose text cannot be stored: its id, what was typed, and why not."""
        return self._shown.refused if self._shown else None

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        self._is_read_only = is_read_only
        for form in self._forms.values():
            form.set_read_only(is_read_only)

    def _form(self, label_id: str) -> LabelForm | None:
        """The form of a label; None where the schema has no such label."""
        for label in self._schema.labels:
            if label.id == label_id and label_id not in self._forms:
                self._forms[label_id] = self._made(self._schema, label)
                self.form_made.emit()
        return self._forms.get(label_id)

    def _made(self, schema: LabelSchema, label: LabelType) -> LabelForm:
        form = LabelForm(
            label, [link for link in schema.links if link.source == label.id and not link.retired]
        )
        form.edited.connect(partial(self._pass_on, form, self.edited))
        form.linked.connect(partial(self._pass_on, form, self.linked))
        form.span_requested.connect(self.span_requested)
        form.span_cleared.connect(self.span_cleared)
        form.left.connect(self.left)
        form.set_read_only(self._is_read_only)
        form.hide()
        self._column.addWidget(form)
        return form

    def _pass_on(self, form: LabelForm, signal: SignalInstance, *said: object) -> None:
        """Say what the form of the item of now says: a key may still reach a list that was open."""
        if form is self._shown:
            signal.emit(*said)
