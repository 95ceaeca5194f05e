"""What is listed tells apart what came and went, so that a view follows in small steps."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.accounts import Accounts
from annotator.checks.listed import Listed
from annotator.ranges import Stretch

TURNS = st.lists(st.tuples(st.booleans(), st.integers(0, 6)), max_size=20)


@given(TURNS, TURNS)
def test_who_follows_from_any_revision_has_what_is_listed(
    before: list[tuple[bool, int]], after: list[tuple[bool, int]]
) -> None:
    listed: Listed[tuple[int]] = Listed()
    _turn(listed, before)
    known, revision = set(listed.things), listed.revision
    _turn(listed, after)
    came, went = listed.since(revision)
    assert sorted((known | set(came)) - set(went)) == listed.things
    assert came == sorted(came)
    assert not set(came) & set(went)


def test_what_is_there_already_and_what_is_not_there_are_no_changes() -> None:
    listed: Listed[tuple[int]] = Listed()
    listed.put((1,))
    listed.put((1,))
    listed.take_out((2,))
    assert (listed.revision, list(listed.things)) == (1, [(1,)])
    assert listed.since(1) == ([], [])


def test_accounts_tell_by_kind_what_opened_and_what_was_accounted_for() -> None:
    labelled: set[Stretch] = set()
    accounts: Accounts[str] = Accounts()
    first, second, date = Stretch(0, 2), Stretch(4, 6), Stretch(8, 9)
    for each, kind in ((first, "number"), (second, "number"), (date, "date")):
        accounts.add(each, kind, labelled.__contains__)
    seen = accounts.open("number").revision
    labelled.add(first)
    accounts.look_again(1, 2, labelled.__contains__)
    assert accounts.open("number").since(seen) == ([], [first])
    assert list(accounts.open("date").things) == [date]
    seen = accounts.open("number").revision
    labelled.clear()
    accounts.look_again(0, 9, labelled.__contains__)
    assert accounts.open("number").since(seen) == ([first], [])


def _turn(listed: Listed[tuple[int]], turns: list[tuple[bool, int]]) -> None:
    for comes, number in turns:
        (listed.put if comes else listed.take_out)((number,))
