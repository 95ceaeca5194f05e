"""Bringing documents into a project: reports, and spans as suggestions or as a person's labels."""

import uuid
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.documents import Document, layer_of
from annotator.gate import Draft, Gate, checked_name, now
from annotator.ops import reports as report_ops
from annotator.ops.labels import change_of
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.reading import sources
from annotator.store import labels, reports, work
from annotator.workspace import Workspace
from schema.payloads import attributes_to_json, change, comment_fields, dump
from schema.records import (
    Annotator,
    AnnotatorId,
    Change,
    Comment,
    Entity,
    Label,
    LabelId,
    Layer,
    Report,
    ReportId,
    Suggestion,
    SuggestionId,
    digest,
)

IMPORTED: Final = "import:"  # how the sources of imported suggestions begin
_AT_ONCE: Final = 50


@dataclass(slots=True)
class Outcome:
    """What an import did: new reports, known ones, layers written, and what was refused."""

    new: list[ReportId] = field(default_factory=list)
    known: list[ReportId] = field(default_factory=list)
    labelled: list[ReportId] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)
    without_suggestions: list[ReportId] = field(default_factory=list)
    cancelled: bool = False


def import_paths(
    gate: Gate,
    paths: Sequence[Path],
    *,
    format_name: str = sources.AUTO,
    labels_of: str | None = None,
    encoding: str | None = None,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Outcome:
    """Import files and folders; what cannot be read is listed, the rest comes in.

    `progress` hears how many of how many files are done. Each group of documents is one operation,
    so a cancelled or killed import leaves whole reports and no halves.
    """
    importer = _Importer(gate, _person_named(gate.project, labels_of) if labels_of else None)
    files = list(sources.files_of(paths))
    schema = gate.project.schema
    for done, path in enumerate(files):
        if is_cancelled():
            importer.outcome.cancelled = True
            break
        progress(done, len(files))
        if isinstance(path, UserError):
            importer.outcome.refused.append(path)
            continue
        for group in _groups(sources.documents(path, schema, encoding, format_name)):
            importer.bring_in(group)
    progress(len(files), len(files))
    return importer.outcome


class _Importer:
    """Turns groups of documents into one operation each."""

    def __init__(self, gate: Gate, person: Annotator | None) -> None:
        self.outcome = Outcome()
        self._gate = gate
        self._project = gate.project
        self._person = person
        self._written: dict[ReportId, dict[LabelId, Label]] = {}
        self._present = set(reports.ids(gate.project.db))
        if person is not None:
            gate.introduce(person)

    def bring_in(self, group: Iterable[Document | UserError]) -> None:
        documents = []
        for each in group:
            if isinstance(each, UserError):
                self.outcome.refused.append(each)
            else:
                documents.append(each)
        fresh = self._note_presence(documents)
        suggested = [] if self._person else [each for each in fresh if each.spans]
        drafts = [self._reports_draft(fresh, suggested)]
        if self._person is not None:
            labelled = [each for each in documents if each.labelled]
            drafts += [self._labels_draft(each, self._person) for each in labelled]
        changes = tuple(made for draft in drafts for made in draft.changes)
        if changes:
            whole = Draft(
                "report.import" if fresh else "labels.import",
                changes,
                texts=drafts[0].texts,
                suggestions=drafts[0].suggestions,
            )
            self._gate.run(whole)

    def _note_presence(self, documents: Iterable[Document]) -> list[Document]:
        fresh = []
        for document in documents:
            report = document.report.id
            if report in self._present:
                self.outcome.known.append(report)
                continue
            self._present.add(report)
            self.outcome.new.append(report)
            if not document.spans or self._person:
                self.outcome.without_suggestions.append(report)
            fresh.append(document)
        return fresh

    def _reports_draft(self, fresh: list[Document], suggested: list[Document]) -> Draft:
        offers = {each.report.id: suggestions_of(each) for each in suggested}
        return report_ops.bring_in(
            [_with_source(each.report, offers.get(each.report.id, ())) for each in fresh],
            [offer for offered in offers.values() for offer in offered],
        )

    def _labels_draft(self, document: Document, person: Annotator) -> Draft:
        layer = Layer(person.id)
        workspace = Workspace(document.report, layer)
        wanted = labels_of_layer(document, layer)
        standing = self._standing(document.report.id, layer)
        if standing is not None:
            if standing != {each.id: each for each in wanted}:
                self.outcome.refused.append(
                    UserError(Problem.LAYER_EXISTS, name=person.name, report=document.report.name)
                )
            return Draft("labels.import", ())
        self._written[document.report.id] = {each.id: each for each in wanted}
        self.outcome.labelled.append(document.report.id)
        changes = tuple(each for label in wanted for each in change_of(workspace, label))
        workspace.apply(changes)
        workspace.alone = labels.is_sole_layer(self._project.db, layer)
        finished = report_ops.finish(workspace).changes
        return Draft("labels.import", changes + finished + _comments(document, layer))

    def _standing(self, report: ReportId, layer: Layer) -> dict[LabelId, Label] | None:
        db = self._project.db
        if report in self._written:
            return self._written[report]
        found = {each.id: each for each in labels.of_report(db, report, layer)}
        return found if found or work.get(db, report, layer) else None


def suggestions_of(document: Document) -> tuple[Suggestion, ...]:
    """The spans of a file as suggestions, the same ids whenever the same file comes in."""
    report = document.report.id
    written = [
        dump(
            {
                "label": each.label,
                "start": each.span.start,
                "end": each.span.end,
                "attributes": attributes_to_json(each.attributes),
                "quantifies": [*each.quantifies],
            }
        )
        for each in document.spans
    ]
    source = IMPORTED + digest(report, *written)
    ids = {
        each.id: SuggestionId(digest(source, str(position), text))
        for position, (each, text) in enumerate(zip(document.spans, written, strict=True))
    }
    return tuple(
        Suggestion(
            id=ids[each.id],
            report=report,
            engine=source,
            label=each.label,
            span=each.span,
            attributes=each.attributes,
            quantifies=tuple(ids[target] for target in each.quantifies),
            score=note.score if (note := document.notes[each.id]).score is not None else 1.0,
            rule=note.rule or "import",
            evidence=note.source or "",
        )
        for each in document.spans
    )


def labels_of_layer(document: Document, layer: Layer) -> list[Label]:
    """The spans of a file as one person's labels, the same ids whenever the same file comes in."""
    report = document.report.id
    ids = {each.id: LabelId(digest("imported", layer, report, each.id)) for each in document.spans}
    return [
        replace(
            each,
            id=ids[each.id],
            layer=layer,
            quantifies=tuple(ids[target] for target in each.quantifies),
        )
        for each in document.spans
    ]


def _comments(document: Document, layer: Layer) -> tuple[Change, ...]:
    report = document.report.id
    label_ids = {
        before.id: after.id
        for before, after in zip(document.spans, labels_of_layer(document, layer), strict=True)
    }
    made = [
        Comment(digest("comment", about), report, layer, note.comment, now(), about)
        for key, note in document.notes.items()
        if note.comment and (about := label_ids[key])
    ]
    changes = (change(Entity.COMMENT, each.id, None, comment_fields(each), report) for each in made)
    return tuple(each for each in changes if each)


def _person_named(project: Project, name: str) -> Annotator:
    try:
        return Annotator(AnnotatorId(layer_of(project, name)), name)
    except UserError as error:
        if error.problem is not Problem.NAME_UNKNOWN:
            raise
        return Annotator(AnnotatorId(str(uuid.uuid4())), checked_name(name))


def _with_source(report: Report, offered: Sequence[Suggestion]) -> Report:
    return replace(report, suggested_by=(offered[0].engine,)) if offered else report


def _groups(
    documents: Iterator[Document | UserError],
) -> Iterator[list[Document | UserError]]:
    while group := list(islice(documents, _AT_ONCE)):
        yield group
