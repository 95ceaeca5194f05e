"""Each format gives back what it says it carries, and only that, whatever the text holds."""

import itertools
import json
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from _pytest.mark.structures import ParameterSet
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from annotator import words
from annotator.errors import UserError
from annotator.exchange import (
    brat,
    chunks,
    conll,
    doccano,
    jsonl,
    offsets,
    reading,
)
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Carries, Record, fitted, name_of, place, rows_of
from annotator.exchange.documents import Document
from annotator.exchange.formats import FORMATS, Writing
from annotator.exchange.label_names import as_said
from annotator.exchange.lines import write_json_lines
from annotator.exchange.xml_text import NOT_IN_XML
from schema import labels
from schema.records import Json, report_id

SCHEMA = labels.default()
# what tools stumble over: astral characters, marks that join or turn, breaks of all kinds, brackets
HOSTILE_IN_NAMES = '报告con1aA.. %2F/\\:*?"<>|-~_\u3000\u2028\n\t😀e\u0301[]#'
HOSTILE = (
    "贫困户5元😀𠮷e\u0301\u200d\n\r\t \u3000\u2028\\n\"'<&\0]}#T1"
    "\u202e\u2066\u2069\u200f\ufeff\x85\x0b\x1c|_*;->"
)
LONG_NAME = "很长的名字" * 60  # more than any system has for a file


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(st.sampled_from(HOSTILE), min_size=1, max_size=60))
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, 8))
    spans: list[Json] = []
    for number, (start, size) in enumerate(draw(st.lists(places, max_size=8))):
        end = min(start + size, len(text))
        label = draw(st.sampled_from(["NUMBER", "MEASURE"]))
        row: dict[str, Json] = {"id": f"{number}", "label": label, "start": start, "end": end}
        row["text"] = text[start:end]
        if label == "NUMBER":
            row |= {"value": "5", "unit": draw(st.sampled_from(["元", "户 #1", '\t"']))}
            row |= {"bound": draw(st.sampled_from(["exact", "over"]))}
        else:
            row["category"] = draw(st.sampled_from(["industry", "other"]))
        spans.append(row)
    _link(spans, draw)
    name = draw(st.text(st.sampled_from(HOSTILE_IN_NAMES), max_size=9) | st.just(LONG_NAME))
    return {"id": report_id(text), "text": text, "meta": {"name": name}, "spans": spans}


def _link(spans: list[Json], draw: st.DrawFn) -> None:
    rows = [row for row in spans if isinstance(row, dict)]
    measures = [row["id"] for row in rows if row["label"] == "MEASURE"]
    for row in rows:
        if row["label"] == "NUMBER" and measures and draw(st.booleans()):
            row["quantifies"] = [draw(st.sampled_from(measures))]


def said(record: Record) -> Counter[str]:
    """What spans say, wherever they stand in the file and whatever they are called there."""
    places = {row["id"]: (*place(row), row["label"]) for row in rows_of(record)}

    def as_said(row: dict[str, Json]) -> str:
        links = row.get("quantifies", [])
        assert isinstance(links, list)
        plain = {name: row[name] for name in row if name not in ("id", "text", "quantifies")}
        return json.dumps(
            {**plain, "links": sorted(places[each] for each in links)}, sort_keys=True
        )

    return Counter(map(as_said, rows_of(record)))


def back_from(name: str, record: Record, folder: Path) -> Record:
    target = folder / "out"
    FORMATS[name].write([record], target, Writing(schema=SCHEMA))
    endings = {"brat": "txt", "casjson": "json", "webanno": "tsv", "xmi": "xmi"}
    if name in endings:
        [target] = target.glob(f"*.{endings[name]}")
    [read] = reading.READERS[name](target, SCHEMA)
    assert not isinstance(read, UserError)
    return read


def needing(name: str, *modules: str) -> ParameterSet:
    """A format, skipped where its library is not installed."""
    missing = [each for each in modules if find_spec(each) is None]
    return pytest.param(
        name, marks=pytest.mark.skipif(bool(missing), reason=f"needs {' '.join(modules)}")
    )


@pytest.mark.parametrize(
    "name",
    [
        *("brat", "conll", "doccano", "labelstudio", "webanno"),
        *(needing("casjson", "cassis"), needing("xmi", "cassis"), needing("hf", "pyarrow")),
    ],
)
@settings(deadline=None, max_examples=60)
@given(record=records())
def test_what_is_read_is_what_the_format_carries(name: str, record: Record) -> None:
    if name == "xmi":
        assume(not NOT_IN_XML.search(str(record["text"])))
    fitting, _ = fitted(record, FORMATS[name].carries)
    with TemporaryDirectory() as folder:
        read = back_from(name, fitting, Path(folder))
    assert read["text"] == record["text"]
    assert said(read) == said(fitting)
    if FORMATS[name].carries.name:
        is_cut = name in ("brat", "webanno") and name_of(record) == LONG_NAME
        assert read["name"] == (LONG_NAME[:66] if is_cut else name_of(record))


