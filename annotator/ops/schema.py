"""Changing what can be labelled, and the guidelines: each change one operation on the project.

What is changed stands in the journal as single statements (`schema/parts.py`), so that changes of
people who did not know of each other unite.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.store import journal, schemas, tables, usage
from schema import editing, labels
from schema.editing import Part
from schema.labels import Attribute, Choice, Clause, LabelSchema, LabelType
from schema.matching import labels_of
from schema.parts import AGAIN, LEFT, NOTES, between, is_about, is_part
from schema.reading import SchemaError
from schema.records import Change, Entity, Fields, Json, OperationId

ADD: Final = "schema.add"
CHANGE: Final = "schema.change"
MOVE: Final = "schema.move"
MERGE: Final = "schema.merge"
SPLIT: Final = "schema.split"
RETIRE: Final = "schema.retire"
OFFER: Final = "schema.offer"
REMOVE: Final = "schema.remove"
IMPORT: Final = "schema.import"
LOOK_AGAIN: Final = "schema.look_again"
LEAVE: Final = "schema.leave"
TAKE_BACK: Final = "schema.take_back"


@dataclass(frozen=True, slots=True)
class Standing:
    """The schema of a project: what it began with, what was stated since, and what they make."""

    project: str
    base: LabelSchema
    stated: Fields
    schema: LabelSchema


def standing(project: Project) -> Standing:
    """The schema of now with all that it follows from; UserError in a damaged file."""
    project_id = schemas.project_id(project.db)
    fields = tables.folded(project.db, Entity.PROJECT, project_id).fields or {}
    base = schemas.of_version(project.db, str(fields.get("schema")))
    if base is None:
        raise UserError(Problem.DAMAGED, path=project.path)
    return Standing(project_id, base, fields, project.schema)


def put(of: Standing, path: str, part: Part, note: str = "") -> Draft:
    """Add a part, or let it say what this one says; empty where it says so already.

    UserError where the schema would not hold together.
    """
    is_there = editing.part_at(of.schema, path) is not None
    wanted = _checked(editing.with_part, of.schema, path, part)
    return _draft(of, CHANGE if is_there else ADD, wanted, note)


def move(of: Standing, path: str, by: int) -> Draft:
    """Put a part so many places further down among its like."""
    return _draft(of, MOVE, editing.moved(of.schema, path, by))


def merge(of: Standing, path: str, into: str, note: str = "", *, again: bool = False) -> Draft:
    """Read a category or a label as another from now on, and offer it no more.

    What was labelled with it counts as the other, also what still comes home with it; `again` asks
    whoever gave a label that was merged to look at it again. UserError for a label that the program
    builds on, and where both have a field of one name that holds something else.
    """
    if not _is_label(path):
        return _draft(of, MERGE, _checked(editing.merged, of.schema, path, into), note)
    _refuse_built_in(of, path)
    label = path.rpartition("/")[2]
    more = {f"{path}/{AGAIN}": True} if again else None
    return _draft(of, MERGE, _checked(editing.merged_label, of.schema, label, into), note, more)


def split(
    of: Standing,
    path: str,
    new: Sequence[Choice | LabelType],
    note: str = "",
    *,
    keeps: bool = True,
) -> Draft:
    """Put new categories or labels beside one; who chose it is asked to look again.

    Without `keeps` it is not offered any more itself.
    """
    above = path.rpartition("/")[0]
    wanted = of.schema
    for each in new:
        wanted = _checked(editing.with_part, wanted, f"{above}/{each.id}", each)
    if not keeps:
        _refuse_built_in(of, path)
        wanted = editing.retired(wanted, path)
    return _draft(of, SPLIT, wanted, note, {f"{path}/{AGAIN}": True})


def retire(of: Standing, path: str, note: str = "") -> Draft:
    """Offer a part no more; labels that have it stay as they are."""
    return _draft(of, RETIRE, _checked(editing.retired, of.schema, path), note)


def offer(of: Standing, path: str, note: str = "") -> Draft:
    """Offer a part again; what was merged stands for itself again."""
    return _draft(of, OFFER, _checked(editing.offered, of.schema, path), note)


def remove(project: Project, of: Standing, path: str, note: str = "") -> Draft:
    """Take a part out; UserError while labels use it, or where the program builds on it."""
    _refuse_in_use(project, of, path)
    wanted = editing.retired(of.schema, path, removed=True)
    return _draft(of, REMOVE, wanted, note)


def replace_by(of: Standing, wanted: LabelSchema, note: str = "") -> Draft:
    """Let the schema be this one; parts that it does not have are not offered any more."""
    whole = wanted
    for path in _parts(of.schema):
        part = editing.part_at(of.schema, path)
        above = path.rpartition("/")[0].rpartition("/")[0]
        is_held = not above or editing.part_at(whole, above) is not None
        if part is not None and is_held and editing.part_at(whole, path) is None:
            whole = editing.retired(_checked(editing.with_part, whole, path, part), path)
    return _draft(of, IMPORT, whole, note)


def look_again(of: Standing, clause: str, since: OperationId) -> Draft:
    """Ask who labelled before a clause was changed to look at those labels again."""
    path = f"clauses/{clause}"
    return _draft(of, LOOK_AGAIN, of.schema, "", {f"{path}/{AGAIN}": since})


def leave(of: Standing, clause: str, since: OperationId) -> Draft:
    """Let the labels stand that were made before a clause was changed."""
    path = f"clauses/{clause}"
    return _draft(of, LEAVE, of.schema, "", {f"{path}/{LEFT}": since, f"{path}/{AGAIN}": None})


def take_back(project: Project, of: Standing, operation: OperationId) -> Draft:
    """Take a change of the schema back as a new one.

    What it added is removed, unless labels use it; the fields that came to a label by merging are
    only offered no more. UserError where somebody changed the same since.
    """
    done = journal.get(project.db, operation)
    made = next(each for each in done.changes if each.entity is Entity.PROJECT)
    added = [path for path in made.after if is_part(path) and made.before.get(path) is None]
    before: dict[str, Json] = {}
    after: dict[str, Json] = {}
    for path in added:
        if not any(path.startswith(f"{each}/") for each in added):
            flags = ["hidden" if _is_label(path) else "retired"]
            if done.kind != MERGE:
                _refuse_in_use(project, of, path)
                flags.append("removed")
            for flag in flags:
                said = f"{path}/{flag}"
                before[said], after[said] = of.stated.get(said), True
    for path, value in made.after.items():
        is_of_added = any(path == each or path.startswith(f"{each}/") for each in added)
        if is_about(path) and not is_of_added:
            before[path], after[path] = value, made.before.get(path)
    if any(of.stated.get(path) != value for path, value in before.items()):
        raise UserError(Problem.SCHEMA_CHANGED_SINCE)
    change = Change(Entity.PROJECT, of.project, before, after)
    return Draft(TAKE_BACK, (change,) if before else (), undoes=operation)


def _is_label(path: str) -> bool:
    return path.startswith("labels/") and path.count("/") == 1


def _draft(
    of: Standing,
    kind: str,
    wanted: LabelSchema,
    note: str = "",
    more: Fields | None = None,
) -> Draft:
    before, after = between(of.base, of.stated, wanted)
    for path, value in (more or {}).items():
        if of.stated.get(path) != value or value is True:
            before[path], after[path] = of.stated.get(path), value
    if not after:
        return Draft(kind, ())
    if note.strip():
        path = f"{NOTES}/{secrets.token_hex(4)}"
        before[path], after[path] = None, note.strip()
    return Draft(kind, (Change(Entity.PROJECT, of.project, before, after),))


def _checked(edit: object, *args: object) -> LabelSchema:
    assert callable(edit)
    try:
        wanted = edit(*args)
    except SchemaError as error:
        raise UserError(Problem.BAD_SCHEMA, where=error.where, what=error.what) from error
    assert isinstance(wanted, LabelSchema)
    return wanted


def _refuse_in_use(project: Project, of: Standing, path: str) -> None:
    _refuse_built_in(of, path)
    part = editing.part_at(of.schema, path)
    if part is None or isinstance(part, Clause | labels.Example):
        return
    found = usage.count(project.db, labels_of(of.schema, path), linked=path.startswith("links/"))
    if found:
        raise UserError(Problem.SCHEMA_IN_USE, count=found)


def _refuse_built_in(of: Standing, path: str) -> None:
    part = editing.part_at(of.schema, path)
    if isinstance(part, LabelType | Attribute) and editing.part_at(labels.default(), path):
        raise UserError(Problem.SCHEMA_BUILT_IN)


def _parts(schema: LabelSchema) -> list[str]:
    """The paths of all parts, those that hold others first."""
    found = []
    for label in schema.labels:
        found.append(f"labels/{label.id}")
        for attribute in label.attributes:
            found.append(f"labels/{label.id}/attributes/{attribute.id}")
            found += [f"{found[-1]}/choices/{each.id}" for each in attribute.choices]
    found += [f"links/{each.id}" for each in schema.links]
    return [*found, *(f"clauses/{each.id}" for each in schema.clauses)]
