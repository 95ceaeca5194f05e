"""The commands about the schema and the guidelines."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli import commands
from schema.labels import default, parse


def call(*words: object) -> Result:
    return CliRunner().invoke(commands, [str(word) for word in words], catch_exceptions=False)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "p.jinbiao"
    assert call("new", path).exit_code == 0
    return path


def test_a_schema_is_shown_written_changed_and_taken_back(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "schema.toml"
    assert parse(call("schema", project).output) == default()
    assert call("schema", project, "--export", file).exit_code == 0
    assert call("schema", project, "--export", file).exit_code == 2  # never over a file
    other = tmp_path / "other.toml"
    other.write_text(file.read_text("utf-8").replace("电商扶贫", "网上卖货"), "utf-8")
    done = call("schema", project, "--import", other, "--note", "说得明白些")
    assert done.exit_code == 0
    shown = json.loads(call("schema", project, "--json").output)
    assert shown["version"] == parse(other.read_text("utf-8")).version
    [change] = json.loads(call("schema", project, "--history", "--json").output)["changes"]
    assert (change["kind"], change["note"]) == ("schema.import", "说得明白些")
    assert change["id"] in call("schema", project, "--history").output
    assert call("schema", project, "--take-back", change["id"]).exit_code == 0
    assert parse(call("schema", project).output) == default()
    assert call("schema", project, "--take-back", "nothing").exit_code == 2
    assert call("verify", project).exit_code == 0


def test_what_a_file_does_not_have_is_retired(project: Path, tmp_path: Path) -> None:
    file = tmp_path / "less.toml"
    lines = call("schema", project).output.splitlines()
    file.write_text("\n".join(line for line in lines if 'id = "solar"' not in line), "utf-8")
    assert call("schema", project, "--import", file).exit_code == 0
    found = parse(call("schema", project).output)
    assert "solar" not in found.categories
    assert found.category is not None
    assert "solar" in [each.id for each in found.category.choices]


@pytest.mark.parametrize("said", ["labels = 3", "[[labels]", "name = { zh = 'x' }"])
def test_a_file_that_is_no_schema_is_refused(project: Path, tmp_path: Path, said: str) -> None:
    file = tmp_path / "bad.toml"
    file.write_text(said, "utf-8")
    assert call("schema", project, "--import", file).exit_code == 2
    assert parse(call("schema", project).output) == default()


def test_guidelines_are_written_in_both_languages_with_version_and_history(
    project: Path, tmp_path: Path
) -> None:
    schema, out = tmp_path / "s.toml", tmp_path / "guidelines.md"
    changed = call("schema", project).output.replace("单位的最后一个字", "*单位*的\\n末字")
    schema.write_text(changed, "utf-8")
    assert call("schema", project, "--import", schema, "--note", "# 试标").exit_code == 0
    assert call("guidelines", project, "--out", out).exit_code == 0
    said = out.read_text("utf-8")
    found = parse(call("schema", project).output)
    assert found.guidelines_version in said
    for clause in found.clauses:
        assert f"§{clause.id}" in said
    assert "\\*单位\\*的 末字" in said  # words are no markup, and stay in their line
    assert ": \\# 试标" in said
