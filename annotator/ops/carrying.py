"""What people decided about a report, carried over to a better text of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from annotator.alignment import Alignment
from annotator.review.versions import version_of
from schema.records import (
    GOLD,
    AttributeValue,
    Comment,
    Label,
    LabelId,
    Layer,
    Report,
    ReportId,
    Seen,
    Span,
    Suggestion,
    SuggestionId,
    Work,
    WorkState,
    decision_id,
    digest,
)

TEXT_REPLACED: Final = "text_replaced"
"""The reason for which a report is open again: something does not fit its better text."""


@dataclass(frozen=True, slots=True)
class Standing:
    """A report with what there is of it in all layers; suggestions are those there ever were."""

    report: Report
    labels: tuple[Label, ...] = ()
    works: tuple[Work, ...] = ()
    comments: tuple[Comment, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()


class Part(StrEnum):
    """What of a label does not fit a better text."""

    SPAN = "span"
    FIELD = "field"  # the words of one of its fields
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Unfit:
    """A label, or a part of it, that the better text has no place for.

    `around` is where in the new text the words would stand: start and end, half-open; `kept` is
    the carried label that lacks a part.
    """

    label: Label
    part: Part
    words: str
    around: tuple[int, int]
    field: str = ""
    kept: LabelId | None = None

    @property
    def layer(self) -> Layer:
        """Whose label it is."""
        return self.label.layer


@dataclass(slots=True)
class Carried:
    """What stands on the new text, each by the id of what it was carried from; and what does not.

    `suggestions` are those that somebody decided, or that somebody's link leads to.
    """

    labels: dict[LabelId, Label] = field(default_factory=dict)
    works: tuple[Work, ...] = ()
    comments: tuple[Comment, ...] = ()
    suggestions: dict[SuggestionId, Suggestion] = field(default_factory=dict)
    unfit: tuple[Unfit, ...] = ()


def carry(standing: Standing, new: Report, *, imported: str) -> Carried:
    """Carry all there is of a report over; suggestions of sources that begin with `imported` too.

    Ids follow from the new report and the old ids, so that every machine gives the same ones.
    """
    return _Carrier(standing, new, imported).carried()


def carried_key(new: ReportId, label: Label) -> LabelId:
    """The id of a label on a new text; that of a decision follows from the carried suggestion."""
    made_from = label.suggestion
    if made_from is not None and label.id == decision_id(label.layer, made_from):
        return decision_id(label.layer, _suggestion_id(new, made_from))
    return LabelId(digest("carried", new, label.id))


def _suggestion_id(new: ReportId, suggestion: SuggestionId) -> SuggestionId:
    return SuggestionId(digest("carried", new, suggestion))


class _Carrier:
    def __init__(self, standing: Standing, new: Report, imported: str) -> None:
        self._standing = standing
        self._new = new.id
        self._imported = imported
        self._alignment = Alignment(standing.report.text, new.text)
        self._labels = {label.id: label for label in standing.labels}
        self._places = {
            label.id: place
            for label in standing.labels
            if (place := self._alignment.carried(label.span)) is not None
        }
        self._offered = {each.id: each for each in standing.suggestions}
        self._wanted: dict[SuggestionId, None] = {}
        self._unfit: list[Unfit] = []

    def carried(self) -> Carried:
        keys = _keys(self._standing)
        labels = {}
        for label in self._standing.labels:
            found = self._label(label, keys.get(label.layer, {}))
            if found is not None:
                labels[label.id] = found
        for key, label in labels.items():
            if label.settled_on:
                seen = (self._seen(each, labels) for each in label.settled_on)
                labels[key] = replace(label, settled_on=tuple(seen))
        return Carried(
            labels,
            self._works(),
            tuple(self._comment(each) for each in self._standing.comments),
            self._suggestions(),
            tuple(self._unfit),
        )

    def _label(self, label: Label, undecided: Mapping[LabelId, SuggestionId]) -> Label | None:
        place = self._places.get(label.id)
        if place is None:
            self._note(label, Part.SPAN, label.span)
            return None
        key = carried_key(self._new, label)
        attributes = self._attributes(label, key)
        if label.suggestion is not None:
            self._wanted[label.suggestion] = None
        source = self._labels.get(label.settled_from) if label.settled_from else None
        return replace(
            label,
            id=key,
            report=self._new,
            span=place,
            attributes=attributes,
            quantifies=self._links(label, key, undecided),
            suggestion=_suggestion_id(self._new, label.suggestion) if label.suggestion else None,
            settled_from=carried_key(self._new, source) if source else None,
            by_hand=label.by_hand & frozenset(attributes),
        )

    def _seen(self, seen: Seen, carried: Mapping[LabelId, Label]) -> Seen:
        """What a reviewer saw, on the new text; what has changed since is still another version."""
        source = self._labels.get(seen.label) if seen.label else None
        if source is None:
            return seen
        there = carried.get(source.id)
        was_so = there is not None and version_of(source) == seen.version
        version = version_of(there) if there is not None and was_so else seen.version
        return replace(seen, label=carried_key(self._new, source), version=version)

    def _attributes(self, label: Label, key: LabelId) -> dict[str, AttributeValue]:
        attributes: dict[str, AttributeValue] = {}
        for name, value in label.attributes.items():
            if not isinstance(value, Span):
                attributes[name] = value
            elif (place := self._alignment.carried(value)) is not None:
                attributes[name] = place
            else:
                self._note(label, Part.FIELD, value, name, key)
        return attributes

    def _links(
        self, label: Label, key: LabelId, undecided: Mapping[LabelId, SuggestionId]
    ) -> tuple[LabelId, ...]:
        targets = []
        for target in label.quantifies:
            decided, offered = self._labels.get(target), undecided.get(target)
            if decided is not None and target in self._places:
                targets.append(carried_key(self._new, decided))
            elif decided is None and offered is not None and self._has_place(offered):
                self._wanted[offered] = None
                targets.append(decision_id(label.layer, _suggestion_id(self._new, offered)))
            else:
                lost = decided or self._offered.get(offered or SuggestionId(""))
                self._note(label, Part.LINK, lost.span if lost else label.span, kept=key)
        return tuple(targets)

    def _has_place(self, suggestion: SuggestionId) -> bool:
        return self._alignment.carried(self._offered[suggestion].span) is not None

    def _note(
        self, label: Label, part: Part, span: Span, name: str = "", kept: LabelId | None = None
    ) -> None:
        around = self._alignment.around(span)
        self._unfit.append(Unfit(label, part, span.text, around, name, kept))

    def _works(self) -> tuple[Work, ...]:
        """Finished stays finished where all fits; open again, with the reason, where not."""
        lacking = {each.layer for each in self._unfit}
        stated = {work.layer: work for work in self._standing.works}
        works = {}
        for layer in sorted({*stated, *lacking} - {GOLD}):
            work = stated.get(layer) or Work(self._standing.report.id, layer)
            if layer in lacking and work.state is not WorkState.UNUSABLE:
                work = replace(work, state=WorkState.OPEN, reason=TEXT_REPLACED)
            works[layer] = replace(work, report=self._new)
        settled = stated.get(GOLD)
        if settled is not None and settled.settled_by is not None:
            if settled.settled_by in lacking:
                settled = replace(
                    settled, state=WorkState.OPEN, reason=TEXT_REPLACED, settled_by=None
                )
            works[GOLD] = replace(settled, report=self._new)
        return tuple(works.values())

    def _comment(self, comment: Comment) -> Comment:
        about = self._labels.get(comment.about) if comment.about else None
        has_place = about is not None and about.id in self._places
        return replace(
            comment,
            id=digest("carried", self._new, comment.id),
            report=self._new,
            about=carried_key(self._new, about) if about and has_place else None,
        )

    def _suggestions(self) -> dict[SuggestionId, Suggestion]:
        wanted = [
            each
            for each in self._standing.suggestions
            if each.id in self._wanted or self._is_imported(each)
        ]
        places = {each.id: self._alignment.carried(each.span) for each in wanted}
        standing = {key for key, place in places.items() if place is not None}
        return {
            each.id: replace(
                each,
                id=_suggestion_id(self._new, each.id),
                report=self._new,
                engine=f"{each.engine}/{self._standing.report.id}",  # it offered other things too
                span=place,
                attributes=self._fitting(each),
                quantifies=tuple(
                    _suggestion_id(self._new, target)
                    for target in each.quantifies
                    if target in standing
                ),
            )
            for each in wanted
            if (place := places[each.id]) is not None
        }

    def _is_imported(self, suggestion: Suggestion) -> bool:
        """Whether no engine could make it anew."""
        stands = suggestion.engine in self._standing.report.suggested_by
        return stands and suggestion.engine.startswith(self._imported)

    def _fitting(self, suggestion: Suggestion) -> dict[str, AttributeValue]:
        carried = {
            name: self._alignment.carried(value) if isinstance(value, Span) else value
            for name, value in suggestion.attributes.items()
        }
        return {name: value for name, value in carried.items() if value is not None}


def _keys(standing: Standing) -> dict[Layer, dict[LabelId, SuggestionId]]:
    """For each layer that links anything, the suggestions by the keys of their items there."""
    layers = {label.layer for label in standing.labels if label.quantifies}
    return {
        layer: {decision_id(layer, each.id): each.id for each in standing.suggestions}
        for layer in layers
    }
