"""The chosen span in words, for those who hear the window instead of seeing it."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAccessible

from annotator.items import Item
from gui import texts
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.panels.item_words import stated_quantity
from gui.plain import one_line
from gui.report_view.accessible import tell_moved
from schema.labels import LabelSchema
from schema.quantity import readable


class Speaking(QObject):
    """Tells a screen reader of another span, and of what became of the one at hand."""

    def __init__(self, desk: Desk, focus: Focus) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._said: Item | None = None
        focus.changed.connect(self._say)

    def _say(self) -> None:
        if not QAccessible.isActive():
            return  # nobody listens
        before, item = self._said, self._focus.item
        self._said = item
        if item is None or item == before:
            return
        place = QCoreApplication.translate("Speaking", "{position} of {count}").format(
            position=self._focus.index.position(item.key), count=self._focus.index.total
        )
        tell_moved(self._focus.view, f"{spoken(self._desk.schema, item)}, {place}")


def spoken(schema: LabelSchema, item: Item) -> str:
    """A span's words, its label, state and flag, and what its fields state."""
    label = schema.label(item.label)
    parts = [one_line(item.span.text), texts.words(label.name), texts.state_of(item)]
    if item.current.unsure:
        parts.append(QCoreApplication.translate("Speaking", "unsure"))
    stated = stated_quantity(item)
    if stated is not None:
        parts.append(f"{readable(stated.value)} {stated.unit}".strip())
    for attribute in label.attributes:
        chosen = item.attributes.get(attribute.id)
        parts += [texts.words(each.name) for each in attribute.choices if each.id == chosen]
    return ", ".join(parts)