def test_files_are_called_as_their_reports_are(tmp_path: Path) -> None:
    names = [
        "简报",
        "2019.05/简报",
        "Con.txt",
        "简报",
        "../../x",
        "",
        "长" * 300,
        "A",
        "a",
        "%2F",
        "-rf",
    ]
    given: list[Record] = [
        {"id": report_id(f"{nth}"), "text": f"{nth}", "meta": {"name": name}, "spans": []}
        for nth, name in enumerate(names)
    ]
    FORMATS["brat"].write(given, tmp_path / "out", Writing(schema=SCHEMA))
    files = sorted((tmp_path / "out").glob("*.txt"), key=lambda file: int(file.read_text("utf-8")))
    assert [file.stem for file in files] == [
        *("简报", "2019.05%2F简报", "%43on.txt", f"简报.{given[3]['id']}", "%2E.%2F..%2Fx"),
        *(given[5]["id"], "长" * 66, "A", f"a.{given[8]['id']}", "%252F", "%2Drf"),
    ]
    back = [record["name"] for file in files for record in brat.read(file)]
    assert back == [*names[:5], given[5]["id"], "长" * 66, *names[7:]]


def test_a_file_of_others_is_called_as_it_is(tmp_path: Path) -> None:
    for name in ("50%增长", "a%2fb", "x.0123456789abcdef"):
        (tmp_path / f"{name}.txt").write_text("5户", "utf-8")
        [record] = brat.read(tmp_path / f"{name}.txt")
        assert record["name"] == name


@settings(deadline=None, max_examples=60)
@given(
    record=records(),
    scheme=st.sampled_from(conll.SCHEMES),
    size=st.sampled_from([*chunks.SIZES, 5]),
)
def test_columns_say_the_same_in_every_scheme_and_size(
    record: Record, scheme: str, size: str | int
) -> None:
    fitting, _ = fitted(record, conll.CARRIES)
    with TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        conll.write(chunks.chunked(fitting, size), target, scheme=scheme)
        [read] = conll.read(target)
    assert read["text"] == record["text"]
    assert said(read) == said(fitting)


@given(record=records(), size=st.sampled_from([*chunks.SIZES, 1, 7]))
def test_pieces_make_up_the_report_and_cut_no_span(record: Record, size: str | int) -> None:
    pieces = list(chunks.chunked(record, size))
    assert "".join(str(piece["text"]) for piece in pieces) == record["text"]
    starts = [int(str(piece["offset"])) for piece in pieces]
    lengths = [len(str(piece["text"])) for piece in pieces]
    assert starts == [0, *itertools.accumulate(lengths)][: len(pieces)]
    assert sum(len(rows_of(piece)) for piece in pieces) == len(rows_of(record))
    for piece in pieces:
        for row in rows_of(piece):
            start, end = place(row)
            assert str(piece["text"])[start:end] == row["text"]


@pytest.mark.parametrize("name", ["jsonl", needing("hf", "pyarrow")])
@pytest.mark.parametrize("unit", offsets.UNITS)
@settings(deadline=None, max_examples=25)
@given(record=records(), size=st.sampled_from([*chunks.SIZES, 5]))
def test_pieces_that_count_in_any_unit_are_joined_again(
    name: str, unit: str, record: Record, size: str
) -> None:
    ruler, how = offsets.Ruler(str(record["text"]), unit), Writing(schema=SCHEMA, offsets=unit)
    pieces = [
        {**piece, "offset": ruler.of(int(str(piece["offset"])))}
        for piece in chunks.chunked(record, size)
    ]
    with TemporaryDirectory() as folder:
        target = Path(folder) / "out"
        FORMATS[name].write(pieces, target, how)
        [read] = (
            jsonl.read(target, SCHEMA)
            if name == "jsonl"
            else reading.documents(target, name, SCHEMA, as_said({}))
        )
    assert isinstance(read, Document)
    assert read.report.text == record["text"]
    assert sorted(each[:3] for each in read.found) == sorted(
        (*place(row), str(row["label"]).lower()) for row in rows_of(record)
    )


