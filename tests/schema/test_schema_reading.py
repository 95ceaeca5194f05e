"""Data becomes parts of a schema field by field, and every fault is told with its place."""

import pytest

from schema.labels import AttributeType, Clause, LabelSchema, Words, default
from schema.reading import SchemaError, as_data, read

WORDS = {"zh": "村", "en": "village"}
LABEL = {"id": "village", "name": WORDS, "colour": "#0b6e99", "colour_dark": "#9cd3ee"}
CLAUSE = {"id": "village-1", "label": "village", "title": WORDS, "text": WORDS}


def schema(*, label: object = LABEL, **said: object) -> dict[str, object]:
    return {"name": WORDS, "labels": [label], **said}


def test_what_was_read_says_the_same_again() -> None:
    data = schema(clauses=[CLAUSE])
    assert as_data(read(LabelSchema, data)) == data
    assert read(LabelSchema, as_data(default())) == default()


def test_what_stands_at_its_default_is_not_said() -> None:
    made = read(LabelSchema, schema(label={**LABEL, "hidden": False, "key": "", "help": None}))
    assert as_data(made) == schema()


@pytest.mark.parametrize(
    ("data", "where"),
    [
        ([], ""),
        ({"labels": []}, "name"),
        (schema(label="village"), "labels.0"),
        (schema(label={**LABEL, "size": 3}), "labels.0.size"),
        (schema(label={**LABEL, "key": 3}), "labels.0.key"),
        (schema(label={**LABEL, "key": "12"}), "labels.0.key"),
        (schema(label={**LABEL, "id": "village\n"}), "labels.0.id"),
        (schema(label={**LABEL, "hidden": "perhaps"}), "labels.0.hidden"),
        (schema(label={**LABEL, "name": {"zh": "\ud842", "en": ""}}), "labels.0.name.zh"),
        (schema(label={**LABEL, "attributes": {}}), "labels.0.attributes"),
        (schema(clauses=[{**CLAUSE, "about": ["nothing"]}]), ""),
        (
            schema(label={**LABEL, "attributes": [{"id": "a", "name": WORDS, "type": "choice"}]}),
            "labels.0.attributes.0",
        ),
        (
            schema(label={**LABEL, "attributes": [{"id": "a", "name": WORDS, "type": "colour"}]}),
            "labels.0.attributes.0.type",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(data: object, where: str) -> None:
    with pytest.raises(SchemaError) as caught:
        read(LabelSchema, data)
    assert caught.value.where == where
    assert caught.value.what


def test_the_first_fault_is_told_in_the_order_of_the_fields() -> None:
    with pytest.raises(SchemaError) as caught:
        read(LabelSchema, {"more": 1, "labels": [{**LABEL, "colour": "red"}], "name": 1})
    assert caught.value.place == ("name",)


def test_a_text_may_be_long_and_have_lines_as_far_as_its_form_allows() -> None:
    example = {"id": "e", "words": "一\n二" * 133 + "三", "verdict": ""}
    clause = read(Clause, {**CLAUSE, "examples": [example]})
    assert clause.examples[0].words == example["words"]
    with pytest.raises(SchemaError, match=r"examples\.0\.words"):
        read(Clause, {**CLAUSE, "examples": [{**example, "words": "一" * 401}]})


def test_what_earlier_programs_took_for_true_is_still_taken() -> None:
    assert read(Clause, {**CLAUSE, "retired": 1}).retired is True
    assert read(Clause, {**CLAUSE, "retired": "No"}).retired is False


def test_parts_of_the_same_content_are_equal_and_may_be_keys() -> None:
    assert len({Words(zh="村", en=""), Words(zh="村", en="")}) == 1
    assert AttributeType("span") is AttributeType.SPAN
