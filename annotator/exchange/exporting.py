"""Writing a layer of a project to a file, in the format that was asked for."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from annotator.errors import Problem, UserError
from annotator.exchange.carrying import Record, Row, fitted, rows_of
from annotator.exchange.chunks import chunked
from annotator.exchange.documents import GOLD_NAME, of_layer
from annotator.exchange.formats import FORMATS, Format, Writing
from annotator.exchange.records import to_record
from annotator.exchange.writing import put_in_place
from annotator.project import Project
from annotator.snapshot import one_moment
from schema.records import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which labels are written: of gold, a person or all, and which kinds; None means every kind.

    With `with_rejected` also what was rejected and the numerals that were dismissed.
    """

    layer: str = GOLD_NAME
    labels: frozenset[str] | None = None
    with_rejected: bool = False


@dataclass(slots=True)
class Exported:
    """How much was written, and how much of what the format has no place for."""

    reports: int = 0
    spans: int = 0
    lost: Counter[str] = field(default_factory=Counter)


def export(
    project: Project,
    format_name: str,
    target: Path,
    choice: Choice | None = None,
    how: Writing | None = None,
    *,
    is_strict: bool = False,
) -> Exported:
    """Write confirmed spans as they stand at one moment; no file where there are none.

    UserError where nobody has the name, where the target is a project, where the disk fails, or
    where `is_strict` and the format cannot carry everything.
    """
    choice, how = choice or Choice(), how or Writing(schema=project.schema)
    written_as = FORMATS[format_name]
    if target.exists() and target.samefile(project.path):
        raise UserError(Problem.IS_PROJECT, path=target)
    if choice.with_rejected and not written_as.says_states:
        raise UserError(Problem.NO_REJECTED, format=format_name)
    exported = Exported()
    with one_moment(project):
        records = _records(project, choice, written_as, exported)
        first = next(records, None)
        if first is None:
            return exported
        with put_in_place(target, is_folder=written_as.is_folder) as part:
            written_as.write(_pieces(first, records, written_as, how), part, how)
            if is_strict and exported.lost:
                raise UserError(Problem.CANNOT_CARRY, format=format_name, lost=exported.lost)
    return exported


def _records(
    project: Project, choice: Choice, written_as: Format, exported: Exported
) -> Iterator[Record]:
    for document in of_layer(project, choice.layer, with_rejected=choice.with_rejected):
        record = _chosen(to_record(document), choice)
        fitting, lost = fitted(record, written_as.carries)
        exported.reports += 1
        exported.spans += len(rows_of(fitting))
        exported.lost += lost
        yield fitting


def _chosen(record: Record, choice: Choice) -> Record:
    if choice.labels is None:
        return record
    rows = [row for row in rows_of(record) if str(row["label"]).lower() in choice.labels]
    kept = {row["id"] for row in rows}
    return {**record, "spans": [_with_links_to(kept, row) for row in rows]}


def _with_links_to(kept: set[Json], row: Row) -> Row:
    links = row.get("quantifies")
    if not isinstance(links, list):
        return row
    return {**row, "quantifies": [each for each in links if each in kept]}


def _pieces(
    first: Record, others: Iterator[Record], written_as: Format, how: Writing
) -> Iterator[Record]:
    for record in chain((first,), others):
        yield from chunked(record, how.chunk or written_as.chunk)
