"""The lexicon at the command line: what goes in comes out, and the engine knows it."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands


def call(*words: object) -> Result:
    result = CliRunner().invoke(commands, [str(word) for word in words])
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text("云雾茶会在石坪乡有3场，卖茶12泡。", encoding="utf-8")
    project = tmp_path / "p.jinbiao"
    call("new", project)
    call("import", project, tmp_path / "report.txt")
    assert call("lexicon", project, "add", "云雾茶会", "--category", "culture").exit_code == 0
    assert call("lexicon", project, "add-unit", "泡").exit_code == 0
    return project


def test_the_list_is_one_line_a_word_for_programs(taught: Path) -> None:
    assert call("lexicon", taught, "list").stdout == "云雾茶会\tculture\n泡\tunit\n"


def test_prelabelling_finds_what_was_taught_and_forgets_what_was_removed(taught: Path) -> None:
    renewed = call("prelabel", taught, "--all")
    assert renewed.stdout == "3 suggestions for 1 report\n"
    assert call("prelabel", taught, "--all").stdout == "0 suggestions for 0 reports\n"
    assert call("lexicon", taught, "remove", "云雾茶会").exit_code == 0
    assert call("lexicon", taught, "remove", "泡").exit_code == 0
    assert call("lexicon", taught, "list").stdout == ""
    assert call("prelabel", taught, "--all").stdout == "2 suggestions for 1 report\n"
    assert call("verify", taught).exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("add", "云雾茶会", "--category", "unheard"), 'no category "unheard"'),
        (("add", "云雾茶会"), 'no category ""'),
        (("add", "", "--category", "culture"), "Write a word"),
        (("add", "茶" * 10_000, "--category", "culture"), "at most 60"),
        (("add-unit", "三泡"), "cannot be a unit"),
        (("remove", "从未有过"), "not among the project's terms"),
    ],
)
def test_what_cannot_be_done_is_said_and_changes_nothing(
    taught: Path, words: tuple[str, ...], told: str
) -> None:
    before = call("lexicon", taught, "list").stdout
    refused = call("lexicon", taught, *words)
    assert refused.exit_code == 2
    assert told in refused.stderr
    assert call("lexicon", taught, "list").stdout == before
