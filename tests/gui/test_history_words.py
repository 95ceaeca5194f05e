"""The lines of a span's history, and where the sentence around it ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.gate import UNDOABLE
from annotator.history import Event
from gui.history_words import event_words
from gui.labelling.sentences import sentence_at
from schema.labels import default

AT = "2020-10-01T08:00:00.000Z"


def words(kind: str, before=(), after=(), *, of: str | None = None, offered=()) -> str:
    event = Event(AT, "林一", kind, of, dict(before), dict(after))
    return event_words(default(), event, dict(offered))


@pytest.mark.parametrize("kind", sorted(k for k in UNDOABLE if not k.startswith("comment")))
def test_every_decision_on_a_label_has_words(kind):
    assert kind not in words(kind)


def test_a_correction_says_what_it_changed_by_the_names_of_fields():
    said = words(
        "label.edit",
        {"text": "20", "start": 1, "unit": None},
        {"text": "20户", "start": 1, "unit": "户"},
    )
    assert said.endswith("林一 · corrected · 20 → 20户 · Unit – → 户")


def test_a_first_decision_is_compared_with_what_was_suggested():
    made = {"deleted": False, "text": "20户", "value": "20", "state": "confirmed"}
    assert words("label.confirm", {"deleted": True}, made, offered=made).endswith("confirmed")
    other = {**made, "text": "20"}
    said = words("label.edit", {"deleted": True}, other, offered=made)
    assert said.endswith("corrected · 20户 → 20")


def test_another_label_is_said_by_its_name():
    said = words("label.edit", {"label": "number"}, {"label": "measure"})
    assert said.endswith("Number → Measure")


def test_a_rejection_says_why():
    said = words("label.reject", {"reason": None}, {"reason": "date", "state": "rejected"})
    assert said.endswith("rejected · a date or time")


def test_undoing_says_what_was_undone():
    assert "undone: corrected" in words("undo", {}, {}, of="label.edit")


@pytest.mark.parametrize(
    ("text", "inside", "sentence"),
    [
        ("一句。二句有五户。三句。", "五户", "二句有五户。"),
        ("他说：“二句有五户。”三句。", "五户", "他说：“二句有五户。”"),
        ("标题\n\n正文有五户", "五户", "正文有五户"),
        ("扫描断行\n有五户；后面", "五户", "扫描断行\n有五户；"),
    ],
)
def test_a_sentence_reaches_from_end_to_end_across_broken_lines(text, inside, sentence):
    at = text.index(inside)
    start, end = sentence_at(text, at, at + len(inside))
    assert text[start:end] == sentence


@given(st.text(alphabet="户。！？；\n\r” ab", max_size=60), st.data())
def test_a_span_lies_in_its_sentence(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = sentence_at(text, start, end)
    assert 0 <= low <= start <= end <= high <= len(text)
