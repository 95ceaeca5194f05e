"""The fold: what stands after changes that did, or did not, know of each other."""

from annotator.replay import Conflict, Entry, Knows, fold
from schema.records import OperationId


def entry(operation: str, after: dict[str, object]) -> Entry:
    return Entry(OperationId(operation), after)  # type: ignore[arg-type]


def apart(*pairs: str) -> Knows:
    """Everybody knew of all before them, but for these: "cb" says that c did not know of b."""
    return lambda later, earlier: later[0] + earlier[0] not in pairs


def told(conflicts: list[Conflict]) -> set[tuple[object, ...]]:
    return {
        (each.field, each.kept, each.lost, each.kept_value, each.lost_value) for each in conflicts
    }


MADE = entry("made", {"deleted": False, "unit": "户"})
GONE = entry("gone", {"deleted": True})
B = entry("b", {"unit": "人"})
C = entry("c", {"unit": "家"})


def test_changes_in_turn_give_the_last_value_and_no_conflict() -> None:
    folded = fold([MADE, B, entry("c", {"unit": "家"})])

    assert folded.fields == {"unit": "家"}
    assert folded.conflicts == []


def test_two_writers_of_one_field_conflict_and_the_later_stands() -> None:
    folded = fold([MADE, B, C], apart("cb"))

    assert folded.fields == {"unit": "家"}
    assert told(folded.conflicts) == {("unit", "c", "b", "家", "人")}


def test_whoever_had_seen_the_other_is_no_conflict() -> None:
    assert fold([MADE, B, C]).conflicts == []


def test_writers_of_two_fields_do_not_conflict() -> None:
    folded = fold([MADE, B, entry("c", {"time": "2019"})], apart("cb"))

    assert folded.fields == {"unit": "人", "time": "2019"}
    assert folded.conflicts == []


def test_the_same_value_from_two_is_no_conflict() -> None:
    folded = fold([MADE, B, entry("c", {"unit": "人"})], apart("cb"))

    assert folded.conflicts == []


def test_three_who_did_not_know_of_each_other_leave_two_conflicts() -> None:
    third = entry("d", {"unit": "口"})
    folded = fold([MADE, B, C, third], apart("cb", "db", "dc"))

    assert told(folded.conflicts) == {
        ("unit", "d", "b", "口", "人"),
        ("unit", "d", "c", "口", "家"),
    }


def test_going_on_without_the_other_keeps_the_conflict() -> None:
    """The one who had lost writes again and still knows nothing of the other."""
    again = entry("d", {"unit": "口"})
    folded = fold([MADE, B, C, again], apart("cb", "dc"))

    assert told(folded.conflicts) == {("unit", "d", "c", "口", "家")}


def test_a_field_that_only_the_lost_making_had_is_listed() -> None:
    with_doubt = entry("b", {"deleted": False, "unit": "户", "doubt": "10"})
    folded = fold([with_doubt, MADE], apart("mb"))

    assert folded.fields == {"unit": "户"}
    assert told(folded.conflicts) == {("doubt", "made", "b", None, "10")}


def test_a_change_to_what_was_deleted_is_lost_and_listed() -> None:
    folded = fold([MADE, GONE, B], apart("bg"))

    assert folded.fields is None
    assert told(folded.conflicts) == {("unit", "gone", "b", None, "人")}


def test_a_change_that_was_deleted_without_having_been_seen_is_listed_too() -> None:
    folded = fold([MADE, B, GONE], apart("gb"))

    assert folded.fields is None
    assert told(folded.conflicts) == {("unit", "gone", "b", None, "人")}


def test_deleting_what_was_seen_is_no_conflict() -> None:
    assert fold([MADE, B, C, GONE], apart("cb")).conflicts == []


def test_what_was_deleted_can_be_made_again_without_what_it_had() -> None:
    folded = fold([MADE, GONE, entry("c", {"deleted": False, "time": "2019"})])

    assert folded.fields == {"time": "2019"}
    assert folded.conflicts == []


def test_deleted_by_one_and_made_again_by_another_is_a_conflict() -> None:
    again = entry("n", {"deleted": False, "unit": "户"})
    folded = fold([MADE, GONE, again], apart("ng"))

    assert folded.fields == {"unit": "户"}
    assert ("deleted", "n", "gone", False, True) in told(folded.conflicts)


def test_a_later_writer_who_saw_both_settles_the_conflict() -> None:
    folded = fold([MADE, B, C, entry("d", {"unit": "人"})], apart("cb"))

    assert folded.fields == {"unit": "人"}
    assert folded.conflicts == []
