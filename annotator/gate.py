"""The operation gate: all that can change goes through here.

A draft says what is to change. The gate stamps it, writes journal and tables in one transaction,
and tells in a frozen `Changes` what was stored. Undo and redo pass through the same gate.
"""

import secrets
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Final

from annotator import gate_rules
from annotator.clock import now
from annotator.drafts import BOUNDARIES, UNDOABLE, Changes, Draft
from annotator.errors import Problem, UserError
from annotator.names import checked_name
from annotator.project import Project, new_file
from annotator.store import (
    annotators,
    journal,
    journal_rows,
    same_people,
    schemas,
    suggestions,
    tables,
    texts,
)
from annotator.store.journal_undoing import latest_redoable, latest_undoable
from schema import labels as label_schema
from schema import payloads
from schema.database import Database
from schema.payloads import annotator_fields, change
from schema.reading import SchemaError
from schema.records import (
    Annotator,
    AnnotatorId,
    Change,
    Entity,
    Operation,
    OperationId,
    ReplicaId,
    Stamp,
    SuggestionColumns,
)

_MANY: Final = 1000  # changes: from here on they are written as a merge writes them


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
        UserError where the disk fails; then nothing is stored.
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
        """Repeat what the person undid last, unless they decided something else since.

        UserError where there is nothing to repeat, and as `undo` has it.
        """
        found = latest_redoable(self.project.db, self.person.id, UNDOABLE)
        if found is None:
            raise UserError(Problem.NOTHING_TO_REDO)
        done = journal.get(self.project.db, found)
        return self._again(done, Draft("redo", done.changes, done.report, done.layer, redoes=found))

    def _again(self, done: Operation, draft: Draft) -> Changes:
        db = self.project.db
        gate_rules.refuse_gone(db, draft, Problem.UNDO_REPLACED)
        gate_rules.refuse_finished(db, draft, Problem.UNDO_FINISHED)
        gate_rules.refuse_handed_in(db, draft)
        changed = gate_rules.first_changed(db, draft.changes)
        if changed is not None:
            raise UserError(Problem.UNDO_CHANGED_SINCE, name=self._writer_of(changed))
        return replace(self.run(draft), undone=done)

    def _store_in(self, draft: Draft) -> Operation:
        """The same within the transaction that runs."""
        if not draft.changes:
            raise ValueError("a draft without changes is no operation")
        db = self.project.db
        self._enter(self.person)
        texts.add_all(db, draft.texts)
        suggestions.add_all(db, draft.suggestions)
        for each in draft.offered:
            suggestions.add_columns(db, each)
        gate_rules.refuse_unfit(db, draft, self.person.id)
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
