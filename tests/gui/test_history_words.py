"""The lines of a span's history."""

import pytest

from annotator.drafts import UNDOABLE
from annotator.history import Decision
from gui.labelling.history_words import decision_words
from schema.labels import default

AT = "2020-10-01T08:00:00.000Z"


def words(kind: str, before=(), after=(), *, of: str | None = None, offered=()) -> str:
    decision = Decision(AT, "林一", kind, of, dict(before), dict(after))
    return decision_words(default(), decision, dict(offered))


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


def test_a_flag_says_whether_it_was_put_or_taken():
    first = {"deleted": False, "text": "20户", "state": "confirmed", "unsure": True}
    offered = {**first, "unsure": False}
    assert words("label.unsure", {"deleted": True}, first, offered=offered).endswith(" · unsure")
    assert words("label.unsure", {"unsure": True}, {"unsure": False}).endswith("unsure no more")
    assert words("label.confirm", {}, {"unsure": False}).endswith("confirmed")
