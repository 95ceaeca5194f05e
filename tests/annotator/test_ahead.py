"""What is worked out ahead is what would be worked out in turn."""

import threading
from collections.abc import Iterator
from contextlib import closing

import pytest

from annotator.ahead import ahead


def counted(upto: int, begun: list[int]) -> Iterator[int]:
    for each in range(1, upto + 1):
        begun.append(threading.get_ident())
        yield each


def test_all_come_in_their_order_from_another_thread() -> None:
    begun: list[int] = []
    assert list(ahead(counted(5, begun))) == [1, 2, 3, 4, 5]
    assert list(ahead(counted(0, begun))) == []
    assert threading.get_ident() not in begun


def test_one_is_worked_out_ahead_and_no_more() -> None:
    begun: list[int] = []
    with closing(ahead(counted(9, begun))) as found:
        next(found)
    assert len(begun) <= 2


def test_what_goes_wrong_is_raised_where_it_is_waited_for() -> None:
    def faulty() -> Iterator[int]:
        yield 1
        raise ValueError("the second")

    found = ahead(faulty())
    assert next(found) == 1
    with pytest.raises(ValueError, match="the second"):
        next(found)
