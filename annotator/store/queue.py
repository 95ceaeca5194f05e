"""The queue: all reports of a project in their order, with how far one person is with each.

A project may have a hundred thousand reports, of which a window shows thirty. So their ids alone
are read in one go, and a row is put together once somebody asks for it.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

from annotator.store import labels, look_again
from schema.database import Database
from schema.records import GOLD, Layer, ReportId, WorkState

_READ_AT_ONCE: Final = 500


class QueueRow(NamedTuple):
    """A report as the queue shows it to one person."""

    id: ReportId
    name: str = ""
    source: str = ""
    state: WorkState = WorkState.OPEN
    decided: int = 0
    undecided: int = 0
    unsure: int = 0
    remarks: int = 0  # comments on the report and on its spans
    dismissed: int = 0  # numerals that state no number; they are not among the decided
    again: int = 0  # labels made before the schema changed, to be looked at again


class Heading(NamedTuple):
    """What is read of a report once its row is seen."""

    name: str = ""
    source: str = ""
    undecided: int = 0  # suggestions


class Queue:
    """Reports in the order they came in, by place and by id.

    `touched` are those that something was done in, their headings left out: `heading` reads these,
    once for each report that somebody looks at, as they are then; a report that comes or goes makes
    another queue. `words` gives what reports are found by, some at a time.
    """

    def __init__(
        self,
        ids: Sequence[ReportId],
        touched: Mapping[ReportId, QueueRow],
        heading: Callable[[ReportId], Heading],
        words: Iterable[Mapping[ReportId, str]],
    ) -> None:
        self.ids = ids
        self._touched = dict(touched)
        self._read_heading = heading
        self._words = iter(words)
        self._found_by: dict[ReportId, str] = {}
        self._searched: list[str] = []
        self._headings: dict[ReportId, Heading] = {}
        self._states = Counter(each.state for each in touched.values())
        self._states[WorkState.OPEN] += len(ids) - len(touched)

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[QueueRow]:
        return map(self.row, self.ids)

    def __getitem__(self, place: int) -> QueueRow:
        return self.row(self.ids[place])

    def place(self, report: str) -> int | None:
        """Where a report stands, from 0; None where it is not here.

        It is looked for from the first on: of a hundred thousand that takes two milliseconds.
        """
        try:
            return self.ids.index(ReportId(report))
        except ValueError:
            return None

    def name(self, report: ReportId) -> str:
        """What a report is called; "" where the project does not have it."""
        return self._heading(report).name

    def row(self, report: ReportId) -> QueueRow:
        """All that is shown of a report."""
        name, source, undecided = self._heading(report)
        row = self.touched(report) or QueueRow(report)
        return row._replace(name=name, source=source, undecided=undecided)

    def touched(self, report: ReportId) -> QueueRow | None:
        """What was done in a report, its heading left out; None where nothing was."""
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
        self._headings[row.id] = Heading(row.name, row.source, row.undecided)

    def read_words(self) -> Iterator[None]:
        """Read what reports are found by, step by step, so that who searches need not wait."""
        for some in self._words:
            self._found_by.update(some)
            yield
        self._searched = self._searched or [self._found_by.get(each, "") for each in self.ids]

    def searched(self) -> list[str]:
        """What each report is found by, in the order of ids: its name and file in small letters."""
        for _ in self.read_words():
            pass
        return self._searched

    def _heading(self, report: ReportId) -> Heading:
        if report not in self._headings:
            self._headings[report] = self._read_heading(report)
        return self._headings[report]


EMPTY: Final = Queue([], {}, lambda _: Heading(), ())


def read(db: Database, layer: Layer, unaided: Collection[ReportId] = ()) -> Queue:
    """All reports with one person's progress, who is shown no suggestions of those `unaided`."""
    # one text, here and below: a hundred thousand rows one by one would take twice as long
    [ids] = db.execute(
        "SELECT json_group_array(id) FROM (SELECT id FROM reports ORDER BY rowid)"
    ).fetchone()

    def heading(report: ReportId) -> Heading:
        found = _heading(db, layer, report)
        return found._replace(undecided=0) if report in unaided else found

    return Queue(json.loads(ids), _touched(db, layer), heading, _words(db))


def _touched(db: Database, layer: Layer) -> dict[ReportId, QueueRow]:
    """The reports that somebody has done something in, or a review all that was to do."""
    work = _by_report(db, "SELECT report, state FROM work WHERE layer = ?", layer)
    reviewed = _by_report(
        db, "SELECT report, state FROM work WHERE layer = ?1 AND settled_by = ?1", GOLD
    )
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
    still_here = db.execute(
        "SELECT reports.id FROM json_each(?) JOIN reports ON reports.id = value",
        [json.dumps([*{**work, **reviewed, **decisions, **remarks, **again}])],
    ).fetchall()
    found = {}
    for [report] in still_here:
        of_others = {} if report in decisions else reviewed
        [state] = work.get(report) or of_others.get(report, (WorkState.OPEN,))
        decided, unsure, dismissed = decisions.get(report, (0, 0, 0))
        found[report] = QueueRow(
            report,
            state=WorkState(state),
            decided=decided - dismissed,
            unsure=unsure,
            remarks=remarks.get(report, (0,))[0],
            dismissed=dismissed,
            again=again.get(report, 0),
        )
    return found


def _words(db: Database) -> Iterator[dict[ReportId, str]]:
    last = 0
    while True:
        last, ids, names, sources = db.execute(
            "SELECT max(at), json_group_array(id), json_group_array(name), json_group_array(source)"
            " FROM (SELECT rowid AS at, id, name, source FROM reports"
            "  WHERE rowid > ? ORDER BY rowid LIMIT ?)",
            [last, _READ_AT_ONCE],
        ).fetchone()
        if last is None:
            return
        small = (json.loads(each.casefold()) for each in (names, sources))
        yield dict(zip(json.loads(ids), map("{}\n{}".format, *small), strict=True))


def _heading(db: Database, layer: Layer, report: ReportId) -> Heading:
    """Name and source, and how many suggestions somebody has not decided about."""
    found = db.execute(
        "SELECT name, source, (SELECT count(*) FROM suggestions"
        " WHERE report = ?1 AND current = 1 AND id NOT IN"
        " (SELECT suggestion FROM labels"
        "  WHERE report = ?1 AND layer = ?2 AND suggestion IS NOT NULL))"
        " FROM reports WHERE id = ?1",
        [report, layer],
    ).fetchone()
    return Heading(*found) if found else Heading()


def _by_report(db: Database, query: str, *values: str) -> dict[ReportId, tuple[Any, ...]]:
    return {ReportId(report): tuple(rest) for report, *rest in db.execute(query, values)}
