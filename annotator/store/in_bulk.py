"""Reports with the labels of some layers, many at a time and as rows: what an export reads."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final, NamedTuple

from annotator.store import work
from annotator.store.label_rows import OWN_COLUMNS
from schema.database import Database
from schema.records import GOLD, Json, LabelId, Layer, Report, ReportId

_REPORTS_AT_ONCE: Final = 64
_ATTRIBUTES: Final = (*OWN_COLUMNS, "indicator", "indicator_start", "indicator_end", "other")
_WANTED: Final = (
    "json_each(?) AS wanted CROSS JOIN labels AS said"
    " ON said.report = wanted.value ->> 0 AND said.layer = wanted.value ->> 1"
)
_LABELS: Final = (
    'SELECT said.report, said.start, said."end", said.label, said.id, said.text, said.state,'
    " said.unsure, said.reason, coalesce(said.settled_from, said.id),"
    " coalesce(behind.layer, said.layer), offered.engine, offered.evidence, offered.score, "
    + ", ".join(f"said.{name}" for name in _ATTRIBUTES)
    + f" FROM {_WANTED}"
    " LEFT JOIN labels AS behind ON behind.id = said.settled_from"
    " LEFT JOIN suggestions AS offered ON offered.id = said.suggestion"
)
_FIRST_ATTRIBUTE: Final = 14
_FIRST_OF_INDICATOR: Final = _FIRST_ATTRIBUTE + len(OWN_COLUMNS)
_LINKS: Final = (
    f"SELECT links.label, target, position FROM {_WANTED} JOIN links ON links.label = said.id"
)
_POSITION: Final = itemgetter(2)


class LabelRow(NamedTuple):
    """A label as an export needs it; `source` is the person's own label where gold is settled.

    `layer` is that of who said it, `engine`, `evidence` and `score` are of what was suggested.
    """

    start: int
    end: int
    label: str
    id: LabelId
    text: str
    state: str
    unsure: int
    reason: str | None
    source: LabelId
    layer: Layer
    engine: str | None
    evidence: str | None
    score: float | None
    attributes: dict[str, Json]
    links: list[str]


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report, labels of it in reading order, and what was remarked on each."""

    report: Report
    labels: list[LabelRow]
    remarks: dict[LabelId, list[str]]


def settled(db: Database) -> dict[ReportId, Layer]:
    """The layer whose labels are gold, for each report that is settled; see `work.gold_layer`."""
    rows = db.execute(
        "SELECT report, settled_by FROM work AS gold WHERE layer = ? AND settled_by IS NOT NULL"
        f" AND {work.STANDS}",
        [GOLD],
    )
    return dict(rows.fetchall())


def labelled_by(
    db: Database, layers: Sequence[Layer], *, finished_only: bool
) -> Iterator[tuple[ReportId, Layer]]:
    """The reports that people have worked on, and not called unusable; or that they finished."""
    of_work = "FROM work WHERE report = reports.id AND layer = who.value"
    begun = (
        f"coalesce((SELECT state <> 'unusable' {of_work}),"
        " EXISTS (SELECT 1 FROM labels WHERE report = reports.id AND layer = who.value))"
    )
    finished = f"EXISTS (SELECT 1 {of_work} AND state = 'finished')"
    yield from db.execute(
        "SELECT reports.id, who.value FROM json_each(?) AS who CROSS JOIN reports WHERE "
        + (finished if finished_only else begun),
        [json.dumps(layers)],
    )


def read(
    db: Database, wanted: Iterable[tuple[ReportId, Sequence[Layer]]]
) -> Iterator[LabelledReport]:
    """These reports with the labels of these layers, in the order that they are asked for."""
    waiting = iter(wanted)
    while some := list(islice(waiting, _REPORTS_AT_ONCE)):
        yield from _read_some(db, some)


def _read_some(
    db: Database, some: Sequence[tuple[ReportId, Sequence[Layer]]]
) -> Iterator[LabelledReport]:
    pairs = json.dumps([[report, layer] for report, layers in some for layer in layers])
    ids = json.dumps([report for report, _ in some])
    links: dict[str, list[str]] = {}
    # both come nearly sorted from their indexes, and SQLite would sort them from scratch
    linked, rows = (db.execute(each, [pairs]).fetchall() for each in (_LINKS, _LABELS))
    linked.sort(key=_POSITION)
    rows.sort()
    for label, target, _ in linked:
        links.setdefault(label, []).append(target)
    labels = {
        report: [_label(row, links) for row in group]
        for report, group in groupby(rows, itemgetter(0))
    }
    reports, remarks = _reports(db, ids), _remarks(db, ids)
    for report, _ in some:
        yield LabelledReport(reports[report], labels.get(report, []), remarks.get(report, {}))


def _label(row: tuple[Any, ...], links: dict[str, list[str]]) -> LabelRow:
    indicator, start, end, other = row[_FIRST_OF_INDICATOR:]
    attributes: dict[str, Json] = {
        name: value
        for name, value in zip(OWN_COLUMNS, row[_FIRST_ATTRIBUTE:], strict=False)
        if value is not None
    }
    if other != "{}":
        attributes.update(json.loads(other))
    if indicator is not None:
        attributes["indicator"] = {"start": start, "end": end, "text": indicator}
    return LabelRow._make((*row[1:_FIRST_ATTRIBUTE], attributes, links.get(row[4], [])))


def _reports(db: Database, ids: str) -> dict[ReportId, Report]:
    rows = db.execute(
        "SELECT reports.id, text, name, source, meta FROM json_each(?) AS wanted"
        " JOIN reports ON reports.id = wanted.value JOIN texts ON report = reports.id",
        [ids],
    )
    return {
        ReportId(report): Report(report, text, name, source, json.loads(meta))
        for report, text, name, source, meta in rows
    }


def _remarks(db: Database, ids: str) -> dict[ReportId, dict[LabelId, list[str]]]:
    found: dict[ReportId, dict[LabelId, list[str]]] = {}
    rows = db.execute(
        "SELECT report, about, text FROM json_each(?) AS wanted"
        " JOIN comments ON report = wanted.value"
        " WHERE about IS NOT NULL ORDER BY at, comments.id",
        [ids],
    )
    for report, about, text in rows:
        found.setdefault(report, {}).setdefault(about, []).append(text)
    return found
