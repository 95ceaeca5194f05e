"""What is wrong with a prediction, mistake by mistake, by kinds that a developer can act on."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from annotator.scoring.pairing import (
    CONTEXT,
    MEASURE,
    NUMBER,
    Record,
    decimal_of,
    links,
    overlap,
    pair_exact,
    pair_overlapping,
    place,
    same_context,
    same_value,
    spans_of,
    unit_of,
)

_BESIDE: Final = 8
"""So many characters on either side are shown with a mistake."""


class MistakeKind(StrEnum):
    """How a predicted span, field or link differs from gold."""

    MISSED = "missed"
    SPURIOUS = "spurious"
    TOO_LONG = "too long"
    TOO_SHORT = "too short"
    SHIFTED = "shifted"
    VALUE = "wrong value"
    VALUE_TO = "wrong end of range"
    UNIT = "wrong unit"
    BOUND = "wrong bound"
    CATEGORY = "wrong category"
    INDICATOR = "wrong indicator"
    TIME = "wrong time"
    PLACE = "wrong place"
    STATUS = "wrong status"
    ASPECT = "wrong aspect"
    LINK_MISSED = "missed link"
    LINK_SPURIOUS = "spurious link"
    LINK_ELSEWHERE = "link to another measure"


_OF_CONTEXT: Final = {name: MistakeKind(f"wrong {name}") for name in CONTEXT}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: `what` was said for what, `where` the words in brackets stand."""

    report: str
    label: str
    kind: MistakeKind
    start: int
    where: str
    what: str = ""
    rule: str = ""


def mistakes(gold: Sequence[Record], predicted: Sequence[Record]) -> list[Mistake]:
    """All mistakes, report by report and in the order of the text."""
    found: list[Mistake] = []
    for position, (truth, guess) in enumerate(zip(gold, predicted, strict=True), 1):
        page = _Page(_name(truth, position), truth["text"])
        every = [
            *_span_mistakes(page, NUMBER, truth, guess),
            *_span_mistakes(page, MEASURE, truth, guess),
            *_link_mistakes(page, truth, guess),
        ]
        found += sorted(every, key=lambda mistake: mistake.start)
    return found


def by_kind(found: Iterable[Mistake]) -> Mapping[str, list[Mistake]]:
    """The mistakes by label and kind, the most frequent first."""
    groups: dict[str, list[Mistake]] = {}
    for each in found:
        groups.setdefault(f"{each.label} {each.kind}", []).append(each)
    return dict(sorted(groups.items(), key=lambda item: -len(item[1])))


def _name(report: Record, position: int) -> str:
    return str((report.get("meta") or {}).get("name") or report.get("id") or position)


@dataclass(frozen=True, slots=True)
class _Page:
    """A report's name and text, for saying where a mistake stands."""

    report: str
    text: str

    def mistake(
        self, label: str, kind: MistakeKind, span: Record, what: str = "", rule: str = ""
    ) -> Mistake:
        start, end = place(span)
        around = self.text[max(0, start - _BESIDE) : start], self.text[end : end + _BESIDE]
        where = f"{around[0]}[{self.text[start:end]}]{around[1]}"
        return Mistake(self.report, label, kind, start, _one_line(where), _one_line(what), rule)


def _one_line(words: str) -> str:
    return words.replace("\n", "⏎")


def _span_mistakes(page: _Page, label: str, truth: Record, guess: Record) -> Iterator[Mistake]:
    gold, predicted = spans_of(label, truth), spans_of(label, guess)
    exact = pair_exact(gold, predicted)
    settled = {id(span) for pair in exact for span in pair}
    rest = [span for span in gold if id(span) not in settled]
    ours = [span for span in predicted if id(span) not in settled]
    overlapping = pair_overlapping(rest, ours)
    settled |= {id(span) for pair in overlapping for span in pair}
    for right, said in exact:
        yield from _field_mistakes(page, label, right, said)
    for right, said in overlapping:
        yield _boundary_mistake(page, label, right, said)
        yield from _category_mistake(page, right, said)
    for span in rest:
        if id(span) not in settled:
            yield page.mistake(label, MistakeKind.MISSED, span)
    for span in ours:
        if id(span) not in settled:
            yield page.mistake(label, MistakeKind.SPURIOUS, span, rule=span.get("rule") or "")


