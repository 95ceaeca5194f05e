"""Sentences end at their marks and with their paragraph, wherever a page broke the lines."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.exchange.carrying import Record
from annotator.exchange.chunks import SENTENCE, chunked
from annotator.reading.sentences import around, ends

WRAPPED = "全县新建水厂四座，改造旧管网二十余公里，惠及沿线\n九个村的群众。次年再建两座"
HOSTILE = st.text(st.sampled_from("。！？；;”」) 甲乙12万，\n\r\t\u3000\x00\x85\u2028😀𠮷\u0301"))


def pieces(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise([0, *ends(text)])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一句。二句！三句", ["一句。", "二句！", "三句"]),
        ("他说：“好；行？”他走了", ["他说：“好；", "行？”", "他走了"]),
        ("一、概况\n有水厂。\n\n\n完", ["一、概况", "有水厂。", "完"]),
        (WRAPPED, [WRAPPED[: WRAPPED.index("次年")], "次年再建两座"]),
        (WRAPPED.replace("\n", "\r\n"), None),
        ("", []),
        (" \n\u3000\n", []),
    ],
)
def test_a_sentence_goes_on_over_a_hard_break_and_not_past_its_paragraph(
    text: str, expected: list[str] | None
) -> None:
    whole = [each.replace("\n", "\r\n") for each in pieces(WRAPPED)]
    assert pieces(text) == (whole if expected is None else expected)


def test_a_report_is_cut_into_whole_sentences_that_begin_with_a_word() -> None:
    text = f"一、概况\n\n{WRAPPED}。\n"
    record: Record = {"text": text, "spans": []}
    cut = [str(piece["text"]) for piece in chunked(record, SENTENCE)]
    assert "".join(cut) == text
    assert [each.strip() for each in cut] == [each for each in pieces(text) if each]
    assert all(each == each.lstrip() for each in cut)


@given(HOSTILE)
def test_ends_rise_and_leave_out_nothing_but_blanks(text: str) -> None:
    found = list(ends(text))
    assert found == sorted(set(found))
    assert all(0 < each <= len(text) for each in found)
    assert not text[found[-1] if found else 0 :].strip()


@given(HOSTILE.map(WRAPPED.join) | HOSTILE, st.data())
def test_around_a_stretch_are_the_nearest_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = list(ends(text))
    assert around(text, start, end, reach=len(text)) == (
        max((each for each in found if each <= start), default=0),
        min((each for each in found if each >= end), default=len(text)),
    )


@given(st.integers(0, len(WRAPPED)), st.integers(0, 30))
def test_no_sentence_reaches_further_than_asked_for(start: int, reach: int) -> None:
    first, last = around(WRAPPED, start, start, reach=reach)
    assert start - reach <= first <= start <= last <= start + reach


def test_a_break_inside_a_sentence_does_not_cut_it_however_little_is_looked_at() -> None:
    at = WRAPPED.index("九个村")
    first, last = around(WRAPPED, at, at + 3, reach=10)
    assert (first, WRAPPED[at:last]) == (at - 10, "九个村的群众。")
