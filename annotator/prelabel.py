"""Letting an engine suggest for reports of a project, as long as nobody has begun them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from annotator.exchange.documents import IMPORTED
from annotator.gate import Gate
from annotator.ops import reports as report_ops
from annotator.progress import Cancelled, Progress, never, silent
from annotator.store import reports, work
from annotator.suggest.engine import Engine
from schema.records import Report, ReportId

_AT_ONCE: Final = 20


@dataclass(frozen=True, slots=True)
class Prelabelled:
    """How many reports got suggestions, how many in all, and how many people have begun."""

    reports: int
    suggestions: int
    begun: int
    cancelled: bool = False


def prelabel(
    gate: Gate,
    engine: Engine,
    only: Sequence[ReportId] | None = None,
    *,
    renew: bool = False,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
) -> Prelabelled:
    """Suggest for reports without suggestions, or with `renew` for all that nobody has begun.

    A report that somebody has begun keeps the suggestions they began it with.
    """
    wanted = list(only if only is not None else reports.ids(gate.project.db))
    done = count = begun = 0
    for position in range(0, len(wanted), _AT_ONCE):
        if is_cancelled():
            return Prelabelled(done, count, begun, cancelled=True)
        progress(position, len(wanted))
        found = [reports.get(gate.project.db, each) for each in wanted[position:][:_AT_ONCE]]
        waiting = [each for each in found if _wants(each, engine, renew=renew)]
        free = [each for each in waiting if not work.begun(gate.project.db, each.id)]
        begun += len(waiting) - len(free)
        offered = [each for report in free for each in engine.suggest(report.text)]
        if free:
            gate.run(
                report_ops.set_suggestions([(r, _suggested(r, engine)) for r in free], offered)
            )
        done, count = done + len(free), count + len(offered)
    progress(len(wanted), len(wanted))
    return Prelabelled(done, count, begun)


def _wants(report: Report, engine: Engine, *, renew: bool) -> bool:
    if engine.version in report.suggested_by:
        return False
    return renew or not report.suggested_by


def _suggested(report: Report, engine: Engine) -> Report:
    imported = tuple(each for each in report.suggested_by if each.startswith(IMPORTED))
    return replace(report, suggested_by=(*imported, engine.version))
