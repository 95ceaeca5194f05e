"""What a reviewer decides: take versions, none or all that agree, reopen, and end the review."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Final

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.ops import labels, reports
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row, Standing
from schema.records import (
    GOLD,
    Change,
    Label,
    LabelState,
    Layer,
    Work,
    WorkState,
)

SETTLE: Final = "gold.settle"
AGREE: Final = "gold.agree"


def take(workspace: GoldWorkspace, row: Row, *layers: Layer) -> Draft:
    """Settle a row as these people have it; where none of them has anything, there is no gold.

    UserError where several are taken that overlap under one label.
    """
    chosen = [row.members[layer] for layer in layers if layer in row.members]
    if not chosen:
        return neither(workspace, row)
    if not may_stand_together(chosen):
        raise UserError(Problem.NOT_BOTH)
    ids = workspace.free_ids(row.key)
    made = [workspace.as_gold(key, each) for key, each in zip(ids, chosen, strict=False)]
    return _draft(SETTLE, workspace, row, made)


def may_stand_together(chosen: Iterable[Label]) -> bool:
    """Whether labels can all be gold: none overlaps another of its label."""
    pairs = combinations(chosen, 2)
    return not any(a.label == b.label and a.span.overlaps(b.span) for a, b in pairs)


def neither(workspace: GoldWorkspace, row: Row, reason: str | None = None) -> Draft:
    """Settle that nothing of a row is gold, with the reason if one is given."""
    if not workspace.may_turn_down(row):
        return Draft(SETTLE, (), workspace.report.id, GOLD)
    if not row.members:  # added in the review: nothing is left to be asked about
        return replace(labels.delete(workspace, row.key), kind=SETTLE)
    item = workspace.item(row.key)
    assert item is not None
    turned_down = replace(
        item.current, state=LabelState.REJECTED, reason=reason, quantifies=(), unsure=False
    )
    return _draft(SETTLE, workspace, row, [turned_down])


def keep(workspace: GoldWorkspace, row: Row) -> Draft:
    """Settle a row as its gold stands, or as all have it."""
    if not row.golds:
        return replace(labels.confirm(workspace, row.key), kind=SETTLE)
    seen = workspace.seen(row.key)
    return _draft(SETTLE, workspace, row, [replace(each, settled_on=seen) for each in row.golds])


def accept_agreed(workspace: GoldWorkspace) -> Draft:
    """Settle in one operation all rows in which everybody says the same."""
    agreed = [row.key for row in workspace.rows() if row.standing is Standing.AGREED]
    return replace(labels.confirm(workspace, *agreed), kind=AGREE)


def reopen(workspace: GoldWorkspace, row: Row) -> Draft:
    """Take what was settled of a row back, so that it is at issue, or agreed, again."""
    changes = [each for gold in row.golds for each in labels.change_of_label(gold, None)]
    changes += [] if row.members else _relinked(workspace, row, [])
    return Draft("label.reset", tuple(changes), workspace.report.id, GOLD)


def finish(workspace: GoldWorkspace) -> Draft:
    """End the review: what is settled is the report's gold."""
    settled = Work(workspace.report.id, GOLD, WorkState.FINISHED, settled_by=GOLD)
    changes = reports.change_of_work(workspace.stated_work, settled)
    return Draft("report.settle", changes, workspace.report.id, GOLD)


def reopen_report(workspace: GoldWorkspace, reason: str | None = None) -> Draft:
    """Open the review of a report again; until it is ended the report has no gold."""
    opened = Work(workspace.report.id, GOLD, WorkState.OPEN, reason)
    changes = reports.change_of_work(workspace.stated_work, opened)
    return Draft("report.reopen", changes, workspace.report.id, GOLD)


def _draft(kind: str, workspace: GoldWorkspace, row: Row, golds: Sequence[Label]) -> Draft:
    standing = {each.id for each in golds}
    changes = [each for gold in golds for each in labels.change_of(workspace, gold)]
    for old in row.golds:
        if old.id not in standing:
            changes += labels.change_of_label(old, None)
    changes += _relinked(workspace, row, golds)
    return Draft(kind, tuple(changes), workspace.report.id, GOLD)


def _relinked(workspace: GoldWorkspace, row: Row, golds: Sequence[Label]) -> list[Change]:
    """Let links to a row's gold lead to what is settled of it now, or nowhere."""
    ids = {row.key, *(each.id for each in row.golds)}
    sources = {each.id: each for key in sorted(ids) for each in workspace.linking_to(key)}
    found: list[Change] = []
    for source in sources.values():
        fitting = [each.id for each in golds if _may_link(workspace, source, each)]
        targets = [
            target if target in fitting or target not in ids else next(iter(fitting), None)
            for target in source.quantifies
        ]
        kept = tuple(dict.fromkeys(each for each in targets if each is not None))
        found += labels.change_of(workspace, replace(source, quantifies=kept))
    return found


def _may_link(workspace: GoldWorkspace, source: Label, target: Label) -> bool:
    if target.state is not LabelState.CONFIRMED or workspace.schema is None:
        return False
    joins = {(each.source, each.target) for each in workspace.schema.links}
    return (source.label, target.label) in joins
