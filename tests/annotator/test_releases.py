"""Releases of gold: they keep what they held, and tell what has changed since."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.checks.finding import Rule
from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.exporting import exporting
from annotator.exporting.choice import Choice
from annotator.gate import Gate
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.ops.labels import Edit
from annotator.releases import releases
from annotator.releases.changes import What, differences_of
from annotator.review.differences import Kind
from annotator.store import releases as table
from annotator.workspace import Workspace
from schema.payloads import change
from schema.records import Entity, LabelId, Layer, Report, Span

TEXT = "县里投入7.64亿元发展产业扶贫，带动近3000户增收，修路8公里。"


class Labelling:
    """One person alone labels reports: finishing settles, and reopening withdraws."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        self.reports: list[Report] = []

    def bring_in(self, name: str) -> Report:
        report = Report.of(f"{name}：{TEXT}", name=name)
        self.gate.run(report_ops.bring_in([report]))
        self.reports.append(report)
        return report

    def workspace(self, report: Report) -> Workspace:
        return Workspace.load(self.gate.project, report.id, Layer(self.gate.person.id))

    def add(self, report: Report, words: str, kind: str = "number", **said: str) -> LabelId:
        start = report.text.index(words)
        span = Span(start, start + len(words), words)
        draft = label_ops.add(self.workspace(report), span, kind, said)
        self.gate.run(draft)
        return LabelId(draft.changes[0].id)

    def edit(self, report: Report, key: LabelId, **said: str) -> None:
        self.gate.run(label_ops.edit(self.workspace(report), key, Edit(attributes=said)))

    def delete(self, report: Report, key: LabelId) -> None:
        self.gate.run(label_ops.delete(self.workspace(report), key))

    def finish(self, report: Report) -> None:
        self.gate.run(report_ops.finish(self.workspace(report)))

    def reopen(self, report: Report) -> None:
        self.gate.run(report_ops.reopen(self.workspace(report), "again"))


@pytest.fixture
def labelling(gate: Gate) -> Labelling:
    return Labelling(gate)


@pytest.fixture
def first(labelling: Labelling) -> tuple[Report, LabelId, LabelId]:
    """A settled report with two numbers, released as v1."""
    report = labelling.bring_in("甲县")
    money = labelling.add(report, "7.64亿元", value="764000000", unit="元")
    people = labelling.add(report, "3000户", value="3000", unit="户")
    labelling.finish(report)
    releases.make(labelling.gate, "v1")
    return report, money, people


def exported(gate: Gate, path: Path, layer: str) -> list[dict[str, object]]:
    exporting.export(gate.project, "jsonl", path, Choice(layer=layer))
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_release_keeps_what_it_held(
    labelling: Labelling, first: tuple[Report, LabelId, LabelId], tmp_path: Path
) -> None:
    report, money, people = first
    before = exported(labelling.gate, tmp_path / "gold.jsonl", "gold")
    labelling.reopen(report)
    labelling.edit(report, money, value="764", unit="元")
    labelling.delete(report, people)
    labelling.add(report, "8公里", value="8", unit="公里")
    labelling.finish(report)
    now = exported(labelling.gate, tmp_path / "now.jsonl", "gold")
    then = exported(labelling.gate, tmp_path / "v1.jsonl", "release:v1")
    assert then == before
    assert now != before
    assert verify(labelling.gate.project) == []


def test_a_release_tells_what_has_changed_since_the_one_before(
    labelling: Labelling, first: tuple[Report, LabelId, LabelId]
) -> None:
    report, money, people = first
    labelling.reopen(report)
    labelling.edit(report, money, value="764", unit="元")
    labelling.delete(report, people)
    labelling.add(report, "8公里", value="8", unit="公里")
    labelling.finish(report)
    other = labelling.bring_in("乙县")
    labelling.finish(other)
    second = releases.make(labelling.gate, "v2")
    expected = {"changed_span": 1, "removed": 1, "added": 1, "report_added": 1}
    assert dict(second.changed) == expected
    project = labelling.gate.project
    found = [*differences_of(project, releases.named(project, "v1"), second)]
    assert [each.what for each in found if each.report == other.id] == [What.REPORT_ADDED]
    [changed] = [each for each in found if each.what is What.CHANGED]
    assert changed.kinds == (Kind.VALUE,)
    assert changed.old is not None
    assert changed.old.attributes["value"] == "764000000"
    labelling.reopen(other)
    since = [each.what for each in differences_of(project, second, None)]
    assert since == [What.REPORT_REMOVED]
    assert table.everything(project.db)[-1] == second


