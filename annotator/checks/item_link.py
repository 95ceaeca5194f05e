"""Is what a span is linked to confirmed?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.items import Item
from annotator.ops.labels import Edit


def check(case: Case) -> ItemFinding | None:
    """A link to an undecided item is pending; one to an item that is gone or rejected is lost."""
    key, field = case.item.key, _link_of(case)
    for target in case.item.quantifies:
        linked = case.workspace.item(target)
        if linked is not None and not linked.decided:
            values = {"measure": linked.span.text}
            confirmed = Mend(target, Edit())
            return ItemFinding(ItemRule.LINK, key, Said.LINK_UNDECIDED, field, values, confirmed)
        if linked is None or not linked.counts or not _joins(case, linked):
            left = tuple(each for each in case.item.quantifies if each != target)
            values = {"measure": linked.span.text if linked else ""}
            cleared = Mend(key, Edit(quantifies=left))
            return ItemFinding(ItemRule.LINK, key, Said.LINK_LOST, field, values, cleared)
    return None


def _joins(case: Case, target: Item) -> bool:
    """Whether the schema has such a link; two machines may decide otherwise of its ends."""
    ends = case.item.label, target.label
    return any((each.source, each.target) == ends for each in case.schema.links)


def _link_of(case: Case) -> str:
    return next((each.id for each in case.schema.links if each.source == case.item.label), "")
