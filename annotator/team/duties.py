"""What one person has to do with each report of the open rounds, and how far it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from annotator.project import Project
from annotator.store import rounds
from annotator.team.stages import Stage, Standing, standings
from schema.records import AnnotatorId, ReportId
from schema.rounds import Role, Round, Sight

# The least far stage of a report says most about what is left to do in it.
_BY_URGENCY: Final = (
    *(Stage.RETURNED, Stage.ASSIGNED, Stage.WORKING),
    *(Stage.HANDED_IN, Stage.IN_REVIEW, Stage.GOLD),
)
TO_LABEL: Final = frozenset({Stage.RETURNED, Stage.ASSIGNED, Stage.WORKING})


@dataclass(frozen=True, slots=True)
class Duty:
    """A report of a round for one person; `role` is None where it is given to others alone.

    `stage` is the person's own, or, for who does not label it, that of whoever is least far; None
    where nobody has it yet.
    """

    round: str
    stage: Stage | None = None
    role: Role | None = None
    sight: Sight = Sight.FULL
    reason: str | None = None
    is_finished: bool = False  # but not handed in
    waits_for_practice: bool = False  # the person has to pass one first

    @property
    def is_mine(self) -> bool:
        """Whether the person has anything to do in it."""
        return self.role is not None

    @property
    def is_to_label(self) -> bool:
        """Whether it waits for the person to label it."""
        is_open = self.stage in TO_LABEL and not self.waits_for_practice
        return self.role is Role.ANNOTATOR and is_open


def of_person(project: Project, person: AnnotatorId) -> dict[ReportId, Duty]:
    """The reports of all open rounds, as they concern one person."""
    found: dict[ReportId, Duty] = {}
    for each in rounds.everything(project.db):
        if each.is_open:
            found |= dict.fromkeys(each.reports, Duty(each.name))
            found |= _in_round(project, each, person)
    for report in rounds.waiting_for_practice(project.db, person):
        found[report] = replace(found[report], waits_for_practice=True)
    return found


def _in_round(project: Project, of: Round, person: AnnotatorId) -> Iterator[tuple[ReportId, Duty]]:
    by_report: dict[ReportId, list[Standing]] = {}
    for each in standings(project, of):
        by_report.setdefault(each.assignment.report, []).append(each)
    for report, given in by_report.items():
        mine = [each for each in given if each.assignment.person == person]
        yield report, _duty(of, mine, given) if mine else Duty(of.name, _least_far(given))


def _duty(of: Round, mine: Iterable[Standing], given: Iterable[Standing]) -> Duty:
    own = min(mine, key=lambda each: each.assignment.role is Role.REVIEWER)
    said = own.assignment
    if said.role is Role.REVIEWER:
        return Duty(of.name, _least_far(given), said.role)
    sight = _sight(of, said.person)
    return Duty(of.name, own.stage, said.role, sight, said.reason, own.is_finished)


def _least_far(given: Iterable[Standing]) -> Stage | None:
    stages = {each.stage for each in given if each.assignment.role is Role.ANNOTATOR}
    return next((each for each in _BY_URGENCY if each in stages), None)


def _sight(of: Round, person: str) -> Sight:
    own = (each for each in of.members if each.person == person and each.role is Role.ANNOTATOR)
    return next((each.sight for each in own), Sight.FULL)
