"""The operation gate: all that can change goes through here.

A draft says what is to change. The gate stamps it, writes journal and tables in one transaction,
and tells in a frozen `Changes` what was stored. Undo and redo pass through the same gate.
"""

import secrets
import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.project import Project, new_file
from annotator.store import (
    annotators,
    journal,
    journal_rows,
    reports,
    rounds,
    same_people,
    schemas,
    suggestions,
    tables,
    texts,
)
from annotator.store import work as work_table
from annotator.store.journal_undoing import latest_redoable, latest_undoable
from schema import labels as label_schema
from schema import payloads
from schema.database import Database
from schema.payloads import annotator_fields, change
from schema.reading import SchemaError
from schema.records import (
    GOLD,
    RESERVED_NAMES,
    Annotator,
    AnnotatorId,
    Change,
    Entity,
    Layer,
    Operation,
    OperationId,
    ReplicaId,
    ReportId,
    Stamp,
    Suggestion,
    SuggestionColumns,
    WorkState,
)

# What Ctrl+Z takes back; all else has its own way back (a finished report is reopened).
UNDOABLE: Final = frozenset(
    {
        "label.add",
        "label.confirm",
        "label.confirm_bulk",
        "label.delete",
        "label.edit",
        "label.mend",
        "label.reject",
        "label.unsure",
        "label.reset",
        "gold.settle",
        "gold.agree",
        "link.set",
        "numeral.dismiss",
        "comment.add",
        "comment.edit",
        "comment.delete",
    }
)

# Behind these Ctrl+Z does not reach while their report is closed.
BOUNDARIES: Final = frozenset({"report.finish", "report.unusable", "report.settle"})


# What a person may do to a report no more once they have handed it in.
HELD: Final = UNDOABLE | BOUNDARIES | {"report.reopen"}

PRELABEL: Final = "report.prelabel"
IMPORT: Final = "report.import"
TAKE_BACK: Final = "report.take_back"
_MANY: Final = 1000  # changes: from here on they are written as a merge writes them
HAND_OUT: Final = "handout"  # it says to one person what others wrote, and changes nothing here


