"""What people type into fields: read into stored form, or refused."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.panels.field_input import Fault, InvalidInputError, read_decimal, read_time
from gui.plain import one_line, utf16_length


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("80,000,000", "80000000"),
        ("8000万", "80000000"),
        ("7.64 亿", "764000000"),
        ("１２，３４５", "12345"),
        (" 3.50 ", "3.5"),
        ("-2", "-2"),
        ("  ", None),
    ],
)
def test_decimals_are_read_as_people_type_them(typed: str, stored: str | None) -> None:
    assert read_decimal(typed) == stored


@pytest.mark.parametrize("typed", ["1e5", "NaN", "五", "万", "1.2.3", "--1", "12家"])
def test_what_is_no_decimal_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_decimal(typed)
    assert refused.value.fault is Fault.NOT_A_DECIMAL


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_decimal, read_time):
        try:
            stored = read(text)
        except InvalidInputError:
            continue
        assert stored is None or read(stored) == stored


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_stored_decimal_is_read_back_exactly(value: Decimal) -> None:
    stored = read_decimal(format(value, "f"))
    assert stored is not None
    assert Decimal(stored) == value


@pytest.mark.parametrize(
    "typed", ["2017", "2017-06", "2016-02-29", "2014/2020", "2017-01/2017-01", "2017/2017-03-01"]
)
def test_times_of_every_form_are_taken(typed: str) -> None:
    assert read_time(typed) == typed


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("17", Fault.NOT_A_TIME),
        ("2017年", Fault.NOT_A_TIME),
        ("2017-6", Fault.NOT_A_TIME),
        ("2014/2016/2020", Fault.NOT_A_TIME),
        ("2017-02-29", Fault.NO_SUCH_DAY),
        ("2017-13", Fault.NO_SUCH_DAY),
        ("0000", Fault.NO_SUCH_DAY),
        ("2020/2014", Fault.BACKWARDS),
    ],
)
def test_times_that_cannot_be_are_refused_with_the_reason(typed: str, fault: Fault) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_time(typed)
    assert refused.value.fault is fault


@given(st.text())
def test_one_line_has_no_breaks_and_nothing_unseen(text: str) -> None:
    shown = one_line(text)
    assert not set(shown) & set("\n\r\v\f\x85\u2028\u2029\x00\ufeff\u202e\u200b")


def test_lengths_are_counted_as_qt_counts_them() -> None:
    assert [utf16_length(text) for text in ("", "五户", "😀", "𠮷a")] == [0, 2, 2, 3]
