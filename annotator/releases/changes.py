"""What has changed in gold from one release to another, or to what is gold now."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from enum import StrEnum

from annotator.past import as_of
from annotator.project import Project
from annotator.review.differences import Kind, differences
from annotator.review.finished import confirmed
from annotator.store import in_bulk, reports
from schema.records import Label, ReportId
from schema.releasing import Release


class What(StrEnum):
    """What happened to a report or to a span of gold."""

    REPORT_ADDED = "report_added"
    REPORT_REMOVED = "report_removed"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed_span"


@dataclass(frozen=True, slots=True)
class Changed:
    """One change: of a report, or of a span as it was and as it is, with what differs."""

    report: ReportId
    what: What
    old: Label | None = None
    new: Label | None = None
    kinds: tuple[Kind, ...] = ()


def differences_of(
    project: Project, before: Release | None, after: Release | None
) -> Iterator[Changed]:
    """All changes from one state of gold to another, by report and place; None is gold now.

    UserError where a release is not all in the file.
    """
    with _state(project, before) as old, _state(project, after) as new:
        ours, theirs = in_bulk.settled(old.db), in_bulk.settled(new.db)
        for report in sorted({*ours, *theirs}, key=_order(old, new)):
            if report not in theirs:
                yield Changed(report, What.REPORT_REMOVED)
            elif report not in ours:
                yield Changed(report, What.REPORT_ADDED)
            else:
                was, is_now = (
                    confirmed(state, report, settled[report])
                    for state, settled in ((old, ours), (new, theirs))
                )
                yield from _in_report(report, was, is_now)


def counted(found: Iterable[Changed]) -> Counter[str]:
    """How often what happened."""
    return Counter(each.what.value for each in found)


def _order(*states: Project) -> "_Order":
    return _Order({each: nth for one in states for nth, each in enumerate(reports.ids(one.db))})


@dataclass(frozen=True, slots=True)
class _Order:
    places: Mapping[ReportId, int]

    def __call__(self, report: ReportId) -> tuple[int, str]:
        return self.places.get(report, len(self.places)), report


@contextmanager
def _state(project: Project, of: Release | None) -> Iterator[Project]:
    with nullcontext(project) if of is None else as_of(project, of.heads) as state:
        yield state


def _in_report(report: ReportId, old: list[Label], new: list[Label]) -> Iterator[Changed]:
    for each in differences(old, new):
        if each.first is None:
            yield Changed(report, What.ADDED, None, each.second)
        elif each.second is None:
            yield Changed(report, What.REMOVED, each.first)
        else:
            yield Changed(report, What.CHANGED, each.first, each.second, each.kinds)
