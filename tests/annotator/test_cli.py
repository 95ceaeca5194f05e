"""The commands as people and scripts use them: words, exit status, nothing else on output."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands

TEXT = "全县贫困户5120户，实施产业扶贫项目12个，投入7.64亿元。"


def call(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    project = tmp_path / "p.jinbiao"
    assert call("new", project).exit_code == 0
    assert call("import", project, tmp_path / "report.txt").exit_code == 0
    return project


@contextmanager
def unreadable(path: Path) -> Iterator[None]:
    """Nobody may read the path meanwhile; skips where permissions hold nobody back."""
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        if os.access(path, os.R_OK):
            pytest.skip("permissions do not hold this user back")
        yield
    finally:
        path.chmod(mode)


def test_import_prelabels_what_is_new(filled: Path) -> None:
    again = call("prelabel", filled)
    assert (again.exit_code, again.stdout) == (0, "0 suggestions for 0 reports\n")
    assert call("verify", filled).exit_code == 0


def test_new_refuses_to_overwrite(filled: Path) -> None:
    before = filled.read_bytes()
    refused = call("new", filled)
    assert refused.exit_code == 2
    assert "exists already" in refused.stderr
    assert before == filled.read_bytes()


def test_messages_follow_the_language(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "已存在" in call("new", filled).stderr


def test_an_import_that_could_do_only_part_ends_with_one(filled: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "more.txt").write_text("另一份报告。", encoding="utf-8")
    partly = call("import", filled, tmp_path / "empty.txt", tmp_path / "more.txt")
    assert partly.exit_code == 1
    assert "1 new report," in partly.stdout
    assert len(partly.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["prelabel", "verify", "import", "export"])
def test_what_is_no_project_ends_with_two(tmp_path: Path, command: str) -> None:
    path = tmp_path / "x.jinbiao"
    path.write_text("nothing", encoding="utf-8")
    more = {"import": [path], "export": ["--out", tmp_path / "out"]}.get(command, [])
    refused = call(command, path, *more)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "not a Jinbiao project" in refused.stderr


def test_suggest_prints_our_jsonl_in_input_order(tmp_path: Path) -> None:
    for name, text in (("b", "投入7.64亿元。"), ("a", "贫困户5120户。")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    done = call("suggest", tmp_path / "b.txt", tmp_path / "a.txt")

    records = [json.loads(line) for line in done.stdout.splitlines()]
    assert [record["text"] for record in records] == ["投入7.64亿元。", "贫困户5120户。"]
    [number] = [span for span in records[0]["spans"] if span["label"] == "NUMBER"]
    assert (number["value"], number["unit"], number["bound"]) == ("764000000", "元", "exact")
    assert number["from"]
    assert number["rule"]


def test_labels_go_in_and_come_out_the_same(tmp_path: Path) -> None:
    suggested = tmp_path / "in.jsonl"
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    suggested.write_text(call("suggest", tmp_path / "report.txt").stdout, encoding="utf-8")
    project = tmp_path / "p.jinbiao"
    call("new", project)
    assert call("import", project, suggested, "--labels-of", "周宁").exit_code == 0

    for layer in ("gold", "周宁", "all"):
        out = tmp_path / f"{layer}.jsonl"
        assert (
            call("export", project, "--format", "jsonl", "--out", out, "--layer", layer).exit_code
            == 0
        )
        assert comparable(suggested) == comparable(out)


def comparable(path: Path) -> list[object]:
    """All but ids and what is known beside the label; links by the spans they join."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        places = {span["id"]: (span["start"], span["end"]) for span in record["spans"]}
        for span in record["spans"]:
            span["quantifies"] = [places[each] for each in span.get("quantifies", [])]
            for known in ("id", "from", "score", "rule", "state", "annotator"):
                span.pop(known, None)
        found.append((record["text"], record["spans"]))
    return found


def test_a_gold_file_without_reports_scores_nothing(tmp_path: Path) -> None:
    empty = tmp_path / "empty.jsonl"
    empty.touch()
    refused = call("score", empty)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "empty.jsonl" in refused.stderr


