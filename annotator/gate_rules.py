"""What the gate refuses: decisions on what is gone, closed, changed meanwhile, or not to be judged.

Each rule reads the project as it stands in the transaction that would store the draft; UserError
where the draft does not go through.
"""

from collections.abc import Iterable, Sequence

from annotator.drafts import HAND_OUT, HELD, IMPORT, PRELABEL, TAKE_BACK, UNDOABLE, Draft
from annotator.errors import Problem, UserError
from annotator.store import journal, reports, rounds, same_people, tables, work
from schema.database import Database
from schema.records import GOLD, AnnotatorId, Change, Entity, Layer, WorkState


def refuse_unfit(db: Database, draft: Draft, person: AnnotatorId) -> None:
    """All rules that a new decision of this person has to pass."""
    if draft.kind in UNDOABLE:
        refuse_gone(db, draft, Problem.CHANGED_MEANWHILE)
        refuse_finished(db, draft, Problem.REPORT_FINISHED)
    if draft.kind in HELD:
        refuse_handed_in(db, draft)
        _refuse_before_practice(db, draft)
        _refuse_own_review(db, draft, person)
    if draft.kind != HAND_OUT and (
        first_changed(db, draft.changes) is not None or _comes_too_late(db, draft)
    ):
        raise UserError(Problem.CHANGED_MEANWHILE)


def refuse_gone(db: Database, draft: Draft, problem: Problem) -> None:
    """Decisions about a text that another one stands for now would be seen by nobody."""
    for report in draft.reports:
        if not reports.is_there(db, report):
            raise UserError(problem, report=report)


def refuse_finished(db: Database, draft: Draft, problem: Problem) -> None:
    """Nothing is decided in a report that its layer has closed."""
    if draft.layer is None:
        return
    for report in draft.reports:
        stated = work.get(db, report, draft.layer)
        # what was gold because one person labelled alone is still to be reviewed
        by_others = stated is not None and draft.layer == GOLD != stated.settled_by
        if stated is not None and stated.state is not WorkState.OPEN and not by_others:
            raise UserError(problem, report=report)


def refuse_handed_in(db: Database, draft: Draft) -> None:
    """What was handed in stays as it is until it is returned."""
    if draft.layer is None:
        return
    for report in draft.reports:
        if rounds.is_handed_in(db, report, draft.layer):
            raise UserError(Problem.HANDED_IN, report=report)


def first_changed(db: Database, changes: Sequence[Change]) -> Change | None:
    """The first change whose entity is not what it builds on any more; None where all still are."""
    unheard_of = _unheard_of(db, changes)
    for each in changes:
        if each.id in unheard_of.get(each.entity, ()):
            continue
        fields = tables.folded(db, each.entity, each.id).fields
        standing = {"deleted": True} if fields is None else {**fields, "deleted": False}
        before = tables.as_read(db, each.entity, each.before, fields)
        # who takes a thing away must have seen all of it, who changes it what they change
        seen = standing if each.before.get("deleted") is False else before
        if any(standing.get(name) != before.get(name) for name in {*seen, *before}):
            return each
    return None


def _refuse_before_practice(db: Database, draft: Draft) -> None:
    """Newcomers label nothing of a round before they have passed its practice."""
    waiting = rounds.waiting_for_practice(db, draft.layer or "", {*draft.reports})
    if waiting:
        raise UserError(Problem.PRACTICE_FIRST, report=min(waiting))


def _refuse_own_review(db: Database, draft: Draft, person: AnnotatorId) -> None:
    """Nobody settles what they have labelled themselves."""
    for report in draft.reports if draft.layer == GOLD else ():
        if work.has_labelled(db, report, Layer(person)):
            raise UserError(Problem.OWN_LABELS, report=report)


def _comes_too_late(db: Database, draft: Draft) -> bool:
    """Whether it would change a report, or take it away, that somebody has begun."""
    if draft.kind not in (PRELABEL, IMPORT, TAKE_BACK):
        return False
    begun = work.in_use if draft.kind == TAKE_BACK else work.begun
    standing = (
        each.report
        for each in draft.changes
        if each.entity is Entity.REPORT and each.before.get("deleted") is not True
    )
    return any(report and begun(db, report) for report in standing)


def _unheard_of(db: Database, changes: Iterable[Change]) -> dict[Entity, set[str]]:
    """What is to be made and of which the journal says nothing, as is usual."""
    made: dict[Entity, set[str]] = {}
    for each in changes:
        if each.before == {"deleted": True}:
            made.setdefault(each.entity, set()).add(each.id)
    if not made or same_people.SamePeople(db).is_anyone:
        return {}
    return {of: ids - journal.known(db, of, ids) for of, ids in made.items()}
