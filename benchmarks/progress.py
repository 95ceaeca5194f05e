"""The figures of progress in a team's project: how long each query takes.

    python3 run.py bench progress [LABELS] [REPORTS]

Beside each figure stands the processor time, which says more where the machine has other work.
"""

import sqlite3
import sys
import time
from pathlib import Path
from typing import Final

from all_labels import LABELS, REPORTS, make_project
from measure import home

_PEOPLE: Final = 12
# What a team leaves in the tables, from the labels that are there; written straight into them.
# The ids of suggestions are in no order, as digests are: what goes by them goes all over the file.
_TEAM: Final = (
    f"""WITH RECURSIVE nth (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM nth WHERE n < {_PEOPLE})
    INSERT INTO annotators
    SELECT printf('00000000-0000-4000-8000-%012d', n), 'person ' || n FROM nth""",
    f"""UPDATE labels SET suggestion =
        printf('%08x%08x', rowid * 2654435761 % 4294967296, rowid),
        layer = printf('00000000-0000-4000-8000-%012d',
            1 + (SELECT rowid FROM reports WHERE reports.id = labels.report) % {_PEOPLE}),
        state = iif(rowid % 10, 'confirmed', 'rejected')""",
    """INSERT INTO suggestions SELECT suggestion, report, 'engine', label, start, "end", text,
        json_patch('{}', json_object('bound', bound, 'category', category, 'cue', cue,
            'indicator', json(iif(indicator_start IS NULL, NULL, json_object('end', indicator_end,
                'start', indicator_start, 'text', indicator))),
            'place', place, 'status', status, 'time', time, 'unit', unit,
            'value', iif(rowid % 20, value, '0'))),
        '[]', 0.9, iif(label = 'number', 'number.' || (rowid % 8), 'term'), '', 1 FROM labels""",
    """INSERT INTO rounds SELECT 'r' || (rowid % 3), 'round ' || (rowid % 3),
        '2026-03-01T00:00:00.000Z', '[]', json_group_array(id), 1, 0, '', '[]',
        iif(rowid % 3, 'closed', 'open'), '[]', NULL, 100 FROM reports GROUP BY rowid % 3""",
    f"""INSERT INTO assignments SELECT round || report || person, round, report, person,
        'annotator', CASE seat % 20 WHEN 0 THEN 'returned' WHEN 1 THEN 'assigned'
        ELSE 'handed_in' END, NULL
        FROM (SELECT 'r' || (reports.rowid % 3) AS round, id AS report, reports.rowid AS seat,
            printf('00000000-0000-4000-8000-%012d',
                1 + (reports.rowid + other) % {_PEOPLE}) AS person
            FROM reports, (SELECT 0 AS other UNION ALL SELECT 1)
            WHERE other = 0 OR reports.rowid % 10 = 0)""",
    """INSERT INTO work SELECT report, annotator, 'finished', NULL, NULL FROM assignments
        WHERE state = 'handed_in'""",
    """INSERT INTO operations SELECT 'o' || id, layer, row_number() OVER seats, rowid, layer,
        strftime('%Y-%m-%dT%H:%M:%fZ', '2026-03-01', (20 * row_number() OVER seats) || ' seconds'),
        iif(rowid % 10, 'label.confirm', 'report.finish'), layer, report, NULL, NULL,
        hex(zeroblob(32)), json_array('o' || id), 1, hex(zeroblob(32))
        FROM labels WINDOW seats AS (PARTITION BY layer ORDER BY rowid)""",
)


def main() -> None:
    """Build the project, ask each figure once."""
    from annotator import settings
    from annotator.project import Mode, Project
    from annotator.statistics import asking
    from annotator.statistics.asking import Outlook

    labels, reports = (int(each) for each in (sys.argv[1:3] or (LABELS, REPORTS)))
    with home() as folder:
        path = Path(folder) / "progress.jinbiao"
        make_project(path, labels, reports)
        _make_team(path)
        me = settings.load().author().id
        with Project.open(path, Mode.READ) as project:
            of = Outlook(me, is_lead=True, is_overseer=True, has_times=True)
            for figure in of.figures:
                begun, used = time.perf_counter(), time.process_time()
                found = asking.answer(project, figure, of)
                passed, taken = time.perf_counter() - begun, time.process_time() - used
                print(
                    f"{figure.name:12} {passed:6.2f} s  {taken:6.2f} s CPU  {len(found.rows)} rows"
                )


def _make_team(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA synchronous = OFF")
    for statement in _TEAM:
        connection.execute(statement)
    connection.commit()
    connection.close()


if __name__ == "__main__":
    main()
