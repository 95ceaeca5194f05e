"""A report with spans: what files hold, and what an engine suggests."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

from annotator.errors import Problem, UserError
from annotator.names import one_form
from annotator.project import Project
from annotator.store import annotators
from schema.payloads import attributes_from_json, attributes_to_json
from schema.records import (
    Json,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    ReportId,
    Span,
    Suggestion,
)

GOLD_NAME: Final = "gold"
ALL_NAME: Final = "all"
RELEASE: Final = "release:"  # how a release of gold is named where a layer is asked for
MODEL: Final = "model:"  # the same of an engine's suggestions; without its name, those of now
IMPORTED: Final = "import:"  # how the sources of imported suggestions begin
NOBODY: Final = Layer("")


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a span beside its label: who, from what, how sure, what was remarked."""

    annotator: str | None = None
    source: str | None = None
    score: float | None = None
    rule: str | None = None
    comment: str | None = None


NOTHING_KNOWN: Final = Note()


class FoundSpan(NamedTuple):
    """A span of a document as files hold it, its attributes as JSON; links are ids beside it.

    A row and no record: a file may have a million.
    """

    start: int
    end: int
    label: str
    id: LabelId
    text: str
    state: LabelState
    attributes: dict[str, Json]
    quantifies: tuple[LabelId, ...]
    unsure: bool = False
    reason: str | None = None
    note: Note = NOTHING_KNOWN


@dataclass(frozen=True)
class Document:
    """A report and spans of it; links point at other spans of the document."""

    report: Report
    found: tuple[FoundSpan, ...] = ()
    labelled: bool = False  # the file had a place for spans, though it may have been empty

    @cached_property
    def spans(self) -> tuple[Label, ...]:
        """The spans as labels of nobody."""
        return tuple(_as_label(each, self.report.id) for each in self.found)

    @property
    def notes(self) -> Mapping[LabelId, Note]:
        """What is known of each span beside its label."""
        return {each.id: each.note for each in self.found}


def of_suggestions(report: Report, offered: tuple[Suggestion, ...]) -> Document:
    """A report with what an engine suggests for it."""
    found = tuple(
        FoundSpan(
            *(each.span.start, each.span.end, each.label, LabelId(each.id), each.span.text),
            LabelState.CONFIRMED,
            attributes_to_json(each.attributes),
            tuple(LabelId(target) for target in each.quantifies),
            note=Note(source=each.engine, score=each.score, rule=each.rule),
        )
        for each in offered
    )
    return Document(report, found, labelled=True)


def _as_label(found: FoundSpan, report: ReportId) -> Label:
    return Label(
        id=found.id,
        report=report,
        layer=NOBODY,
        label=found.label,
        span=Span(found.start, found.end, found.text),
        state=found.state,
        attributes=attributes_from_json(found.attributes),
        quantifies=found.quantifies,
        unsure=found.unsure,
        reason=found.reason,
    )


def layer_of(project: Project, name: str) -> Layer:
    """The layer of a person, by name or whole id; UserError where nobody or several have it."""
    wanted = one_form(name)
    everyone = annotators.everyone(project.db)
    found = [each for each in everyone if name == each.id or one_form(each.name) == wanted]
    if not found:
        people = ", ".join(each.name for each in everyone)
        raise UserError(Problem.NAME_UNKNOWN, name=name, people=people)
    if len(found) > 1:
        ids = ", ".join(each.id for each in found)
        raise UserError(Problem.NAME_TAKEN, name=name, ids=ids)
    return Layer(found[0].id)
