"""Rounds beside each other: whether people agree more in a later one."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.agreement.agreement import PairAgreement, ViewAgreement, agreement
from annotator.agreement.bootstrap import TIMES
from annotator.agreement.kappa import kappa
from annotator.agreement.people import People
from annotator.agreement.tally import KAPPA
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.store import rounds
from schema.rounds import Round


@dataclass(frozen=True, slots=True)
class RoundFigures:
    """A round's figures over all pairs taken together, by name, and how many reports count."""

    round: Round
    reports: int
    figures: dict[str, float | None]


def compared(
    project: Project,
    *,
    times: int = TIMES,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> list[RoundFigures]:
    """All rounds in which two people have finished a report, the oldest first.

    CancelledError where it is to stop.
    """
    found, every = [], rounds.everything(project.db)
    for done, of in enumerate(every):
        progress(done, len(every))
        people = People(project, of)
        if reports := len(people.reports()):
            whole = agreement(people, times=times, is_cancelled=is_cancelled).whole
            found.append(RoundFigures(of, reports, pooled(whole)))
    return found


def pooled(view: ViewAgreement) -> dict[str, float | None]:
    """All pairs taken together: what agrees in any over what is compared in any; alphas as well."""
    agreed, compared_ = Counter[str](), Counter[str]()
    for pair in view.pairs:
        for name, one in pair.figures.items():
            if one.agreed is not None and one.compared is not None:
                agreed[name] += one.agreed
                compared_[name] += one.compared
    found: dict[str, float | None] = {
        name: agreed[name] / count if count else None for name, count in compared_.items()
    }
    found[KAPPA] = kappa(met_in(view.pairs))
    if view.group is not None:
        found |= {name: one.value for name, one in view.group.figures.items()}
    return found


def met_in(pairs: Iterable[PairAgreement]) -> Counter[tuple[str, str]]:
    """How often each two categories met between any of these people."""
    found = Counter[tuple[str, str]]()
    for each in pairs:
        found.update(each.categories)
    return found