@pytest.mark.parametrize("name", ["conll", needing("hf", "pyarrow")])
@pytest.mark.parametrize("unit", ["codepoint", "byte"])
def test_what_follows_a_piece_that_was_left_out_is_joined_to_nothing(
    name: str, unit: str, tmp_path: Path
) -> None:
    text = "甲村😀修路5公里。乙村。丙村修路7公里。丁村没有。"
    rows: list[Json] = [
        {"id": said, "label": "NUMBER", "start": text.index(said), "end": text.index(said) + 3}
        | {"text": said}
        for said in ("5公里", "7公里")
    ]
    unit = unit if name == "hf" else "codepoint"
    ruler = offsets.Ruler(text, unit)
    record: Record = {"id": "r", "text": text, "meta": {"name": "简报"}, "spans": rows}
    kept = [
        {**piece, "offset": ruler.of(int(str(piece["offset"])))}
        for piece in chunks.chunked(record, "sentence")
        if rows_of(piece)
    ]
    FORMATS[name].write(kept, tmp_path / "out", Writing(schema=SCHEMA, offsets=unit))
    found = [*reading.documents(tmp_path / "out", name, SCHEMA, as_said({}))]
    assert all(isinstance(each, Document) for each in found)
    begin = ruler.of(text.index("丙"))
    called = "r" if name == "conll" else "简报"
    assert [(each.report.name, each.report.text) for each in found] == [
        (called, "甲村😀修路5公里。"),
        (f"{called}:{begin}", "丙村修路7公里。"),
    ]
    assert [each.text for one in found for each in one.found] == ["5公里", "7公里"]


def test_what_a_format_cannot_carry_is_counted() -> None:
    inner: Json = {"id": "b", "label": "NUMBER", "start": 0, "end": 2, "text": "5户", "value": "5"}
    outer: Json = {"id": "a", "label": "MEASURE", "start": 0, "end": 4, "text": "5户搬迁"}
    assert isinstance(inner, dict)
    record: Record = {
        "id": "r",
        "text": "5户搬迁",
        "spans": [outer, {**inner, "quantifies": ["a"], "bound": "exact"}],
    }
    _, lost = fitted(record, Carries(overlaps=False, links=False, attributes=frozenset()))
    assert lost == Counter({"overlap": 1})
    _, lost = fitted(record, Carries(links=False, attributes=frozenset({"category"})))
    assert lost == Counter({"link": 1, "value": 1})


def test_words_are_cut_at_the_edges_of_spans(tmp_path: Path) -> None:
    text = "建设扶贫车间三十六个"
    span: Json = {"id": "1", "label": "NUMBER", "start": 6, "end": 10, "text": "三十六个"}
    record: Record = {"id": "r", "text": text, "spans": [span]}
    conll.write(
        [record], tmp_path / "o", scheme="BMES", cut=lambda _: ["建设", "扶贫车间三", "十六个"]
    )
    tokens = [line.split("\t") for line in (tmp_path / "o").read_text("utf-8").splitlines()[2:-1]]
    assert [(token, tag) for token, _, tag in tokens] == [
        ("建设", "O"),
        ("扶贫车间", "O"),
        ("三", "B-NUMBER"),
        ("十六个", "E-NUMBER"),
    ]


def test_files_of_other_tools_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text(
        "修 B-MEASURE\n路 E-MEASURE\n5 B-NUMBER\n公 M-NUMBER\n里 E-NUMBER\n\n好 O\n", "utf-8"
    )
    [read] = conll.read(path)
    assert read["text"] == "修路5公里\n好"
    assert [(row["start"], row["end"]) for row in rows_of(read)] == [(0, 2), (2, 5)]

    path.write_text(
        '{"text": "修路5公里", "label": [[0, 2, "MEASURE"], [2, 5, "NUMBER"]]}\n', "utf-8"
    )
    [read] = doccano.read(path)
    assert not isinstance(read, UserError)
    assert [(row["start"], row["end"]) for row in rows_of(read)] == [(0, 2), (2, 5)]

    (tmp_path / "a.txt").write_text("修路\n5公里", "utf-8")
    (tmp_path / "a.ann").write_text(
        "T1\tMEASURE 0 2\t修路\nT2\tNUMBER 3 6\t5公里\n*\tx T1 T2\n", "utf-8"
    )
    [read] = brat.read(tmp_path / "a.txt")
    assert [(row["start"], row["end"]) for row in rows_of(read)] == [(0, 2), (3, 6)]

    # an annotation file of Windows; a carriage return within a span ends no line
    (tmp_path / "a.txt").write_text("修\rT路", "utf-8", newline="")
    (tmp_path / "a.ann").write_text(
        "T1\tMEASURE 0 3\t修\rT\r\n#1\tAnnotatorNotes T1\t看\r\n", "utf-8"
    )
    [read] = brat.read(tmp_path / "a.txt")
    assert [(row["end"], row["comment"]) for row in rows_of(read)] == [(3, "看")]


