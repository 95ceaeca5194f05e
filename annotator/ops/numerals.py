"""Dismissing a numeral: a person's word that it states no number."""

from annotator.drafts import Draft
from annotator.ops.labels import change_of
from annotator.workspace import Workspace
from schema.records import Label, LabelId, LabelState, Span, digest


def dismiss(workspace: Workspace, span: Span, label: str, reason: str) -> Draft:
    """Say that this numeral is no `label`, and what it is instead.

    It is a rejected label without a suggestion: never exported as a label, kept as a negative
    example. Two machines that dismiss the same numeral write the same one.
    """
    report, layer = workspace.report.id, workspace.layer
    dismissed = Label(
        id=LabelId(digest("numeral", layer, report, label, str(span.start), str(span.end))),
        report=report,
        layer=layer,
        label=label,
        span=span,
        state=LabelState.REJECTED,
        reason=reason,
    )
    return Draft("numeral.dismiss", change_of(workspace, dismissed), report, layer)
