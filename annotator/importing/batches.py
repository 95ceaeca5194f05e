"""The imports of a project, and taking one back as long as nobody has begun what it brought."""

from dataclasses import dataclass
from typing import Final

from annotator.errors import Problem, UserError
from annotator.gateway import Gateway
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.store import imports, reports, work
from annotator.store.imports import Batch
from schema.records import ReportId

_TRIES: Final = 3  # while others keep beginning reports


@dataclass(frozen=True, slots=True)
class TakenBack:
    """The reports that are gone, and the names of those that stay because somebody began them."""

    removed: tuple[ReportId, ...] = ()
    begun: tuple[str, ...] = ()


def batches(project: Project) -> list[Batch]:
    """All imports, the newest first."""
    return imports.batches(project.db)


def batch_named(project: Project, beginning: str | None = None) -> Batch:
    """The import whose id begins so; the newest that still has reports where nothing is named.

    UserError where there is none, or more than one.
    """
    found = [
        each
        for each in batches(project)
        if (each.id.startswith(beginning) if beginning else each.standing)
    ]
    if not found or (beginning and len(found) > 1):
        raise UserError(Problem.NO_SUCH_IMPORT, batch=beginning or "–")
    return found[0]


def take_back(gate: Gateway, batch: str) -> TakenBack:
    """Remove the reports that an import brought in, by one operation.

    A report that somebody has begun or commented on stays. UserError where people keep beginning
    reports of the import while it is tried.
    """
    tries = _TRIES
    while True:
        free, begun = _free_and_begun(gate.project, batch)
        found = [reports.without_text(gate.project.db, each) for each in free]
        try:
            if found:
                gate.run(report_ops.take_back(found))
        except UserError as error:
            tries -= 1
            if error.problem is not Problem.CHANGED_MEANWHILE or not tries:
                raise
        else:
            return TakenBack(tuple(free), tuple(begun))


def _free_and_begun(project: Project, batch: str) -> tuple[list[ReportId], list[str]]:
    free: list[ReportId] = []
    begun: list[str] = []
    for report in imports.reports_of(project.db, batch):
        if work.in_use(project.db, report):
            begun.append(reports.called(project.db, report))
        else:
            free.append(report)
    return free, begun
