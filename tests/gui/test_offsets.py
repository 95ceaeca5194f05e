"""Positions stay true over text that Qt counts otherwise than Python, and nothing is hidden."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.report_view.displayed import HIDDEN_SIGN, break_positions, displayed, hidden_positions
from gui.report_view.offsets import TextOffsets

HOSTILE = [
    *("户", "a", "3", "，", " ", "\u3000", "\u00a0", "\t"),
    *("😀", "𠮷", "\U0002a700", "👨\u200d👩\u200d👧", "🇨🇳", "☎\ufe0f"),
    *("e\u0301", "\u0301", "\u200b", "\u200d", "\u200e", "\u202e", "\u2066", "\u2069", "\xad"),
    *("\n", "\r\n", "\r", "\n\r", "\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"),
    *("\x00", "\ufeff", "\x7f", "\ufffe", "\uffff", "\ue000"),
]

hostile_texts = st.lists(
    st.sampled_from(HOSTILE) | st.characters(exclude_categories=["Cs"]), max_size=40
).map("".join)


def utf16_length(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@given(hostile_texts)
def test_every_code_point_begins_at_the_unit_that_utf16_says(text: str) -> None:
    offsets = TextOffsets(text)
    assert [offsets.to_utf16(i) for i in range(len(text) + 1)] == [
        utf16_length(text[:i]) for i in range(len(text) + 1)
    ]


@given(hostile_texts)
def test_units_lead_back_to_the_code_point_they_belong_to(text: str) -> None:
    offsets = TextOffsets(text)
    owners = [i for i, character in enumerate(text) for _ in range(utf16_length(character))]
    assert [offsets.to_code_point(unit) for unit in range(len(owners))] == owners
    assert offsets.to_code_point(len(owners)) == len(text)


def test_positions_outside_the_text_are_taken_to_its_ends() -> None:
    offsets = TextOffsets("户😀")
    assert (offsets.to_utf16(-1), offsets.to_utf16(9)) == (0, 3)
    assert (offsets.to_code_point(-1), offsets.to_code_point(9)) == (0, 2)


@given(hostile_texts)
def test_what_is_displayed_has_the_units_of_what_is_stored(text: str) -> None:
    assert [utf16_length(c) for c in displayed(text)] == [utf16_length(c) for c in text]


@given(hostile_texts)
def test_only_hidden_characters_and_breaks_are_displayed_otherwise(text: str) -> None:
    shown = displayed(text)
    hidden = set(hidden_positions(text))
    for position, (stored, seen) in enumerate(zip(text, shown, strict=True)):
        if position in hidden:
            assert seen == HIDDEN_SIGN
        else:
            assert seen == stored or stored.splitlines() == [""]


@pytest.mark.parametrize(
    "hidden", ["\ufeff", "\x00", "\u200b", "\u200e", "\u202e", "\u2060", "\x7f"]
)
def test_a_character_that_qt_would_hide_gets_a_sign(hidden: str) -> None:
    assert displayed(f"{hidden}户") == f"{HIDDEN_SIGN}户"
    assert hidden_positions(f"户{hidden}") == [1]


def test_a_lone_surrogate_is_displayed_as_a_sign() -> None:
    assert displayed("\ud83d") == HIDDEN_SIGN


def test_one_mark_stands_for_a_run_of_breaks() -> None:
    assert break_positions("巩固\r\n\r\n提升\n工程") == [2, 8]
