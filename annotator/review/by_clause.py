"""Labels held against gold, clause by clause of the guidelines."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.review.differences import Difference, Kind, differences, kinds_between, pair
from schema.labels import LabelSchema
from schema.practice import Share
from schema.records import Label, LabelId

_VALUE: Final = ("value", "value_to")
_SPURIOUS: Final = "not-a-"  # the clause about what bears a label wrongly, with the label's id


@dataclass(frozen=True, slots=True)
class Judged:
    """Whether one thing that gold states is right, or what it does not state is left alone.

    `clause` is the id of the clause about it, "" where none is; `gold` is None where there should
    be no label, `own` where there is none.
    """

    clause: str
    is_right: bool
    gold: Label | None
    own: Label | None


@dataclass(frozen=True, slots=True)
class Explained:
    """A difference from gold, which is its first side, with the ids of the clauses about it."""

    difference: Difference
    clauses: tuple[str, ...]


def judge(schema: LabelSchema, gold: Sequence[Label], own: Sequence[Label]) -> list[Judged]:
    """All that can be right or wrong in a report's labels, in reading order of gold."""
    partner = {one.id: other for one, other in pair(gold, own)}
    found = [
        each for label in gold for each in _judged(schema, label, partner.get(label.id), partner)
    ]
    paired = {each.id for each in partner.values()}
    spurious = (each for each in own if each.id not in paired)
    return [*found, *(Judged(_of_spurious(schema, each), False, None, each) for each in spurious)]


def shares(judged: Iterable[Judged]) -> dict[str, Share]:
    """How much is right of each clause, by its id."""
    found: dict[str, Share] = {}
    for each in judged:
        right, count = found.get(each.clause, (0, 0))
        found[each.clause] = right + each.is_right, count + 1
    return dict(sorted(found.items()))


def explained(
    schema: LabelSchema, gold: Sequence[Label], own: Sequence[Label]
) -> tuple[Explained, ...]:
    """Each difference from gold in reading order, with the clauses that say how it should be."""
    wrong: dict[str, list[str]] = {}
    for each in judge(schema, gold, own):
        about = each.gold or each.own
        if not each.is_right and about is not None:
            wrong.setdefault(about.id, []).append(each.clause)
    return tuple(
        Explained(each, tuple(dict.fromkeys(filter(None, wrong.get(about.id, ())))))
        for each in differences(gold, own)
        if (about := each.first or each.second) is not None
    )


def _judged(
    schema: LabelSchema, gold: Label, own: Label | None, partner: Mapping[LabelId, Label]
) -> Iterator[Judged]:
    extent = clause_about(schema, gold.label, ())
    if own is None or own.label != gold.label:
        yield Judged(extent, False, gold, own)
        return  # what else they say cannot be compared
    yield Judged(extent, own.span == gold.span, gold, own)
    for names in _aspects(schema, gold.label):
        if any(name in each.attributes for each in (gold, own) for name in names):
            is_right = _alike(gold, own, names)
            yield Judged(clause_about(schema, gold.label, names), is_right, gold, own)
    if gold.quantifies or own.quantifies:
        links = [each.id for each in schema.links if each.source == gold.label]
        is_right = _linked(gold, partner) == {*own.quantifies}
        yield Judged(clause_about(schema, gold.label, links), is_right, gold, own)


def _linked(gold: Label, partner: Mapping[LabelId, Label]) -> set[str]:
    return {partner[each].id if each in partner else each for each in gold.quantifies}


def _aspects(schema: LabelSchema, label: str) -> list[tuple[str, ...]]:
    """The attributes of a label, those together that say one thing."""
    ids = [each.id for found in schema.labels if found.id == label for each in found.attributes]
    alone: list[tuple[str, ...]] = [(each,) for each in ids if each not in _VALUE]
    return [_VALUE, *alone] if "value" in ids else alone


def _alike(gold: Label, own: Label, names: Collection[str]) -> bool:
    ours, theirs = (
        replace(
            each,
            attributes={name: each.attributes[name] for name in names if name in each.attributes},
        )
        for each in (gold, own)
    )
    return not {*kinds_between(ours, theirs, linked_alike=True)} - {Kind.BOUNDARY}


def clause_about(schema: LabelSchema, label: str, names: Collection[str]) -> str:
    """The id of the first clause about a label's fields or links, or about its extent; "": none."""
    for each in schema.clauses:
        is_about = bool({*names} & {*each.about}) if names else not each.about
        if each.label == label and is_about:
            return each.id
    return ""


def _of_spurious(schema: LabelSchema, own: Label) -> str:
    wanted = f"{_SPURIOUS}{own.label}"
    is_there = any(each.id == wanted for each in schema.clauses)
    return wanted if is_there else clause_about(schema, own.label, ())
