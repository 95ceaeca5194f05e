"""Clauses of the guidelines: those of a label and of a field, searched, and cited in remarks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator import guidelines
from schema.labels import default, default_toml, parse
from schema.reading import SchemaError


def ids(found):
    return [each.id for each in found]


def test_a_label_has_its_own_clauses_and_no_label_has_all():
    numbers = ids(guidelines.entries(default(), "number"))
    assert numbers[0] == "number-span"
    assert "measure-span" not in numbers
    assert ids(guidelines.entries(default())) == [each.id for each in default().clauses]


def test_what_is_about_the_field_at_hand_comes_first():
    found = guidelines.entries(default(), "number", ["bound"])
    assert (found[0].id, found[0].is_near) == ("number-bound", True)
    assert sorted(ids(found)) == sorted(ids(guidelines.entries(default(), "number")))
    assert ids(guidelines.entries(default(), "number", ["quantifies"]))[0] == "link"


def test_the_category_that_was_chosen_is_explained_after_the_clause_about_categories():
    found = guidelines.entries(default(), "measure", ["category", "solar"])
    assert found[0].id == "measure-category"
    assert (found[1].title.zh, found[1].text.zh) == ("光伏扶贫", "光伏电站和光伏发电")
    assert found[1].id == ""


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("人次", "number-unit"),
        ("vague numbers", "number-fraction"),
        ("§link", "link"),
        ("bscs", "not-a-measure"),  # 不是措施的
        ("  ", "number-span"),
    ],
)
def test_clauses_are_found_by_words_of_both_languages_initials_and_ids(typed, first):
    found = guidelines.matching(guidelines.entries(default()), typed)
    assert found[0].id == first


def test_what_stands_nowhere_finds_nothing():
    assert guidelines.matching(guidelines.entries(default()), "云雾茶") == []


def test_a_remark_cites_clauses_by_their_ids():
    remark = "见§number-unit，人次算单位；也见 § link。再看 §number-unit"
    assert guidelines.cited(remark) == ("number-unit", "link")
    assert guidelines.cited("§ 三、第2条 §9") == ()


@given(st.text(max_size=20), st.sampled_from([each.id for each in default().clauses]))
def test_what_was_cited_is_read_again_whatever_stands_before_it(before, clause_id):
    assert clause_id in guidelines.cited(f"{before} {guidelines.citation(clause_id)}，")


def test_a_clause_cannot_be_about_what_its_label_does_not_have():
    wrong = default_toml().replace('about = ["unit"]', 'about = ["category"]')
    with pytest.raises(SchemaError, match="number-unit"):
        parse(wrong)
