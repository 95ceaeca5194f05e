"""Which clauses the guidelines show: those of the chosen span, its field and its category."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from annotator import guidelines
from annotator.items import Item
from gui import texts
from gui.actions.action_set import Handler
from gui.actions.spec import Mode
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.notes.drawer import GUIDELINES, Drawer
from gui.panels.field import Field
from schema.labels import AttributeType, LabelSchema
from schema.records import LabelId


class Guiding(QObject):
    """Follows the person: from span to span, from field to field; a clause is cited in a remark."""

    def __init__(self, desk: Desk, focus: Focus, drawer: Drawer, messages: Messages) -> None:
        super().__init__(drawer)
        self._desk = desk
        self._focus = focus
        self._drawer = drawer
        self._panel = drawer.guidelines
        self._messages = messages
        self._field = ""
        self._panel.searched.connect(self.show)
        self._panel.whole_toggled.connect(self.show)
        self._panel.cite_requested.connect(self.cite)
        drawer.changed.connect(self.show)
        focus.changed.connect(self.show)
        focus.view.caret_moved.connect(self.show)
        focus.inspector.clause_requested.connect(self.open_clause)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow_keyboard)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the guidelines does."""
        return {"view.guidelines": self.toggle}

    def toggle(self) -> None:
        """Open the guidelines with the keyboard in them; from there, fold them away."""
        self._drawer.toggle(GUIDELINES)

    def show(self, *_: object) -> None:
        """Show what is about the place that the person is at, if it is to be seen."""
        if not self._drawer.shows(GUIDELINES):
            return
        schema, item = self._desk.schema, self._item()
        label = item.label if item is not None else ""
        is_whole = self._panel.is_whole or bool(self._panel.typed.strip())
        near = near_ids(schema, item, self._field) if item is not None else []
        found = guidelines.entries(schema, label, near)
        if is_whole:
            ids = {each.id for each in found}
            found += [each for each in guidelines.entries(schema) if each.id not in ids]
        shown = guidelines.matching(found, self._panel.typed)
        self._panel.show_entries(shown, self._about(schema, label))

    def open_clause(self, clause_id: str) -> None:
        """Show a clause that a remark cites."""
        self._panel.show_whole()
        self._drawer.open(GUIDELINES)
        self._panel.choose(clause_id)

    def cite(self, clause_id: str) -> None:
        """Begin a comment on the chosen span, or on the report, that cites a clause."""
        if not clause_id:
            self._messages.say(self.tr("This tells what a category means; clauses can be cited."))
        elif self._desk.is_open:
            self._focus.inspector.cite(guidelines.citation(clause_id))
        else:
            self._messages.say(self.tr("A clause is cited in a comment on a report that is open."))

    def _item(self) -> Item | None:
        """The chosen span; with the caret in the text, the shortest span there."""
        view = self._focus.view
        if self._focus.mode is not Mode.CARET:
            return self._focus.item
        at = view.caret()
        here = view.spans_at(at, at + 1)
        if not here:
            return None
        shortest = min(here, key=lambda each: each.end - each.start)
        return self._desk.item(LabelId(shortest.key))

    def _about(self, schema: LabelSchema, label_id: str) -> str:
        if not label_id:
            return self.tr("all labels")
        label = schema.label(label_id)
        names = [label.name]
        names += [each.name for each in label.attributes if each.id == self._field]
        names += [each.name for each in schema.links if each.id == self._field]
        return " · ".join(map(texts.words, names))

    def _follow_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._drawer.isAncestorOf(now):
            return  # who reads about a field has left it only to read
        field = field_of(now, self._focus.inspector)
        if field != self._field:
            self._field = field
            self.show()


def field_of(widget: QWidget | None, panel: QWidget) -> str:
    """The id of the attribute or link whose field of a panel a widget belongs to; "" for none."""
    while widget is not None and widget is not panel:
        if isinstance(widget, Field):
            return widget.objectName().removeprefix("field/")
        widget = widget.parentWidget()
    return ""


def near_ids(schema: LabelSchema, item: Item, field: str) -> list[str]:
    """The field at hand, and the choices that were made where there are many of them to know."""
    attributes = schema.label(item.label).attributes
    explained = [
        each
        for each in attributes
        if each.type is AttributeType.CHOICE and any(choice.help for choice in each.choices)
    ]
    chosen = [item.attributes.get(each.id) for each in explained]
    return [*filter(None, [field]), *(each for each in chosen if isinstance(each, str))]
