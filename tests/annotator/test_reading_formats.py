"""Real files of every format, and what each must give: its text in order, or a plain reason."""

import io
import json
import random
import stat
import time
import zipfile
from pathlib import Path

import pytest

from annotator import words
from annotator.errors import Problem, UserError
from annotator.importing import worker
from annotator.importing.apart import ReaderProcess
from annotator.reading import formats, office, packages
from annotator.reading.extract import Extract, Options
from annotator.reading.refusals import refused

FILES = Path(__file__).parent / "files"
# what every rendering of report.md says, however its program lays it out
PROSE = (
    "白水县2019年产业扶贫情况",
    "2019年，白水县投入产业发展资金3200万元，建成扶贫车间36个，带动贫困户",
    "一、就业帮扶",
    "全县贫困发生率由10.3%降至1.2%。",
)
TABLE = ("乡镇：清溪乡\t贫困户：512\t人口：1876", "乡镇：黄坡乡\t贫困户：301\t人口：980")
DOCUMENT = (*PROSE[:3], *TABLE, *PROSE[3:])
ROWS = (
    "2019年清溪乡投入扶贫资金320万元，\n建成扶贫车间6个，带动贫困户512户。",
    "黄坡乡共有贫困户301户",
)
FIGURES = ("乡镇：清溪乡\t贫困户（户）：512", "发生率：10.3%", "乡镇：黄坡乡\t贫困户（户）：301")

has_office = pytest.mark.skipif(office.program() is None, reason="no LibreOffice here")


def read(name: str, **options: str) -> list[Extract | UserError]:
    path = FILES / name
    return read_bytes(path.read_bytes(), path, **options)


def read_bytes(data: bytes, path: Path, **options: str) -> list[Extract | UserError]:
    found: list[Extract | UserError] = []
    try:
        found.extend(formats.read(data, path, formats.format_of(path), Options(**options)))
    except UserError as error:
        found.append(error)
    return found


def texts(found: list[Extract | UserError]) -> list[str]:
    return [each.text for each in found if isinstance(each, Extract)]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("utf8.txt", PROSE),
        ("bom.txt", PROSE),
        ("crlf.txt", PROSE),
        ("cr.txt", PROSE),
        ("gb18030.txt", PROSE),
        ("utf16.txt", PROSE),
        ("report.md", PROSE),
        ("big5.txt", ("興建扶貧車間三十六個",)),
        ("pandoc.docx", DOCUMENT),
        ("pandoc.odt", DOCUMENT),
        ("pandoc.html", DOCUMENT),
        ("libreoffice.docx", DOCUMENT),
        ("libreoffice.odt", DOCUMENT),
        ("libreoffice.html", DOCUMENT),
        ("libreoffice.pdf", DOCUMENT),
        pytest.param("libreoffice.doc", DOCUMENT, marks=has_office),
        pytest.param("libreoffice.rtf", DOCUMENT, marks=has_office),
        pytest.param("libreoffice.xls", FIGURES, marks=has_office),
        ("figures.csv", FIGURES),
        ("figures.tsv", FIGURES),
        ("semicolons.csv", FIGURES),
        ("libreoffice_figures.xlsx", FIGURES),
        (
            "libreoffice_heads.xlsx",
            ("乡镇：清溪乡\t贫困人口 户：512\t贫困人口 人：1876", "贫困人口 人：980.5"),
        ),
        (
            "libreoffice_box.docx",
            ("清溪乡修建水渠   8公里。\n框内：发放补贴45万元。\n第二段。\n换行",),
        ),
        (
            "libreoffice_box.odt",
            ("框内：发放补贴45万元。\n", "清溪乡修建水渠   8公里。\n第二段。\n换行"),
        ),
        ("radicals.pdf", ("贫困户5120户，人均收入1.2万元，\n购车补贴36户，见效。",)),
        (
            "old_page.html",
            (
                "白水县产业扶贫见成效\n　　今年以来，白水县投入产业发展资金3200万元，",
                "社员分红45万元，群众说，日子越过越有盼头了。",
            ),
        ),
    ],
)
def test_the_text_of_a_report_comes_out_in_order(name: str, said: tuple[str, ...]) -> None:
    [text] = texts(read(name))
    places = [text.find(words) for words in said]
    assert -1 not in places, text
    assert places == sorted(places)


