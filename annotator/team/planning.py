"""Who gets which report: each to as many people as wanted, everyone with about as much text."""

from collections.abc import Collection, Mapping, Sequence

from annotator.errors import Problem, UserError
from schema.records import AnnotatorId, ReportId, digest
from schema.rounds import Assignment, Member, Role


def plan(
    round_id: str,
    members: Sequence[Member],
    lengths: Mapping[ReportId, int],
    *,
    overlap: int,
    seed: int,
    share: int = 100,
) -> tuple[Assignment, ...]:
    """Assign each report to `overlap` annotators and, where there are reviewers, to one of these.

    `lengths` are in characters. Of the reports a `share` in percent goes to several, drawn by the
    seed; the others go to one. The same seed gives the same plan; nobody reviews what they label.
    UserError where there are too few people for that.
    """
    people = {role: sorted({each.person for each in members if each.role is role}) for role in Role}
    if len(people[Role.ANNOTATOR]) < overlap or overlap < 1:
        raise UserError(Problem.TOO_FEW_PEOPLE, people=len(people[Role.ANNOTATOR]), overlap=overlap)
    loads: dict[Role, dict[AnnotatorId, int]] = {
        role: dict.fromkeys(people[role], 0) for role in Role
    }
    several = shared(lengths, share, seed)
    found = []
    # the longest first, so that the short ones even out what is left
    for report in sorted(lengths, key=lambda each: (-lengths[each], each)):
        wanted = overlap if report in several else 1
        chosen = _lightest(loads[Role.ANNOTATOR], seed, report)[:wanted]
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


def shared(reports: Collection[ReportId], share: int, seed: int) -> set[ReportId]:
    """The reports that go to several people, a `share` in percent of all, drawn by the seed."""
    drawn = sorted(reports, key=lambda each: digest("shared", str(seed), each))
    return set(drawn[: round(len(drawn) * share / 100)])


def _lightest(loads: Mapping[AnnotatorId, int], seed: int, report: ReportId) -> list[AnnotatorId]:
    """Who has least so far; among equals the seed decides."""
    return sorted(loads, key=lambda each: (loads[each], digest(str(seed), report, each)))
