"""The card of a span: under the pointer that rests on it, or by key at the chosen one."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer

from annotator import history
from annotator.provenance import Provenance, of_gold
from annotator.workspace import Item, label_of
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.category_choice import categorised
from gui.labelling.focus import Focus
from gui.labelling.history_words import decision_words
from gui.panels.hover_card import CardText, HoverCard
from gui.panels.item_words import reason_words, value_runs
from gui.panels.plain import one_line
from gui.theme import Theme
from schema.payloads import label_fields
from schema.records import GOLD, LabelId

RESTS_MS: Final = 600
_LONGEST_SPAN: Final = 80
_NEWEST: Final = 8
_HIDING: Final = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.KeyPress,
    QEvent.Type.ShortcutOverride,  # a key that an action takes is never pressed in the view
    QEvent.Type.FocusOut,
)


class HoverCards(QObject):
    """Reads a span's history only once its card is to be shown."""

    def __init__(self, desk: Desk, focus: Focus, theme: Theme) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._theme = theme
        self._key = LabelId("")
        self._card = HoverCard(focus.view)
        self._rest = QTimer(self, singleShot=True, interval=RESTS_MS)
        self._rest.timeout.connect(self._show)
        focus.view.hovered.connect(self._hover)
        for widget in (focus.view, focus.view.viewport()):
            widget.installEventFilter(self)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the card does."""
        return {"label.history": self.show_chosen}

    def show_chosen(self) -> None:
        """Show the card of the chosen span."""
        if self._focus.key is not None:
            self._key = self._focus.key
            self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the card away as soon as anything is done."""
        if event.type() in _HIDING:
            self._put_away()
        return super().eventFilter(watched, event)

    def _hover(self, key: str) -> None:
        self._put_away()
        if key:
            self._key = LabelId(key)
            self._rest.start()

    def _put_away(self) -> None:
        self._rest.stop()
        self._card.hide()

    def _show(self) -> None:
        item = self._desk.item(self._key)
        view = self._focus.view
        if item is None or not view.isVisible():
            return
        rect = view.span_rect(self._key)
        rect.moveTopLeft(view.viewport().mapToGlobal(rect.topLeft()))
        self._card.show_beside(self._text(item), rect)

    def _text(self, item: Item) -> CardText:
        words = one_line(item.span.text)
        span = words if len(words) <= _LONGEST_SPAN else words[:_LONGEST_SPAN] + "…"
        return CardText(
            span=span,
            value=self._value(item),
            state=self._state(item),
            why=reason_words(item),
            history=tuple(self._history(item)),
        )

    def _value(self, item: Item) -> str:
        runs = value_runs(self._theme, item, None, is_live=False)
        if runs:
            return "".join(run.text for run in runs)
        of = categorised(self._desk.schema, item.label)
        if of is None:
            return ""
        chosen = item.attributes.get(of.attribute.id)
        return texts.choice_names(of.attribute).get(str(chosen), str(chosen or ""))

    def _state(self, item: Item) -> str:
        parts = [
            texts.words(self._desk.schema.label(item.label).name),
            texts.state_of(item),
        ]
        if item.current.unsure:
            parts.append(self.tr("unsure"))
        if item.current.reason:
            parts.append(texts.reject_reason(item.current.reason))
        linked = [found for key in item.quantifies if (found := self._desk.item(key))]
        parts += [f"→ {one_line(each.span.text)}" for each in linked]
        return " · ".join(parts)

    def _history(self, item: Item) -> list[str]:
        operations = self._desk.operations
        if operations is None or not item.decided:
            return []
        decisions = operations.read(lambda project: history.of_label(project, item.key))
        made_from, label = item.suggestion, item.current
        offered = label_fields(label_of(item.key, made_from, label.layer)) if made_from else {}
        said = [decision_words(self._desk.schema, each, offered) for each in decisions[-_NEWEST:]]
        if label.layer == GOLD:
            said.insert(0, self._origin(operations.read(lambda each: of_gold(each, label))))
        return said

    def _origin(self, of: Provenance) -> str:
        """Whose a gold label was, and what suggested it."""
        whose = self.tr("as {name} has it").format(name=one_line(of.annotator or ""))
        parts = [whose if of.annotator else self.tr("added in the review")]
        if of.engine is not None:
            parts.append(self.tr("suggested by {engine}").format(engine=one_line(of.engine)))
        return " · ".join(parts)