@given(
    st.text(alphabet=st.sampled_from('看{}" :a\\\t\n\r\x0b\x1c\x85\u2028😀'), min_size=1)
    | st.sampled_from(['{"value": "7"}', "a\n{}", " {", "1", "null", "看过\n\n再看", "a\n"])
)
def test_a_remark_goes_to_brat_and_back_as_it_was(
    tmp_path_factory: pytest.TempPathFactory, remark: str
) -> None:
    row: Record = {
        "id": "a",
        "label": "MEASURE",
        "start": 0,
        "end": 2,
        "text": "修路",
        "category": "industry",
    }
    other: Record = {"id": "b", "label": "MEASURE", "start": 2, "end": 3, "text": "桥"}
    record: Record = {
        "id": "r",
        "text": "修路桥",
        "meta": {},
        "spans": [{**row, "comment": remark}, other],
    }
    folder = tmp_path_factory.mktemp("brat") / "out"
    brat.write([record], folder, SCHEMA)
    [read] = brat.read(folder / "r.txt")
    [first, second] = rows_of(read)
    assert (first["comment"], first["category"], first.get("value")) == (remark, "industry", None)
    assert "comment" not in second


def test_a_remark_is_a_note_for_each_line_in_brat(tmp_path: Path) -> None:
    row: Record = {
        "id": "a",
        "label": "MEASURE",
        "start": 0,
        "end": 2,
        "text": "修路",
        "comment": "看过\n再看",
    }
    record: Record = {"id": "r", "text": "修路桥", "meta": {}, "spans": [row]}
    brat.write([record], tmp_path / "out", SCHEMA)
    lines = (tmp_path / "out" / "r.ann").read_text("utf-8").splitlines()
    assert lines[2:] == ["#2\tAnnotatorNotes T1\t看过", "#3\tAnnotatorNotes T1\t再看"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("doccano", '{"entities": []}'),
        ("doccano", '{"text": "一", "entities": [{"label": "NUMBER"}]}'),
        ("labelstudio", '[{"data": {}}]'),
        ("conll", "一\n"),
        ("conll", "一 Z-NUMBER\n"),
    ],
)
def test_a_record_that_does_not_hold_together_is_refused(
    tmp_path: Path, name: str, content: str
) -> None:
    path = tmp_path / "x"
    path.write_text(content, encoding="utf-8")
    try:
        [refused] = reading.READERS[name](path, SCHEMA)
    except BadRecord:
        return
    assert isinstance(refused, UserError)


def test_quotes_are_found_in_their_order_and_loosely(tmp_path: Path) -> None:
    text = "甲村修路5公里，乙村修\n路5公里，投入１２万元。"
    spans = [
        {"id": "m", "label": "MEASURE", "quote": "修路", "category": "infrastructure"},
        {
            "label": "NUMBER",
            "quote": "5公里",
            "value": "5",
            "unit": "公里",
            "quantifies": ["m", "x"],
        },
        {"label": "MEASURE", "quote": "修路", "category": "infrastructure"},
        {"label": "NUMBER", "quote": "12万元"},
        {"label": "NUMBER", "quote": "13万元"},
    ]
    path = tmp_path / "answers.jsonl"
    path.write_text(json.dumps({"text": text, "model": "m-1", "spans": spans}), encoding="utf-8")
    lost, document = reading.documents(path, "quotes", SCHEMA, as_said({}))
    assert isinstance(lost, UserError)
    assert lost.values["quote"] == "13万元"
    assert isinstance(document, Document)
    assert [each.span.text for each in document.spans] == ["修路", "5公里", "修\n路", "１２万元"]
    [linked] = [each for each in document.spans if each.quantifies]
    assert linked.quantifies == ("m",)
    assert {note.source for note in document.notes.values()} == {"m-1"}


def test_their_labels_come_in_by_our_names(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_text('{"text": "修路5公里", "label": [[0, 2, "ACT"], [2, 5, "QTY"]]}\n', "utf-8")
    [refused] = reading.documents(path, "doccano", SCHEMA, as_said({}))
    assert isinstance(refused, UserError)
    assert "ACT" in words.sentence(refused, "zh")
    [document] = reading.documents(path, "doccano", SCHEMA, as_said({"act": "measure", "QTY": ""}))
    assert isinstance(document, Document)
    assert [(each.label, each.span.text) for each in document.spans] == [("measure", "修路")]


def test_ours_is_a_line_for_each_report(tmp_path: Path) -> None:
    write_json_lines([{"id": "a"}, {"id": "b"}], tmp_path / "o")
    assert (tmp_path / "o").read_text("utf-8") == '{"id": "a"}\n{"id": "b"}\n'
