"""Decimal values: read as people type them, stored plain, shown as people read them."""

from decimal import Decimal
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schema.quantity import grouped, is_plain, parse_decimal, plain, readable


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("80,000,000", "80000000"),
        (" 3.50 ", "3.5"),
        ("-0.0", "0"),
        ("0007", "7"),
        ("764000000", "764000000"),
    ],
)
def test_a_typed_value_is_stored_plain(typed: str, stored: str) -> None:
    assert stored == plain(parse_decimal(typed))


def test_what_is_plain_already_is_told_from_all_else() -> None:
    for size in range(1, 6):
        for typed in map("".join, product("01-.5,", repeat=size)):
            try:
                stored = plain(parse_decimal(typed))
            except ValueError:
                stored = None
            assert is_plain(typed) == (stored == typed), typed


@pytest.mark.parametrize(
    "typed",
    [
        *("", "1e5", "NaN", "Infinity", "１２", "三", "1.2.3", "--1", "+3", "-", "."),
        *("1,5", "3,14,1", ",5", "1,,000", "1234,567", "1,234.567,8", "12,"),
    ],
)
def test_what_is_no_plain_decimal_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        parse_decimal(typed)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_the_stored_form_reads_back_as_the_same_value(value: Decimal) -> None:
    stored = plain(value)

    assert value == parse_decimal(stored)
    assert "E" not in stored
    assert not ("." in stored and stored.endswith("0"))
    assert stored == plain(parse_decimal(grouped(value)))


@pytest.mark.parametrize(
    ("value", "shown"),
    [("80000000", "8,000万"), ("764000000", "7.64亿"), ("99999", "99,999"), ("10.3", "10.3")],
)
def test_large_values_are_shown_in_wan_and_yi(value: str, shown: str) -> None:
    assert shown == readable(Decimal(value))
