"""Replacing a report's text by a better one, carrying what comes late, and taking it back."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.drafts import Draft
from annotator.ops import reports as report_ops
from annotator.ops.carrying import Carried
from annotator.store.reports import report_fields
from schema.payloads import change, comment_fields, label_fields, work_fields, work_id
from schema.records import (
    Change,
    Entity,
    Fields,
    Label,
    Report,
    ReportId,
    Suggestion,
    SuggestionId,
    digest,
)

REPLACE: Final = "report.replace"
CARRY: Final = "report.carry"  # what a replica decided on the old text meanwhile
TAKE_BACK: Final = "report.replace_back"
BY_CARRYING: Final = frozenset({REPLACE, CARRY})

Key = tuple[Entity, str]


@dataclass(frozen=True, slots=True)
class Entities:
    """Labels, work states and comments as the fields that the journal holds, by entity."""

    fields: Mapping[Key, Fields]

    def get(self, key: Key) -> Fields | None:
        """The fields of one; None where it is not there."""
        return self.fields.get(key)


def entities(carried: Carried) -> Entities:
    """What carrying over gives, as fields."""
    found: dict[Key, Fields] = {}
    for label in carried.labels.values():
        found[Entity.LABEL, label.id] = label_fields(label)
    for work in carried.works:
        found[Entity.WORK, work_id(work.report, work.layer)] = work_fields(work)
    for comment in carried.comments:
        found[Entity.COMMENT, comment.id] = comment_fields(comment)
    return Entities(found)


def replace_text(
    old: Report,
    new: Report,
    standing: Report | None,
    carried: Carried,
    made: Sequence[Suggestion] = (),
) -> Draft:
    """Let a report with a better text stand for another; `standing` is the one that has it already.

    `made` are an engine's suggestions for the new text; `new` says which engine that was.
    """
    source, undecided = _undecided(old.id, new, carried, made)
    offered = [*carried.suggestions.values(), *undecided]
    carried_sources = (each.engine for each in carried.suggestions.values())
    older = old.meta.get("replaces")
    whole = replace(
        new,
        meta={**new.meta, "replaces": [old.id, *(older if isinstance(older, list) else ())]},
        suggested_by=tuple(dict.fromkeys((*carried_sources, *source))),
    )
    before = report_fields(standing) if standing else None
    change_of_new = change(Entity.REPORT, new.id, before, report_fields(whole), new.id)
    changes = [] if change_of_new is None else [change_of_new]
    changes += report_ops.take_back([old]).changes
    changes += _made(new.id, entities(carried).fields)
    return Draft(
        REPLACE,
        tuple(changes),
        new.id,
        texts=(new.text,),
        suggestions=tuple(offered),
    )


def carry_late(
    new: ReportId, wanted: Mapping[Key, tuple[Fields | None, Fields | None]], carried: Carried
) -> Draft:
    """Bring what was decided on the old text meanwhile; each entity as it stands and as it will."""
    changes = (change(*key, now, then, new) for key, (now, then) in wanted.items())
    return Draft(
        CARRY,
        tuple(each for each in changes if each is not None),
        new,
        suggestions=tuple(carried.suggestions.values()),
    )


def take_back(old: Report, new: Report, before: Fields | None, standing: Entities) -> Draft:
    """Let the old text stand again; `before` is what there was of the new one, None for nothing."""
    gone = [change(*key, fields, None, new.id) for key, fields in standing.fields.items()]
    there = [
        change(Entity.REPORT, old.id, None, report_fields(old), old.id),
        change(Entity.REPORT, new.id, report_fields(new), before, new.id),
    ]
    return Draft(TAKE_BACK, tuple(each for each in (*gone, *there) if each), old.id)


def _made(report: ReportId, fields: Mapping[Key, Fields]) -> Iterable[Change]:
    made = (change(*key, None, each, report) for key, each in fields.items())
    return (each for each in made if each is not None)


def _undecided(
    old: ReportId, new: Report, carried: Carried, made: Sequence[Suggestion]
) -> tuple[tuple[str, ...], list[Suggestion]]:
    """What an engine offers that no carried decision or suggestion stands for, and its source.

    A link to what is left out leads to what stands there. Where anything is, the rest is a source
    of its own, because all that a source ever offered for a report stands with it.
    """
    taken = _Taken(new, [*carried.labels.values()], [*carried.suggestions.values()])
    left_out = {each.id: taken.by(each) for each in made if taken.holds(each)}
    if not left_out:
        return new.suggested_by, [*made]
    source = f"{made[0].engine}/{digest(old, *left_out, *map(str, left_out.values()))}"
    kept = [each for each in made if each.id not in left_out]
    ids = {each.id: SuggestionId(digest(source, each.id)) for each in kept} | left_out
    return (source,), [
        replace(
            each,
            id=SuggestionId(digest(source, each.id)),
            engine=source,
            quantifies=tuple(found for one in each.quantifies if (found := ids[one]) is not None),
        )
        for each in kept
    ]


class _Taken:
    """The characters of a text that labels and suggestions stand on, by label."""

    def __init__(
        self, report: Report, labels: Sequence[Label], suggestions: Sequence[Suggestion]
    ) -> None:
        self._covered: dict[str, bytearray] = {}
        self._by: dict[tuple[str, int], SuggestionId] = {}
        for label in labels:
            self._cover(report, label.label, label.span.start, label.span.end)
        for each in suggestions:
            self._cover(report, each.label, each.span.start, each.span.end)
            for at in range(each.span.start, each.span.end):
                self._by.setdefault((each.label, at), each.id)

    def holds(self, suggestion: Suggestion) -> bool:
        """Whether something of its label shares a character with it."""
        covered = self._covered.get(suggestion.label)
        return covered is not None and 1 in covered[suggestion.span.start : suggestion.span.end]

    def by(self, suggestion: Suggestion) -> SuggestionId | None:
        """The suggestion that stands there, if it is one."""
        places = range(suggestion.span.start, suggestion.span.end)
        found = (self._by.get((suggestion.label, at)) for at in places)
        return next((each for each in found if each is not None), None)

    def _cover(self, report: Report, label: str, start: int, end: int) -> None:
        covered = self._covered.setdefault(label, bytearray(len(report.text)))
        covered[start:end] = b"\1" * (end - start)
