"""A schema as single statements: whatever several people state makes one whole schema."""

from dataclasses import replace
from functools import reduce
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schema import editing
from schema.labels import (
    Attribute,
    AttributeType,
    Choice,
    Clause,
    LabelSchema,
    LabelType,
    LinkType,
    Words,
    default,
    parse,
)
from schema.parts import Statements, between, composed, statements
from schema.reading import SchemaError
from schema.toml_text import to_toml

BASE = default()
CATEGORY = "labels/measure/attributes/category"
IDS = st.sampled_from(["policy", "place", "year", "kind", "ecommerce", "value"])
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
TEXTS = HOSTILE | st.sampled_from(['"""', "\\", "]]", "\n[labels]", "\x7f\x00", "𠮷\u202e", "'''"])
NAMES = st.builds(Words, zh=TEXTS, en=TEXTS)
COLOURS = st.sampled_from(["#112233", "#abcdef"])
CHOICES = st.builds(Choice, id=IDS, name=NAMES)
ATTRIBUTES = st.builds(Attribute, id=IDS, type=st.just(AttributeType.TEXT), name=NAMES) | st.builds(
    Attribute,
    id=IDS,
    type=st.just(AttributeType.CHOICE),
    name=NAMES,
    choices=st.lists(CHOICES, min_size=1, max_size=2, unique_by=lambda each: each.id).map(tuple),
)


def labels(key: str) -> st.SearchStrategy[LabelType]:
    return st.builds(
        LabelType, id=IDS, name=NAMES, key=st.just(key), colour=COLOURS, colour_dark=COLOURS
    )


@st.composite
def edited(draw: st.DrawFn, schema: LabelSchema) -> LabelSchema:
    """The schema after one edit that somebody can make in it; as it was where that is refused."""
    label = draw(st.sampled_from([each.id for each in schema.labels]))
    options = [
        draw(labels(draw(st.sampled_from(["", "1", "3"])))),
        replace(schema.labels[0], colour=draw(COLOURS), name=draw(NAMES)),
        Clause(id=draw(IDS), label=label, title=draw(NAMES), text=draw(NAMES)),
        LinkType(id=draw(IDS), name=draw(NAMES), source=label, target="number"),
        draw(CHOICES),
        draw(ATTRIBUTES),
    ]
    part = draw(st.sampled_from(options))
    holder = {
        LabelType: "labels", Clause: "clauses", LinkType: "links",
        Choice: f"{CATEGORY}/choices", Attribute: f"labels/{label}/attributes",
    }[type(part)]  # fmt: skip
    path = f"{holder}/{part.id}"
    try:
        match draw(st.sampled_from(["put", "move", "retire", "remove", "merge"])):
            case "put":
                return editing.with_part(schema, path, part)
            case "move":
                return editing.moved(schema, f"clauses/{schema.clauses[0].id}", draw(st.just(2)))
            case "merge":
                return editing.merged(schema, f"{CATEGORY}/choices/ecommerce", "industry")
            case kind:
                return editing.retired(schema, path, removed=kind == "remove")
    except (SchemaError, KeyError):
        return schema


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[Statements], LabelSchema]:
    """What somebody stated one after the other, and the schema that they had in the end."""
    stated: Statements = {}
    said = []
    for _ in range(draw(st.integers(1, 4))):
        now = composed(BASE, stated)
        _, after = between(BASE, stated, draw(edited(now)))
        said.append(after)
        stated = stated | after
    return said, composed(BASE, stated)


def test_what_nobody_changed_is_the_schema_that_the_project_began_with() -> None:
    assert composed(BASE, {"schema": "x", "notes/1": "why"}) is BASE
    assert composed(BASE, statements(BASE)) == BASE


@settings(deadline=None, max_examples=40)
@given(histories())
def test_the_schema_that_was_wanted_is_the_one_that_follows(
    history: tuple[list[Statements], LabelSchema],
) -> None:
    said, had = history
    stated: Statements = reduce(lambda one, other: one | other, said, {})
    assert between(BASE, stated, had) == ({}, {})
    again = editing.moved(had, f"clauses/{had.clauses[-1].id}", -3)
    _, after = between(BASE, stated, again)
    assert composed(BASE, stated | after) == again


@settings(deadline=None, max_examples=40)
@given(histories(), histories())
def test_two_people_who_did_not_know_of_each_other_make_one_whole_schema(
    mine: tuple[list[Statements], LabelSchema], theirs: tuple[list[Statements], LabelSchema]
) -> None:
    for order in permutations((*mine[0], *theirs[0]), 2):
        stated: Statements = reduce(lambda one, other: one | other, order, {})
        both = composed(BASE, stated)
        assert {each.id for each in BASE.labels} <= {each.id for each in both.labels}
    stated = reduce(lambda one, other: one | other, [*mine[0], *theirs[0]], {})
    both = composed(BASE, stated)
    for schema in (mine[1], theirs[1]):
        for label in schema.labels:  # what either added is there
            assert {each.id for each in label.attributes} <= {
                each.id for each in both.label(label.id).attributes
            }
        assert {each.id for each in schema.clauses} <= {each.id for each in both.clauses}
    assert both.version == composed(BASE, stated).version


@settings(deadline=None, max_examples=40)
@given(histories())
def test_a_schema_is_written_and_read_as_it_is(
    history: tuple[list[Statements], LabelSchema],
) -> None:
    _, schema = history
    assert parse(to_toml(schema)) == schema
    assert parse(to_toml(schema)).version == schema.version


@settings(deadline=None, max_examples=40)
@given(
    st.dictionaries(
        st.lists(
            st.sampled_from(
                [
                    *("labels", "number", "key", "attributes", "value", "choices", "id", "name"),
                    *("zh", "clauses", "link", "about", "examples", "order", "text", "1"),
                ]
            ),
            min_size=1,
            max_size=7,
        ).map("/".join),
        st.none() | st.booleans() | st.integers() | st.floats() | HOSTILE
        | st.lists(HOSTILE) | st.just({"a": 1}),
        max_size=8,
    )
)  # fmt: skip
def test_statements_that_nobody_can_have_made_leave_a_whole_schema(stated: Statements) -> None:
    found = composed(BASE, stated)
    assert {each.id for each in BASE.labels} <= {each.id for each in found.labels}
    assert parse(to_toml(found)) == found


def test_of_two_labels_with_one_key_the_later_gets_another() -> None:
    made = LabelType(
        id="policy", name=Words(zh="政策", en=""), key="3", colour="#111111", colour_dark="#eeeeee"
    )
    stated: Statements = {}
    for each in (made, replace(made, id="place")):
        stated |= between(BASE, {}, editing.with_part(BASE, f"labels/{each.id}", each))[1]
    assert [each.key for each in composed(BASE, stated).labels] == ["1", "2", "3", "4"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ("Farm shop", "farm_shop"),
        ("集市", "label_1"),
        ("3 Ünits!", "units"),
        ("number", "number_1"),
    ],
)
def test_a_new_part_gets_an_id_of_its_name(wanted: str, expected: str) -> None:
    taken = [each.id for each in BASE.labels]
    assert editing.free_id(wanted, taken, "label") == expected


def test_half_a_character_is_no_name() -> None:
    label = replace(BASE.labels[0], name=Words(zh="\ud842", en=""))
    with pytest.raises(SchemaError, match="surrogate"):
        editing.with_part(BASE, f"labels/{label.id}", label)
