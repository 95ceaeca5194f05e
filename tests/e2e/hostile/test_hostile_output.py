"""Commands on a hostile project: only text reaches the terminal, and nothing is written aside."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands
from annotator.names import escaped, visible

MOVING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

COMMANDS = (
    ("agree",),
    ("backups", "--make"),
    ("conflicts",),
    ("conflicts", "--json"),
    ("disagreements",),
    ("disagreements", "--json"),
    ("guidelines",),
    ("lexicon", "list"),
    ("history",),
    ("history", "--json"),
    ("practice", "list"),
    ("releases", "--json"),
    ("round", "list"),
    ("sample", "list"),
    ("schema",),
    ("schema", "--json"),
    ("schema", "--history"),
    ("stats",),
    ("stats", "--json"),
    ("verify",),
)
FORMATS = ("jsonl", "doccano", "labelstudio", "conll", "brat", "webanno", "facts", "chat")


def run(*words: object) -> Result:
    done = CliRunner().invoke(commands, [str(each) for each in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def test_what_commands_say_moves_no_cursor(hostile) -> None:
    told = 0
    for name, *options in COMMANDS:
        done = run(name, hostile.path, *options)
        assert done.exit_code in (0, 1), (name, done.output)
        found = MOVING.search(done.output)
        assert not found, (name, found)
        told += "注入" in done.output
        if "--json" in options:
            assert isinstance(json.loads(done.stdout), dict)
    assert told > len(COMMANDS) // 2


def test_what_is_said_of_a_practice_moves_no_cursor(hostile) -> None:
    for words in (hostile.practice, "show"), (hostile.path, "judge", hostile.practice):
        done = run("practice", *words)
        assert done.exit_code in (0, 1), done.output
        assert "注入" in done.output
        assert not MOVING.search(done.output)


def test_a_missing_file_is_named_in_signs(tmp_path: Path) -> None:
    done = run("verify", tmp_path / "没有\x1b[2J\u202e.jinbiao")
    assert done.exit_code == 2
    assert not MOVING.search(done.stderr)
    assert "没有␛[2J" in done.stderr


@pytest.mark.parametrize("form", FORMATS)
def test_an_export_writes_where_it_is_told_and_nowhere_else(hostile, tmp_path, form) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    before = {each for each in tmp_path.rglob("*") if each.parent != folder}
    target = folder / ("out.csv" if form == "facts" else "out")
    done = run("export", hostile.path, "--format", form, "--out", target, "--layer", "all")
    assert done.exit_code in (0, 1), done.output
    assert list(folder.rglob("*"))
    assert {each for each in tmp_path.rglob("*") if folder not in (each, *each.parents)} <= before


@pytest.mark.parametrize("text", ["\x1b[31m", "a\tb\nc", "\x9b2J", "\u202e倒", "\ud800", "\x7f"])
def test_signs_and_escapes_leave_nothing_that_moves(text: str) -> None:
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e]", visible(text))
    written = escaped(json.dumps(text, ensure_ascii=False))
    assert not MOVING.search(written)
    assert json.loads(written) == text.replace("\ud800", "\ufffd")
