"""The likeliest categories, and finding words by the initials of their pinyin."""

import json
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.initials import fits, initials
from annotator.suggest.likely import likely_categories
from schema.records import Span


def of(text: str, words: str, most: int = 3) -> tuple[str, ...]:
    start = text.index(words)
    return likely_categories(text, Span(start, start + len(words), words), most=most)


def test_the_words_inside_decide_before_those_around():
    assert of("通过产业扶贫带动就业，完成危房改造87户。", "危房改造")[0] == "housing"


def test_words_that_name_no_category_take_it_from_what_is_near():
    text = "今年实施光伏扶贫，建成光伏电站3座，每村安排一个点位。"
    assert of(text, "安排一个点位")[0] == "solar"


def test_what_fits_nowhere_is_among_the_first_four():
    text = "产业扶贫、电商扶贫、旅游扶贫、光伏扶贫、金融扶贫、教育扶贫一起抓。"
    assert "other" in of(text, "一起抓", most=4)


def test_a_category_is_offered_once():
    found = of("产业扶贫、危房改造、教育扶贫。", "危房改造", most=19)
    assert len(set(found)) == len(found)


def test_the_gold_of_the_samples_is_among_the_first_three():
    lines = (files("seeds") / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    hits = total = 0
    for record in map(json.loads, lines):
        for each in record["spans"]:
            if each["label"] == "MEASURE":
                span = Span(each["start"], each["end"], each["text"])
                total += 1
                hits += each["category"] in likely_categories(record["text"], span)
    assert hits / total > 0.97


@given(st.text(max_size=40), st.data())
def test_any_text_has_categories_or_none(text, data):
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert len(likely_categories(text, Span(start, end, text[start:end]))) <= 3


@pytest.mark.parametrize(
    ("words", "letters"),
    [("产业扶贫", "cyfp"), ("驻村帮扶与队伍", "zcbfydw"), ("Solar 光伏", "solar gf"), ("㐀", "㐀")],
)
def test_initials_are_those_of_the_pinyin(words, letters):
    assert initials(words) == letters


def test_every_letter_of_pinyin_has_its_characters():
    assert initials("啊八擦大俄发嘎哈机卡拉妈那哦怕七日三他瓦西压杂") == "abcdefghjklmnopqrstwxyz"


@pytest.mark.parametrize("typed", ["cy", "CYFP", "c'y", "产业", "扶贫", ""])
def test_a_name_is_found_by_initials_characters_and_what_is_being_composed(typed):
    assert fits(typed, "产业扶贫")


def test_what_is_not_in_a_name_does_not_find_it():
    assert not fits("yc", "产业扶贫")
