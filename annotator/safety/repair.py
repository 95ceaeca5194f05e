"""A new project file from what can be read of a damaged one, and what could not be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import Final

from sqlite_utils.db import Database

from annotator.errors import Problem, UserError
from annotator.gate import Draft, Gate
from annotator.project import Project, new_file
from annotator.replay import Entry, fold
from annotator.safety.salvage import Salvaged, salvage
from annotator.store import ancestry, journal, schemas, suggestions, tables, texts
from annotator.store.connection import storage_errors
from annotator.store.journal import Written
from schema.ancestry import add_rows, place
from schema.payloads import change, load
from schema.records import Annotator, Change, Entity, OperationId, ReportId, Span

REPAIR: Final = "project.repair"
_MADE: Final = '"deleted":false'
_STAMP: Final = (3, 1, 2)  # lamport, replica and sequence in the row of an operation


@dataclass(frozen=True, slots=True)
class Repaired:
    """What stands in the new file, and what could not be read.

    `rescued` entities are of operations that are no longer whole; what is known of them was written
    by an operation of its own. `torn` operations were found in part, of `missing` ones nothing was
    found though others follow them. The texts of `textless` reports are gone.
    """

    operations: int
    texts: int
    suggestions: int
    rescued: int
    torn: int
    missing: int
    textless: tuple[ReportId, ...]

    @property
    def is_whole(self) -> bool:
        """Whether nothing is known to be lost."""
        return not (self.torn or self.missing or self.textless)


def repair(damaged: Path, target: Path, person: Annotator, others: Sequence[Path] = ()) -> Repaired:
    """Write what can be read of a file, and of others of its project, into a new one.

    The damaged file is only read. UserError where nothing of a project can be found in it, and
    where `target` exists.
    """
    try:
        found = salvage([damaged, *others])
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=damaged) from error
    begun = _project_id(found)
    if begun is None or not found.schemas:
        raise UserError(Problem.NOTHING_TO_SAVE, path=damaged)
    kept, textless = _with_texts(found)
    with new_file(target) as part, storage_errors(target):
        project = Project.create_empty(part)
        try:
            _fill(project, found, kept, begun)
            rescued = _rescue(project, person, found)
            project.checkpoint_whole()
        finally:
            project.close()
    return Repaired(
        operations=len(kept),
        texts=len(found.texts),
        suggestions=len(found.suggestions),
        rescued=rescued,
        torn=len(found.loose),
        missing=sum(1 for _ in _missing(found)),
        textless=tuple(sorted(textless)),
    )


def _project_id(found: Salvaged) -> str | None:
    """Which project the file was of: the one that an operation made."""
    whole = (each.changes for each in found.operations.values())
    made = (each for rows in (*whole, *found.loose.values()) for each in rows)
    begun = [each for each in made if each[2] == Entity.PROJECT and _MADE in str(each[6])]
    return str(begun[0][3]) if begun else None


def _with_texts(found: Salvaged) -> tuple[list[Written], set[ReportId]]:
    """The operations in stamp order whose reports have texts, and the reports that have none.

    An operation about a text that is gone cannot stand; what it says of others is loose.
    """
    kept, textless = [], set[ReportId]()
    for each in sorted(found.operations.values(), key=lambda one: itemgetter(*_STAMP)(one.row)):
        reports = {ReportId(one[4]) for one in each.changes if one[4]}
        gone = reports - found.texts.keys()
        if gone:
            textless |= gone
            found.loose[each.id] = [one for one in each.changes if one[4] not in gone]
        else:
            kept.append(each)
    return kept, textless


def _fill(project: Project, found: Salvaged, kept: Sequence[Written], begun: str) -> None:
    with project.transaction() as db:
        schemas.begin(db, begun, next(iter(found.schemas.values())))
        for toml in found.schemas.values():
            schemas.add(db, toml)
        texts.add_all(db, found.texts.values())
        offered = (each for each in found.suggestions.values() if each.report in found.texts)
        suggestions.add_all(db, (each for each in offered if _fits(each.span, found, each.report)))
        journal.take_in(db, kept)
        add_rows(db, sorted(found.learnt))
        ancestry.leave_out(db, sorted(found.left_out))
        tables.rebuild(db)


def _fits(span: Span, found: Salvaged, report: ReportId) -> bool:
    return found.texts[report][span.start : span.end] == span.text


def _rescue(project: Project, person: Annotator, found: Salvaged) -> int:
    """Write what is left of broken operations as one operation of its own; tells of how many."""
    drafts = list(_rescued(project.db, found))
    if drafts:
        Gate(project, person).run(Draft(REPAIR, tuple(drafts)))
    return len(drafts)


def _rescued(db: Database, found: Salvaged) -> Iterator[Change]:
    """What each entity of a broken operation was, from all that is known of it."""
    of_reports: dict[tuple[Entity, str], ReportId | None] = {}
    loose: dict[tuple[Entity, str], list[tuple[str, str]]] = defaultdict(list)
    for operation, rows in found.loose.items():
        for _, _, entity, entity_id, report, _, after in rows:
            if report in found.texts or report is None:
                key = Entity(str(entity)), str(entity_id)
                of_reports[key] = ReportId(str(report)) if report else None
                loose[key].append((operation, str(after)))
    for (entity, entity_id), said in loose.items():
        entries = [
            *journal.entries_of(db, entity, entity_id),
            *(Entry(OperationId(operation), load(after)) for operation, after in said),
        ]
        then = fold(_in_order(entries, found)).fields
        now = tables.folded(db, entity, entity_id).fields
        made = change(entity, entity_id, now, then, of_reports[entity, entity_id])
        if made is not None:
            yield made


def _in_order(entries: Iterable[Entry], found: Salvaged) -> list[Entry]:
    """In stamp order where the stamp is known, else in the order of the replica's own numbers."""

    def stamp(entry: Entry) -> tuple[int, str, int]:
        whole = found.operations.get(entry.operation)
        replica, sequence = place(entry.operation)
        return (whole.row[_STAMP[0]] if whole else sequence, replica, sequence)

    return sorted(entries, key=stamp)


def _missing(found: Salvaged) -> Iterator[str]:
    """Operations of which nothing was found, though later ones of their replica are here."""
    known: dict[str, set[int]] = defaultdict(set)
    for operation in (*found.operations, *found.loose):
        replica, sequence = place(operation)
        known[replica].add(sequence)
    for replica, first, last in found.left_out:
        known[replica].update(range(first, last + 1))
    for replica, sequences in known.items():
        for sequence in range(1, max(sequences)):
            if sequence not in sequences:
                yield f"{replica}-{sequence}"
