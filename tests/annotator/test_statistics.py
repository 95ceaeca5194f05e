"""Figures of how far a project is: each is one query, and says what was done by the gate."""

import json
import sqlite3
from concurrent.futures import CancelledError
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator import gate as gates
from annotator import settings
from annotator.agreement import by_round
from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.exchange import spreadsheets
from annotator.gate import Gate, create_project
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.ops import settings as project_settings
from annotator.ops.labels import Edit
from annotator.project import Project
from annotator.statistics import asking
from annotator.statistics.asking import Outlook
from annotator.statistics.figure import Answer
from annotator.store import asked
from annotator.team import handing
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    AnnotatorId,
    Layer,
    Report,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
)
from schema.rounds import Member, Role

LIN, ZHOU, CHEN = (
    Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in ((2, "林一"), (3, "周宁"), (4, "陈立"))
)


class Clock:
    """Says when operations are made: a second later each time."""

    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)

    def __call__(self) -> str:
        self.at += timedelta(seconds=1)
        return self.at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The days of work do not depend on the hour at which the tests are run."""
    made = Clock()
    monkeypatch.setattr(gates, "now", made)
    return made


def text_of(nth: int) -> str:
    return f"第{nth}村发展茶叶种植，带动贫困户{nth + 20}户；新建水厂{nth + 2}座。"


@pytest.fixture
def lead(gate: Gate) -> Gate:
    """The person who made the project, with six reports of three suggestions each."""
    for nth in range(6):
        report = Report.of(text_of(nth), name=f"报告{nth}")
        offered = suggested(report)
        report = Report(report.id, report.text, report.name, suggested_by=("engine-1",))
        gate.run(report_ops.bring_in([report], offered))
    for each in (LIN, ZHOU, CHEN):
        gate.introduce(each)
    return gate


def suggested(report: Report) -> list[Suggestion]:
    def one(label: str, words: str, rule: str, **said: str) -> Suggestion:
        start = report.text.index(words)
        span = Span(start, start + len(words), words)
        key = SuggestionId(f"{report.id}-{start}")
        return Suggestion(key, report.id, "engine-1", label, span, said, score=0.9, rule=rule)

    households, _plants = (report.text.split(cut)[1][:3] for cut in ("贫困户", "水厂"))
    people = households[:3]
    return [
        one("measure", "茶叶种植", "term", category="industry"),
        one("number", people, "number.people", value=people[:2], unit="户"),
        one("measure", "新建水厂", "action", category="infrastructure"),
    ]


def reports_of(lead: Gate) -> list[ReportId]:
    return [Report.of(text_of(nth), name="").id for nth in range(6)]


def workspace(lead: Gate, report: ReportId, who: Annotator) -> Workspace:
    return Workspace.load(lead.project, report, Layer(who.id))


def label_all(lead: Gate, report: ReportId, who: Annotator, *, finish: bool = True) -> None:
    """Take the term, correct the number's unit, reject the action."""
    gate = Gate(lead.project, who)
    term, number, action = (each.key for each in workspace(lead, report, who).items())
    gate.run(labels.confirm(workspace(lead, report, who), term))
    gate.run(labels.edit(workspace(lead, report, who), number, Edit(attributes={"unit": "家"})))
    gate.run(labels.reject(workspace(lead, report, who), action))
    if finish:
        gate.run(report_ops.finish(workspace(lead, report, who)))


@pytest.fixture
def team(lead: Gate) -> Gate:
    """A round of four reports for two people each; one of them handed in, one got it back."""
    some = reports_of(lead)[:4]
    members = [Member(LIN.id), Member(ZHOU.id), Member(CHEN.id, Role.REVIEWER)]
    of = team_rounds.begin(lead, "第一轮", members, some, overlap=2)
    given = team_rounds.assign_by_plan(lead, of)
    for report in some[:2]:
        label_all(lead, report, LIN)
    label_all(lead, some[0], ZHOU)
    label_all(lead, some[2], ZHOU, finish=False)
    for each in (LIN, ZHOU):
        team_rounds.hand_in(Gate(lead.project, each))
    back = next(each for each in given if (each.report, each.person) == (some[1], LIN.id))
    standing = team_rounds.assignment_of(lead.project, of, back.report, LIN)
    team_rounds.give_back(lead, standing, "再看看单位")
    return lead


