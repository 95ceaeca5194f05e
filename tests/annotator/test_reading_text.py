"""Text files: the right encoding, the text as it stands, and a sentence for the rest."""

from pathlib import Path

import pytest

from annotator.errors import Problem, UserError
from annotator.importing import sources
from annotator.reading.decoding import Decoded, decoded, whole_file
from schema import labels


def read_text_file(path: Path, encoding: str | None = None) -> Decoded:
    return decoded(whole_file(path), path, encoding)


PROSE = "全县共有贫困户5120户，其中已脱贫4890户；新修公路36公里，解决了饮水困难。\r\n第二段。"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "gb18030", "gbk", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"]
)
def test_an_encoding_is_told_by_itself(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode(encoding))
    assert read_text_file(path).text == PROSE


def test_traditional_text_in_big5_is_told_by_itself(tmp_path: Path) -> None:
    prose = "全縣共有貧困戶五千一百二十戶，其中已脫貧四千八百九十戶；這些農戶發展產業。"
    path = tmp_path / "a.txt"
    path.write_bytes(prose.encode("big5"))
    assert prose == read_text_file(path).text


@pytest.mark.parametrize(
    "text", ["中\ufeff间有标记", "😀𠮷e\u0301\u200b\u202e", "一\0二", "一\r二\u2028三\u00a0四"]
)
def test_the_text_is_kept_to_the_character(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    assert text == read_text_file(path).text


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", Problem.EMPTY_FILE),
        (b" \r\n\t", Problem.EMPTY_FILE),
        (b"\x00\x01\x02\xff", Problem.BINARY_FILE),
        (bytes(range(256)) * 20, Problem.BINARY_FILE),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), Problem.BINARY_FILE),
    ],
)
def test_what_is_no_text_is_refused(tmp_path: Path, data: bytes, problem: Problem) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    with pytest.raises(UserError) as caught:
        read_text_file(path)
    assert problem == caught.value.problem


@pytest.mark.parametrize(
    ("encoding", "problem"),
    [
        ("ascii", Problem.WRONG_ENCODING),
        ("no-such", Problem.UNKNOWN_ENCODING),
        ("rot13", Problem.UNKNOWN_ENCODING),
        ("base64", Problem.UNKNOWN_ENCODING),
    ],
)
def test_an_encoding_that_does_not_fit_is_said(
    tmp_path: Path, encoding: str, problem: Problem
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(PROSE.encode())
    with pytest.raises(UserError) as caught:
        read_text_file(path, encoding)
    assert problem == caught.value.problem


def test_a_folder_stands_for_its_readable_files_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.png", "deep/d.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("文", encoding="utf-8")

    found = [each.name for each in sources.files_of([tmp_path]) if isinstance(each, Path)]
    assert found == ["a.md", "b.txt", "d.jsonl"]


def test_a_folder_with_nothing_to_read_says_so(tmp_path: Path) -> None:
    [said] = sources.files_of([tmp_path])
    assert isinstance(said, UserError)
    assert said.problem == Problem.NOTHING_TO_READ


def test_a_format_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(b"PNG")
    with sources.Sources(labels.default()) as opened:
        [said] = opened.documents(path)
    assert isinstance(said, UserError)
    assert said.problem == Problem.UNKNOWN_FORMAT
