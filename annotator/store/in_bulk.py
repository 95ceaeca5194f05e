"""Reports with the labels of some layers, many at a time and as rows: what an export reads."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from typing import Any, Final

from annotator.store import work
from annotator.store.label_rows import OWN_COLUMNS
from schema.database import Database
from schema.records import GOLD, LabelId, LabelState, Layer, Report, ReportId

_REPORTS_AT_ONCE: Final = 8  # more take no less, and who cancels waits for them
_CONFIRMED: Final = LabelState.CONFIRMED.value
_WANTED: Final = (
    "json_each(?) AS wanted CROSS JOIN labels AS said"
    " ON said.report = wanted.value ->> 0 AND said.layer = wanted.value ->> 1"
)
# What is read of a label, and how: first what labels are sorted by. The source is the person's own
# label where gold is settled, the layer that of who said it.
_COLUMNS: Final[Mapping[str, str]] = {
    **{name: f'said."{name}"' for name in ("report", "start", "end", "label", "id")},
    **{name: f"said.{name}" for name in ("text", "state", "unsure", "reason")},
    "source": "coalesce(said.settled_from, said.id)",
    "layer": "coalesce(behind.layer, said.layer)",
    **{name: f"offered.{name}" for name in ("engine", "evidence", "score")},
    **{name: f"said.{name}" for name in OWN_COLUMNS},
    **{name: f"said.{name}" for name in ("indicator", "indicator_start", "indicator_end", "other")},
}
_LABELS: Final = (
    f"SELECT {', '.join(_COLUMNS.values())} FROM {_WANTED}"
    " LEFT JOIN labels AS behind ON behind.id = said.settled_from"
    " LEFT JOIN suggestions AS offered ON offered.id = said.suggestion"
)
_LINKS: Final = (
    f"SELECT links.label, target, position FROM {_WANTED} JOIN links ON links.label = said.id"
)
_POSITION: Final = itemgetter(2)


LabelRow = tuple[Any, ...]
"""A label as it was read, for an export makes a million of them: `columns` finds what is in it."""


def columns(*names: str) -> Callable[[LabelRow], tuple[Any, ...]]:
    """What takes columns out of a row, two or more; ValueError for a name that none has."""
    return itemgetter(*map([*_COLUMNS].index, names))


_ID, _STATE, _SOURCE = map([*_COLUMNS].index, ("id", "state", "source"))


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report, labels of it in reading order, what they are linked to, what was remarked on each.

    `links` has those of other reports too.
    """

    report: Report
    labels: list[LabelRow]
    links: dict[LabelId, list[LabelId]]
    remarks: dict[LabelId, list[str]]

    @property
    def confirmed(self) -> dict[LabelId, LabelRow]:
        """Those that stand."""
        return {row[_ID]: row for row in self.labels if row[_STATE] == _CONFIRMED}

    @property
    def sources(self) -> dict[LabelId, LabelId]:
        """The person's own label of each, where gold is settled; else it is the label itself."""
        return {row[_ID]: row[_SOURCE] for row in self.labels}


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
    links: dict[LabelId, list[LabelId]] = {}
    # both come nearly sorted from their indexes, and SQLite would sort them from scratch
    linked, rows = (db.execute(each, [pairs]).fetchall() for each in (_LINKS, _LABELS))
    linked.sort(key=_POSITION)
    rows.sort()
    for label, target, _ in linked:
        links.setdefault(label, []).append(target)
    labels = {report: [*group] for report, group in groupby(rows, itemgetter(0))}
    reports, remarks = _reports(db, ids), _remarks(db, ids)
    for report, _ in some:
        found = labels.get(report, [])
        yield LabelledReport(reports[report], found, links, remarks.get(report, {}))


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