@pytest.mark.parametrize("name", ["rows.csv", "rows_gbk.csv", "libreoffice_rows.xlsx"])
def test_a_table_with_a_report_a_row_gives_a_report_for_each(name: str) -> None:
    first, second, *_ = (each for each in read(name) if isinstance(each, Extract))
    assert (first.text, second.text[:9]) == (ROWS[0], ROWS[1][:9])
    assert (first.title, first.meta["row"], first.meta["source_id"]) == ("清溪乡总结", 2, "a-1")
    assert first.meta["columns"] == {"编号": "a-1", "发布日期": "2019-12-31"}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("empty.txt", Problem.EMPTY_FILE),
        ("picture.txt", Problem.BINARY_FILE),
        ("script_only.html", Problem.EMPTY_FILE),
        ("scanned.pdf", Problem.SCANNED),
        ("locked.pdf", Problem.ENCRYPTED),
        ("locked.docx", Problem.ENCRYPTED),
        ("locked.xlsx", Problem.ENCRYPTED),
        ("locked.zip", Problem.ENCRYPTED),
        ("truncated.pdf", Problem.UNREADABLE),
        ("truncated.docx", Problem.UNREADABLE),
    ],
)
def test_what_gives_no_text_says_why(name: str, problem: Problem) -> None:
    [said] = read(name)
    assert isinstance(said, UserError)
    assert said.problem is problem


def test_a_document_with_open_changes_reads_as_if_they_were_accepted() -> None:
    assert texts(read("tracked.docx")) == ["白水县投入资金320万元，新建饮水工程12处。"]


def test_running_heads_are_left_out_and_pages_are_known() -> None:
    [found] = read("heads.pdf")
    assert isinstance(found, Extract)
    assert "简报" not in found.text
    starts = found.meta["page_starts"]
    assert isinstance(starts, list)
    assert [found.text[int(str(start)) :][:3] for start in starts] == ["第一页", "第二页", "第三页"]


def test_columns_are_read_one_after_the_other() -> None:
    [text] = texts(read("columns.pdf"))
    places = [text.find(f"其{number}，") for number in range(1, 13)]
    assert -1 not in places
    assert places == sorted(places)
    assert text.startswith("白水县扶贫纪事")


def test_radicals_are_mended_and_counted() -> None:
    [found] = read("radicals.pdf")
    assert isinstance(found, Extract)
    assert found.meta["mended_radicals"] == 7


def test_an_archive_gives_its_files_by_name_and_says_what_it_left() -> None:
    found = read("gbk_names.zip")
    members = [each.meta["member"] for each in found if isinstance(each, Extract)]
    assert members == [
        "../../逃出去.txt",  # a name, and never a path
        "简报/名单.csv",
        "简报/名单.csv",
        "简报/第一期.txt",
    ]
    [left] = [each for each in found if isinstance(each, UserError)]
    assert left.problem is Problem.UNKNOWN_FORMAT
    assert "图.png" in str(left.values["path"])


def test_names_in_an_archive_lead_nowhere(tmp_path: Path) -> None:
    path, names = tmp_path / "a.zip", ("../../b", "/etc/b", "..\\b", "C:\\b", "CON")
    with zipfile.ZipFile(path, "w") as opened:
        for name in names:
            opened.writestr(f"{name}.txt", f"修路8公里：{name}")
            opened.writestr(f"{name}.pdf", "no pdf")
    found = list(formats.read(path.read_bytes(), path, formats.Format.ZIP, Options()))
    refused = [str(each.values["path"]) for each in found if isinstance(each, UserError)]
    assert len(texts(found)) == len(refused) == len(names)
    assert all(each.startswith(f"{path}/") for each in refused)
    assert [each.name for each in tmp_path.rglob("*")] == ["a.zip"]


def test_files_of_one_name_in_an_archive_come_in_both() -> None:
    data = zipped(a__txt="修路8公里。".encode(), b__txt="修路9公里。".encode())
    for name in (b"b.txt", b"a\0txt"):  # a name ends where a NUL is
        found = formats.read(
            data.replace(b"b.txt", b"a.txt").replace(b"a.txt", name),
            *(Path("a.zip"), formats.Format.ZIP, Options()),
        )
        assert len(list(found)) == 2


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR])
def test_a_link_in_an_archive_is_no_report(tmp_path: Path, kind: int) -> None:
    link = zipfile.ZipInfo("link.txt")
    link.create_system, link.external_attr = 3, (kind | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as opened:
        opened.writestr(link, str(FILES / "report.md"))
    data = (tmp_path / "a.zip").read_bytes()
    [said] = formats.read(data, tmp_path / "a.zip", formats.Format.ZIP, Options())
    assert isinstance(said, UserError)
    assert said.problem is Problem.UNREADABLE


def test_an_archive_in_an_archive_is_left() -> None:
    found = read("nested.zip")
    assert len(texts(found)) == 1
    [said] = [each for each in found if isinstance(each, UserError)]
    assert said.problem is Problem.NESTED_ARCHIVE


@pytest.mark.parametrize("name", ["nested.json", "strings.json", "crawled.jsonl"])
def test_what_crawlers_write_gives_a_report_a_record(name: str) -> None:
    assert [text[:3] for text in texts(read(name))] == ["清溪乡", "黄坡乡"]


def test_a_bad_line_is_named_and_the_others_come_in() -> None:
    [bad] = [each for each in read("crawled.jsonl") if isinstance(each, UserError)]
    assert (bad.problem, bad.values["line"]) == (Problem.BAD_JSON_LINE, 2)


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"text_column": "标题"}, "清溪乡总结"),
        ({"text_column": "2"}, "清溪乡总结"),
        ({"text_column": "3", "title_column": "1"}, "2019-12-31"),
    ],
)
def test_columns_can_be_named(options: dict[str, str], text: str) -> None:
    first = read("rows.csv", **options)[0]
    assert isinstance(first, Extract)
    assert first.text == text