def test_a_release_of_the_same_gold_has_the_same_hash(
    labelling: Labelling, first: tuple[Report, LabelId, LabelId]
) -> None:
    again = releases.make(labelling.gate, "v2")
    one = releases.named(labelling.gate.project, "v1")
    assert again.sha256 == one.sha256
    assert again.changed == {}
    assert again.before == one.id
    assert (one.reports, one.spans, one.links) == (1, 2, 0)


def test_a_name_is_taken_for_good_and_nothing_settled_is_no_release(labelling: Labelling) -> None:
    with pytest.raises(UserError) as raised:
        releases.make(labelling.gate, "v1")
    assert raised.value.problem is Problem.NOTHING_SETTLED
    labelling.finish(labelling.bring_in("甲县"))
    releases.make(labelling.gate, "v1")
    for name, problem in (("v1", Problem.RELEASE_EXISTS), ("gold", Problem.NAME_RESERVED)):
        with pytest.raises(UserError) as raised:
            releases.make(labelling.gate, name)
        assert raised.value.problem is problem
    with pytest.raises(UserError) as raised:
        releases.named(labelling.gate.project, "v2")
    assert raised.value.problem is Problem.NO_SUCH_RELEASE


def test_verify_finds_a_release_that_does_not_hold_what_it_did(
    labelling: Labelling, first: tuple[Report, LabelId, LabelId]
) -> None:
    project = labelling.gate.project
    [one] = table.everything(project.db)
    made = change(Entity.RELEASE, one.id, {"sha256": one.sha256}, {"sha256": "0" * 64}, None)
    assert made
    labelling.gate.run(Draft("release.make", (made,)))
    found = verify(project)
    assert [(each.rule, each.about) for each in found] == [(Rule.RELEASE, "v1")]


def test_the_commands_make_list_and_compare_releases(
    labelling: Labelling, first: tuple[Report, LabelId, LabelId], tmp_path: Path
) -> None:
    report, money, _ = first
    labelling.reopen(report)
    labelling.edit(report, money, value="764", unit="元")
    labelling.finish(report)
    path = labelling.gate.project.path
    labelling.gate.project.close()
    call = CliRunner().invoke
    assert call(commands, ["release", str(path), "v2"]).exit_code == 0
    assert call(commands, ["release", str(path), "v2"]).exit_code == 2
    listed = call(commands, ["releases", str(path), "--json"])
    rows = json.loads(listed.stdout)["releases"]
    assert [(row["name"], row["before"]) for row in rows] == [("v1", None), ("v2", "v1")]
    assert rows[1]["changed"] == {"changed_span": 1}
    assert "v2" in call(commands, ["releases", str(path)]).output
    options = ["--since", "v1", "--until", "v2", "--json"]
    [changed] = json.loads(call(commands, ["releases", str(path), *options]).stdout)["changes"]
    assert changed["kinds"] == ["value"]
    assert "7.64亿元" in call(commands, ["releases", str(path), "--since", "v1"]).output
    out = tmp_path / "v1.jsonl"
    said = ["export", str(path), "--format", "jsonl", "--out", str(out), "--layer", "release:v1"]
    assert call(commands, said).exit_code == 0
    assert '"764000000"' in out.read_text(encoding="utf-8")
    agreed = call(commands, ["agree", str(path), "--layers", "gold,release:v1", "--json"])
    [pair] = json.loads(agreed.stdout)["pairs"]
    assert pair["number"]["value"] == 0.5