def _boundary_mistake(page: _Page, label: str, right: Record, said: Record) -> Mistake:
    """Which words are too many (+) or too few (-), before or behind the dots of what is shared."""
    parts = [
        _difference(page.text, said["start"], right["start"]),
        "…",
        _difference(page.text, right["end"], said["end"]),
    ]
    what = "".join(parts)
    kind = MistakeKind.SHIFTED
    if "-" not in what:
        kind = MistakeKind.TOO_LONG
    elif "+" not in what:
        kind = MistakeKind.TOO_SHORT
    return page.mistake(label, kind, right, what, said.get("rule") or "")


def _difference(text: str, start: int, end: int) -> str:
    if start == end:
        return ""
    return f"+{text[start:end]}" if start < end else f"-{text[end:start]}"


def _field_mistakes(page: _Page, label: str, right: Record, said: Record) -> Iterator[Mistake]:
    if label == MEASURE:
        yield from _category_mistake(page, right, said)
        return
    wrong = {
        MistakeKind.VALUE: None if same_value(right, said) else "value",
        MistakeKind.UNIT: None if unit_of(right) == unit_of(said) else "unit",
        MistakeKind.BOUND: None if _bound(right) == _bound(said) else "bound",
        MistakeKind.VALUE_TO: None if _end(right) == _end(said) else "value_to",
    }
    if right.get("status"):
        for name, kind in _OF_CONTEXT.items():
            wrong[kind] = None if same_context(name, right, said) else name
    for kind, field in wrong.items():
        if field is not None:
            yield page.mistake(label, kind, right, _said_for(field, right, said))


def _bound(span: Record) -> str:
    return span.get("bound") or "exact"


def _end(span: Record) -> object:
    return decimal_of(span.get("value_to"))


def _category_mistake(page: _Page, right: Record, said: Record) -> Iterator[Mistake]:
    if right.get("category") != said.get("category"):
        what = _said_for("category", right, said)
        yield page.mistake(MEASURE, MistakeKind.CATEGORY, right, what, said.get("rule") or "")


def _said_for(field: str, right: Record, said: Record) -> str:
    return f"{_words(said.get(field))} for {_words(right.get(field))}"


def _words(value: object) -> str:
    if isinstance(value, Mapping):
        return str(value.get("text"))
    return "nothing" if value in (None, "") else str(value)


def _link_mistakes(page: _Page, truth: Record, guess: Record) -> Iterator[Mistake]:
    """The links of numbers whose span is right; those of others fall with their number."""
    gold = {place(number): measure for number, measure in links(truth["spans"])}
    ours = {place(number): measure for number, measure in links(guess["spans"])}
    for right, said in pair_exact(spans_of(NUMBER, truth), spans_of(NUMBER, guess)):
        target, chosen = gold.get(place(right)), ours.get(place(said))
        what = f"{_linked(page, chosen)} for {_linked(page, target)}"
        if target is None and chosen is not None:
            yield page.mistake(NUMBER, MistakeKind.LINK_SPURIOUS, right, what)
        elif target is not None and chosen is None:
            yield page.mistake(NUMBER, MistakeKind.LINK_MISSED, right, what)
        elif target is not None and chosen is not None and overlap(target, chosen) <= 0:
            yield page.mistake(NUMBER, MistakeKind.LINK_ELSEWHERE, right, what)


def _linked(page: _Page, measure: Record | None) -> str:
    return "nothing" if measure is None else page.text[slice(*place(measure))]
