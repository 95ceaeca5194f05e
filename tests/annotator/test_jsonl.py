"""Our JSONL: what goes out comes in again, to the character, whatever Unicode holds."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import Problem, UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import Document, FoundSpan, Note
from schema import labels
from schema.records import LabelId, LabelState, Report

SCHEMA = labels.default()
ONE = '"label": "NUMBER", "start": 0, "end": 1, '
HOSTILE = [
    "😀",
    "𠮷",
    "e\u0301",
    "\u200b",
    "\u202e",
    "\r\n",
    "\ufeff",
    "\u2028",
    "\u00a0",
    "\0",
    "户",
]
texts = st.lists(
    st.sampled_from(HOSTILE) | st.characters(exclude_categories=["Cs"]), min_size=2
).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(texts.filter(lambda each: len(each) > 1))
    report = Report.of(text, name="甲" + draw(st.text("a😀", max_size=2)))

    def place() -> tuple[int, int]:
        start = draw(st.integers(0, len(text) - 1))
        return start, draw(st.integers(start + 1, len(text)))

    def indicator() -> dict[str, int | str]:
        start, end = place()
        return {"start": start, "end": end, "text": text[start:end]}

    def span(position: int, name: str, said: dict[str, Any], **more: Any) -> FoundSpan:
        start, end = place()
        own_id = LabelId(f"{name}{position}")
        fixed = (start, end, name, own_id, text[start:end], LabelState.CONFIRMED, said)
        return FoundSpan(*fixed, **{"quantifies": (), **more}, note=Note(comment="看😀"))

    measures = [span(n, "measure", {"category": "solar"}) for n in range(draw(st.integers(0, 2)))]
    numbers = [
        span(
            n,
            "number",
            {"value": "3.5", "unit": draw(texts), "bound": "over", "indicator": indicator()},
            quantifies=tuple(each.id for each in measures[:1]),
            unsure=draw(st.booleans()),
        )
        for n in range(draw(st.integers(0, 2)))
    ]
    found = sorted(numbers + measures, key=lambda each: each[:3])
    return Document(report, tuple(found), labelled=True)


def read_back(path: Path) -> list[Document | UserError]:
    return list(jsonl.read(path, SCHEMA))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=documents())
def test_what_is_written_reads_back_the_same(tmp_path: Path, document: Document) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(jsonl.line(document) + "\n", encoding="utf-8", newline="")

    [read] = read_back(path)
    assert isinstance(read, Document)
    assert document.report.text == read.report.text
    assert document.found == read.found
    for row in json.loads(jsonl.line(document))["spans"]:
        assert document.report.text[row["start"] : row["end"]] == row["text"]


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("{", Problem.BAD_JSON_LINE),
        ("[" * 100_000, Problem.BAD_JSON_LINE),
        ("[]", Problem.BAD_SPAN),
        ('{"text": ""}', Problem.BAD_SPAN),
        ('{"text": "\\ud800 x"}', Problem.BAD_SPAN),
        ('{"text": "ab", "spans": 3}', Problem.BAD_SPAN),
        ('{"text": "ab", "spans": [{"label": "NUMBER", "start": 0, "end": 3}]}', Problem.BAD_SPAN),
        ('{"text": "ab", "spans": [{"label": "NUMBER", "start": 1, "end": 1}]}', Problem.BAD_SPAN),
        ('{"text": "ab", "spans": [{"label": "X", "start": 0, "end": 1}]}', Problem.BAD_SPAN),
        (
            '{"text": "ab", "spans": [{' + ONE + '"text": "b"}]}',
            Problem.BAD_SPAN,
        ),
        (
            '{"text": "ab", "spans": [{' + ONE + '"value": "1e5"}]}',
            Problem.BAD_SPAN,
        ),
        (
            '{"text": "ab", "spans": [{"label": "MEASURE", "start": 0, "end": 1, "category": 1}]}',
            Problem.BAD_SPAN,
        ),
        (
            '{"text": "ab", "spans": [{' + ONE + '"quantifies": ["z"]}]}',
            Problem.BAD_SPAN,
        ),
        (
            '{"text": "ab", "spans": [{' + ONE + '"id": "n", "quantifies": ["n"]}]}',
            Problem.BAD_SPAN,
        ),
        (
            '{"text": "ab", "spans": [{' + ONE + '"id": "n"}, {"id": "m", "label": "MEASURE",'
            ' "start": 1, "end": 2, "quantifies": ["n"]}]}',
            Problem.BAD_SPAN,
        ),
        ('{"text": "ab", "title": "\\ud800"}', Problem.BAD_SPAN),
        ('{"text": "ab", "meta": {"a": ["\\udcff"]}}', Problem.BAD_SPAN),
        ('{"text": "ab", "spans": [{' + ONE + '"place": "\\ud800"}]}', Problem.BAD_SPAN),
        ('{"text": "ab", "meta": {"a": NaN}}', Problem.BAD_JSON_LINE),
        ('{"text": "ab", "meta": {"a": [-Infinity]}}', Problem.BAD_JSON_LINE),
        ('{"text": "ab", "meta": {"a": 1e999}}', Problem.BAD_JSON_LINE),
    ],
)
def test_a_bad_line_is_named_and_the_next_one_read(
    tmp_path: Path, line: str, problem: Problem
) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text(line + '\n{"text": "好。"}\n', encoding="utf-8")

    bad, good = read_back(path)
    assert isinstance(bad, UserError)
    assert (problem, 1) == (bad.problem, bad.values["line"])
    assert isinstance(good, Document)
    assert not good.labelled


def test_defaults_are_said_of_numbers_and_dropped_on_reading(tmp_path: Path) -> None:
    report = Report.of("两年", name="x")
    place = (0, 2, "number", LabelId("a"), "两年")
    found = FoundSpan(*place, LabelState.CONFIRMED, {"value": "2"}, ())
    [row] = json.loads(jsonl.line(Document(report, (found,))))["spans"]
    assert tuple(row[k] for k in ("unit", "bound", "status", "aspect")) == (
        "",
        "exact",
        "done",
        "level",
    )

    path = tmp_path / "x.jsonl"
    path.write_text(jsonl.line(Document(report, (found,))), encoding="utf-8")
    [read] = read_back(path)
    assert isinstance(read, Document)
    assert read.spans[0].attributes == {"value": "2"}


def test_an_id_that_is_null_is_no_id(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    spans = [{"id": None, "label": "NUMBER", "start": n, "end": n + 1} for n in range(2)]
    path.write_text(json.dumps({"text": "两年", "spans": spans}), encoding="utf-8")
    [read] = read_back(path)
    assert isinstance(read, Document)
    assert len({each.id for each in read.spans}) == 2