@dataclass(frozen=True, slots=True)
class Draft:
    """An operation as planned: its kind, its changes, and what comes with it.

    That is texts and suggestions; those of a file are `offered` as they are to be stored.
    """

    kind: str
    changes: tuple[Change, ...]
    report: ReportId | None = None
    layer: Layer | None = None
    texts: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    offered: tuple[SuggestionColumns, ...] = ()
    undoes: OperationId | None = None
    redoes: OperationId | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What an operation changed, for whoever shows it; `undone` is what it took back or redid."""

    operation: Operation
    undone: Operation | None = None

    @property
    def report(self) -> ReportId | None:
        """The one report it touched, if it was one."""
        return self.operation.report


class Gate:
    """Runs one person's operations on one project.

    Every gate is a replica of its own: its random id is made anew at each opening, so a file that
    was copied or restored never continues the numbering of another.
    """

    characters_at_once: Final = 500_000  # nobody decides here meanwhile

    def __init__(self, project: Project, person: Annotator) -> None:
        self.project = project
        self.person = _as_known(project, person)
        self._replica = ReplicaId(secrets.token_hex(8))
        self._sequence = 0

    def introduce(self, person: Annotator) -> None:
        """Enter a person into the project unless they are in it."""
        with self._transaction():
            self._enter(person)

    def run(self, draft: Draft) -> Changes:
        """Store a draft as one operation; it is on the disk when this returns.

        UserError where the disk fails or where somebody changed meanwhile what the draft builds on;
        then nothing is stored.
        """
        with self._transaction():
            return Changes(self._store_in(draft))

    def run_all(self, drafts: Iterable[Draft]) -> None:
        """Store drafts as one operation each, all of them or none; errors as above."""
        with self._transaction():
            for draft in drafts:
                self._store_in(draft)

    def lay_in(self, contents: Iterable[str], offered: Iterable[SuggestionColumns] = ()) -> None:
        """Store texts and suggestions ahead of the operation that makes reports of them.

        They are much more to write than the operation is, and nobody sees them before it.
        """
        with self._transaction() as db:
            texts.add_all(db, contents)
            for each in offered:
                suggestions.add_columns(db, each)

    def undo(self) -> Changes:
        """Take back the person's last decision that stands, wherever it was.

        UserError where there is none, where its report is finished, or where somebody changed since
        what it left.
        """
        found = latest_undoable(self.project.db, self.person.id, UNDOABLE, BOUNDARIES)
        if found is None:
            raise UserError(Problem.NOTHING_TO_UNDO)
        done = journal.get(self.project.db, found)
        if done.kind in BOUNDARIES:
            raise UserError(Problem.UNDO_FINISHED, report=done.report)
        changes = tuple(each.inverse() for each in reversed(done.changes))
        return self._again(done, Draft("undo", changes, done.report, done.layer, undoes=found))

    def redo(self) -> Changes:
        """Repeat what the person undid last, unless they decided something else since."""
        found = latest_redoable(self.project.db, self.person.id, UNDOABLE)
        if found is None:
            raise UserError(Problem.NOTHING_TO_REDO)
        done = journal.get(self.project.db, found)
        return self._again(done, Draft("redo", done.changes, done.report, done.layer, redoes=found))

    def _again(self, done: Operation, draft: Draft) -> Changes:
        self._refuse_gone(draft, Problem.UNDO_REPLACED)
        self._refuse_finished(draft, Problem.UNDO_FINISHED)
        self._refuse_handed_in(draft)
        changed = self._first_changed(draft.changes)
        if changed is not None:
            raise UserError(Problem.UNDO_CHANGED_SINCE, name=self._writer_of(changed))
        return replace(self.run(draft), undone=done)

    def _store_in(self, draft: Draft) -> Operation:
        """The same within the transaction that runs."""
        if not draft.changes:
            raise ValueError("a draft without changes is no operation")
        self._enter(self.person)
        texts.add_all(self.project.db, draft.texts)
        suggestions.add_all(self.project.db, draft.suggestions)
        for each in draft.offered:
            suggestions.add_columns(self.project.db, each)
        if draft.kind in UNDOABLE:
            self._refuse_gone(draft, Problem.CHANGED_MEANWHILE)
            self._refuse_finished(draft, Problem.REPORT_FINISHED)
        if draft.kind in HELD:
            self._refuse_handed_in(draft)
            self._refuse_before_practice(draft)
            self._refuse_own_review(draft)
        if draft.kind != HAND_OUT and (
            self._first_changed(draft.changes) is not None or self._comes_too_late(draft)
        ):
            raise UserError(Problem.CHANGED_MEANWHILE)
        return self._append(draft)

    @contextmanager
    def _transaction(self) -> Iterator[Database]:
        """All or nothing, the numbering of our operations included."""
        sequence = self._sequence
        try:
            with self.project.transaction() as db:
                yield db
        except BaseException:
            self._sequence = sequence
            raise

    def _enter(self, person: Annotator) -> None:
        if annotators.get(self.project.db, person.id) is not None:
            return
        named = Annotator(person.id, checked_name(person.name))
        made = change(Entity.ANNOTATOR, person.id, None, annotator_fields(named), None)
        assert made is not None
        self._append(Draft("annotator.join", (made,)))

    def _append(self, draft: Draft) -> Operation:
        db = self.project.db
        self._sequence += 1
        operation = Operation(
            id=OperationId(f"{self._replica}-{self._sequence}"),
            stamp=Stamp(journal.latest_lamport(db) + 1, self._replica, self._sequence),
            annotator=self.person.id,
            at=now(),
            kind=draft.kind,
            changes=draft.changes,
            layer=draft.layer,
            report=draft.report,
            undoes=draft.undoes,
            redoes=draft.redoes,
            schema=schemas.current_version(db),
            parents=journal.heads(db),
            version=payloads.VERSION,
        )
        made = journal_rows.as_written(operation)
        if len(draft.changes) < _MANY:
            journal.take_in(db, [made])
            tables.bring_up_to_date(db, ((each.entity, each.id) for each in draft.changes))
        else:
            said = ((each.entity, each.id, each.after) for each in draft.changes)
            rest = tables.begin_labels(db, [made], said)
            journal.take_in(db, [made])
            tables.bring_up_to_date(db, rest)
        return operation

    def _writer_of(self, changed: Change) -> str:
        db = self.project.db
        writer = journal.last_writer(db, changed.entity, changed.id)
        who = annotators.get(db, journal.get(db, writer).annotator) if writer else None
        return who.name if who else "?"

    def _unheard_of(self, changes: Iterable[Change]) -> dict[Entity, set[str]]:
        """What is to be made and of which the journal says nothing, as is usual."""
        made: dict[Entity, set[str]] = {}
        for each in changes:
            if each.before == {"deleted": True}:
                made.setdefault(each.entity, set()).add(each.id)
        if not made or same_people.SamePeople(self.project.db).is_anyone:
            return {}
        return {of: ids - journal.known(self.project.db, of, ids) for of, ids in made.items()}

    def _first_changed(self, changes: Sequence[Change]) -> Change | None:
        unheard_of = self._unheard_of(changes)
        for each in changes:
            if each.id in unheard_of.get(each.entity, ()):
                continue
            fields = tables.folded(self.project.db, each.entity, each.id).fields
            standing = {"deleted": True} if fields is None else {**fields, "deleted": False}
            before = tables.as_read(self.project.db, each.entity, each.before, fields)
            # who takes a thing away must have seen all of it, who changes it what they change
            seen = standing if each.before.get("deleted") is False else before
            if any(standing.get(name) != before.get(name) for name in {*seen, *before}):
                return each
        return None

    def _comes_too_late(self, draft: Draft) -> bool:
        """Whether it would change a report, or take it away, that somebody has begun."""
        if draft.kind not in (PRELABEL, IMPORT, TAKE_BACK):
            return False
        begun = work_table.in_use if draft.kind == TAKE_BACK else work_table.begun
        standing = (
            each.report
            for each in draft.changes
            if each.entity is Entity.REPORT and each.before.get("deleted") is not True
        )
        return any(report and begun(self.project.db, report) for report in standing)

    def _refuse_gone(self, draft: Draft, problem: Problem) -> None:
        """Decisions about a text that another one stands for now would be seen by nobody."""
        for report in dict.fromkeys(each.report for each in draft.changes):
            if report is not None and not reports.is_there(self.project.db, report):
                raise UserError(problem, report=report)

    def _refuse_finished(self, draft: Draft, problem: Problem) -> None:
        if draft.layer is None:
            return
        # an operation may touch several reports, and each has an end of its own
        touched = dict.fromkeys([draft.report, *(each.report for each in draft.changes)])
        for report in touched:
            work = work_table.get(self.project.db, report, draft.layer) if report else None
            # what was gold because one person labelled alone is still to be reviewed
            by_others = work is not None and draft.layer == GOLD != work.settled_by
            if work is not None and work.state is not WorkState.OPEN and not by_others:
                raise UserError(problem, report=report)

    def _refuse_handed_in(self, draft: Draft) -> None:
        touched = dict.fromkeys([draft.report, *(each.report for each in draft.changes)])
        for report in touched:
            if report and draft.layer and rounds.is_handed_in(self.project.db, report, draft.layer):
                raise UserError(Problem.HANDED_IN, report=report)

    def _refuse_before_practice(self, draft: Draft) -> None:
        touched = {draft.report, *(each.report for each in draft.changes)} - {None}
        waiting = rounds.waiting_for_practice(self.project.db, draft.layer or "", touched)
        if waiting:
            raise UserError(Problem.PRACTICE_FIRST, report=min(waiting))

    def _refuse_own_review(self, draft: Draft) -> None:
        """Nobody settles what they have labelled themselves."""
        touched = dict.fromkeys([draft.report, *(each.report for each in draft.changes)])
        me = Layer(self.person.id)
        for report in touched if draft.layer == GOLD else ():
            if report and work_table.has_labelled(self.project.db, report, me):
                raise UserError(Problem.OWN_LABELS, report=report)


def _as_known(project: Project, person: Annotator) -> Annotator:
    """Who somebody is in a project that knows them by another id."""
    standing = same_people.who(same_people.mapped(project.db), person.id)
    known = annotators.get(project.db, AnnotatorId(standing)) if standing != person.id else None
    return known or person


def create_project(path: Path, person: Annotator, schema_toml: str | None = None) -> None:
    """Make a project file with a label schema in it; it is there whole or not at all.

    UserError where the file exists, the folder cannot be written or the schema is wrong.
    """
    toml = label_schema.default_toml() if schema_toml is None else schema_toml
    try:
        label_schema.parse(toml)
    except SchemaError as error:
        raise UserError(Problem.BAD_SCHEMA, where=error.where, what=error.what) from error
    with new_file(path) as part:
        project = Project.create_empty(part)
        try:
            _begin(project, person, toml)
            project.checkpoint_whole()
        finally:
            project.close()


def _begin(project: Project, person: Annotator, toml: str) -> None:
    project_id = str(uuid.uuid4())
    with project.transaction() as db:
        version = schemas.begin(db, project_id, toml)
    made = change(Entity.PROJECT, project_id, None, {"schema": version}, None)
    assert made is not None
    Gate(project, person).run(Draft("project.create", (made,)))


def checked_name(name: str) -> str:
    """A person's name as it may be stored; UserError for one that commands give a meaning."""
    trimmed = name.strip()
    if not trimmed or trimmed.casefold() in RESERVED_NAMES:
        raise UserError(Problem.NAME_RESERVED, name=name)
    return trimmed


def now() -> str:
    """This moment in UTC, ISO 8601 to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
