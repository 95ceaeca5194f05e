"""How far the reports of a round are, for each person who has them."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.project import Project
from annotator.store import standings as standing_table
from annotator.store.standings import Far
from schema.rounds import Assignment, Handed, Round


class Stage(StrEnum):
    """How far a report is for one person of a round."""

    ASSIGNED = "assigned"
    WORKING = "working"
    HANDED_IN = "handed_in"
    RETURNED = "returned"
    IN_REVIEW = "in_review"
    GOLD = "gold"


@dataclass(frozen=True, slots=True)
class Standing:
    """An assignment and how far it is; `is_finished` once whoever labels it says so."""

    assignment: Assignment
    stage: Stage
    is_finished: bool = False


def stage(project: Project, assignment: Assignment) -> Stage:
    """How far an assignment is, from what was said of it and what is done in the report."""
    found = standing_table.everything(
        project.db,
        of_round=assignment.round,
        person=assignment.person,
        report=assignment.report,
    )
    stages = (_stage(each) for each in found if each.assignment.role is assignment.role)
    return next(stages, Stage.ASSIGNED)


def standings(project: Project, of: Round) -> list[Standing]:
    """All assignments of a round and how far they are: person by person, the reports in order."""
    nth = {report: at for at, report in enumerate(of.reports)}
    found = sorted(
        standing_table.everything(project.db, of_round=of.id),
        key=lambda each: (each.assignment.person, nth.get(each.assignment.report, -1)),
    )
    return [Standing(each.assignment, _stage(each), each.is_finished) for each in found]


def _stage(far: Far) -> Stage:
    """A review that has settled anything of what was handed in has begun, said or not."""
    if far.is_gold:
        return Stage.GOLD
    state = far.assignment.state
    if state is Handed.HANDED_IN and far.is_reviewed:
        return Stage.IN_REVIEW
    if state is not Handed.ASSIGNED:
        return Stage(state.value)
    return Stage.WORKING if far.is_begun else Stage.ASSIGNED
