"""Decisions about spans: confirm, reject, edit in place, add, delete, flag, reset."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from annotator.drafts import Draft
from annotator.workspace import Workspace
from schema.payloads import change, label_fields
from schema.records import (
    AttributeValue,
    Change,
    Entity,
    Label,
    LabelId,
    LabelState,
    Span,
)

MEND: Final = "label.mend"
_MAY_BE_NONE: Final = frozenset({"doubt"})
"""Attributes of which it is worth keeping that a person has said there is none."""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person changes of a span; None leaves a thing as it is.

    `attributes` writes the named ones (None takes one away), `by_hand` names those a person typed,
    `as_read` those that are the text's again.
    """

    span: Span | None = None
    label: str | None = None
    attributes: Mapping[str, AttributeValue | None] | None = None
    by_hand: frozenset[str] = frozenset()
    as_read: frozenset[str] = frozenset()
    quantifies: tuple[LabelId, ...] | None = None


def confirm(workspace: Workspace, *keys: LabelId) -> Draft:
    """Confirm items as they stand, all in one operation."""
    found = [workspace.item(key) for key in keys]
    labels = [
        replace(item.current, state=LabelState.CONFIRMED, reason=None) for item in found if item
    ]
    return _draft("label.confirm", workspace, labels)


def confirm_bulk(workspace: Workspace, keys: Iterable[LabelId]) -> Draft:
    """Confirm items that nobody looked at one by one; the journal tells them apart by the kind."""
    return replace(confirm(workspace, *keys), kind="label.confirm_bulk")


def reject(workspace: Workspace, key: LabelId, reason: str | None = None) -> Draft:
    """Reject an item, with the reason if one is given; links to it are cleared with it."""
    item = workspace.item(key)
    assert item is not None
    rejected = replace(
        item.current, state=LabelState.REJECTED, reason=reason, quantifies=(), unsure=False
    )
    return _draft("label.reject", workspace, [rejected, *_unlinked(workspace, key)])


def edit(workspace: Workspace, key: LabelId, edit: Edit) -> Draft:
    """Correct an item in place, which confirms it; with another label nothing links to it."""
    item = workspace.item(key)
    assert item is not None
    made = with_links_cleared(workspace, {key: edited(item.current, edit)})
    return _draft("label.edit", workspace, made.values())


def dismiss_doubt(workspace: Workspace, key: LabelId) -> Draft:
    """Say that a number stands as it is, whatever others of the report say."""
    return edit(workspace, key, Edit(attributes={"doubt": None}, by_hand=_MAY_BE_NONE))


def add(
    workspace: Workspace, span: Span, label: str, attributes: Mapping[str, AttributeValue]
) -> Draft:
    """Add a span that nobody suggested."""
    made = Label(
        id=LabelId(secrets.token_hex(8)),
        report=workspace.report.id,
        layer=workspace.layer,
        label=label,
        span=span,
        attributes=dict(attributes),
    )
    return _draft("label.add", workspace, [made])


def delete(workspace: Workspace, key: LabelId) -> Draft:
    """Take away a span that a person added; one that was suggested is rejected instead.

    So is gold that came from somebody's label.
    """
    label = workspace.labels.get(key)
    if label is None or label.suggestion is not None or label.settled_from is not None:
        return reject(workspace, key)
    gone = change_of_label(label, None)
    others = _draft("label.delete", workspace, _unlinked(workspace, key))
    return replace(others, changes=(*gone, *others.changes))


def reset(workspace: Workspace, key: LabelId) -> Draft:
    """Take a decision about a suggestion back, so that it is undecided again."""
    label = workspace.labels[key]
    gone = change_of_label(label, None)
    return Draft("label.reset", gone, workspace.report.id, workspace.layer)


def set_unsure(workspace: Workspace, key: LabelId, *, unsure: bool) -> Draft:
    """Flag an item as unsure or clear the flag; flagging an undecided one confirms it."""
    item = workspace.item(key)
    assert item is not None
    return _draft("label.unsure", workspace, [replace(item.current, unsure=unsure)])


def set_link(workspace: Workspace, number: LabelId, measure: LabelId | None) -> Draft:
    """Link a number to a measure, or clear its link; the number is confirmed with it."""
    item = workspace.item(number)
    assert item is not None
    targets = () if measure is None else (measure,)
    return _draft(
        "link.set",
        workspace,
        [replace(item.current, quantifies=targets, state=LabelState.CONFIRMED, reason=None)],
    )


def change_of(workspace: Workspace, label: Label) -> tuple[Change, ...]:
    """The change that makes a label stand as given, none where it stands so already.

    One that was to be looked at again, and stands as it did, is said once more.
    """
    made = change_of_label(workspace.labels.get(label.id), label)
    if made or label.id not in workspace.again:
        return made
    said = {"state": label.state.value}
    return (Change(Entity.LABEL, label.id, said, said, workspace.report.id),)


def change_of_label(old: Label | None, new: Label | None) -> tuple[Change, ...]:
    """The change from one state of a label to another (None: not there), none where they agree."""
    either = new or old
    assert either is not None
    before, after = (label_fields(each) if each else None for each in (old, new))
    made = change(Entity.LABEL, either.id, before, after, either.report)
    return (made,) if made else ()


def _draft(kind: str, workspace: Workspace, labels: Iterable[Label]) -> Draft:
    changes = tuple(each for label in labels for each in change_of(workspace, label))
    return Draft(kind, changes, workspace.report.id, workspace.layer)


def _unlinked(workspace: Workspace, target: LabelId) -> list[Label]:
    return [
        replace(label, quantifies=tuple(each for each in label.quantifies if each != target))
        for label in workspace.linking_to(target)
        if label.id != target
    ]


def with_links_cleared(workspace: Workspace, made: Mapping[LabelId, Label]) -> dict[LabelId, Label]:
    """The same, and what was linked to one that gets another label: it linked to something else."""
    whole = dict(made)
    for key, label in made.items():
        item = workspace.item(key)
        if item is None or item.label == label.label:
            continue
        for each in workspace.linking_to(key):
            source = whole.get(each.id, each)
            left = tuple(target for target in source.quantifies if target != key)
            whole[each.id] = replace(source, quantifies=left)
    return whole


def edited(label: Label, edit: Edit) -> Label:
    """The label as an edit leaves it: corrected, and confirmed by that.

    With another label it keeps no link: it is another thing now.
    """
    is_other = edit.label not in (None, label.label)
    linked = () if is_other else label.quantifies
    attributes = {**label.attributes, **(edit.attributes or {})}
    kept = {name: value for name, value in attributes.items() if value is not None}
    return replace(
        label,
        span=edit.span or label.span,
        label=edit.label or label.label,
        attributes=kept,
        quantifies=linked if edit.quantifies is None else edit.quantifies,
        by_hand=((label.by_hand - edit.as_read) | edit.by_hand) & (_MAY_BE_NONE | kept.keys()),
        state=LabelState.CONFIRMED,
        reason=None,
    )
