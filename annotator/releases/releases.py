"""Releases of gold: making one, finding one by name, and what it holds."""

import hashlib
import json
import secrets
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from annotator.clock import now
from annotator.errors import Problem, UserError
from annotator.exchange import layers
from annotator.exchange.carrying import Record, Row, links_of, rows_of
from annotator.exchange.documents import GOLD_NAME, RELEASE
from annotator.gateway import Gateway
from annotator.names import checked_name, one_form
from annotator.ops import releases as release_ops
from annotator.past import as_of
from annotator.project import Project
from annotator.releases.changes import counted, differences_of
from annotator.store import journal, schemas
from annotator.store import releases as table
from schema.releasing import Release

_PASSING: Final = frozenset({"annotator", "comment"})


@dataclass(frozen=True, slots=True)
class _Sum:
    sha256: str
    reports: int
    spans: int
    links: int


def make(gate: Gateway, name: str) -> Release:
    """Give gold as it stands a name, for good.

    UserError where the name is taken or is none, and where nothing is settled.
    """
    project, wanted = gate.project, checked_name(one_form(name))
    db = project.db
    standing = table.everything(db)
    if any(each.name == wanted for each in standing):
        raise UserError(Problem.RELEASE_EXISTS, release=wanted)
    with project.one_moment():
        added_up = _add_up(records(project))
        heads, schema = journal.heads(db), schemas.current_version(db)
        before = standing[-1] if standing else None
        changed = counted(differences_of(project, before, None)) if before else Counter[str]()
    if not added_up.reports:
        raise UserError(Problem.NOTHING_SETTLED)
    new = Release(
        *(secrets.token_hex(8), wanted, now(), gate.person.id),
        *(added_up.sha256, heads, schema),
        *(added_up.reports, added_up.spans, added_up.links),
        before.id if before else None,
        changed,
    )
    gate.run(release_ops.make(new))
    return new


def named(project: Project, name: str) -> Release:
    """The release of this name; UserError where there is none."""
    wanted = one_form(name)
    found = [each for each in table.everything(project.db) if each.name == wanted]
    if not found:
        raise UserError(Problem.NO_SUCH_RELEASE, release=name)
    return found[-1]


@contextmanager
def opened(project: Project, of: Release) -> Iterator[Project]:
    """The project as it stood when the release was made; UserError where it is not all here."""
    with as_of(project, of.heads) as then:
        yield then


@contextmanager
def layer_opened(project: Project, layer: str) -> Iterator[Project]:
    """Where a layer is read: that of a release in the project as it stood then."""
    if not layer.startswith(RELEASE):
        yield project
        return
    with opened(project, named(project, layer.removeprefix(RELEASE))) as then:
        yield then


def records(project: Project) -> Iterator[Record]:
    """The gold of a project in the JSONL form, in the order of an export."""
    return layers.records_of(project, layers.reports_of(project, GOLD_NAME))


def hash_of(project: Project) -> str:
    """The hash that a release of the project's gold would have."""
    return _add_up(records(project)).sha256


def stands(project: Project, of: Release) -> bool:
    """Whether a release holds what it was made with; UserError where it is not all here."""
    with opened(project, of) as then:
        return hash_of(then) == of.sha256


def _add_up(found: Iterable[Record]) -> _Sum:
    """Counts and one hash, whatever the order of the reports."""
    lines, spans, links = [], 0, 0
    for record in found:
        rows = rows_of(record)
        spans += len(rows)
        links += sum(len(links_of(row)) for row in rows)
        # what a report is called and who remarked what may be mended; what is gold may not
        kept = {
            "id": record["id"],
            "text": record["text"],
            "spans": [_lasting(row) for row in rows],
        }
        line = json.dumps(kept, ensure_ascii=False, sort_keys=True)
        lines.append(hashlib.sha256(line.encode()).hexdigest())
    whole = hashlib.sha256("\n".join(sorted(lines)).encode()).hexdigest()
    return _Sum(whole, len(lines), spans, links)


def _lasting(row: Row) -> Row:
    return {name: value for name, value in row.items() if name not in _PASSING}
