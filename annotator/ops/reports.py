"""What is done with whole reports: bring in, finish, reopen, call unusable, settle."""

from collections.abc import Iterable, Sequence

from annotator.drafts import IMPORT, PRELABEL, TAKE_BACK, Draft
from annotator.store.reports import report_fields
from annotator.workspace import Workspace
from schema.payloads import change, work_fields, work_id
from schema.records import (
    GOLD,
    Change,
    Entity,
    Report,
    Suggestion,
    Work,
    WorkState,
)


def bring_in(reports: Sequence[Report], suggestions: Iterable[Suggestion] = ()) -> Draft:
    """Add reports that the project does not have, with the suggestions made for them."""
    changes = tuple(
        made
        for report in reports
        if (made := change(Entity.REPORT, report.id, None, report_fields(report), report.id))
    )
    texts = tuple(report.text for report in reports)
    return Draft(IMPORT, changes, texts=texts, suggestions=tuple(suggestions))


def set_suggestions(
    reports: Sequence[tuple[Report, Report]], suggestions: Iterable[Suggestion]
) -> Draft:
    """Let other suggestions stand for reports, each given as it was and as it will be."""
    changes = tuple(
        made
        for old, new in reports
        if (made := change(Entity.REPORT, new.id, report_fields(old), report_fields(new), new.id))
    )
    return Draft(PRELABEL, changes, suggestions=tuple(suggestions))


def take_back(reports: Sequence[Report]) -> Draft:
    """Take reports away that nobody has begun; their texts stay, unseen."""
    changes = tuple(
        made
        for report in reports
        if (made := change(Entity.REPORT, report.id, report_fields(report), None, report.id))
    )
    return Draft(TAKE_BACK, changes)


def finish(workspace: Workspace) -> Draft:
    """Mark a report finished; where one person labels alone, their labels are its gold by that."""
    report, layer = workspace.report.id, workspace.layer
    changes = _work_change(workspace, WorkState.FINISHED, None)
    if workspace.alone and (workspace.settled is None or workspace.settled.settled_by != GOLD):
        settled = Work(report, GOLD, WorkState.FINISHED, settled_by=layer)
        changes += change_of_work(workspace.settled, settled)
    return Draft("report.finish", changes, report, layer)


def reopen(workspace: Workspace, reason: str | None = None) -> Draft:
    """Open a finished or unusable report again; gold that its finishing settled is withdrawn."""
    changes = _work_change(workspace, WorkState.OPEN, reason) + _withdrawal(workspace)
    return Draft("report.reopen", changes, workspace.report.id, workspace.layer)


def call_unusable(workspace: Workspace, reason: str) -> Draft:
    """Say that a report cannot be labelled, and why."""
    changes = _work_change(workspace, WorkState.UNUSABLE, reason) + _withdrawal(workspace)
    return Draft("report.unusable", changes, workspace.report.id, workspace.layer)


def _work_change(workspace: Workspace, state: WorkState, reason: str | None) -> tuple[Change, ...]:
    new = Work(workspace.report.id, workspace.layer, state, reason)
    return change_of_work(workspace.stated_work, new)


def change_of_work(old: Work | None, new: Work | None) -> tuple[Change, ...]:
    """The change from one state of work on a report to another, none where they are the same."""
    either = new or old
    if either is None:
        return ()
    made = change(
        Entity.WORK,
        work_id(either.report, either.layer),
        work_fields(old) if old else None,
        work_fields(new) if new else None,
        either.report,
    )
    return (made,) if made else ()


def _withdrawal(workspace: Workspace) -> tuple[Change, ...]:
    settled = workspace.settled
    if settled is None or settled.settled_by != workspace.layer:
        return ()  # nothing is settled, or by others: only they take it back
    return change_of_work(settled, None)
