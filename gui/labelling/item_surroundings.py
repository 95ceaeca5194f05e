"""What the inspector shows around an item: its sentence, link targets nearby, comments."""

import re
from typing import Final

from annotator import noted
from annotator.items import Item
from annotator.reading.sentences import around
from annotator.workspace import Workspace
from gui import texts
from gui.labelling.report_index import ReportIndex
from gui.panels.item_context import ItemContext, LinkChoice
from schema.labels import LabelSchema
from schema.records import Comment, LabelId

LINKS_OFFERED: Final = 30
_REACH: Final = 40
_CLAUSE: Final = re.compile("[，、,]")
_CUT: Final = "…"


def surroundings(
    workspace: Workspace, index: ReportIndex, schema: LabelSchema, item: Item
) -> ItemContext:
    """All that the inspector asks to know of an item besides the item."""
    before, after = sentence_around(workspace.report.text, item.span.start, item.span.end)
    return ItemContext(
        position=index.position(item.key),
        count=index.total,
        before=before,
        after=after,
        link_choices=tuple(
            LinkChoice(each.key, each.span.text, _category(schema, each))
            for each in link_targets(workspace, index, schema, item)
        ),
        comments=_comments(workspace, item.key),
        told=tuple(each for each in workspace.shared if each.comment.about == item.key),
    )


def surroundings_of_report(workspace: Workspace) -> ItemContext:
    """What the inspector shows where no item is chosen."""
    return ItemContext(
        comments=tuple(noted.of_the_report(workspace)),
        told=tuple(
            each
            for each in workspace.shared
            if each.comment.about is None or workspace.item(each.comment.about) is None
        ),
    )


def _comments(workspace: Workspace, about: LabelId) -> tuple[Comment, ...]:
    found = [each for each in workspace.comments.values() if each.about == about]
    return tuple(sorted(found, key=lambda each: (each.at, each.id)))


def link_targets(
    workspace: Workspace, index: ReportIndex, schema: LabelSchema, item: Item
) -> list[Item]:
    """What an item may be linked to: where it is linked now first, then the nearest."""
    labels = [
        link.target for link in schema.links if link.source == item.label and not link.retired
    ]
    linked = [found for key in item.quantifies if (found := workspace.item(LabelId(key)))]
    at = item.span.start
    near = [each for label in labels for each in index.near(at, label, LINKS_OFFERED)]
    known = {each.key for each in linked}
    return [*linked, *(each for each in near if each.key not in known)][:LINKS_OFFERED]


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a span, cut where it is long."""
    first, last = around(text, start, end, reach=_REACH + 1)
    before, after = text[first:start].lstrip(), text[end:last].rstrip()
    if start - first > _REACH:
        clause = _CLAUSE.search(text, start - _REACH, start)
        before = _CUT + text[clause.end() if clause else start - _REACH : start].lstrip()
    if last - end > _REACH:
        after = text[end : end + _REACH] + _CUT
    return before, after


def _category(schema: LabelSchema, item: Item) -> str:
    attribute = schema.label(item.label).attribute("category")
    chosen = item.attributes.get("category")
    choices = attribute.choices if attribute else ()
    return next((texts.words(each.name) for each in choices if each.id == chosen), "")
