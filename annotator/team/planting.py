"""Errors planted among the suggestions of a practice: announced, so that newcomers look closely."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from itertools import chain, cycle
from typing import Final

from schema.labels import LabelSchema
from schema.quantity import parse_decimal, plain
from schema.records import Label, ReportId, Span, Suggestion, SuggestionId, digest

_DIGITS: Final = re.compile(r"[0-9]+")


class Planted(StrEnum):
    """What is wrong with a planted suggestion."""

    SHIFTED = "shifted"
    VALUE = "value"
    CATEGORY = "category"
    FALSE_NUMBER = "false_number"


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text, what is suggested for it and its gold."""

    report: ReportId
    text: str
    offered: Sequence[Suggestion]
    gold: Sequence[Label]


@dataclass(frozen=True, slots=True)
class Planting:
    """All suggestions of a practice, and which of them are planted errors of what kind."""

    suggestions: tuple[Suggestion, ...]
    planted: Mapping[SuggestionId, Planted]


_Candidate = tuple[Page, Suggestion]
_Spoil = Callable[[Page, Suggestion], Suggestion | None]


def plant(
    pages: Sequence[Page], schema: LabelSchema, *, engine: str, seed: int, count: int
) -> Planting:
    """Renew the suggestions under the name `engine`, with up to `count` errors among them.

    The same seed plants the same errors. Only what is right is spoilt, and each at most once.
    """
    spoils = _spoils(schema, seed)
    waiting = {kind: _in_turn(_candidates(kind, pages), seed) for kind in Planted}
    spoilt: dict[SuggestionId, tuple[Planted, Suggestion]] = {}
    for kind in cycle(Planted):
        if len(spoilt) == count or not any(waiting.values()):
            break
        while waiting[kind]:
            page, old = waiting[kind].pop()
            if old.id not in spoilt and (new := spoils[kind](page, old)) is not None:
                spoilt[old.id] = kind, new
                break
    return _renewed(pages, spoilt, engine)


def _renewed(
    pages: Sequence[Page],
    spoilt: Mapping[SuggestionId, tuple[Planted, Suggestion]],
    engine: str,
) -> Planting:
    """All under new ids, so that the ids do not tell which were spoilt."""
    standing = [each for page in pages for each in page.offered]
    known = {each.id for each in standing}
    standing += [new for old, (_, new) in spoilt.items() if old not in known]
    ids = {each.id: SuggestionId(digest("practice", engine, each.id)) for each in standing}
    renewed = tuple(
        replace(
            spoilt[each.id][1] if each.id in spoilt else each,
            id=ids[each.id],
            engine=engine,
            quantifies=tuple(ids[target] for target in each.quantifies if target in ids),
        )
        for each in standing
    )
    return Planting(renewed, {ids[old]: kind for old, (kind, _) in spoilt.items()})


def _in_turn(found: Iterable[_Candidate], seed: int) -> list[_Candidate]:
    """In an order that only the seed decides."""
    return sorted(found, key=lambda each: digest(str(seed), each[1].id))


def _candidates(kind: Planted, pages: Sequence[Page]) -> Iterator[_Candidate]:
    if kind is Planted.FALSE_NUMBER:
        return chain.from_iterable(map(_no_numbers, pages))
    field = {Planted.VALUE: "value", Planted.CATEGORY: "category"}.get(kind)
    return (
        (page, each)
        for page in pages
        for each in page.offered
        if _is_right(page, each) and (field is None or field in each.attributes)
    )


def _is_right(page: Page, offered: Suggestion) -> bool:
    """Whether gold has it just so, as far as errors are planted in it."""
    return any(
        (label.label, label.span) == (offered.label, offered.span)
        and all(
            label.attributes.get(name) == offered.attributes.get(name)
            for name in ("value", "category")
        )
        for label in page.gold
    )


def _no_numbers(page: Page) -> Iterator[_Candidate]:
    """Digits that neither gold nor a suggestion takes for anything, as numbers."""
    taken = [*(each.span for each in page.gold), *(each.span for each in page.offered)]
    engine = page.offered[0].engine if page.offered else ""
    for found in _DIGITS.finditer(page.text):
        span = Span(*found.span(), found.group())
        if not any(span.overlaps(each) for each in taken):
            own_id = SuggestionId(digest("false number", page.report, str(span.start)))
            value = {"value": plain(Decimal(found.group()))}
            yield page, Suggestion(own_id, page.report, engine, "number", span, value, score=0.9)


def _spoils(schema: LabelSchema, seed: int) -> Mapping[Planted, _Spoil]:
    def other_category(_: Page, old: Suggestion) -> Suggestion | None:
        others = [each for each in schema.categories if each != old.attributes["category"]]
        if not others:
            return None
        chosen = min(others, key=lambda each: digest(str(seed), old.id, each))
        return replace(old, attributes={**old.attributes, "category": chosen})

    return {
        Planted.SHIFTED: _shifted,
        Planted.VALUE: _ten_times,
        Planted.CATEGORY: other_category,
        Planted.FALSE_NUMBER: lambda _, new: new,
    }


def _shifted(page: Page, old: Suggestion) -> Suggestion | None:
    """One character shorter, or longer where it has only one."""
    end = old.span.end - 1 if old.span.end - old.span.start > 1 else old.span.end + 1
    if end > len(page.text):
        return None
    return replace(old, span=Span(old.span.start, end, page.text[old.span.start : end]))


def _ten_times(_: Page, old: Suggestion) -> Suggestion | None:
    try:
        value = parse_decimal(str(old.attributes["value"])) * 10
    except ValueError:
        return None
    if not value:
        return None
    return replace(old, attributes={**old.attributes, "value": plain(value)})
