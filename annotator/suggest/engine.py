"""The engine that proposes spans: numbers with their context, measures and the links between."""

import hashlib
import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Final, Protocol, Self

from annotator.suggest.context import Aspect, Context, Status, find_context
from annotator.suggest.extents import whole_number
from annotator.suggest.links import link
from annotator.suggest.measures import FoundMeasure, Lexicon, find_measures
from annotator.suggest.numbers import (
    FoundNumber,
    Numeral,
    each_numeral,
    find_numbers,
    read_quantity,
)
from annotator.suggest.numbers_grammar import NO_UNITS
from schema import labels
from schema.about import ReportFacts
from schema.quantity import Bound, Quantity, plain
from schema.records import (
    Attributes,
    AttributeValue,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
    Term,
    TermKind,
    digest,
    report_id,
)

CODE_VERSION: Final = "7"
"""Raised with every change of the rules that changes what is suggested."""

NUMBER: Final = "number"
MEASURE: Final = "measure"
_AROUND: Final = 200
"""So many characters on either side decide whether a stretch is a measure."""
_IN_ONE_FORM: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
_DATA_FILES: Final = (".toml", ".tsv", ".txt", ".crfsuite")


class HasSchema(Protocol):
    """What the engine needs of a project."""

    @property
    def schema(self) -> labels.LabelSchema:
        """The label schema in force."""

    @property
    def terms(self) -> Sequence[Term]:
        """The words that the project adds to the lexicon."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Suggests the labels of a report; pure, picklable, the same on every machine.

    `version` follows from the label schema, the data files, the project's terms and the code.
    """

    lexicon: Lexicon
    shown: frozenset[str]
    version: str
    units: frozenset[str] = NO_UNITS
    instead: tuple[tuple[str, str | None], ...] = ()
    """What is suggested for a category that the schema does not offer any more; None for none."""

    @classmethod
    def default(cls) -> Self:
        """The engine with the lexicon and the label schema that ship with the project."""
        return cls.for_schema(labels.default())

    @classmethod
    def for_project(cls, project: HasSchema) -> Self:
        """The engine for a project: the labels that its schema shows, its own terms and units."""
        return cls.for_schema(project.schema, project.terms)

    @classmethod
    def for_schema(cls, schema: labels.LabelSchema, terms: Collection[Term] = ()) -> Self:
        """The engine for a label schema; terms of a category that it lacks are passed by."""
        shown = frozenset(label.id for label in schema.labels if not label.hidden)
        instead = schema.category.instead if schema.category else {}
        names = {
            term.text: category
            for term in terms
            if term.kind is TermKind.MEASURE
            and (category := instead.get(term.category or "", term.category)) in schema.categories
        }
        units = frozenset(term.text for term in terms if term.kind is TermKind.UNIT)
        version = _version(schema.version)
        gone = tuple(sorted(instead.items()))
        if not names and not units:
            return cls(Lexicon.default(), shown, version, instead=gone)
        extended = digest("extended", version, _IN_ONE_FORM(names), _IN_ONE_FORM(sorted(units)))
        return cls(Lexicon.default().extended(names), shown, extended, units, gone)

    def version_about(self, about: ReportFacts) -> str:
        """Under which version it suggests for a report of which a person said this."""
        if not about:
            return self.version
        return digest("about", self.version, about.date or "", about.place or "")

    def suggest(self, text: str, *, about: ReportFacts | None = None) -> tuple[Suggestion, ...]:
        """The suggestions for a report's text, ordered by start, end and label.

        Numbers inherit the date and place that a person gave the report in `about`, where the
        text would else say them; such suggestions have a version of their own.
        """
        if about:
            told = replace(self, version=self.version_about(about))
            return told._suggest(text, about)
        return self._suggest(text, None)

    def _suggest(self, text: str, about: ReportFacts | None) -> tuple[Suggestion, ...]:
        report = _report_of(text)
        numbers = find_numbers(text, self.units)
        measures = find_measures(text, self.lexicon)
        made = [self._measure(text, report, found) for found in measures]
        contexts = find_context(text, numbers, about)
        targets = link(text, numbers, measures)
        suggestions = list(made)
        for number, context, target in zip(numbers, contexts, targets, strict=True):
            quantifies = () if target is None else (made[target].id,)
            suggestions.append(self._number(text, report, number, context, quantifies))
        shown = [each for each in suggestions if each.label in self.shown]
        return tuple(sorted(shown, key=_place))

    def finds_measure(self, text: str, span: Span) -> bool:
        """Whether this very span is a measure to the engine, judged by the words around it."""
        return any(found == span for found, _ in self.measures_near(text, span))

    def measures_near(self, text: str, span: Span) -> Iterator[tuple[Span, str | None]]:
        """The measures around a span with their categories, judged by the words around it."""
        low = max(0, span.start - _AROUND)
        for found in find_measures(text[low : span.end + _AROUND], self.lexicon):
            start, end = found.start + low, found.end + low
            yield Span(start, end, text[start:end]), self._category(found)

    def read_quantity(self, text: str, start: int, end: int) -> Quantity | None:
        """What this very span states, for a person who moves its boundary."""
        return read_quantity(text, start, end, self.units)

    def whole_number(self, text: str, span: Span) -> Span | None:
        """From numeral to unit, the number that shares a character with a span; None for none."""
        return whole_number(text, span, self.units)

    def numerals(self, text: str) -> Iterator[Numeral]:
        """All numerals of a text in order, each with what it is, one at a time."""
        return each_numeral(text, self.units)

    def _number(
        self,
        text: str,
        report: ReportId,
        found: FoundNumber,
        context: Context,
        quantifies: tuple[SuggestionId, ...],
    ) -> Suggestion:
        span = Span(found.start, found.end, text[found.start : found.end])
        attributes = dict(_number_attributes(found.quantity, context))
        return Suggestion(
            id=self._id(report, NUMBER, span, attributes),
            report=report,
            engine=self.version,
            label=NUMBER,
            span=span,
            attributes=attributes,
            quantifies=quantifies,
            score=found.score,
            rule=found.rule,
            evidence=found.quantity.cue or "",
        )

    def _measure(self, text: str, report: ReportId, found: FoundMeasure) -> Suggestion:
        span = Span(found.start, found.end, text[found.start : found.end])
        category = self._category(found)
        attributes: dict[str, AttributeValue] = {"category": category} if category else {}
        return Suggestion(
            id=self._id(report, MEASURE, span, attributes),
            report=report,
            engine=self.version,
            label=MEASURE,
            span=span,
            attributes=attributes,
            score=found.score,
            rule=found.rule,
            evidence=found.evidence,
        )

    def _category(self, found: FoundMeasure) -> str | None:
        return dict(self.instead).get(found.category, found.category)

    def _id(self, report: ReportId, label: str, span: Span, attributes: Attributes) -> SuggestionId:
        place = (str(span.start), str(span.end))
        fields = (f"{name}={_one_form(value)}" for name, value in sorted(attributes.items()))
        return SuggestionId(digest("suggestion", report, self.version, label, *place, *fields))


