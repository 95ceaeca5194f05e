"""What belongs to a number: taken in at once, dropped piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.extents import fuller, leaner
from schema.records import Span


def two_characters(at: int) -> tuple[int, int]:
    return at, at + 2


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def chain(step, text: str, words: str) -> list[str]:
    found, at = [], span(text, words)
    while (at := step(text, at, two_characters)) is not None:
        found.append(at.text)
    return found


@pytest.mark.parametrize(
    ("text", "words", "taken"),
    [
        ("投入3000余万元，", "3000", ["3000余万元"]),
        ("投入3000余万元，", "余万", ["3000余万元"]),
        ("约20公里，", "20", ["20公里", "约20公里"]),
        ("近16万贫困人口", "万", ["16万", "近16万", "近16万贫困"]),
        ("5次以上。", "5", ["5次", "5次以上"]),
        ("80元/人/月。", "80", ["80元/人/月"]),
        ("占6.4%。", "6", ["6.4%"]),
        ("占百分之五十，", "五", ["百分之五十"]),
        ("共12,345户。", "345", ["12,345户"]),
    ],
)
def test_the_whole_number_comes_first_then_what_bounds_it(text, words, taken):
    assert chain(fuller, text, words) == taken


@pytest.mark.parametrize(
    ("text", "words", "left"),
    [
        ("投入3000余万元，", "3000余万元", ["3000余万", "3000余", "3000"]),
        ("约20公里公路", "约20公里公路", ["20公里", "20"]),
        ("近16万贫困人口", "近16万贫困", ["16万", "16"]),
        ("106.8万人次，", "106.8万人次", ["106.8万", "106.8"]),
        ("80元/人/月。", "80元/人/月", ["80"]),
        ("占百分之五十，", "百分之五十", []),
    ],
)
def test_what_does_not_belong_is_dropped_first_then_unit_and_multiplier(text, words, left):
    assert chain(leaner, text, words) == left


def test_a_projects_own_unit_belongs_to_the_number():
    text = "发放物资30包裹，"
    assert fuller(text, span(text, "30"), two_characters, frozenset({"包裹"})).text == "30包裹"


def test_where_no_number_is_there_is_nothing_to_do():
    text = "开展产业扶贫"
    assert fuller(text, span(text, "产业"), two_characters) is None
    assert leaner(text, span(text, "产业"), two_characters) is None


@given(
    st.text(alphabet="约近3五十百万亿余多.,，%元户次/人年以上\n 😀a", min_size=1, max_size=30),
    st.data(),
)
def test_any_step_stays_in_the_text_and_changes_the_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    before = Span(start, end, text[start:end])

    def to_the_end(at: int) -> tuple[int, int]:
        return at, len(text)

    for step in (fuller, leaner):
        after = step(text, before, to_the_end)
        if after is not None:
            assert 0 <= after.start < after.end <= len(text)
            assert text[after.start : after.end] == after.text
            assert (after.start, after.end) != (start, end)
