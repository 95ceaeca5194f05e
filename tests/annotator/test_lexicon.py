import pickle

import pytest

from annotator.suggest.lexicon import Entry, Kind, Lexicon
from annotator.suggest.words import read
from schema import labels

SMALL = """
[[group]]
kind = "field"
category = "industry"
weight = 4
words = "茶叶 种植"

[[group]]
kind = "verb"
words = "种植"
"""


def test_the_categories_of_the_default_lexicon_are_those_of_the_schema():
    category = labels.default().attribute("measure", "category")
    known = {choice.id for choice in category.choices}
    spoken = {entry.category for entry in Lexicon.default().entries.values() if entry.category}
    assert spoken == known


def test_a_category_has_a_weight():
    entries = Lexicon.default().entries.values()
    assert all(bool(entry.category) == (entry.weight > 0) for entry in entries)


@pytest.mark.parametrize("last", ["活动", "行动", "模式", "政策", "工作", "任务", "率"])
def test_no_term_keeps_a_generic_last_word_that_it_stands_without(last):
    terms = {word for word, entry in Lexicon.default().entries.items() if Kind.TERM in entry.kinds}
    assert [term for term in terms if term.endswith(last) and term[: -len(last)] in terms] == []


def test_a_word_of_two_groups_plays_both_parts_and_keeps_its_category():
    entry = Lexicon.parse(SMALL).entries["种植"]
    assert entry == Entry(frozenset({Kind.FIELD, Kind.VERB}), "industry", 4)


@pytest.mark.parametrize("toml", ["[[group]]\nkind = 'unheard'\nwords = 'a'", "words = 'a'"])
def test_a_lexicon_that_is_not_well_formed_is_refused(toml):
    with pytest.raises((KeyError, ValueError)):
        Lexicon.parse(toml)


def test_a_projects_terms_are_added_and_win_over_ours_and_ours_stay_as_they_were():
    ours = Lexicon.parse(SMALL)
    own = ours.extended({"茶叶": "tourism", "云雾\n茶会": "culture", " ": "other"})
    assert own.entries["茶叶"].category == "tourism"
    assert own.entries["云雾茶会"].kinds == {Kind.TERM}
    assert "" not in own.entries
    assert ours.entries["茶叶"].category == "industry"


def test_a_lexicon_is_the_same_after_pickling_also_when_it_has_been_used():
    lexicon = Lexicon.default()
    assert lexicon.trie
    again = pickle.loads(pickle.dumps(lexicon))
    assert again.entries == lexicon.entries


def test_a_text_is_read_as_words_without_gaps_the_longest_first():
    reading = read("种植茶叶300亩，甚好", Lexicon.parse(SMALL))
    assert [reading.of(word) for word in reading.words] == ["种植", "茶叶", "300亩", "，", "甚好"]


def test_a_short_word_gives_way_where_fewer_words_cover_the_text():
    lexicon = Lexicon.parse("[[group]]\nkind = 'field'\nwords = '农村 村电 电网改造 网'")
    reading = read("农村电网改造", lexicon)
    assert [reading.of(word) for word in reading.words] == ["农村", "电网改造"]
