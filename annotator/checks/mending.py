"""Mending what the checks of spans found, however many at once, as one operation."""

from collections.abc import Iterable
from dataclasses import replace

from annotator.checks.item_finding import ItemFinding
from annotator.checks.item_same_words import as_elsewhere
from annotator.checks.same_words import Verdict, verdict_of
from annotator.drafts import Draft
from annotator.ops.labels import (
    MEND,
    change_of,
    change_of_label,
    edited,
    with_links_cleared,
)
from annotator.ops.rereading import Reader
from annotator.project import Project
from annotator.store import labels, same_words
from annotator.workspace import Workspace
from schema.labels import LabelSchema
from schema.quantity import Quantity
from schema.records import Change, Label, LabelId


def mend(workspace: Workspace, findings: Iterable[ItemFinding]) -> Draft:
    """Mend each finding that can be mended without asking."""
    mended: dict[LabelId, Label] = {}
    for each in findings:
        if each.mend is not None:
            key = each.mend.key
            item = workspace.item(key)
            label = mended.get(key) or (item.current if item else None)
            if label is not None:
                mended[key] = edited(label, each.mend.edit)
    mended = with_links_cleared(workspace, mended)
    changes = tuple(made for label in mended.values() for made in change_of(workspace, label))
    return Draft(MEND, changes, workspace.report.id, workspace.layer)


def agree(
    workspace: Workspace,
    schema: LabelSchema,
    words: str,
    verdict: Verdict,
    reader: Reader | None,
) -> Draft:
    """Give the same words in this report one label and category, where they have another."""
    agreed: dict[LabelId, Label] = {}
    for key in workspace.decided_with(words):
        item = workspace.item(key)
        if item is None or not item.counts or verdict_of(item) == verdict:
            continue
        label = item.current
        edit = as_elsewhere(schema, label, verdict, _read(reader, workspace, label))
        agreed[key] = edited(label, edit)
    agreed = with_links_cleared(workspace, agreed)
    changes = tuple(made for label in agreed.values() for made in change_of(workspace, label))
    return Draft(MEND, changes, workspace.report.id, workspace.layer)


def with_open_reports(project: Project, here: Draft, words: str, verdict: Verdict) -> Draft:
    """Do in this person's other reports that are not closed what is planned here.

    There only the category of confirmed labels changes: another label would need somebody to look
    at its span.
    """
    assert here.report is not None
    assert here.layer is not None
    db, schema = project.db, project.schema
    found = same_words.in_open_reports(db, words, layer=here.layer, outside=here.report)
    there: list[Change] = []
    for key in found:
        label = labels.get(db, key)
        if label is not None and label.label == verdict.label:
            agreed = edited(label, as_elsewhere(schema, label, verdict, None))
            there += change_of_label(label, agreed)
    return replace(here, changes=(*here.changes, *there), report=None) if there else here


def _read(reader: Reader | None, workspace: Workspace, label: Label) -> Quantity | None:
    if reader is None:
        return None
    return reader.read_quantity(workspace.report.text, label.span.start, label.span.end)
