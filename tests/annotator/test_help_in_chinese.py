"""Help and click's complaints, in the language that is spoken."""

import inspect
import unicodedata
from collections.abc import Iterator, Sequence
from importlib.resources import files

import click
import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from click.testing import CliRunner

from annotator import cli
from annotator.commands.base import commands

CATALOGUE = files("annotator") / "locale" / "zh" / "LC_MESSAGES"
CONSOLE = 80  # columns


@pytest.fixture(autouse=True)
def _no_language_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")


@pytest.fixture
def chinese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def every_command(of: click.Command, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, of
    for name, each in of.commands.items() if isinstance(of, click.Group) else ():
        yield from every_command(each, *path, name)


ALL = dict(every_command(cli.commands))


def said_by(command: click.Command) -> set[str]:
    paragraphs = inspect.cleandoc(command.help or "").split("\n\n")
    options = [each.help or "" for each in command.params if isinstance(each, click.Option)]
    return {" ".join(each.split()) for each in (*paragraphs, *options) if each}


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_and_option_is_explained_in_chinese(path: tuple[str, ...]) -> None:
    with (CATALOGUE / "jinbiao.mo").open("rb") as file:
        in_chinese = read_mo(file)
    said = said_by(ALL[path])
    assert said
    assert [each for each in said if each not in in_chinese] == []


def test_the_compiled_catalogue_is_the_one_that_people_edit() -> None:
    with (CATALOGUE / "jinbiao.mo").open("rb") as compiled:
        found = read_mo(compiled)
    with (CATALOGUE / "jinbiao.po").open("rb") as edited:
        wanted = read_po(edited)
    assert sentences(found) == sentences(wanted)


def sentences(catalogue: Catalog) -> list[tuple[str, str]]:
    return sorted((plain(each.id), plain(each.string)) for each in catalogue if each.id)


def plain(words: str | Sequence[str]) -> str:
    """Words, or all forms of them where there is a plural."""
    return words if isinstance(words, str) else "\n".join(words)


@pytest.mark.usefixtures("chinese")
@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_chinese_help_fits_a_console(path: tuple[str, ...]) -> None:
    help_of = CliRunner().invoke(commands, [*on_a_project(path), "--help"], prog_name="jinbiao")
    assert help_of.exit_code == 0
    assert "选项" in help_of.output
    described = [line for line in help_of.output.splitlines() if "|" not in line]
    assert [line for line in described if columns(line) > CONSOLE] == []


def on_a_project(path: tuple[str, ...]) -> list[str]:
    """A command of a group is asked behind the project that its group is called on."""
    if len(path) < 2:
        return list(path)
    return [path[0], "x.jinbiao", *path[1:]]


def columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in line)


@pytest.mark.usefixtures("chinese")
def test_what_click_complains_of_is_said_in_chinese() -> None:
    no_command = CliRunner().invoke(commands, ["expotr"], prog_name="jinbiao")
    assert no_command.exit_code == 2
    assert "没有命令 'expotr'" in no_command.output
    no_format = CliRunner().invoke(commands, ["export", "x", "--format", "foo"])
    assert no_format.exit_code == 2
    assert "'foo' 不在可选范围" in no_format.output


def test_help_is_in_english_again_for_who_speaks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "导出" in CliRunner().invoke(commands, ["--help"]).output
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")
    said = CliRunner().invoke(commands, ["--help"]).output
    assert "Options:" in said
    assert "Write gold" in said
    assert "导出" not in said
