"""A report with the spans of one layer: what every exchange format reads and writes."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.reading.names import one_form
from annotator.store import annotators, comments, labels, reports, suggestions, work
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
    WorkState,
)

GOLD_NAME: Final = "gold"
ALL_NAME: Final = "all"
IMPORTED: Final = "import:"  # how the sources of imported suggestions begin


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


def of_layer(
    project: Project, layer_name: str, *, with_rejected: bool = False, finished_only: bool = False
) -> Iterator[Document]:
    """The project's documents with the confirmed spans of gold, of one person, or of all people.

    With the rejected ones on request, dismissed numerals among them: they say what is no label.
    Gold holds the reports that are settled, a person's layer those they have worked on. UserError
    for a name that nobody has. A report that a person called unusable is not among theirs, and with
    `finished_only` none that they are still at.
    """
    named = _layers_named(project, layer_name)
    for report in reports.ids(project.db):
        if layers := _layers_in(project, report, named, finished_only):
            yield _document(project, report, layers, with_rejected=with_rejected)


def of_suggestions(report: Report, offered: tuple[Suggestion, ...]) -> Document:
    """A report with what an engine suggests for it."""
    nobody = Layer("")
    spans = tuple(
        replace(
            label_of(LabelId(each.id), each, nobody),
            quantifies=tuple(LabelId(target) for target in each.quantifies),
        )
        for each in offered
    )
    notes = {
        LabelId(each.id): Note(source=each.engine, score=each.score, rule=each.rule)
        for each in offered
    }
    return Document(report, spans, notes, labelled=True)


def layer_of(project: Project, name: str) -> Layer:
    """The layer of a person, by name; UserError where nobody or more than one has it."""
    wanted = one_form(name)
    found = [each for each in annotators.everyone(project.db) if one_form(each.name) == wanted]
    if len(found) != 1:
        raise UserError(Problem.NAME_TAKEN if found else Problem.NAME_UNKNOWN, name=name)
    return Layer(found[0].id)


def _layers_named(project: Project, name: str) -> list[Layer]:
    if name == GOLD_NAME:
        return [GOLD]
    if name == ALL_NAME:
        return [Layer(person.id) for person in annotators.everyone(project.db)]
    return [layer_of(project, name)]


def _layers_in(
    project: Project, report: ReportId, named: list[Layer], finished_only: bool
) -> list[Layer]:
    if named == [GOLD]:
        settled = work.gold_layer(project.db, report)
        return [settled] if settled is not None else []
    return [layer for layer in named if _has_labelled(project, report, layer, finished_only)]


def _has_labelled(project: Project, report: ReportId, layer: Layer, finished_only: bool) -> bool:
    stated = work.get(project.db, report, layer)
    if finished_only:
        return stated is not None and stated.state is WorkState.FINISHED
    if stated is not None:
        return stated.state is not WorkState.UNUSABLE
    return bool(labels.of_report(project.db, report, layer))


def _document(
    project: Project, report: ReportId, layers: list[Layer], *, with_rejected: bool
) -> Document:
    db = project.db
    spans = [
        label
        for layer in layers
        for label in labels.of_report(db, report, layer)
        if with_rejected or label.state is LabelState.CONFIRMED
    ]
    confirmed = {label.id for label in spans if label.state is LabelState.CONFIRMED}
    spans = [
        label
        if confirmed.issuperset(label.quantifies)
        else replace(
            label, quantifies=tuple(each for each in label.quantifies if each in confirmed)
        )
        for label in spans
    ]
    if len(layers) > 1:  # else they come in this order
        spans.sort(key=lambda label: (label.span.start, label.span.end, label.label, label.id))
    return Document(
        reports.get(db, report), tuple(spans), _notes(project, report, spans), labelled=True
    )


def _notes(project: Project, report: ReportId, spans: list[Label]) -> dict[LabelId, Note]:
    db = project.db
    names = {Layer(person.id): person.name for person in annotators.everyone(db)}
    is_settled = any(label.settled_from for label in spans)
    origins = labels.layers(db, report) if is_settled else {}
    remarks: dict[LabelId, list[str]] = {}
    for comment in comments.of_report(db, report):
        if comment.about is not None:
            remarks.setdefault(comment.about, []).append(comment.text)
    offered = suggestions.of_ids(db, [each.suggestion for each in spans if each.suggestion])

    def note(label: Label) -> Note:
        of_person = label.settled_from or label.id
        suggestion = offered.get(label.suggestion) if label.suggestion else None
        return Note(
            annotator=names.get(origins.get(of_person, label.layer)),
            source=_origin(suggestion) if suggestion else None,
            score=suggestion.score if suggestion else None,
            comment="\n".join(remarks.get(of_person, ())) or None,
        )

    return {label.id: note(label) for label in spans}


def _origin(suggestion: Suggestion) -> str:
    # an imported one keeps as evidence what its file said that it is from
    said = suggestion.evidence if suggestion.engine.startswith(IMPORTED) else ""
    return said or suggestion.engine
