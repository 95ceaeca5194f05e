"""What is looked for is found where a person sees it, and nowhere else."""

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import Problem, UserError
from annotator.reading.paragraphs import BLANKS, BREAKS
from annotator.search.matching import MOST_IN_A_TEXT, Matcher, Query, What, joined
from annotator.words import sentence
from schema.records import Label, LabelId, Layer, ReportId, Span
from schema.text_index import folded

WRAPPED = (
    "全县共建成扶贫车间三十六个，带动贫困\n户就业一千二百人，户均增收三千元。\n\n下一段，另起一行。"
)
HOSTILE = ["扶", "贫", "a", "A", "ß", "İ", "ς", "Σ", "😀", "𠮷", "é", "\u0301", "\u200d", "\u202e"]
HOSTILE += ["\x00", "，", "。", "1", "\u3000", "\ufeff", '"', "*", "\\", "["]
hostile_texts = st.lists(st.sampled_from(HOSTILE), max_size=40).map("".join)
wrapped_texts = st.lists(
    st.sampled_from([*HOSTILE, *BREAKS, "\r\n", "\n\n", "扶贫扶贫扶贫扶贫扶贫扶贫扶贫扶贫，"]),
    max_size=30,
).map("".join)
words = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=3).map("".join)


def places(text: str, query: str, **how: bool) -> list[tuple[int, int]]:
    return Matcher(Query(query, **how)).places(text)


def naive(text: str, query: str) -> list[tuple[int, int]]:
    found, at = [], 0
    while at <= len(text) - len(query):
        if text[at : at + len(query)] == query:
            found.append((at, at + len(query)))
            at += len(query)
        else:
            at += 1
    return found


@given(hostile_texts, words)
def test_on_one_line_it_finds_what_a_naive_search_finds(text: str, query: str) -> None:
    assert naive(text, query) == places(text, query, match_case=True)
    assert naive(folded(text), folded(query)) == places(text, query)


@given(wrapped_texts, words)
def test_what_is_found_reads_as_the_words_apart_from_breaks(text: str, query: str) -> None:
    for start, end in places(text, query, match_case=True):
        found = text[start:end]
        assert found[0] not in BREAKS
        assert found[-1] not in BREAKS
        assert joined(found).text == query or without_breaks(found) == query


@given(wrapped_texts, words)
def test_no_word_that_stands_in_the_text_is_missed(text: str, query: str) -> None:
    whole = joined(text)
    wanted = [whole.span(*each) for each in naive(whole.text, query)]
    assert wanted == places(text, query, match_case=True)


def without_breaks(text: str) -> str:
    return "".join(each for each in text if each not in BREAKS + BLANKS)


@given(st.text(max_size=60))
def test_folding_keeps_the_length_and_is_done_once(text: str) -> None:
    assert len(folded(text)) == len(text)
    assert folded(text) == "".join(map(folded, text))


def test_words_are_found_across_a_line_that_the_page_broke() -> None:
    start, end = places(WRAPPED, "贫困户")[0]
    assert WRAPPED[start:end] == "贫困\n户"
    assert places(WRAPPED, "困\n户") == [(start + 1, end)]
    assert places(WRAPPED, "元。下一段") == []


def test_latin_words_on_both_sides_of_a_break_stay_two_words() -> None:
    text = "The county has set up thirty-six poverty\nrelief workshops in total."
    assert len(places(text, "poverty relief")) == 1
    assert places(text, "povertyrelief") == []


def test_capitals_matter_only_on_request() -> None:
    assert places("GDP and gdp", "Gdp") == [(0, 3), (8, 11)]
    assert places("GDP and gdp", "gdp", match_case=True) == [(8, 11)]
    assert places("GDP and gdp", "G[D]P", is_pattern=True, match_case=True) == [(0, 3)]


def test_nothing_is_found_for_nothing() -> None:
    assert places("文", "") == []
    assert places("文字", "x*", is_pattern=True) == []


