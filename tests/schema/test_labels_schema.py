"""The label schema says what is wrong where, and its version follows from its content."""

import pytest

from schema import labels
from schema.reading import SchemaError
from schema.records import Label


def test_the_module_named_schema_is_ours() -> None:
    """A package of the same name is on the index; importing that one would break everything."""
    assert "GOLD" in dir(__import__("schema.records").records)


def test_the_built_in_schema_has_the_guidelines_labels_and_nineteen_categories() -> None:
    schema = labels.default()

    assert [label.id for label in schema.labels] == ["number", "measure"]
    assert len(schema.attribute("measure", "category").choices) == 19
    assert {
        "value",
        "unit",
        "bound",
        "indicator",
        "time",
        "place",
        "status",
        "aspect",
        "doubt",
    } <= {attribute.id for attribute in schema.label("number").attributes}


def test_everything_shown_to_people_has_words_in_both_languages() -> None:
    schema = labels.default()
    words = [part.name for label in schema.labels for part in (label, *label.attributes)]
    words += [
        choice.name for label in schema.labels for a in label.attributes for choice in a.choices
    ]
    words += [part for clause in schema.clauses for part in (clause.title, clause.text)]

    assert all(each.zh and each.en for each in words)


def test_the_version_follows_from_the_content_not_from_the_layout() -> None:
    toml = labels.default_toml()

    assert labels.default().version == labels.parse("# a remark\n" + toml).version
    assert labels.default().version != labels.parse(toml.replace("电商扶贫", "电商")).version


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ('key = "2"', 'key = "1"', ""),
        ('id = "value"', 'id = "start"', ""),
        ('colour = "#0b6e99"', 'colour = "blue"', "labels.0.colour"),
        ('type = "decimal"', 'type = "number"', "labels.0.attributes.0.type"),
        ('target = "measure"', 'target = "nothing"', ""),
        ("[[links]]", "[[links", ""),
    ],
)
def test_a_wrong_schema_is_refused_with_the_place(old: str, new: str, where: str) -> None:
    toml = labels.default_toml()
    assert old in toml

    with pytest.raises(SchemaError) as caught:
        labels.parse(toml.replace(old, new, 1))
    assert where == caught.value.where
    assert caught.value.what


def test_an_attribute_cannot_take_the_name_of_a_records_own_field() -> None:
    assert set(Label.__dataclass_fields__) <= labels.RESERVED
    assert {"comment", "score", "from", "annotator", "rule"} <= labels.RESERVED  # keys of our JSONL


TINY = """
name = {zh = "小", en = "small"}
[[labels]]
id = "village"
key = "1"
name = {zh = "村", en = "village"}
colour = "#0b6e99"
colour_dark = "#9cd3ee"
"""


def test_the_version_of_a_schema_stays_the_same_from_one_program_to_the_next() -> None:
    """Projects know their schema by it: this value never changes, whatever fields are added."""
    assert labels.parse(TINY).version == "dcbbd3c34f63235b"


def test_saying_a_default_makes_no_other_version() -> None:
    assert labels.parse(TINY).version == labels.parse(TINY + "hidden = false\n").version
