"""What the journal stores of a record reads back as the same record."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema import json_text, payloads
from schema.records import (
    Change,
    Entity,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Span,
    SuggestionId,
    digest,
)

texts = st.text(min_size=1, max_size=8)
spans = st.builds(
    lambda start, words: Span(start, start + len(words), words), st.integers(0, 10**6), texts
)
labels = st.builds(
    Label,
    id=st.builds(LabelId, texts),
    report=st.builds(ReportId, texts),
    layer=st.builds(Layer, texts),
    label=st.sampled_from(["number", "measure"]),
    span=spans,
    state=st.sampled_from(LabelState),
    attributes=st.dictionaries(
        st.sampled_from(["value", "unit", "indicator", "own_thing"]),
        st.one_of(texts, spans, st.booleans()),
    ),
    quantifies=st.lists(st.builds(LabelId, texts), max_size=2).map(tuple),
    suggestion=st.none() | st.builds(SuggestionId, texts),
    unsure=st.booleans(),
    reason=st.none() | texts,
    by_hand=st.frozensets(st.sampled_from(["value", "unit"])),
)


@given(labels)
def test_a_label_survives_the_journal(label: Label) -> None:
    stored = json_text.dump(payloads.label_fields(label))

    read = payloads.label_from_fields(label.id, json_text.load(stored))
    assert label == read
    assert label.span.text == read.span.text


@given(labels, labels)
def test_a_change_leads_there_and_its_inverse_back(old: Label, new: Label) -> None:
    before, after = payloads.label_fields(old), payloads.label_fields(new)
    change = payloads.change(Entity.LABEL, "x", before, after, None)

    if change is None:
        assert before == after
    else:
        assert after == payloads.applied(before, change.after)
        assert before == payloads.applied(after, change.inverse().after)


@given(labels)
def test_making_and_deleting_are_each_others_inverse(label: Label) -> None:
    fields = payloads.label_fields(label)
    made = payloads.change(Entity.LABEL, "x", None, fields, None)
    gone = payloads.change(Entity.LABEL, "x", fields, None, None)

    assert made is not None
    assert gone is not None
    assert fields == payloads.applied(None, made.after)
    assert payloads.applied(fields, gone.after) is None
    assert fields == payloads.applied(None, gone.inverse().after)


def test_a_change_to_what_was_deleted_has_no_effect() -> None:
    assert payloads.applied(None, {"unit": "户"}) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"start": 3, "end": 3, "text": ""},
        {"start": -1, "end": 1, "text": "ab"},
        {"start": 0, "end": 2, "text": "a"},
        {"start": 0.0, "end": 1.0, "text": "a"},
        {"start": True, "end": 2, "text": "a"},
    ],
)
def test_a_span_that_cannot_be_is_refused(fields: dict[str, object]) -> None:
    whole = {"report": "r", "layer": "l", "label": "number", "state": "confirmed", **fields}
    with pytest.raises(ValueError):
        payloads.label_from_fields("x", whole)  # type: ignore[arg-type]


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_digests_tell_parts_apart(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)


def test_payloads_of_a_newer_version_are_refused() -> None:
    with pytest.raises(ValueError):
        payloads.upgraded({}, payloads.VERSION + 1)


def test_the_inverse_of_the_inverse_is_the_change() -> None:
    change = Change(Entity.LABEL, "x", {"unit": "户"}, {"unit": "人"})
    assert change == change.inverse().inverse()
