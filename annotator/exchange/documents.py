"""A report with the spans of one layer: what every exchange format reads and writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.store import annotators, comments, labels, reports, work
from annotator.workspace import label_of
from schema.records import (
    GOLD,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    ReportId,
    Suggestion,
)

GOLD_NAME: Final = "gold"
ALL_NAME: Final = "all"


@dataclass(frozen=True, slots=True)
class Note:
    """What is known of a span beside its label: who, from what, how sure, what was remarked."""

    annotator: str | None = None
    source: str | None = None
    score: float | None = None
    rule: str | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report and spans of it; links point at other spans of the document."""

    report: Report
    spans: tuple[Label, ...] = ()
    notes: Mapping[LabelId, Note] = field(default_factory=dict)
    labelled: bool = False  # the file had a place for spans, though it may have been empty


def of_layer(project: Project, layer_name: str) -> Iterator[Document]:
    """The project's documents with the confirmed spans of gold, of one person, or of all people.

    Gold holds the reports that are settled, a person's layer those they have worked on. UserError
    for a name that nobody has.
    """
    named = _layers_named(project, layer_name)
    for report in reports.ids(project.db):
        layers = [layer for layer in named if _has_worked(project, report, layer)]
        if named == [GOLD]:
            settled = work.gold_layer(project.db, report)
            layers = [settled] if settled is not None else []
        if layers:
            yield _document(project, report, layers)


def of_suggestions(report: Report, suggestions: tuple[Suggestion, ...]) -> Document:
    """A report with what an engine suggests for it."""
    nobody = Layer("")
    spans = tuple(
        replace(
            label_of(LabelId(each.id), each, nobody),
            quantifies=tuple(LabelId(target) for target in each.quantifies),
        )
        for each in suggestions
    )
    notes = {
        LabelId(each.id): Note(source=each.engine, score=each.score, rule=each.rule)
        for each in suggestions
    }
    return Document(report, spans, notes, labelled=True)


def layer_of(project: Project, name: str) -> Layer:
    """The layer of a person, by name; UserError where nobody or more than one has it."""
    found = annotators.named(project.db, name)
    if len(found) != 1:
        raise UserError(Problem.NAME_TAKEN if found else Problem.NAME_UNKNOWN, name=name)
    return Layer(found[0].id)


def _layers_named(project: Project, name: str) -> list[Layer]:
    if name == GOLD_NAME:
        return [GOLD]
    if name == ALL_NAME:
        return [Layer(person.id) for person in annotators.everyone(project.db)]
    return [layer_of(project, name)]


def _has_worked(project: Project, report: ReportId, layer: Layer) -> bool:
    return bool(work.get(project.db, report, layer) or labels.of_report(project.db, report, layer))


def _document(project: Project, report: ReportId, layers: list[Layer]) -> Document:
    db = project.db
    spans = [
        label
        for layer in layers
        for label in labels.of_report(db, report, layer)
        if label.state is LabelState.CONFIRMED
    ]
    confirmed = {label.id for label in spans}
    spans = [
        replace(label, quantifies=tuple(each for each in label.quantifies if each in confirmed))
        for label in spans
    ]
    spans.sort(key=lambda label: (label.span.start, label.span.end, label.label, label.id))
    return Document(
        reports.get(db, report), tuple(spans), _notes(project, report, spans), labelled=True
    )


def _notes(project: Project, report: ReportId, spans: list[Label]) -> dict[LabelId, Note]:
    db = project.db
    names = {Layer(person.id): person.name for person in annotators.everyone(db)}
    origins = {each.id: each.layer for each in labels.of_report(db, report)}
    remarks: dict[LabelId, list[str]] = {}
    for comment in comments.of_report(db, report):
        if comment.about is not None:
            remarks.setdefault(comment.about, []).append(comment.text)
    return {
        label.id: Note(
            annotator=names.get(origins.get(label.settled_from or label.id, label.layer)),
            source=label.suggestion,
            comment="\n".join(remarks.get(label.settled_from or label.id, ())) or None,
        )
        for label in spans
    }
