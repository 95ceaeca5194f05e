"""Letting an engine suggest for reports of a project, as long as nobody has begun them."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import Final, Protocol

from annotator.errors import Problem, UserError
from annotator.exchange.documents import IMPORTED
from annotator.gateway import Gateway
from annotator.ops import reports as report_ops
from annotator.progress import Cancelled, Progress, never, silent
from annotator.store import reports, work
from schema import about
from schema.about import ReportFacts
from schema.records import Report, ReportId, Suggestion

_FEW: Final = 8  # reports that are done sooner than a process has started
_AT_ONCE: Final = 4  # a decision waits for the operation that is being stored


class Suggesting(Protocol):
    """An engine, here or in a process of its own."""

    @property
    def version(self) -> str:
        """Its content hash."""

    def version_about(self, about: ReportFacts) -> str:
        """Under which version it suggests for a report of which a person said this."""

    def suggest(self, text: str, *, about: ReportFacts | None = None) -> tuple[Suggestion, ...]:
        """The suggestions for a report's text."""


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
    gate: Gateway,
    engine: Suggesting,
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
                (report, _suggestions(report, engine))
                for report in waiting
                if not work.begun(gate.project.db, report.id) and not is_in_use(report.id)
            ],
        )
        begun += len(waiting) - len(stored)
        done, count = done + len(stored), count + sum(len(offered) for _, offered in stored)
    progress(len(wanted), len(wanted))
    return Prelabelled(done, count, begun)


def prelabel_apart(
    gate: Gateway,
    only: Sequence[ReportId] | None = None,
    *,
    renew: bool = False,
    progress: Progress = silent,
    is_cancelled: Cancelled = never,
    is_in_use: Callable[[ReportId], bool] = nobody,
) -> Prelabelled:
    """The same with the project's own engine, in a process beside a window that people work in.

    Suggesting would else take turns at the interpreter with every key they press.
    """
    from annotator.suggest.apart import engine_apart
    from annotator.suggest.engine import Engine

    project = gate.project
    is_quick = only is not None and len(only) <= _FEW
    with ExitStack() as ended:
        engine: Suggesting = (
            Engine.for_project(project)
            if is_quick
            else ended.enter_context(engine_apart(project.schema, project.terms))
        )
        return prelabel(
            *(gate, engine, only),
            renew=renew,
            progress=progress,
            is_cancelled=is_cancelled,
            is_in_use=is_in_use,
        )


def _stored(gate: Gateway, engine: Suggesting, group: list[_Suggested]) -> list[_Suggested]:
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


def _wants(report: Report, engine: Suggesting, *, renew: bool) -> bool:
    if _version(report, engine) in report.suggested_by:
        return False
    return renew or not report.suggested_by


def _suggested(report: Report, engine: Suggesting) -> Report:
    imported = tuple(each for each in report.suggested_by if each.startswith(IMPORTED))
    return replace(report, suggested_by=(*imported, _version(report, engine)))


def _suggestions(report: Report, engine: Suggesting) -> tuple[Suggestion, ...]:
    told = about.facts(report)
    return engine.suggest(report.text, about=told) if told else engine.suggest(report.text)


def _version(report: Report, engine: Suggesting) -> str:
    told = about.facts(report)
    return engine.version_about(told) if told else engine.version
