"""A clock set back a year, or forward ten: what came after what, the journal knows better."""

from collections.abc import Callable
from datetime import datetime, timedelta, tzinfo
from pathlib import Path

import pytest

from annotator import clock, history
from annotator.checks.verify import verify
from annotator.gate import Gate
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.releases import releases
from annotator.safety import backups
from annotator.store import journal, rounds
from annotator.store import labels as label_table
from annotator.store import releases as release_table
from annotator.store.journal_pages import Asked
from annotator.team import merging
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, LabelId, Layer, Report, Span
from schema.rounds import Member

SHIFTS = (timedelta(days=-365), timedelta(days=3650))
REPORT = Report.of("青石县修路8公里，脱贫32户。", name="青石县")
OTHER = Annotator(AnnotatorId("2" * 8), "周二")

SetClock = Callable[[timedelta], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Sets the clock of this machine so far from what it is."""

    def shift(by: timedelta) -> None:
        class Shifted(datetime):
            @classmethod
            def now(cls, tz: tzinfo | None = None) -> "Shifted":
                there = datetime.now(tz) + by
                return cls.fromtimestamp(there.timestamp(), tz)

        for each in (clock, backups):
            monkeypatch.setattr(each, "datetime", Shifted)

    return shift


def at_work(gate: Gate) -> Workspace:
    return Workspace.load(gate.project, REPORT.id, Layer(gate.person.id))


def add(gate: Gate, start: int) -> LabelId:
    span = Span(start, start + 1, REPORT.text[start : start + 1])
    draft = label_ops.add(at_work(gate), span, "number", {})
    gate.run(draft)
    return LabelId(draft.changes[0].id)


def give(gate: Gate, key: LabelId, value: str) -> None:
    gate.run(label_ops.edit(at_work(gate), key, Edit(attributes={"value": value})))


def value(project: Project, key: LabelId) -> object:
    found = label_table.get(project.db, key)
    assert found is not None
    return found.attributes.get("value")


@pytest.mark.parametrize("by", SHIFTS)
def test_decisions_keep_their_order(gate: Gate, set_clock: SetClock, by: timedelta) -> None:
    gate.run(report_ops.bring_in([REPORT]))
    key = add(gate, 5)
    give(gate, key, "8")
    set_clock(by)
    give(gate, key, "9")
    assert value(gate.project, key) == "9"
    assert [each.kind for each in history.page(gate.project, Asked(), count=3).operations] == [
        *("label.edit", "label.edit", "label.add")
    ]
    gate.undo()
    assert value(gate.project, key) == "8"
    set_clock(-by)
    gate.redo()
    assert value(gate.project, key) == "9"
    assert verify(gate.project) == []


@pytest.mark.parametrize("by", SHIFTS)
def test_copies_are_merged_by_what_knew_of_what(
    gate: Gate, set_clock: SetClock, tmp_path: Path, by: timedelta
) -> None:
    gate.run(report_ops.bring_in([REPORT]))
    key = add(gate, 5)
    give(gate, key, "8")
    gate.project.send_copy(tmp_path / "二.jinbiao")
    set_clock(by)
    with Project.open(tmp_path / "二.jinbiao") as copy:
        give(Gate(copy, gate.person), key, "9")
    set_clock(timedelta())
    with Project.open(tmp_path / "二.jinbiao", Mode.READ) as copy:
        assert merging.merge_in(gate, copy).conflicts == 0
    assert value(gate.project, key) == "9"
    assert verify(gate.project) == []


@pytest.mark.parametrize("by", SHIFTS)
def test_releases_and_rounds_stand_in_the_order_in_which_they_were_made(
    gate: Gate, set_clock: SetClock, by: timedelta
) -> None:
    gate.introduce(OTHER)
    others = [Report.of(f"第{nth}村修路{nth}公里。", name=f"第{nth}村") for nth in range(3)]
    gate.run(report_ops.bring_in([REPORT, *others]))
    add(gate, 5)
    gate.run(report_ops.finish(at_work(gate)))
    made = []
    for nth, shift in enumerate((timedelta(), by, by / 2)):
        set_clock(shift)
        made.append(releases.make(gate, f"v{nth}"))
        team_rounds.begin(gate, f"r{nth}", [Member(OTHER.id)], [others[nth].id])
    db = gate.project.db
    assert [each.name for each in release_table.everything(db)] == ["v0", "v1", "v2"]
    assert [each.before for each in made] == [None, made[0].id, made[1].id]
    assert [each.name for each in rounds.everything(db)] == ["r0", "r1", "r2"]
    assert verify(gate.project) == []


@pytest.mark.parametrize("by", [*SHIFTS, -timedelta(minutes=1)])
def test_what_was_backed_up_last_is_there(gate: Gate, set_clock: SetClock, by: timedelta) -> None:
    gate.run(report_ops.bring_in([REPORT]))
    for start in range(5):
        set_clock(timedelta(seconds=start))
        add(gate, start)
        assert backups.make(gate.project) is not None
    for start in range(5, 10):
        set_clock(by + timedelta(seconds=start))
        add(gate, start)
        made = backups.make(gate.project)
        assert made is not None
        assert backups.make(gate.project) is None
        with Project.open(made.path, Mode.READ) as copy:
            assert journal.heads(copy.db) == journal.heads(gate.project.db)
