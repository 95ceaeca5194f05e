"""Items as the report view draws them, in the colours of a theme."""

from collections.abc import Callable, Mapping
from typing import Final

from annotator.items import Item, ItemState, Place
from gui.report_view.drawn import CodePointRange, DrawnSpan, SpanShape, SpanState, ViewPalette
from gui.report_view.spans import Tint
from gui.theme import Theme
from schema.labels import LabelSchema
from schema.records import LabelId

_STATES: Final = {
    ItemState.SUGGESTED: SpanState.SUGGESTED,
    ItemState.CONFIRMED: SpanState.CONFIRMED,
    ItemState.CORRECTED: SpanState.CORRECTED,
    ItemState.REJECTED: SpanState.REJECTED,
}


class Drawing:
    """Makes spans to draw; labels that others link to are round, all others square."""

    def __init__(
        self,
        schema: LabelSchema,
        theme: Theme,
        places: Mapping[LabelId, Place],
        item_of: Callable[[LabelId], Item | None],
        at_issue: Callable[[LabelId], CodePointRange | None] = lambda _key: None,
    ) -> None:
        self._places = places
        self._at_issue = at_issue  # where the versions of an item stand that people differ in
        self._dim, self._paper = theme.dim, theme.paper
        self._item_of = item_of
        targets = {link.target for link in schema.links}
        self._looks = {
            label.id: (
                SpanShape.ROUND_DOTTED if label.id in targets else SpanShape.SQUARE_DASHED,
                theme.label_colour(label),
                theme.label_fill(label),
            )
            for label in schema.labels
        }

    def look(self, key: str) -> DrawnSpan:
        """A span as it is to be drawn, by the key of an item of which nothing has become since.

        What nobody has decided is drawn from its place alone.
        """
        place = self._places[LabelId(key)]
        if not place.decided:
            return self._offered(place.key, place.label, place.start, place.end)
        item = self._item_of(place.key)
        assert item is not None
        return self.drawn(item)

    def tint(self, key: str) -> Tint:
        """State and colour of an item that nothing has become of since it was loaded."""
        place = self._places[LabelId(key)]
        if not place.decided and self._at_issue(place.key) is not None:
            return SpanState.AT_ISSUE, self._dim
        return _STATES[place.state], self._looks[place.label][1]

    def drawn(self, item: Item) -> DrawnSpan:
        """An item as it is to be drawn now."""
        if not item.decided:
            return self._offered(item.key, item.label, item.span.start, item.span.end)
        shape, colour, fill = self._looks[item.label]
        return DrawnSpan(
            key=item.key,
            start=item.span.start,
            end=item.span.end,
            shape=shape,
            colour=colour,
            fill=fill,
            state=_STATES[item.state],
            unsure=item.current.unsure,
            pending=item.counts and any(not self._counts(key) for key in item.quantifies),
        )

    def _offered(self, key: LabelId, label: str, start: int, end: int) -> DrawnSpan:
        stretch = self._at_issue(key)
        if stretch is not None:
            square, state = SpanShape.SQUARE_DASHED, SpanState.AT_ISSUE
            return DrawnSpan(key, *stretch, square, self._dim, self._paper, state)
        return DrawnSpan(key, start, end, *self._looks[label])

    def _counts(self, key: LabelId) -> bool:
        item = self._item_of(key)
        return item is not None and item.counts


def view_palette(theme: Theme) -> ViewPalette:
    """The colours of a theme that the report view asks for."""
    return ViewPalette(
        paper=theme.paper,
        window=theme.window,
        text=theme.text,
        dim=theme.dim,
        faint=theme.faint,
        line=theme.line,
        accent=theme.accent,
        accent_soft=theme.accent_soft,
        wrong=theme.wrong,
    )
