"""All checks of one span in one go."""

from typing import TypedDict

from annotator.arithmetic.finding import Disagreement
from annotator.checks import (
    item_bound,
    item_extent,
    item_figures,
    item_link,
    item_look_again,
    item_missing,
    item_same_words,
    item_unit,
    item_value,
)
from annotator.checks.item_finding import Case, ItemFinding
from annotator.checks.same_words import CATEGORY, SameWords
from annotator.items import Item
from annotator.ops.rereading import Reader, is_read
from annotator.workspace import Workspace
from schema.labels import LabelSchema
from schema.quantity import Quantity
from schema.records import Span


def check(
    workspace: Workspace,
    schema: LabelSchema,
    item: Item,
    same_words: SameWords,
    reader: Reader | None,
    figures: Disagreement | None = None,
) -> tuple[ItemFinding, ...]:
    """What is to be looked at in an item; an undecided one is not anybody's work yet.

    Without a reader, what a span states is not compared with its words. `figures` is what a number
    is at odds with in its report.
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
    case = Case(
        workspace,
        schema,
        item,
        is_read=reader is not None and states,
        read=read,
        otherwise=otherwise,
        figures=figures,
        **_whole(workspace.report.text, item, reader) if states and item.counts else {},
    )
    return tuple(found for found in _each(case, same_words) if found is not None)


class _Whole(TypedDict, total=False):
    whole: Span | None
    whole_read: Quantity | None


def _whole(text: str, item: Item, reader: Reader | None) -> _Whole:
    """The number that the span is of, and what it states where the span is not all of it."""
    whole = reader.whole_number(text, item.span) if reader else None
    if reader is None or whole is None or whole == item.span:
        return {}
    return {"whole": whole, "whole_read": reader.read_quantity(text, whole.start, whole.end)}


def _each(case: Case, same_words: SameWords) -> tuple[ItemFinding | None, ...]:
    if not case.item.counts:
        return (item_same_words.check(case),)
    words, label = case.item.span.text, case.item.label
    usual = None if case.stated(CATEGORY) else same_words.usual(words, label)
    return (
        item_missing.check_value(case),
        item_extent.check(case),
        item_value.check(case),
        item_unit.check(case),
        item_bound.check(case),
        item_missing.check_category(case, usual),
        item_same_words.check(case),
        item_link.check(case),
        item_look_again.check(case),
        item_figures.check(case),
    )
