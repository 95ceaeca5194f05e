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
_MANY: Final = "SELECT report, count(*)"
_STATES: Final = {each.value: each for each in WorkState}


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


_NOTHING: Final[Mapping[ReportId, Any]] = {}


class Done(NamedTuple):
    """What one person has done, by report; in those of a review, all that was to do."""

    states: Mapping[ReportId, WorkState] = _NOTHING
    labels: Mapping[ReportId, int] = _NOTHING  # the dismissed among them
    dismissed: Mapping[ReportId, int] = _NOTHING
    unsure: Mapping[ReportId, int] = _NOTHING
    remarks: Mapping[ReportId, int] = _NOTHING
    again: Mapping[ReportId, int] = _NOTHING

    def row(self, report: ReportId) -> QueueRow | None:
        """A report without its heading; None where nothing was done."""
        if not any(report in each for each in self):
            return None
        dismissed = self.dismissed.get(report, 0)
        return QueueRow(
            report,
            state=self.states.get(report, WorkState.OPEN),
            decided=self.labels.get(report, 0) - dismissed,
            unsure=self.unsure.get(report, 0),
            remarks=self.remarks.get(report, 0),
            dismissed=dismissed,
            again=self.again.get(report, 0),
        )


class Queue:
    """Reports in the order they came in, by place and by id.

    `heading` reads what `done` does not say, once for each report that somebody looks at, as it is
    then; a report that comes or goes makes another queue. `words` gives what reports are found by,
    some at a time.
    """

    def __init__(
        self,
        ids: Sequence[ReportId],
        done: Done,
        heading: Callable[[ReportId], Heading],
        words: Iterable[Mapping[ReportId, str]],
    ) -> None:
        self.ids = ids
        self._done = done
        self._touched: dict[ReportId, QueueRow | None] = {}  # as far as they were asked for
        self._read_heading = heading
        self._words = iter(words)
        self._found_by: dict[ReportId, str] = {}
        self._searched: list[str] = []
        self._headings: dict[ReportId, Heading] = {}
        self._states = Counter(done.states.get(each, WorkState.OPEN) for each in ids)

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
        if report not in self._touched:
            self._touched[report] = self._done.row(report)
        return self._touched[report]

    def state(self, report: ReportId) -> WorkState:
        """How a report stands."""
        row = self._touched.get(report)
        return row.state if row else self._done.states.get(report, WorkState.OPEN)

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


EMPTY: Final = Queue([], Done(), lambda _: Heading(), ())


def read(db: Database, layer: Layer, unaided: Collection[ReportId] = ()) -> Queue:
    """All reports with one person's progress, who is shown no suggestions of those `unaided`."""
    # one text, here and below: a hundred thousand rows one by one would take twice as long
    [ids] = db.execute(
        "SELECT json_group_array(id) FROM (SELECT id FROM reports ORDER BY rowid)"
    ).fetchone()

    def heading(report: ReportId) -> Heading:
        found = _heading(db, layer, report)
        return found._replace(undecided=0) if report in unaided else found

    return Queue(json.loads(ids), _done(db, layer), heading, _words(db))


def _done(db: Database, layer: Layer) -> Done:
    work = _by_report(db, "SELECT report, state FROM work WHERE layer = ?", layer)
    reviewed = _by_report(
        db, "SELECT report, state FROM work WHERE layer = ?1 AND settled_by = ?1", GOLD
    )
    # with + the index by report is read alone, and no label: there may be a million
    decided = _by_report(db, f"{_MANY} FROM labels WHERE +layer = ? GROUP BY report", layer)
    of_others = {report: state for report, state in reviewed.items() if report not in decided}
    return Done(
        {report: _STATES[state] for report, state in (of_others | work).items()},
        decided,
        _by_report(
            db, f"{_MANY} FROM labels WHERE layer = ? AND {labels.DISMISSED} GROUP BY report", layer
        ),
        _by_report(
            db, f"{_MANY} FROM labels WHERE layer = ? AND unsure = 1 GROUP BY report", layer
        ),
        _by_report(db, f"{_MANY} FROM comments WHERE layer = ? GROUP BY report", layer),
        look_again.count_by_report(db, layer),
    )


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


def _by_report(db: Database, query: str, layer: Layer) -> dict[ReportId, Any]:
    return dict(db.execute(query, [layer]).fetchall())
