"""What is done with rounds and with what people have of them."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.drafts import Draft
from annotator.ops.reports import change_of_work
from schema.payloads import change
from schema.records import Change, Entity, OperationId, Work, WorkState
from schema.rounds import Assignment, Handed, Member, Round, assignment_fields, round_fields

OPEN = "round.open"
ASSIGN = "round.assign"
CLOSE = "round.close"
HAND_IN = "assignment.hand_in"
RETURN = "assignment.return"
REVIEW = "assignment.review"


def begin(new: Round) -> Draft:
    """Open a round."""
    return Draft(OPEN, _changed(None, new))


def assign(gone: Iterable[Assignment], given: Iterable[Assignment]) -> Draft:
    """Give reports of a round to people and take others back, in one step."""
    changes: list[Change] = []
    for each in gone:
        changes += _moved(each, None)
    for each in given:
        changes += _moved(None, each)
    return Draft(ASSIGN, tuple(changes))


def join(old: Round, member: Member, given: Assignment) -> Draft:
    """Give a report to somebody who was not in the round so far, in one step."""
    new = replace(old, members=(*old.members, member))
    return Draft(ASSIGN, (*_changed(old, new), *_moved(None, given)))


def close(old: Round, heads: tuple[OperationId, ...], counted: str) -> Draft:
    """Close a round and write down what agreement is counted on."""
    return Draft(CLOSE, _changed(old, replace(old, is_open=False, heads=heads, counted=counted)))


def hand_in(assignments: Iterable[Assignment]) -> Draft:
    """Hand reports in; who labelled them changes nothing in them until they are returned."""
    return _all_to(HAND_IN, assignments, Handed.HANDED_IN, None)


def give_back(
    assignments: Iterable[Assignment], reason: str, finished: Iterable[Work] = ()
) -> Draft:
    """Return what was handed in, and say why; what was `finished` of it is open again."""
    changes = [*_all_to(RETURN, assignments, Handed.RETURNED, reason).changes]
    for each in finished:
        changes += change_of_work(each, replace(each, state=WorkState.OPEN, reason=reason))
    return Draft(RETURN, tuple(changes))


def take_into_review(assignments: Iterable[Assignment]) -> Draft:
    """Say that what was handed in is being reviewed."""
    return _all_to(REVIEW, assignments, Handed.IN_REVIEW, None)


def _all_to(
    kind: str, assignments: Iterable[Assignment], state: Handed, reason: str | None
) -> Draft:
    changes: list[Change] = []
    for each in assignments:
        changes += _moved(each, replace(each, state=state, reason=reason))
    return Draft(kind, tuple(changes))


def _changed(old: Round | None, new: Round) -> tuple[Change, ...]:
    before = round_fields(old) if old else None
    made = change(Entity.ROUND, new.id, before, round_fields(new), None)
    return (made,) if made else ()


def _moved(old: Assignment | None, new: Assignment | None) -> tuple[Change, ...]:
    either = new or old
    assert either is not None
    before, after = (assignment_fields(each) if each else None for each in (old, new))
    made = change(Entity.ASSIGNMENT, either.id, before, after, either.report)
    return (made,) if made else ()
