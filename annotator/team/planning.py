"""Who gets which report: each to as many people as wanted, everyone with about as much text."""

from collections.abc import Mapping, Sequence

from annotator.errors import Problem, UserError
from schema.records import AnnotatorId, Assignment, Member, ReportId, Role, digest


def plan(
    round_id: str,
    members: Sequence[Member],
    lengths: Mapping[ReportId, int],
    *,
    overlap: int,
    seed: int,
) -> tuple[Assignment, ...]:
    """Assign each report to `overlap` annotators and, where there are reviewers, to one of these.

    `lengths` are in characters. The same seed gives the same plan; nobody reviews what they label.
    UserError where there are too few people for that.
    """
    people = {role: sorted({each.person for each in members if each.role is role}) for role in Role}
    if len(people[Role.ANNOTATOR]) < overlap or overlap < 1:
        raise UserError(Problem.TOO_FEW_PEOPLE, people=len(people[Role.ANNOTATOR]), overlap=overlap)
    loads: dict[Role, dict[AnnotatorId, int]] = {
        role: dict.fromkeys(people[role], 0) for role in Role
    }
    found = []
    # the longest first, so that the short ones even out what is left
    for report in sorted(lengths, key=lambda each: (-lengths[each], each)):
        chosen = _lightest(loads[Role.ANNOTATOR], seed, report)[:overlap]
        free = _lightest(loads[Role.REVIEWER], seed, report)
        reviewers = [each for each in free if each not in chosen]
        if people[Role.REVIEWER] and not reviewers:
            raise UserError(Problem.REVIEWS_OWN)
        given = [(each, Role.ANNOTATOR) for each in chosen]
        given += [(each, Role.REVIEWER) for each in reviewers[:1]]
        for person, role in given:
            loads[role][person] += max(lengths[report], 1)
            found.append(Assignment(round_id, report, person, role))
    return tuple(found)


def _lightest(loads: Mapping[AnnotatorId, int], seed: int, report: ReportId) -> list[AnnotatorId]:
    """Who has least so far; among equals the seed decides."""
    return sorted(loads, key=lambda each: (loads[each], digest(str(seed), report, each)))