def test_score_holds_the_engine_or_a_file_against_gold(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    (tmp_path / "report.txt").write_text(TEXT, encoding="utf-8")
    gold.write_text(call("suggest", tmp_path / "report.txt").stdout, encoding="utf-8")

    for words in (["score", gold, "--json"], ["score", gold, gold, "--json"]):
        figures = json.loads(call(*words).stdout)
        assert 1.0 == figures["number"]["exact"]["f1"] == figures["measure"]["exact"]["f1"]
    assert "NUMBER exact" in call("score", gold).stdout


def test_an_unknown_layer_and_a_reserved_name_are_refused(filled: Path, tmp_path: Path) -> None:
    assert call("export", filled, "--out", tmp_path / "o", "--layer", "谁").exit_code == 2
    assert call("import", filled, tmp_path / "report.txt", "--labels-of", "gold").exit_code == 2
    assert not (tmp_path / "o").exists()


def test_verify_names_what_it_finds_and_ends_with_one(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE reports SET name = 'other'")
    connection.close()
    found = call("verify", filled)
    assert found.exit_code == 1
    assert "reports" in found.stderr
    assert [{"rule", "about", "detail"}] == [
        set(each) for each in json.loads(call("verify", filled, "--json").stdout)["findings"]
    ]


def test_the_core_runs_as_a_module_without_loading_qt(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; sys.argv = ['x', 'new', sys.argv[1]]\n"
        "import runpy; runpy.run_module('annotator', run_name='__main__')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, tmp_path / "a.jinbiao"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.jinbiao").exists()


def test_every_command_of_the_contract_is_there_and_says_what_it_does() -> None:
    assert {"new", "import", "prelabel", "suggest", "score", "export", "verify"} <= set(
        commands.commands
    )
    assert all(command.help for command in commands.commands.values())


@pytest.mark.parametrize("name", ["README.md", "README.zh-CN.md"])
def test_the_readme_names_every_command(name: str) -> None:
    readme = (Path(__file__).parents[2] / name).read_text(encoding="utf-8")
    assert [command for command in commands.commands if command not in readme] == []


def test_suggest_writes_utf_8_whatever_the_console_speaks(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("投入300万元😀。", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "annotator", "suggest", tmp_path / "a.txt"],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "gbk"},
        capture_output=True,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout.decode("utf-8"))["text"] == "投入300万元😀。"


@pytest.mark.parametrize("others", [["另一份。"], [TEXT, "多出一份。"], []])
def test_texts_that_differ_cannot_be_scored(tmp_path: Path, others: list[str]) -> None:
    gold, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    for path, texts in ((gold, [TEXT]), (predicted, others)):
        lines = [json.dumps({"text": text, "spans": []}) + "\n" for text in texts]
        path.write_text("".join(lines), encoding="utf-8")
    refused = call("score", gold, predicted)
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert "cannot be compared" in refused.stderr


def test_a_damaged_page_is_said_in_a_sentence(filled: Path, tmp_path: Path) -> None:
    with sqlite3.connect(filled) as connection:
        where = "SELECT rootpage FROM sqlite_schema WHERE name = 'labels_of_report'"
        root = connection.execute(where).fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    connection.close()
    with filled.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\x55" * size)
    refused = call("export", filled, "--out", tmp_path / "o.jsonl", "--layer", "all")
    assert refused.exit_code == 2
    assert "is damaged" in refused.stderr
    assert not (tmp_path / "o.jsonl").exists()


def test_an_export_never_replaces_a_project(filled: Path, tmp_path: Path) -> None:
    before = filled.read_bytes()
    refused = call("export", filled, "--out", filled)
    assert refused.exit_code == 2
    assert "is a project" in refused.stderr
    assert before == filled.read_bytes()


def test_an_export_of_nothing_leaves_the_file_of_last_time(filled: Path, tmp_path: Path) -> None:
    out = tmp_path / "gold.jsonl"
    out.write_text("precious\n", encoding="utf-8")
    assert call("export", filled, "--out", out).exit_code == 1
    assert out.read_text(encoding="utf-8") == "precious\n"


def test_a_path_that_no_system_can_hold_is_refused_in_a_sentence(filled: Path) -> None:
    refused = call("import", filled, "x" * 300)
    assert refused.exit_code == 1
    assert "so long a file name" in refused.stderr


def test_what_may_not_be_read_is_said_in_our_words(filled: Path, tmp_path: Path) -> None:
    closed = tmp_path / "closed.txt"
    closed.write_text("秘密报告。", encoding="utf-8")
    with unreadable(closed):
        refused = call("import", filled, closed)
    assert refused.exit_code == 1
    assert "Check its permissions" in refused.stderr


def test_a_file_name_in_another_encoding_is_shown_as_far_as_it_goes(
    filled: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "names"
    folder.mkdir()
    for name, text in ((b"\xb1\xa8.txt", "一份好报告。"), (b"\xb8\xe6.txt", "")):
        (folder / os.fsdecode(name)).write_text(text, encoding="utf-8")
    done = call("import", filled, folder)
    assert done.exit_code == 1
    assert "1 new report," in done.stdout
    assert "\ufffd" in done.stderr


@pytest.mark.parametrize("words", [["--help"], ["round", "p.jinbiao", "--help"]])
def test_the_help_says_whole_sentences(words: list[str]) -> None:
    told = call(*words).stdout
    assert "..." not in told.partition("Commands:")[2]
    assert told.rstrip().endswith(".")
