"""The written form of JSON, and many values read in one go."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import json_text

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(st.lists(VALUES))
def test_many_read_in_one_go_are_what_each_is_alone(values: list[object]) -> None:
    assert json_text.read_all([json_text.written(each) for each in values]) == values


@given(st.lists(st.text()))
def test_texts_are_written_as_any_list_of_them(texts: list[str]) -> None:
    assert json_text.written_texts(texts) == json_text.written(texts)
    assert json.loads(json_text.written_texts(texts)) == texts


@pytest.mark.parametrize(
    "texts",
    [
        ('{"a":[1', "2]}", "{},{}"),
        ('{"a":1', '"b":2}', "1,2"),
        ("1,2",),
        ("1", ""),
        ("", "1,2"),
        ("[", "]"),
    ],
)
def test_texts_that_are_json_only_together_are_refused(texts: tuple[str, ...]) -> None:
    with pytest.raises(ValueError):
        json_text.read_all(texts)