def _place(suggestion: Suggestion) -> tuple[int, int, str]:
    return suggestion.span.start, suggestion.span.end, suggestion.label


def _report_of(text: str) -> ReportId:
    """The report's id; a lone surrogate makes no report, yet it may be tried out."""
    return report_id(text.encode("utf-8", "replace").decode("utf-8"))


def _number_attributes(
    quantity: Quantity, context: Context
) -> Iterator[tuple[str, AttributeValue]]:
    """What differs from the schema's defaults, in the order of the schema."""
    yield "value", plain(quantity.value)
    if quantity.value_to is not None:
        yield "value_to", plain(quantity.value_to)
    if quantity.unit:
        yield "unit", quantity.unit
    if quantity.bound is not Bound.EXACT:
        yield "bound", str(quantity.bound)
    if quantity.cue:
        yield "cue", quantity.cue
    if context.indicator is not None:
        yield "indicator", context.indicator
    if context.time:
        yield "time", context.time
    if context.place:
        yield "place", context.place
    if context.status is not Status.DONE:
        yield "status", str(context.status)
    if context.aspect is not Aspect.LEVEL:
        yield "aspect", str(context.aspect)


def _one_form(value: AttributeValue) -> str:
    return f"{value.start}-{value.end}" if isinstance(value, Span) else str(value)


@cache
def _version(schema_version: str) -> str:
    """16 hex digits over the label schema, every data file of this folder and the code version."""
    parts = [CODE_VERSION, schema_version]
    for file in sorted(files("annotator.suggest").iterdir(), key=lambda file: file.name):
        if file.name.endswith(_DATA_FILES):
            parts += [file.name, hashlib.sha256(file.read_bytes()).hexdigest()]
    return digest("engine", *parts)
