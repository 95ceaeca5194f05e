"""The fold: what stands after changes that did, or did not, know of each other."""

from annotator.replay import Entry, fold
from schema.records import OperationId


def entry(operation: str, before: dict[str, object], after: dict[str, object]) -> Entry:
    return Entry(OperationId(operation), before, after)  # type: ignore[arg-type]


MADE = entry("made", {"deleted": True}, {"deleted": False, "unit": "户"})
GONE = entry("gone", {"deleted": False, "unit": "户"}, {"deleted": True})


def test_changes_in_turn_give_the_last_value_and_no_conflict() -> None:
    folded = fold(
        [
            MADE,
            entry("b", {"unit": "户"}, {"unit": "人"}),
            entry("c", {"unit": "人"}, {"unit": "家"}),
        ]
    )

    assert folded.fields == {"unit": "家"}
    assert folded.conflicts == {}


def test_two_writers_of_one_field_conflict_and_the_later_stands() -> None:
    folded = fold(
        [
            MADE,
            entry("b", {"unit": "户"}, {"unit": "人"}),
            entry("c", {"unit": "户"}, {"unit": "家"}),
        ]
    )

    assert folded.fields == {"unit": "家"}
    conflict = folded.conflicts["unit"]
    assert (
        conflict.kept,
        conflict.lost,
        conflict.kept_value,
        conflict.lost_value,
    ) == ("c", "b", "家", "人")


def test_writers_of_two_fields_do_not_conflict() -> None:
    folded = fold(
        [
            MADE,
            entry("b", {"unit": "户"}, {"unit": "人"}),
            entry("c", {"time": None}, {"time": "2019"}),
        ]
    )

    assert folded.fields == {"unit": "人", "time": "2019"}
    assert folded.conflicts == {}


def test_the_same_value_from_two_is_no_conflict() -> None:
    folded = fold(
        [
            MADE,
            entry("b", {"unit": "户"}, {"unit": "人"}),
            entry("c", {"unit": "户"}, {"unit": "人"}),
        ]
    )

    assert folded.conflicts == {}


def test_a_field_that_only_the_lost_making_had_is_listed() -> None:
    with_doubt = entry("b", {"deleted": True}, {"deleted": False, "unit": "户", "doubt": "10"})
    folded = fold([with_doubt, MADE])

    assert folded.fields == {"unit": "户"}
    assert list(folded.conflicts) == ["doubt"]
    assert folded.conflicts["doubt"].lost_value == "10"


def test_a_change_to_what_was_deleted_is_lost_and_listed() -> None:
    folded = fold([MADE, GONE, entry("c", {"unit": "户"}, {"unit": "人"})])

    assert folded.fields is None
    assert (folded.conflicts["unit"].kept, folded.conflicts["unit"].lost) == ("gone", "c")


def test_what_was_deleted_can_be_made_again_without_what_it_had() -> None:
    folded = fold([MADE, GONE, entry("c", {"deleted": True}, {"deleted": False, "time": "2019"})])

    assert folded.fields == {"time": "2019"}
    assert folded.conflicts == {}


def test_a_later_writer_who_saw_the_outcome_settles_the_conflict() -> None:
    folded = fold(
        [
            MADE,
            entry("b", {"unit": "户"}, {"unit": "人"}),
            entry("c", {"unit": "户"}, {"unit": "家"}),
            entry("d", {"unit": "家"}, {"unit": "人"}),
        ]
    )
    assert folded.fields == {"unit": "人"}
    assert folded.conflicts == {}