def test_a_column_that_is_not_there_is_refused_with_those_that_are() -> None:
    [said] = read("rows.csv", text_column="摘要")
    assert isinstance(said, UserError)
    assert said.problem is Problem.NO_SUCH_COLUMN
    assert "正文" in str(said.values["columns"])


def test_without_an_office_program_old_files_say_what_to_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(office, "PLACES", ())
    [said] = read("libreoffice.doc")
    assert isinstance(said, UserError)
    assert said.problem is Problem.NEEDS_OFFICE


def zipped(**members: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, data in members.items():
            opened.writestr(name.replace("__", "."), data)
    return target.getvalue()


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b"]><x>&j;</x>"
)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.zip", zipped(a__txt=b"a" * (2 << 20))),
        ("a.docx", zipped(a__txt=b"a" * (2 << 20))),
        ("a.odt", zipped(content__xml=BOMB)),
        ("a.docx", zipped(word__xml=BOMB)),
        ("a.xlsx", zipped(xl__xml=BOMB)),
        ("a.json", b"[" * 100_000),
        ("a.json", b'{"a":' * 100_000),
        ("a.csv", b'"' + b"a," * 100_000),
        ("a.pdf", b"%PDF-1.4\n" + b"1 0 obj\n<<>>\nendobj\n" * 1_000),
    ],
)
def test_bombs_are_refused_or_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, data: bytes
) -> None:
    monkeypatch.setattr(packages, "LARGEST_UNPACKED", 1 << 20)  # so that ours need not be larger
    (tmp_path / name).write_bytes(data)
    *said, done = worker.answers_about(tmp_path / name, formats.format_of(Path(name)), Options())
    assert done == {"done": True}
    assert len(json.dumps(said)) < 1_000_000


def endless_sheet() -> bytes:
    """A workbook like any other, with rows without end in its sheet."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(FILES / "libreoffice_heads.xlsx") as known,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as opened,
    ):
        for name in known.namelist():
            data = known.read(name)
            if name.startswith("xl/worksheets/sheet"):
                rows = b"<row><c><v>1</v></c></row>" * 1_500_000
                data = data.replace(b"</sheetData>", rows + b"</sheetData>")
            opened.writestr(name, data)
    return target.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", "id,正文\n1,".encode() + b"a" * (17 << 20)),
        ("a.csv", 'id,正文\n1,"'.encode() + b"a b\n" * (5 << 20) + b'"'),
        ("a.html", b"<html><body>" + b"<div>" * 200_000 + b"</div>" * 200_000),
        ("a.html", b"<html><body>" + b"<font>" * 200_000),
        ("a.xlsx", endless_sheet()),
    ],
    ids=("a line", "a cell", "deep", "open", "rows"),
)
def test_what_would_take_all_time_or_memory_is_refused_at_once(
    tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    began = time.process_time()
    [said, done] = worker.answers_about(tmp_path / name, formats.format_of(Path(name)), Options())
    assert time.process_time() - began < 10
    assert refused(said).problem is Problem.TOO_LARGE
    assert done == {"done": True}


@pytest.mark.parametrize(
    "name",
    [
        "pandoc.docx",
        "libreoffice.odt",
        "libreoffice_heads.xlsx",
        "columns.pdf",
        "old_page.html",
        "nested.json",
        "rows_gbk.csv",
        "gbk_names.zip",
    ],
)
def test_mutated_files_give_text_or_a_reason(tmp_path: Path, name: str) -> None:
    whole, path = (FILES / name).read_bytes(), tmp_path / name
    chance = random.Random(name)
    for _ in range(25):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randint(len(data) // 2, len(data))])
        *said, done = worker.answers_about(path, formats.format_of(path), Options())
        assert done == {"done": True}
        for answer in said:
            json.dumps(answer).encode("ascii")  # as it leaves the process


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.json", '[{"text": "修路"},\n {"text": 5 5}]', (2, 13)),
        ("a.jsonl", '{"text": "修路"}\n{"text": 5 5}', (2, 12)),
    ],
)
def test_a_fault_in_json_is_told_with_its_line_and_character(
    tmp_path: Path, name: str, content: str, said: tuple[int, int]
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    line, character = said
    with ReaderProcess() as reader:
        [refused, *_] = reader.read(tmp_path / name, formats.Format.JSON, Options())
    assert isinstance(refused, UserError)
    assert words.sentence(refused, "en") == (
        f"Line {line} of {tmp_path / name} is not valid JSON: at character {character}"
        " a comma is missing, or a bracket is not closed."
    )