def answered(lead: Gate, name: str, who: Annotator | None = None) -> Answer:
    of = asking.outlook(lead.project, (who or lead.person).id)
    [figure] = [each for each in of.figures if each.name == name]
    return asking.answer(lead.project, figure, of)


def rows(lead: Gate, name: str, who: Annotator | None = None) -> list[dict[str, object]]:
    found = answered(lead, name, who)
    return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def names(of: Outlook) -> set[str]:
    return {each.name for each in of.figures}


def test_what_a_query_says_it_gives_in_any_sqlite(team: Gate, project_file: Path) -> None:
    team.run(project_settings.want_times(team.project, wanted=True))
    for who in (team.person, LIN, CHEN):
        of = asking.outlook(team.project, who.id)
        for figure in of.figures:
            found = asking.answer(team.project, figure, of)
            with sqlite3.connect(f"file:{project_file}?mode=ro", uri=True) as plain:
                cursor = plain.execute(found.query)
                assert tuple(each[0] for each in cursor.description) == found.columns
                assert cursor.fetchall() == list(found.rows)
            plain.close()
            assert sqlite3.complete_statement(found.query)  # else a shell waits for more of it
            assert len(found.bars()) == len(found.rows) > 0


def test_reports_stand_where_the_least_far_of_their_people_is(team: Gate) -> None:
    [of_round, outside] = rows(team, "states")
    expected = {"handed_in": 1, "returned": 1, "working": 0, "waiting": 2, "reports": 4}
    assert {key: of_round[key] for key in expected} == expected
    assert (outside["round"], outside["waiting"], outside["reports"]) == ("", 2, 2)


def test_gold_and_unusable_reports_are_counted_as_such(lead: Gate) -> None:
    first, second, third, *_ = reports_of(lead)
    label_all(lead, first, lead.person)
    lead.run(report_ops.call_unusable(workspace(lead, second, lead.person), "只有表格"))
    label_all(lead, third, lead.person, finish=False)
    [found] = rows(lead, "states")
    assert [found[key] for key in ("gold", "unusable", "working", "waiting")] == [1, 1, 1, 3]


def test_what_remains_is_reckoned_at_the_own_pace(team: Gate, clock: Clock) -> None:
    found = {each["person"]: each for each in rows(team, "people")}
    lin = found["林一"]
    # two were finished today, one of them is open again
    assert [lin[key] for key in ("finished", "remaining", "days", "a_day")] == [1, 3, 1, 2.0]
    assert lin["days_left"] == 2
    clock.at += timedelta(days=1)
    label_all(team, reports_of(team)[2], LIN, finish=False)
    slower = next(each for each in rows(team, "people") if each["person"] == "林一")
    assert (slower["days"], slower["a_day"], slower["days_left"]) == (2, 1.0, 3)


def test_a_report_that_is_finished_again_counts_once_at_the_own_pace(lead: Gate) -> None:
    first, *_ = reports_of(lead)
    label_all(lead, first, lead.person)
    lead.run(report_ops.reopen(workspace(lead, first, lead.person)))
    lead.run(report_ops.finish(workspace(lead, first, lead.person)))
    [found] = rows(lead, "people")
    assert (found["finished"], found["days"], found["a_day"]) == (1, 1, 1.0)


def test_who_alone_labels_has_all_reports_before_them(lead: Gate) -> None:
    label_all(lead, reports_of(lead)[0], lead.person)
    [found] = rows(lead, "people")
    assert (found["finished"], found["remaining"], found["days_left"]) == (1, 5, 5)


