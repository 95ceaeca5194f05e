"""The commands of a team, from a round to a merged package."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands
from annotator.project import Mode, Project
from annotator.store import annotators


def call(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def lead(tmp_path: Path) -> Path:
    path, file = tmp_path / "lead.jinbiao", tmp_path / "简报.txt"
    file.write_text("青石村：新建水厂4座，受益5120户。", encoding="utf-8")
    assert call("new", path).exit_code == call("import", path, file).exit_code == 0
    return path


def test_a_round_goes_out_and_comes_home(lead: Path, tmp_path: Path) -> None:
    begun = call("round", lead, "new", "试点", "--people", "林一,周二", "--overlap", "2")
    assert begun.exit_code == 0
    assert "2 assignments" in call("round", lead, "plan", "试点").output
    out, package = tmp_path / "林一.jinbiao", tmp_path / "林一.pack"
    assert call("handout", lead, "--to", "林一", "--out", out).exit_code == 0
    assert call("verify", out).exit_code == 0
    assert call("handin", out, "--out", package).exit_code == 2  # nothing was done yet
    assert call("merge", lead, out, out).exit_code == 0
    assert call("round", lead, "close", "试点").exit_code == 0
    told = json.loads(call("round", lead, "list", "--json").output)
    assert [(each["name"], each["state"]) for each in told["rounds"]] == [("试点", "closed")]


def test_people_of_one_name_are_named_with_what_to_say(lead: Path, tmp_path: Path) -> None:
    call("round", lead, "new", "试点", "--people", "林一")
    other = tmp_path / "other.jinbiao"
    call("new", other)
    call("import", other, tmp_path / "简报.txt")
    call("round", other, "new", "另一轮", "--people", "林一")
    asked = call("merge", lead, other, "--json")
    assert asked.exit_code == 1
    [group] = json.loads(asked.output)["namesakes"]
    assert (group["name"], len(group["ids"])) == ("林一", 2)
    assert "--same 林一=" in call("merge", lead, other).output
    refused = call("handout", lead, "--to", "林一", "--out", tmp_path / "out.jinbiao").output
    assert all(each in refused for each in group["ids"])
    mine = ("--report", "简报", "--person", group["ids"][0])
    assert call("round", lead, "assign", "试点", *mine).exit_code == 0
    unknown = call("handout", lead, "--to", "吴三", "--out", tmp_path / "out.jinbiao").output
    assert "林一" in unknown
    assert call("merge", lead, other, "--same", "林一=nobody").exit_code == 2
    assert call("merge", lead, other, "--same", f"林一={group['ids'][0]}").exit_code in (0, 1)
    assert json.loads(call("merge", lead, other, "--json").output)["namesakes"] == []
    assert call("verify", lead).exit_code == 0


def test_what_is_reviewed_is_told_apart_in_the_plan(lead: Path) -> None:
    people = ("--people", "林一,周二", "--reviewers", "组长", "--overlap", "2")
    assert call("round", lead, "new", "复核", *people).exit_code == 0
    assert "3 assignments, 1 of them" in call("round", lead, "plan", "复核").output


def test_a_report_is_named_by_its_file_without_the_ending(lead: Path) -> None:
    assert call("round", lead, "new", "一", "--people", "林一").exit_code == 0
    given = ("round", lead, "assign", "一", "--person", "林一", "--report")
    assert call(*given, "简").exit_code == 2
    assert call(*given, "简报").exit_code == 0


def test_who_is_named_in_vain_is_not_entered(lead: Path, tmp_path: Path) -> None:
    def everyone() -> list[str]:
        with Project.open(lead, Mode.READ) as project:
            return [each.name for each in annotators.everyone(project.db)]

    before = everyone()
    practice = ("practice", lead, "new", "--to", "新人", "--out", tmp_path / "practice.jinbiao")
    assert call(*practice).exit_code == 2  # nothing is gold yet
    assert everyone() == before
    begun = ("round", lead, "new", "试点", "--people")
    assert call(*begun, "林一").exit_code == 0
    assert call(*begun, "林一,周二").exit_code == 2  # there is a round of this name
    assert set(everyone()) == {*before, "林一"}


def test_reports_are_listed_with_what_commands_call_them_by(lead: Path) -> None:
    [line] = call("reports", lead).output.splitlines()
    report, *rest = line.split("\t")
    assert rest == ["简报", "简报.txt"]
    listed = json.loads(call("reports", lead, "--json").output)["reports"]
    assert listed == [{"id": report, "name": "简报", "source": "简报.txt"}]
    assert "简报" in call("report", lead, report[:6]).output
