"""Bringing documents into a project: reports, and spans as suggestions or as a person's labels."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.documents import Document, layer_of
from annotator.exchange.incoming import comments_of, labels_of_layer, suggestions_of
from annotator.gate import Draft, Gate, checked_name
from annotator.ops import reports as report_ops
from annotator.ops.labels import change_of
from annotator.progress import Cancelled, Progress, never, silent
from annotator.reading import sources
from annotator.reading.extract import Options
from annotator.reading.names import one_form
from annotator.reading.sources import Sources
from annotator.store import labels, reports, work
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, ReportId

_AT_ONCE: Final = 50
_CHARACTERS_AT_ONCE: Final = 2_000_000
# These are about the project, not about a report: the next one would meet them too.
_END_THE_BATCH: Final = frozenset(
    {
        Problem.BUSY,
        Problem.DAMAGED,
        Problem.DISK_FAILED,
        Problem.DISK_FULL,
        Problem.NO_ACCESS,
        Problem.NOT_A_PROJECT,
        Problem.READ_ONLY,
    }
)
_NOTHING: Final = Draft("labels.import", ())


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
    options: Options | None = None,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Outcome:
    """Import files and folders; what cannot be read is listed, the rest comes in.

    `progress` hears how many of how many files are done. Each group of documents is one operation,
    so a cancelled or killed import leaves whole reports and no halves. UserError where the project
    itself can take nothing more.
    """
    importer = _Importer(gate, None if labels_of is None else _person_named(gate, labels_of))
    files = list(sources.files_of(paths))
    schema = gate.project.schema
    with Sources(schema, options, format_name=format_name, is_cancelled=is_cancelled) as opened:
        for done, path in enumerate(files):
            if is_cancelled():
                importer.outcome.cancelled = True
                break
            progress(done, len(files))
            if isinstance(path, UserError):
                importer.outcome.refused.append(path)
                continue
            for found in opened.documents(path):
                importer.take(found)
    importer.store()
    progress(len(files), len(files))
    return importer.outcome


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is to be stored of one document, and what is to be said of it once it is."""

    document: Document
    draft: Draft = _NOTHING
    is_new: bool = False
    is_labelled: bool = False
    refusal: UserError | None = None


class _Importer:
    """Gathers documents into groups, and turns each group into one operation.

    A report stands once in a group, so that a plan always builds on what is stored.
    """

    def __init__(self, gate: Gate, person: Annotator | None) -> None:
        self.outcome = Outcome()
        self._gate = gate
        self._project = gate.project
        self._person = person
        self._waiting: dict[ReportId, Document] = {}
        self._present = set(reports.ids(gate.project.db))
        if person is not None:
            gate.introduce(person)

    def take(self, found: Document | UserError) -> None:
        """Take one thing that a file held; what can be stored waits until its group is full."""
        if isinstance(found, UserError):
            self.outcome.refused.append(found)
            return
        if found.report.id in self._waiting:
            self.store()
        self._waiting[found.report.id] = found
        characters = sum(len(each.report.text) for each in self._waiting.values())
        if len(self._waiting) >= _AT_ONCE or characters >= _CHARACTERS_AT_ONCE:
            self.store()

    def store(self) -> None:
        """Store what waits; what the project refuses is listed, report by report."""
        waiting, self._waiting = list(self._waiting.values()), {}
        if not self._stored(waiting):
            for document in waiting:
                self._stored([document])

    def _stored(self, group: Sequence[Document]) -> bool:
        plans = [self._plan(each) for each in group]
        try:
            self._run(plans)
        except UserError as error:
            if error.problem in _END_THE_BATCH:
                raise
            if len(group) > 1:
                return False
            name = group[0].report.name
            self.outcome.refused.append(UserError(Problem.NOT_IMPORTED, report=name, what=error))
            return True
        for plan in plans:
            self._note(plan)
        return True

    def _run(self, plans: Sequence[_Plan]) -> None:
        drafts = [plan.draft for plan in plans if plan.draft.changes]
        if drafts:
            is_new = any(plan.is_new for plan in plans)
            whole = Draft(
                "report.import" if is_new else drafts[0].kind,
                tuple(made for draft in drafts for made in draft.changes),
                texts=tuple(text for draft in drafts for text in draft.texts),
                suggestions=tuple(each for draft in drafts for each in draft.suggestions),
            )
            self._gate.run(whole)

    def _note(self, plan: _Plan) -> None:
        report = plan.document.report.id
        (self.outcome.new if plan.is_new else self.outcome.known).append(report)
        if plan.is_new:
            self._present.add(report)
            if not plan.draft.suggestions:
                self.outcome.without_suggestions.append(report)
        if plan.is_labelled:
            self.outcome.labelled.append(report)
        if plan.refusal is not None:
            self.outcome.refused.append(plan.refusal)

    def _plan(self, document: Document) -> _Plan:
        is_new = document.report.id not in self._present
        if self._person is not None:
            return self._plan_labels(document, self._person, is_new=is_new)
        return self._plan_new(document) if is_new else self._plan_further(document)

    def _plan_new(self, document: Document) -> _Plan:
        offered = suggestions_of(document)
        origins = tuple({each.engine: None for each in offered})
        report = replace(document.report, suggested_by=origins)
        return _Plan(document, report_ops.bring_in([report], offered), is_new=True)

    def _plan_further(self, document: Document) -> _Plan:
        offered = suggestions_of(document)
        if not offered:
            return _Plan(document)
        db = self._project.db
        stored, source = reports.get(db, document.report.id), offered[0].engine
        if source in stored.suggested_by:
            return _Plan(document)
        if work.begun(db, stored.id):
            refusal = UserError(Problem.ALREADY_BEGUN, report=stored.name)
            return _Plan(document, refusal=refusal)
        further = replace(stored, suggested_by=(*stored.suggested_by, source))
        return _Plan(document, report_ops.set_suggestions([(stored, further)], offered))

    def _plan_labels(self, document: Document, person: Annotator, *, is_new: bool) -> _Plan:
        brought = report_ops.bring_in([document.report]) if is_new else _NOTHING
        if not document.labelled:
            return _Plan(document, brought, is_new=is_new)
        workspace = self._workspace(document, Layer(person.id), is_new=is_new)
        wanted = labels_of_layer(document, workspace.layer)
        if workspace.labels or workspace.stated_work is not None:
            is_same = workspace.labels == {each.id: each for each in wanted}
            values = {"name": person.name, "report": document.report.name}
            return _Plan(
                document, refusal=None if is_same else UserError(Problem.LAYER_EXISTS, **values)
            )
        made = tuple(each for label in wanted for each in change_of(workspace, label))
        workspace.apply(made)
        finished = report_ops.finish(workspace).changes
        changes = brought.changes + made + finished + comments_of(document, workspace.layer)
        return _Plan(document, replace(brought, changes=changes), is_new=is_new, is_labelled=True)

    def _workspace(self, document: Document, layer: Layer, *, is_new: bool) -> Workspace:
        if not is_new:
            return Workspace.load(self._project, document.report.id, layer)
        workspace = Workspace(document.report, layer)
        workspace.alone = labels.is_sole_layer(self._project.db, layer)
        return workspace


def _person_named(gate: Gate, name: str) -> Annotator:
    wanted = checked_name(one_form(name))
    if wanted == one_form(gate.person.name):
        return gate.person
    try:
        return Annotator(AnnotatorId(layer_of(gate.project, wanted)), wanted)
    except UserError as error:
        if error.problem is not Problem.NAME_UNKNOWN:
            raise
        return Annotator(AnnotatorId(str(uuid.uuid4())), wanted)