def test_a_pattern_goes_across_joined_lines_and_knows_where_paragraphs_begin() -> None:
    (start, end), *_ = places(WRAPPED, "贫困.就业", is_pattern=True)
    assert WRAPPED[start:end] == "贫困\n户就业"
    assert [WRAPPED[slice(*each)] for each in places(WRAPPED, "^.", is_pattern=True)] == [
        "全",
        "下",
    ]


@pytest.mark.parametrize(
    "pattern", ["(", "[0-9", "*", "(?P<x", "\\", "(?<=a*", "(" * 5000, "a" * 5000]
)
def test_a_pattern_that_is_none_is_told_in_a_sentence(pattern: str) -> None:
    with pytest.raises(UserError) as caught:
        Matcher(Query(pattern, is_pattern=True))
    assert caught.value.problem == Problem.BAD_PATTERN
    for language in ("zh", "en"):
        assert "{" not in sentence(caught.value, language)


@pytest.mark.parametrize("pattern", ["(.*)*(.*)*(.*)*x[^户]", "(?:(?R)|户)*x"])
def test_a_pattern_that_never_ends_is_stopped(pattern: str) -> None:
    with pytest.raises(UserError) as caught:
        places("户a" * 3000 + "x户", pattern, is_pattern=True)
    assert caught.value.problem == Problem.SLOW_PATTERN


@given(st.text(max_size=12), hostile_texts)
def test_any_pattern_finds_something_or_is_told(pattern: str, text: str) -> None:
    found = []
    with contextlib.suppress(UserError):
        found = places(text, pattern, is_pattern=True)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert found == sorted(found)


def test_there_is_an_end_to_what_is_found_in_one_text() -> None:
    assert len(places("，" * (MOST_IN_A_TEXT + 5), "，")) == MOST_IN_A_TEXT


def label(text: str, **attributes: str | Span) -> Label:
    return Label(
        LabelId("x"),
        ReportId("r"),
        Layer("me"),
        "number",
        Span(0, len(text), text),
        attributes=attributes,
    )


AMOUNT = label("7.64\n亿元", value="764000000", unit="元", time="2019年")
RANGE = label("3至5个", value="3", value_to="5", unit="个")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("764000000", AMOUNT),
        ("764,000,000", AMOUNT),
        ("7.64亿", AMOUNT),
        ("7.64亿元", AMOUNT),
        ("76400万元", AMOUNT),
        ("2019年", None),
        ("5", RANGE),
        ("三", RANGE),
        ("3个", RANGE),
        ("764", None),
        ("7.64亿户", None),
        ("元", AMOUNT),
        ("", None),
        ("没有", None),
    ],
)
def test_values_are_found_by_what_they_state(query: str, found: Label | None) -> None:
    matcher = Matcher(Query(query, What.VALUES))
    assert [each for each in (AMOUNT, RANGE) if matcher.wants(each)] == ([found] if found else [])


def test_values_are_found_by_a_pattern_over_what_is_written() -> None:
    assert Matcher(Query(r"^7\.\d+亿", What.VALUES, is_pattern=True)).wants(AMOUNT)
    assert Matcher(Query(r"^764", What.VALUES, is_pattern=True)).wants(AMOUNT)
    assert not Matcher(Query(r"户$", What.VALUES, is_pattern=True)).wants(AMOUNT)


def test_a_value_that_others_wrote_wrongly_is_searched_all_the_same() -> None:
    wrong = label("1e5", value="1e5", unit="元")
    assert Matcher(Query("^1e5元$", What.VALUES, is_pattern=True)).wants(wrong)


def test_the_words_of_a_span_are_found_across_its_break() -> None:
    assert Matcher(Query("64亿", What.SPANS)).wants(AMOUNT)
    assert not Matcher(Query("户", What.SPANS)).wants(AMOUNT)