def test_what_was_returned_waits_until_it_is_handed_in_again(team: Gate) -> None:
    assert [
        (each["person"], each["waiting"], each["again"]) for each in rows(team, "returned")
    ] == [("林一", 1, 0)]
    second = reports_of(team)[1]
    gate = Gate(team.project, LIN)
    gate.run(report_ops.finish(workspace(team, second, LIN)))
    team_rounds.hand_in(gate)
    [found] = rows(team, "returned")
    assert (found["waiting"], found["again"], found["share"]) == (0, 1, 25.0)


def test_agreement_is_that_of_the_window_of_agreement(team: Gate) -> None:
    fourth = reports_of(team)[3]
    label_all(team, fourth, LIN)
    label_all(team, fourth, ZHOU, finish=False)
    gate, place = Gate(team.project, ZHOU), Span(0, 3, text_of(3)[:3])
    gate.run(labels.add(workspace(team, fourth, ZHOU), place, "measure", {"category": "other"}))
    gate.run(report_ops.finish(workspace(team, fourth, ZHOU)))
    [shown] = rows(team, "agreement")
    [figures] = by_round.compared(team.project, times=1)
    assert shown["numbers"] == round(100 * (figures.figures["number.exact_f1"] or 0), 1) == 100
    assert shown["measures"] == round(100 * (figures.figures["measure.exact_f1"] or 0), 1)
    assert 0 < float(str(shown["measures"])) < 100
    assert shown["pairs"] == 2


def test_categories_that_nobody_gave_are_listed_as_rare(lead: Gate) -> None:
    label_all(lead, reports_of(lead)[0], lead.person)
    found = rows(lead, "categories")
    assert next(each["category"] for each in found) == "industry"
    assert (found[0]["settled"], found[0]["labels"], found[0]["rare"]) == (1, 1, 1)
    assert {each["category"] for each in found} == {*lead.project.schema.categories}


def test_of_a_settled_report_only_its_gold_counts(team: Gate) -> None:
    industry = next(each for each in rows(team, "categories") if each["category"] == "industry")
    assert (industry["settled"], industry["unsettled"]) == (0, 4)


def test_a_suggestion_is_unchanged_where_nothing_of_it_was_changed(team: Gate) -> None:
    found = {each["rule"]: each for each in rows(team, "rules")}
    said = {
        rule: [each[key] for key in ("unchanged", "changed", "rejected", "share")]
        for rule, each in found.items()
    }
    assert said == {
        "term": [4, 0, 0, 100.0],
        "number.people": [0, 4, 0, 0.0],
        "action": [0, 0, 4, 0.0],
    }


def test_fields_that_a_person_wrote_themselves_count_as_changes(lead: Gate) -> None:
    first, second, *_ = reports_of(lead)
    number = workspace(lead, first, lead.person).items()[1].key
    indicator = Span(text_of(0).index("贫困户"), text_of(0).index("贫困户") + 3, "贫困户")
    said = Edit(attributes={"indicator": indicator})
    lead.run(labels.edit(workspace(lead, first, lead.person), number, said))
    [found] = rows(lead, "rules")
    assert (found["unchanged"], found["changed"]) == (0, 1)
    number = workspace(lead, second, lead.person).items()[1].key
    lead.run(labels.confirm(workspace(lead, second, lead.person), number))
    [found] = rows(lead, "rules")
    assert (found["unchanged"], found["changed"], found["share"]) == (1, 1, 50.0)


def test_time_counts_without_what_is_longer_than_five_minutes(lead: Gate, clock: Clock) -> None:
    assert "times" not in names(asking.outlook(lead.project, lead.person.id))
    report, me = reports_of(lead)[0], lead.person
    term, number, _ = (each.key for each in workspace(lead, report, me).items())
    lead.run(labels.confirm(workspace(lead, report, me), term))
    clock.at += timedelta(seconds=119)
    lead.run(labels.confirm(workspace(lead, report, me), number))
    clock.at += timedelta(hours=1)
    lead.run(report_ops.finish(workspace(lead, report, me)))
    lead.run(project_settings.want_times(lead.project, wanted=True))
    [found] = rows(lead, "times")
    assert (found["middle"], found["mean"], found["reports"]) == (2.0, 2.0, 1)


