"""All checks of one span in one go."""

from annotator.checks import (
    item_bound,
    item_link,
    item_missing,
    item_same_words,
    item_unit,
    item_value,
)
from annotator.checks.item_finding import Case, ItemFinding
from annotator.checks.same_words import CATEGORY, SameWords
from annotator.ops.rereading import Reader, is_read
from annotator.workspace import Item, Workspace
from schema.labels import LabelSchema


def check(
    workspace: Workspace,
    schema: LabelSchema,
    item: Item,
    same_words: SameWords,
    reader: Reader | None,
) -> tuple[ItemFinding, ...]:
    """What is to be looked at in an item; an undecided one is not anybody's work yet.

    Without a reader, what a span states is not compared with its words.
    """
    otherwise = same_words.otherwise(item)
    if not item.counts and otherwise is None:
        return ()
    states = is_read(schema, item.label)
    reads = states or (otherwise is not None and otherwise.verdict.label != item.label)
    read = (
        reader.read_quantity(workspace.report.text, item.span.start, item.span.end)
        if reader is not None and reads
        else None
    )
    case = Case(workspace, schema, item, reader is not None and states, read, otherwise)
    return tuple(found for found in _each(case, same_words) if found is not None)


def _each(case: Case, same_words: SameWords) -> tuple[ItemFinding | None, ...]:
    if not case.item.counts:
        return (item_same_words.check(case),)
    words, label = case.item.span.text, case.item.label
    usual = None if case.stated(CATEGORY) else same_words.usual(words, label)
    return (
        item_missing.check_value(case),
        item_value.check(case),
        item_unit.check(case),
        item_bound.check(case),
        item_missing.check_category(case, usual),
        item_same_words.check(case),
        item_link.check(case),
    )
