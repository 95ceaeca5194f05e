"""Categories by one key: the likeliest three, or a list of all; on a selection a new measure."""

from collections.abc import Mapping
from functools import partial
from typing import Final, NamedTuple

from PySide6.QtCore import QObject

from annotator.items import Item
from annotator.ops import labels
from annotator.ops.labels import Edit
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.category_list import CategoryList
from gui.labelling.category_choice import Categorised, categorised
from gui.labelling.decisions import Decisions
from gui.labelling.edges import span_of
from gui.labelling.focus import Focus
from gui.messages import Messages
from schema.labels import Choice
from schema.records import Span
from schema.rounds import Sight

LIKELY: Final = 3


class _Offer(NamedTuple):
    """What the keys would set now: on which span, among which choices, and what stands there."""

    of: Categorised
    span: Span
    chosen: str | None
    makes_span: bool


class Categories(QObject):
    """Offers categories for the chosen measure, or for words selected away from it."""

    def __init__(self, desk: Desk, focus: Focus, decisions: Decisions, messages: Messages) -> None:
        super().__init__(focus)
        self._messages = messages
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._shown: tuple[object, ...] | None = None
        focus.changed.connect(self.show)
        focus.inspector.category_picked.connect(self.take)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the category do."""
        numbered = {f"category.{nth + 1}": partial(self._take_likely, nth) for nth in range(LIKELY)}
        return {**numbered, "label.category": self.ask}

    @property
    def is_offered(self) -> bool:
        """Whether there is something to give a category to."""
        return self._offer() is not None

    def likely(self) -> list[Choice]:
        """What the keys would set now, in their order."""
        offer = self._offer()
        return self._ordered(offer)[:LIKELY] if offer else []

    def show(self) -> None:
        """Offer the likeliest in the inspector."""
        offer = self._offer()
        shown = (self._desk.schema, self._desk.engine is None, offer, texts.language())
        if shown == self._shown:
            return
        self._shown = shown
        choices = self.likely() if self._desk.is_open else []
        self._focus.inspector.show_likely(
            [(each.id, texts.words(each.name)) for each in choices],
            chosen=offer.chosen if offer else None,
            makes_span=offer is not None and offer.makes_span,
        )

    def take(self, category: str) -> None:
        """Give the chosen measure this category and go on; make a measure of a selection."""
        offer = self._offer()
        if offer is None:
            return
        name = offer.of.attribute.id
        if offer.makes_span:
            self._decisions.add_with(offer.of.label, {name: category})
            return
        item = self._focus.item
        assert item is not None
        typed = frozenset({name}) if category != offer.chosen else frozenset[str]()
        edit = Edit(span=offer.span, attributes={name: category}, by_hand=typed)
        self._focus.view.select(offer.span.end, offer.span.end)
        self._decisions.decide(
            lambda workspace, key: labels.edit(workspace, key, edit), goes_on=not item.decided
        )

    def ask(self) -> None:
        """List all categories, the likeliest first."""
        offer = self._offer()
        if offer is None:
            return
        asked = CategoryList(self._ordered(offer), self._focus.view.window())
        asked.chosen.connect(self.take)
        asked.finished.connect(lambda _: self._focus.view.setFocus())
        asked.open_beside(self._focus.view.screen_rect(offer.span.start, offer.span.end))

    def _take_likely(self, nth: int) -> None:
        offer = self._offer()
        if offer is None:
            return
        ordered = self._ordered(offer)
        if nth < len(ordered):
            self.take(ordered[nth].id)
        else:
            words = self.tr("Only %n categories can be chosen here.", "", len(ordered))
            self._messages.say(words)

    def _offer(self) -> _Offer | None:
        workspace, schema = self._desk.workspace, self._desk.schema
        if workspace is None:
            return None
        item = self._focus.item
        of = categorised(schema, item.label) if item else None
        start, end = self._focus.view.selection()
        selected = span_of(workspace.report.text, start, end) if start < end else None
        if selected is None or selected.start >= selected.end:
            return _Offer(of, item.span, _stands(item, of), False) if item and of else None
        if item is not None and of is not None and selected.overlaps(item.span):
            # words selected over the chosen measure are its new extent, as Enter takes them
            return _Offer(of, selected, _stands(item, of), False)
        of = categorised(schema)
        return _Offer(of, selected, None, True) if of else None

    def _ordered(self, offer: _Offer) -> list[Choice]:
        """All choices: what stands there, then the likeliest, then as the schema has them."""
        choices = {each.id: each for each in offer.of.attribute.offered}
        workspace, engine = self._desk.workspace, self._desk.engine
        likely: tuple[str, ...] = ()
        sees_likely = workspace is not None and workspace.sight is Sight.FULL
        if workspace is not None and engine is not None and sees_likely:
            from annotator.suggest.likely import likely_categories  # loaded with the engine

            likely = likely_categories(
                workspace.report.text, offer.span, engine.lexicon, most=len(choices)
            )
        order = dict.fromkeys([offer.chosen, *likely, *choices])
        return [choices[each] for each in order if each in choices]


def _stands(item: Item, of: Categorised) -> str | None:
    chosen = item.attributes.get(of.attribute.id)
    return chosen if isinstance(chosen, str) else None
