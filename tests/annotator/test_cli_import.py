"""The import command as people and scripts use it: what it names, lists and takes back."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator import settings
from annotator.cli import commands
from annotator.gate import Gate
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.store import reports
from annotator.workspace import Workspace
from schema.records import Layer

BODY = "全县实施产业扶贫项目12个，约300户受益，建成水厂4座，硬化道路52公里，户均增收2600元。" * 4


def call(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def made(tmp_path: Path) -> Path:
    project = tmp_path / "p.jinbiao"
    assert call("new", project).exit_code == 0
    return project


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "in.json"
    rows = [{"content": BODY, "title": "甲"}, {"content": BODY + "又及。", "title": "乙"}]
    path.write_text(json.dumps(rows), encoding="utf-8")
    return path


def count(project: Path) -> int:
    with Project.open(project, Mode.READ) as opened:
        return len(reports.ids(opened.db))


def test_an_import_is_listed_and_taken_back_by_its_id(made: Path, file: Path) -> None:
    assert call("import", made, "--list").stdout == "nothing was imported yet\n"
    done = call("import", made, file, "--no-suggest")
    assert done.exit_code == 0
    batch = done.stdout.split("this import is ")[1].split(";")[0]
    listed = call("import", made, "--list").stdout
    assert listed.startswith(batch)
    assert "1 file, 2 reports (2 still here): in.json" in listed
    back = call("import", made, "--take-back", batch[:5])
    assert (back.exit_code, back.stdout) == (0, "2 reports were taken back\n")
    assert count(made) == 0
    assert call("verify", made).exit_code == 0


def test_the_last_import_is_taken_back_where_none_is_named(made: Path, file: Path) -> None:
    call("import", made, file)
    assert call("import", made, "--take-back").exit_code == 0
    assert count(made) == 0
    assert call("import", made, "--take-back").exit_code == 2  # there is none any more


def test_reports_that_were_begun_are_named_and_stay(made: Path, file: Path) -> None:
    call("import", made, file)
    with Project.open(made) as opened:
        me = settings.load().author()
        first = reports.ids(opened.db)[0]
        workspace = Workspace.load(opened, first, Layer(me.id))
        Gate(opened, me).run(report_ops.finish(workspace))
    back = call("import", made, "--take-back")
    assert back.exit_code == 1
    assert back.stderr == "甲 has been begun and stays\n"
    assert count(made) == 1


def test_near_copies_are_named_or_left_out(made: Path, file: Path) -> None:
    left = call("import", made, file, "--leave-out-alike")
    assert "like 甲 (in.json) and was left out" in left.stderr
    assert count(made) == 1
    named = call("import", made, file)
    assert "like 甲" in named.stderr
    assert named.exit_code == 0
    assert count(made) == 2


@pytest.mark.parametrize("words", [(), ("x.txt", "--list"), ("x.txt", "--take-back", "1")])
def test_paths_and_lists_do_not_go_together(made: Path, words: tuple[str, ...]) -> None:
    assert call("import", made, *words).exit_code == 2


def test_labels_of_another_tool_come_in_by_our_names_and_the_names_are_kept(tmp_path: Path) -> None:
    project = tmp_path / "p.jinbiao"
    call("new", project)
    for number in (1, 2):
        line = json.dumps({"text": f"第{number}年修路5公里", "label": [[3, 5, "ACT"]]})
        (tmp_path / f"{number}.jsonl").write_text(line + "\n", encoding="utf-8")
    how = ("--format", "doccano", "--labels-of", "周宁")
    assert call("import", project, tmp_path / "1.jsonl", *how).exit_code == 1  # what is ACT?
    named = call("import", project, tmp_path / "1.jsonl", *how, "--label", "ACT=measure")
    assert named.exit_code == 0
    assert call("import", project, tmp_path / "2.jsonl", *how).exit_code == 0
    with Project.open(project, Mode.READ) as opened:
        found = opened.db.execute("SELECT label, text FROM labels").fetchall()
    assert found == [("measure", "修路")] * 2
    assert call("import", project, tmp_path / "2.jsonl", "--label", "ACT").exit_code == 2


def test_what_reads_as_garbled_comes_in_and_is_said(tmp_path: Path) -> None:
    project, path = tmp_path / "p.jinbiao", tmp_path / "a.txt"
    call("new", project)
    path.write_text(BODY.encode().decode("gb18030", "replace"), encoding="utf-8")
    done = call("import", project, path, "--no-suggest")
    assert done.exit_code == 0
    assert "decoded wrongly" in done.stderr
    assert "a.txt" in done.stderr
