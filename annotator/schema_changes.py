"""What became of a schema: every change, what it touches, and clauses that changed meanwhile."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from annotator.errors import Problem, UserError
from annotator.ops.schema import TAKE_BACK, Standing, standing
from annotator.project import Project
from annotator.store import annotators, journal, journal_entries, look_again, schemas, usage
from schema.labels import Clause
from schema.matching import Matching, labels_of
from schema.parts import AGAIN, LEFT, NOTES, is_about
from schema.records import (
    Entity,
    Fields,
    Json,
    Label,
    Layer,
    Operation,
    OperationId,
)

_SAMPLES: Final = 50


@dataclass(frozen=True, slots=True)
class Touched:
    """The labels that use a part: how many, of whom, and some of them."""

    count: int
    by_person: tuple[tuple[str, int], ...]
    samples: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """One change of the schema; `at` is UTC in ISO 8601, `note` why it was made.

    `before` and `after` are statements by their path; `is_back` where it was taken back since.
    """

    operation: OperationId
    at: str
    who: str
    kind: str
    note: str
    before: Fields
    after: Fields
    is_back: bool = False


@dataclass(frozen=True, slots=True)
class ClauseChange:
    """A clause that says something else since the operation `since`.

    `by_person` counts the labels made before by who did not know of it; `is_asked` where they are
    to be looked at again.
    """

    clause: Clause
    since: OperationId
    at: str
    who: str
    note: str
    by_person: tuple[tuple[str, int], ...]
    is_asked: bool = False

    @property
    def count(self) -> int:
        """How many labels were made before."""
        return sum(count for _, count in self.by_person)


def touched(project: Project, of: Standing, path: str) -> Touched:
    """The labels that a change of a part would touch; none where it has no such part."""
    wanted = labels_of(of.schema, path)
    counted = usage.count_by_layer(project.db, wanted)
    return Touched(
        sum(counted.values()),
        _by_person(project, counted),
        tuple(usage.some(project.db, wanted, _SAMPLES)) if counted else (),
    )


def in_both(project: Project, label: str, other: str) -> int:
    """How many labels stand where the same person put the other kind on the same words."""
    return usage.count_in_both(project.db, label, other)


def history(project: Project) -> list[SchemaChange]:
    """Every change of the schema, the newest first."""
    db = project.db
    entries = journal_entries.entries_of(db, Entity.PROJECT, schemas.project_id(db))
    operations = [journal.get(db, each.operation) for each in entries]
    gone: set[OperationId] = set()
    found: list[SchemaChange] = []
    for each in reversed(operations):
        if each.undoes is not None and each.id not in gone:
            gone.add(each.undoes)
        change = _change_of(project, each, is_back=each.id in gone)
        if change.after:
            found.append(change)
    return found


def named(project: Project, beginning: str) -> OperationId:
    """The change whose id begins so; UserError where there is none, or more than one."""
    found = [each.operation for each in history(project) if each.operation.startswith(beginning)]
    if len(found) != 1:
        raise UserError(Problem.NO_SUCH_CHANGE, change=beginning)
    return found[0]


def changed_clauses(project: Project) -> list[ClauseChange]:
    """Clauses that changed and of which nobody has said yet what becomes of older labels.

    Those that are being looked at again stand in the list until nobody has any left.
    """
    of = standing(project)
    waiting, changes = look_again.count_by_part(project.db), history(project)
    found = []
    for clause in of.schema.guidelines:
        path = f"clauses/{clause.id}"
        last = _last_change(changes, path)
        if last is None or of.stated.get(f"{path}/{LEFT}") == last.operation:
            continue
        is_asked = of.stated.get(f"{path}/{AGAIN}") == last.operation
        if is_asked and not waiting.get(path):
            continue
        counted = _made_before(project, labels_of(of.schema, path), last.operation)
        if counted:
            said = last.operation, last.at, last.who, last.note
            found.append(ClauseChange(clause, *said, _by_person(project, counted), is_asked))
    return found


def _last_change(newest_first: Iterable[SchemaChange], path: str) -> SchemaChange | None:
    """What changed a clause last and stands: neither taken back nor a taking back."""
    return next(
        (
            each
            for each in newest_first
            if each.kind != TAKE_BACK and not each.is_back and _says_of(each.after, path)
        ),
        None,
    )


def _says_of(after: Fields, path: str) -> bool:
    """Whether an operation wrote what a clause says, and not where it stands or its examples."""
    said = (each.removeprefix(f"{path}/").split("/")[0] for each in after if each.startswith(path))
    return any(each in ("title", "text", "about", "label") for each in said)


def _made_before(
    project: Project, wanted: Sequence[Matching], since: OperationId
) -> dict[Layer, int]:
    counted: dict[Layer, int] = {}
    for _, _, layer in look_again.made_before(project.db, wanted, since):
        counted[layer] = counted.get(layer, 0) + 1
    return counted


def _by_person(project: Project, counted: dict[Layer, int]) -> tuple[tuple[str, int], ...]:
    named = ((annotators.name_of(project.db, layer), count) for layer, count in counted.items())
    return tuple(sorted(named))


def _change_of(project: Project, operation: Operation, *, is_back: bool) -> SchemaChange:
    made = next(each for each in operation.changes if each.entity is Entity.PROJECT)
    notes = [
        str(value) for path, value in made.after.items() if path.startswith(f"{NOTES}/") and value
    ]
    return SchemaChange(
        operation.id,
        operation.at,
        annotators.name_of(project.db, operation.annotator),
        operation.kind,
        "; ".join(notes),
        _stated(made.before),
        _stated(made.after),
        is_back,
    )


def _stated(said: Fields) -> dict[str, Json]:
    return {path: value for path, value in said.items() if is_about(path)}
