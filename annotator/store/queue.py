"""The queue: all reports of a project in their order, with how far one person is with each.

A project may have a hundred thousand reports, of which a window shows thirty. So ids and names are
read in one go, and a row is put together once somebody asks for it.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from annotator.store import labels, look_again
from schema.database import Database
from schema.records import Layer, ReportId, WorkState


class QueueRow(NamedTuple):
    """A report as the queue shows it to one person."""

    id: ReportId
    name: str
    source: str
    state: WorkState = WorkState.OPEN
    decided: int = 0
    undecided: int = 0
    unsure: int = 0
    remarks: int = 0  # comments on the report and on its spans
    dismissed: int = 0  # numerals that state no number; they are not among the decided
    again: int = 0  # labels made before the schema changed, to be looked at again


class Queue:
    """Reports in the order they came in, by place and by id.

    `touched` are those that something was done in, but for their undecided suggestions: these are
    counted by `undecided` once for each report that somebody looks at.
    """

    def __init__(
        self,
        ids: Sequence[ReportId],
        names: Sequence[str],
        sources: Sequence[str],
        touched: Mapping[ReportId, QueueRow],
        undecided: Callable[[ReportId], int],
    ) -> None:
        self.ids = ids
        self._names = names
        self._sources = sources
        self._touched = dict(touched)
        self._count_undecided = undecided
        self._undecided: dict[ReportId, int] = {}
        self._places = dict(zip(ids, range(len(ids)), strict=True))
        self._states = Counter(each.state for each in touched.values())
        self._states[WorkState.OPEN] += len(ids) - len(touched)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[QueueRow]:
        return map(self.row, self.ids)

    def __getitem__(self, place: int) -> QueueRow:
        return self.row(self.ids[place])

    def __contains__(self, report: object) -> bool:
        return report in self._places

    def place(self, report: str) -> int | None:
        """Where a report stands, from 0; None where it is not here."""
        return self._places.get(ReportId(report))

    def name(self, report: ReportId) -> str:
        """What a report is called; KeyError where it is not here."""
        return self._names[self._places[report]]

    def row(self, report: ReportId) -> QueueRow:
        """All that is shown of a report; KeyError where it is not here."""
        place = self._places[report]
        if report not in self._undecided:
            self._undecided[report] = self._count_undecided(report)
        row = self.touched(report) or QueueRow(report, self._names[place], self._sources[place])
        return row._replace(undecided=self._undecided[report])

    def touched(self, report: ReportId) -> QueueRow | None:
        """A report that something was done in, its undecided suggestions not counted; or None."""
        return self._touched.get(report)

    def state(self, report: ReportId) -> WorkState:
        """How a report stands."""
        row = self.touched(report)
        return row.state if row else WorkState.OPEN

    def count(self, state: WorkState) -> int:
        """How many reports stand so."""
        return self._states[state]

    def put(self, row: QueueRow) -> None:
        """Say what has become of a report."""
        self._states[self.state(row.id)] -= 1
        self._states[row.state] += 1
        self._touched[row.id] = row
        self._undecided[row.id] = row.undecided

    def searched(self) -> list[str]:
        """What each report is found by: its name and its file's, in small letters."""
        pairs = zip(self._names, self._sources, strict=True)
        return [f"{name}\n{source}".casefold() for name, source in pairs]


EMPTY: Final = Queue([], [], [], {}, lambda _: 0)


def read(db: Database, layer: Layer, unaided: Collection[ReportId] = ()) -> Queue:
    """All reports with one person's progress, who is shown no suggestions of those `unaided`."""
    # a text for each column: a hundred thousand rows one by one would take twice as long
    columns = db.execute(
        "SELECT json_group_array(id), json_group_array(name), json_group_array(source)"
        " FROM (SELECT id, name, source FROM reports ORDER BY rowid)"
    ).fetchone()
    ids, names, sources = map(json.loads, columns)

    def undecided(report: ReportId) -> int:
        return 0 if report in unaided else _undecided(db, layer, report)

    return Queue(ids, names, sources, _touched(db, layer), undecided)


def _touched(db: Database, layer: Layer) -> dict[ReportId, QueueRow]:
    """The reports that somebody has done something in."""
    work = _by_report(db, "SELECT report, state FROM work WHERE layer = ?", layer)
    decisions = _by_report(
        db,
        f"SELECT report, count(*), sum(unsure), sum({labels.DISMISSED}) FROM labels"
        " WHERE layer = ? GROUP BY 1",
        layer,
    )
    remarks = _by_report(
        db, "SELECT report, count(*) FROM comments WHERE layer = ? GROUP BY report", layer
    )
    again = look_again.count_by_report(db, layer)
    rows = db.execute(
        "SELECT reports.id, name, source FROM json_each(?) JOIN reports ON reports.id = value",
        [json.dumps([*{**work, **decisions, **remarks, **again}])],
    )
    found = {}
    for report, name, source in rows.fetchall():
        [state] = work.get(report, (WorkState.OPEN,))
        decided, unsure, dismissed = decisions.get(report, (0, 0, 0))
        [said] = remarks.get(report, (0,))
        figures = decided - dismissed, 0, unsure, said, dismissed, again.get(report, 0)
        found[report] = QueueRow(report, name, source, WorkState(state), *figures)
    return found


def _undecided(db: Database, layer: Layer, report: ReportId) -> int:
    """How many suggestions of a report somebody has not decided about."""
    [count] = db.execute(
        "SELECT count(*) FROM suggestions WHERE report = ?1 AND current = 1 AND id NOT IN"
        " (SELECT suggestion FROM labels"
        "  WHERE report = ?1 AND layer = ?2 AND suggestion IS NOT NULL)",
        [report, layer],
    ).fetchone()
    return int(count)


def _by_report(db: Database, query: str, *values: str) -> dict[ReportId, tuple[Any, ...]]:
    return {ReportId(report): tuple(rest) for report, *rest in db.execute(query, values)}
