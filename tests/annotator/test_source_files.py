"""The file that a report was read from is found again by its name and its bytes alone."""

import shutil
from pathlib import Path

from annotator import settings
from annotator.errors import UserError
from annotator.importing import source_files
from annotator.importing.sources import Sources
from schema.labels import default
from schema.records import Report

FILES = Path(__file__).parent / "files"


def read(path: Path) -> Report:
    with Sources(default()) as sources:
        [found] = sources.documents(path)
    assert not isinstance(found, UserError)
    return found.report


def test_a_file_is_found_below_the_folders_and_another_of_its_name_is_not_taken(
    tmp_path: Path,
) -> None:
    report = read(FILES / "heads.pdf")
    for name, source in (("a", "columns.pdf"), ("b/c", "heads.pdf")):
        (tmp_path / name).mkdir(parents=True)
        shutil.copy(FILES / source, tmp_path / name / "heads.pdf")
    found = source_files.find(report, [tmp_path / "nowhere", tmp_path])
    assert found == tmp_path / "b" / "c" / "heads.pdf"
    assert source_files.find(report, [tmp_path / "a"]) is None
    assert source_files.find(report, [tmp_path], is_cancelled=lambda: True) is None


def test_folders_are_remembered_on_this_machine_the_last_first(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "a.pdf").touch()
    own = settings.load()
    own.remember_sources([tmp_path / "a.pdf"])
    own.remember_sources([tmp_path / "folder", tmp_path / "a.pdf"])
    assert settings.load().source_folders() == [tmp_path / "folder", tmp_path]
    for number in range(40):
        own.remember_sources([tmp_path / str(number) / "x.pdf"])
    assert len(own.source_folders()) == 20
    assert own.source_folders()[0] == tmp_path / "39"
