"""Foreign files are read elsewhere, within limits, and the rest of the batch goes on."""

import os
import signal
from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.importing.apart import ReaderProcess
from annotator.reading.extract import Extract, Options
from annotator.reading.formats import Format


def read(reader: ReaderProcess, path: Path) -> Extract | UserError:
    [found] = reader.read(path, Format.TEXT, Options())
    return found


def test_one_process_reads_file_after_file(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"第{name}份。", encoding="gb18030")
    with ReaderProcess() as reader:
        for name in "ab":
            found = read(reader, tmp_path / f"{name}.txt")
            assert isinstance(found, Extract)
            assert (found.text, found.meta) == (f"第{name}份。", {"encoding": "gb18030"})


def test_a_name_that_no_encoding_can_write_is_read(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"\xff\xfe.txt")
    path.write_text("一份。", encoding="utf-8")
    with ReaderProcess() as reader:
        assert isinstance(read(reader, path), Extract)


def test_a_refusal_comes_back_as_it_was_raised(tmp_path: Path) -> None:
    (tmp_path / "a.txt").touch()
    with ReaderProcess() as reader:
        found = read(reader, tmp_path / "a.txt")
    assert isinstance(found, UserError)
    assert found.problem is Problem.EMPTY_FILE


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody writes to stands for a slow file")
def test_a_file_that_gives_nothing_is_left_and_the_next_is_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.txt")
    (tmp_path / "a.txt").write_text("一份。", encoding="utf-8")
    with ReaderProcess(seconds=0.5) as reader:
        stuck = read(reader, tmp_path / "never.txt")
        assert isinstance(stuck, UserError)
        assert stuck.problem is Problem.TOO_SLOW
        # a fresh process may take longer to start than half a second
        with ReaderProcess() as patient:
            assert isinstance(read(patient, tmp_path / "a.txt"), Extract)


@pytest.mark.skipif(os.name == "nt", reason="a pipe that nobody writes to stands for a slow file")
def test_cancelling_ends_a_slow_file_without_a_word(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "never.txt")
    looks: list[int] = []
    with ReaderProcess(
        is_cancelled=lambda: len(looks) > 2 or looks.append(1) is not None
    ) as reader:
        assert list(reader.read(tmp_path / "never.txt", Format.TEXT, Options())) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
def test_a_reader_that_is_killed_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("一份。", encoding="utf-8")
    with ReaderProcess() as reader:
        assert isinstance(read(reader, tmp_path / "a.txt"), Extract)
        assert reader.pid is not None
        os.kill(reader.pid, signal.SIGKILL)
        died = read(reader, tmp_path / "a.txt")
        assert isinstance(died, UserError)
        assert died.problem is Problem.READER_DIED
        assert isinstance(read(reader, tmp_path / "a.txt"), Extract)
