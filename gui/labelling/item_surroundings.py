"""What the inspector shows around an item: its sentence, link targets nearby, comments."""

import re
from typing import Final

from annotator.workspace import Item, Workspace
from gui import texts
from gui.labelling.report_index import ReportIndex
from gui.panels.item_context import ItemContext, LinkChoice
from schema.labels import LabelSchema
from schema.records import LabelId

LINKS_OFFERED: Final = 30
_REACH: Final = 24
_STOP: Final = re.compile(r"[。！？；：!?;:]|(?:\r?\n){2,}")


def surroundings(
    workspace: Workspace, index: ReportIndex, schema: LabelSchema, item: Item
) -> ItemContext:
    """All that the inspector asks to know of an item besides the item."""
    before, after = sentence_around(workspace.report.text, item.span.start, item.span.end)
    about = [each for each in workspace.comments.values() if each.about == item.key]
    return ItemContext(
        position=index.position(item.key),
        count=index.total,
        before=before,
        after=after,
        link_choices=tuple(
            LinkChoice(each.key, each.span.text, _category(schema, each))
            for each in link_targets(workspace, index, schema, item)
        ),
        comments=tuple(sorted(about, key=lambda each: each.at)),
    )


def link_targets(
    workspace: Workspace, index: ReportIndex, schema: LabelSchema, item: Item
) -> list[Item]:
    """What an item may be linked to: where it is linked now first, then the nearest."""
    labels = [link.target for link in schema.links if link.source == item.label]
    linked = [found for key in item.quantifies if (found := workspace.item(LabelId(key)))]
    near = [each for label in labels for each in index.near(item.span.start, label)]
    known = {each.key for each in linked}
    return [*linked, *(each for each in near if each.key not in known)][:LINKS_OFFERED]


def sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """The words of the sentence before and after a span, at most 24 characters each."""
    before = text[max(0, start - _REACH) : start]
    after = text[end : end + _REACH]
    stops = list(_STOP.finditer(before))
    if stops:
        before = before[stops[-1].end() :]
    if found := _STOP.search(after):
        after = after[: found.end()].rstrip()
    return before.lstrip(), after


def _category(schema: LabelSchema, item: Item) -> str:
    attribute = schema.label(item.label).attribute("category")
    chosen = item.attributes.get("category")
    choices = attribute.choices if attribute else ()
    return next((texts.words(each.name) for each in choices if each.id == chosen), "")
