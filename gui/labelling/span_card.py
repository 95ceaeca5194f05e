"""What the card of a span tells: its value, its state, and who decided what about it."""

from typing import Final

from PySide6.QtCore import QObject

from annotator import history
from annotator.items import Item, label_of
from annotator.provenance import Provenance, of_gold
from gui import texts
from gui.desk import Desk
from gui.labelling.category_choice import categorised
from gui.labelling.history_words import decision_words
from gui.panels.hover_card import CardText, HoverCard
from gui.panels.item_words import reason_words, value_runs
from gui.plain import one_line
from gui.report_view.view import ReportView
from gui.theme import Theme
from schema.payloads import label_fields
from schema.records import GOLD

_LONGEST_SPAN: Final = 80
_NEWEST: Final = 8


class SpanCard(QObject):
    """Shows one span at a time, beside it."""

    def __init__(self, desk: Desk, view: ReportView, theme: Theme) -> None:
        super().__init__(view)
        self._desk = desk
        self._view = view
        self._theme = theme
        self._card = HoverCard(view)

    def show(self, item: Item) -> None:
        """Show the card of a span that stands in the report on screen."""
        rect = self._view.span_rect(item.key)
        rect.moveTopLeft(self._view.viewport().mapToGlobal(rect.topLeft()))
        self._card.show_beside(self._text(item), rect)

    @property
    def is_shown(self) -> bool:
        """Whether the card of a span is on screen."""
        return self._card.isVisible()

    def hide(self) -> None:
        """Put the card away."""
        self._card.hide()

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
