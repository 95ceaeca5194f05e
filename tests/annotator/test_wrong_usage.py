"""A command that was called wrongly says how to call it, in the person's language."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator import settings
from annotator.commands.base import commands

CALLS = {
    ("import", "{project}"): "--take-back",
    ("import", "{project}", "a", "b", "--replaces", "r"): "--replaces",
    ("import", "{project}", "a", "--label", "x"): "THEIRS=OURS",
    ("export", "{project}", "--out", "x", "--since", "soon"): "2019-05-01",
    ("export", "{project}", "--out", "x", "--chunk", "zero"): "sentence",
    ("export", "{project}", "--out", "x", "--scheme", "BIOES"): "--scheme",
    ("export", "{project}", "--out", "x", "--format", "brat", "--unit", "word"): "--unit",
    ("export", "{project}", "--out", "x", "--format", "brat", "--empty", "0.5"): "--empty",
    ("agree", "{project}", "--round", "r", "--layers", "gold"): "--layers",
    ("releases", "{project}", "--until", "v"): "--since",
    ("return-sheet", "{project}", "--person", "p", "--out", "x.pdf"): ".md",
    ("round", "{project}", "new", "r", "--people", "p", "--sight-of", "p"): "NAME=SIGHT",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.jinbiao"
    assert CliRunner().invoke(commands, ["new", str(path)]).exit_code == 0
    return path


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_it_is_said_what_was_expected_in_both_languages(
    project: Path, call: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    said = {}
    for language in ("en", "zh"):
        settings.load().change("language", language)
        done = CliRunner().invoke(commands, [each.format(project=project) for each in call])
        assert done.exit_code == 2
        said[language] = done.output.splitlines()[-1]
        assert CALLS[call] in said[language]
    assert said["en"].isascii()
    assert not said["zh"].isascii()