def test_only_the_lead_sees_times_and_only_where_they_are_wanted(team: Gate) -> None:
    draft = project_settings.want_times(team.project, wanted=True)
    team.run(draft)
    assert project_settings.want_times(team.project, wanted=True).changes == ()
    assert "times" in names(asking.outlook(team.project, team.person.id))
    for other in (LIN, CHEN):
        of = asking.outlook(team.project, other.id)
        assert of.has_times  # who is timed may know it
        assert "times" not in names(of)
    team.run(project_settings.want_times(team.project, wanted=False))
    assert "times" not in names(asking.outlook(team.project, team.person.id))
    assert list(verify(team.project)) == []


def test_a_setting_is_no_change_of_the_schema(team: Gate) -> None:
    from annotator.schema_changes import history

    before = team.project.schema.version
    team.run(project_settings.want_times(team.project, wanted=True))
    assert team.project.schema.version == before
    assert history(team.project) == []


def test_who_labels_sees_their_own_work_alone(team: Gate, project_file: Path) -> None:
    of = asking.outlook(team.project, LIN.id)
    assert not of.is_overseer
    assert "agreement" not in names(of)
    assert {each["person"] for each in rows(team, "people", LIN)} == {"林一"}
    assert sum(int(str(each["decided"])) for each in rows(team, "rules", LIN)) == 6
    for name in ("people", "rules", "states", "returned", "categories"):
        found = answered(team, name, LIN)
        assert ZHOU.name not in str(found.rows)
        assert ZHOU.id not in found.query
    assert asking.outlook(team.project, CHEN.id).is_overseer


def test_whom_a_file_was_handed_out_to_sees_their_own_alone(team: Gate, tmp_path: Path) -> None:
    team.run(project_settings.want_times(team.project, wanted=True))
    out = tmp_path / "林一.jinbiao"
    handing.hand_out(team, LIN, out)
    with Project.open(out) as handed:
        of = asking.outlook(handed, LIN.id)
        assert not of.is_lead
        assert not of.is_overseer
        assert of.has_times
        assert "times" not in names(of)
        [figure] = [each for each in of.figures if each.name == "states"]
        found = asking.answer(handed, figure, of)
        assert found.rows[0][-1] == 4


def test_the_command_prints_one_object_or_tables(tmp_path: Path) -> None:
    path, me = tmp_path / "t.jinbiao", settings.load().author()
    create_project(path, me)
    said = CliRunner().invoke(commands, ["stats", str(path), "--json"])
    assert said.exit_code == 0
    found = json.loads(said.stdout)
    assert found["whose"] == "everybody"
    assert set(found["figures"]) >= {"states", "people", "categories", "rules"}
    assert found["figures"]["categories"]["rows"][0]["labels"] == 0
    with sqlite3.connect(path) as plain:
        plain.execute(found["figures"]["people"]["query"])
    plain.close()
    lines = CliRunner().invoke(commands, ["stats", str(path)]).stdout.splitlines()
    assert "# Measures by category" in lines
    heading, *rows = [each for each in lines if "\t" in each]
    assert {each.count("\t") for each in rows} == {heading.count("\t")}


def test_names_of_people_are_no_formulas_in_csv(tmp_path: Path) -> None:
    spreadsheets.write([["人"], ["=1+1"]], tmp_path / "t.csv")
    assert (tmp_path / "t.csv").read_bytes().decode("utf-8-sig") == "人\r\n'=1+1\r\n"


def test_a_figure_that_nobody_wants_any_more_is_broken_off(team: Gate) -> None:
    many = "WITH RECURSIVE n (x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT max(x) FROM n"
    with pytest.raises(CancelledError):
        asked.ask(team.project.db, many, {}, lambda: True)
