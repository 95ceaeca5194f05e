"""Names of files that systems cannot hold, and such as patterns would read otherwise."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.gate import create_project
from annotator.project import Mode, Project
from schema.records import Annotator

ENDLESS = "长" * 200


def say(*words: object) -> tuple[int, str]:
    """What a command ends with and complains of; anything but our own sentences fails."""
    done = CliRunner().invoke(commands, [str(each) for each in words])
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done.exit_code, done.stderr


@pytest.mark.parametrize("name", ["a[1].jinbiao", "*.jinbiao", "[!x]?.jinbiao", "a [*] b.jinbiao"])
def test_names_that_would_be_patterns_leave_nothing_beside_the_file(
    tmp_path: Path, person: Annotator, name: str
) -> None:
    create_project(tmp_path / name, person)
    with Project.open(tmp_path / name, Mode.READ) as project:
        project.send_copy(tmp_path / f"copy of {name}")
    assert {each.name for each in tmp_path.iterdir()} == {name, f"copy of {name}"}
    assert (tmp_path / name).stat().st_nlink == 1


CALLS = {
    "new": ("new", "{long}"),
    "import": ("import", "{project}", "{long}"),
    "import into": ("import", "{long}", "."),
    "export": ("export", "{project}", "--layer", "all", "--format", "jsonl", "--out", "{long}"),
    "merge": ("merge", "{project}", "{long}"),
    "repair": ("repair", "{project}", "--out", "{long}"),
    "schema": ("schema", "{project}", "--export", "{long}"),
}


@pytest.mark.parametrize("call", CALLS)
def test_a_name_that_is_too_long_is_said_in_a_sentence(project_file: Path, call: str) -> None:
    long = project_file.with_name(f"{ENDLESS}.jinbiao")
    words = [each.format(project=project_file, long=long) for each in CALLS[call]]
    status, said = say(*words)
    assert status in (1, 2)
    assert "so long a file name" in said


@pytest.mark.skipif(os.name != "posix", reason="no such things there")
@pytest.mark.parametrize("what", ["a pipe", "a device", "a circle"])
def test_what_never_ends_or_never_begins_is_not_waited_for(project_file: Path, what: str) -> None:
    path = project_file.with_name("reports.txt")
    if what == "a pipe":
        os.mkfifo(path)
    else:
        path.symlink_to("/dev/zero" if what == "a device" else path)
    status, said = say("import", project_file, path)
    assert status == 1
    assert path.name in said


@pytest.mark.parametrize("call", CALLS)
def test_a_file_is_no_folder_to_look_or_to_write_in(project_file: Path, call: str) -> None:
    below = project_file / "no" / "folder.jinbiao"
    before = project_file.read_bytes()
    status, said = say(*[each.format(project=project_file, long=below) for each in CALLS[call]])
    assert status in (1, 2)
    assert said
    assert project_file.read_bytes() == before


def test_the_longest_name_that_side_files_leave_room_for_is_taken(
    tmp_path: Path, person: Annotator
) -> None:
    path = tmp_path / ("a" * 239 + ".jinbiao")
    create_project(path, person)
    with Project.open(path) as project:
        project.send_copy(tmp_path / "copy.jinbiao")
    status, said = say("new", tmp_path / ("a" * 241 + ".jinbiao"))
    assert (status, "so long" in said) == (2, True)
