"""Letting an engine suggest for reports of a project, as long as nobody has begun them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from annotator.errors import Problem, UserError
from annotator.exchange.documents import IMPORTED
from annotator.gate import Gate
from annotator.ops import reports as report_ops
from annotator.progress import Cancelled, Progress, never, silent
from annotator.store import reports, work
from schema import about
from schema.records import Report, ReportId, Suggestion

if TYPE_CHECKING:
    from annotator.suggest.engine import Engine

_AT_ONCE: Final = 20

_Suggested = tuple[Report, tuple[Suggestion, ...]]


@dataclass(frozen=True, slots=True)
class Prelabelled:
    """How many reports got suggestions, how many in all, and how many people have begun."""

    reports: int
    suggestions: int
    begun: int
    cancelled: bool = False


def nobody(_: ReportId) -> bool:
    """Nobody is at any report."""
    return False


def prelabel(
    gate: Gate,
    engine: "Engine",
    only: Sequence[ReportId] | None = None,
    *,
    renew: bool = False,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
    is_in_use: Callable[[ReportId], bool] = nobody,
) -> Prelabelled:
    """Suggest for reports without suggestions, or with `renew` for all that nobody has begun.

    A report that somebody has begun keeps the suggestions they began it with; `is_in_use` tells of
    one that is begun and not stored as such yet.
    """
    wanted = list(only if only is not None else reports.ids(gate.project.db))
    done = count = begun = 0
    for position in range(0, len(wanted), _AT_ONCE):
        if is_cancelled():
            return Prelabelled(done, count, begun, cancelled=True)
        progress(position, len(wanted))
        found = [reports.get(gate.project.db, each) for each in wanted[position:][:_AT_ONCE]]
        waiting = [each for each in found if _wants(each, engine, renew=renew)]
        stored = _stored(
            gate,
            engine,
            [
                (report, engine.suggest(report.text, about=about.facts(report)))
                for report in waiting
                if not work.begun(gate.project.db, report.id) and not is_in_use(report.id)
            ],
        )
        begun += len(waiting) - len(stored)
        done, count = done + len(stored), count + sum(len(offered) for _, offered in stored)
    progress(len(wanted), len(wanted))
    return Prelabelled(done, count, begun)


def _stored(gate: Gate, engine: "Engine", group: list[_Suggested]) -> list[_Suggested]:
    """Those of the group that could be stored: one that somebody began meanwhile is left alone."""
    if not group:
        return []
    reports_anew = [(report, _suggested(report, engine)) for report, _ in group]
    offered = [each for _, suggestions in group for each in suggestions]
    try:
        gate.run(report_ops.set_suggestions(reports_anew, offered))
    except UserError as error:
        if error.problem is not Problem.CHANGED_MEANWHILE:
            raise
        alone = ([each] for each in group) if len(group) > 1 else ()
        return [each for one in alone for each in _stored(gate, engine, one)]
    return group


def _wants(report: Report, engine: "Engine", *, renew: bool) -> bool:
    if engine.version_about(about.facts(report)) in report.suggested_by:
        return False
    return renew or not report.suggested_by


def _suggested(report: Report, engine: "Engine") -> Report:
    imported = tuple(each for each in report.suggested_by if each.startswith(IMPORTED))
    return replace(report, suggested_by=(*imported, engine.version_about(about.facts(report))))
