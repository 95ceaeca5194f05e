"""Are the same words labelled alike elsewhere?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.checks.same_words import CATEGORY, Verdict
from annotator.ops.labels import Edit
from annotator.ops.rereading import fields_of
from schema.labels import LabelSchema
from schema.quantity import Quantity
from schema.records import AttributeValue, Label


def check(case: Case) -> ItemFinding | None:
    """Words that have another label or category at more places, or count there and not here."""
    item, otherwise = case.item, case.otherwise
    if otherwise is None or not _has_label(case.schema, otherwise.verdict.label):
        return None
    verdict = otherwise.verdict
    said = Said.OTHER_CATEGORY if item.label == verdict.label else Said.OTHER_LABEL
    if not item.counts:
        said = Said.CONFIRMED_ELSEWHERE
    label = case.schema.label(verdict.label)
    return ItemFinding(
        rule=ItemRule.SAME_WORDS,
        key=item.key,
        said=said,
        concerns=CATEGORY if case.has(CATEGORY) else "",
        values={
            "words": item.span.text,
            "label": label.name,
            "category": case.choice(CATEGORY, verdict.category) if item.label == label.id else "",
            "places": str(otherwise.places),
        },
        mend=Mend(item.key, as_elsewhere(case.schema, item.current, verdict, case.read)),
    )


def as_elsewhere(
    schema: LabelSchema, label: Label, verdict: Verdict, read: Quantity | None
) -> Edit:
    """The edit that gives a label what its words have elsewhere; what does not fit it goes."""
    wanted = schema.label(verdict.label)
    attributes: dict[str, AttributeValue | None] = {
        name: None for name in label.attributes if wanted.attribute(name) is None
    }
    if (
        read is not None
        and wanted.attribute("value") is not None
        and "value" not in label.attributes
    ):
        attributes |= fields_of(read)
    if verdict.category:
        attributes[CATEGORY] = verdict.category
    is_source = any(link.source == wanted.id for link in schema.links)
    return Edit(label=wanted.id, attributes=attributes, quantifies=None if is_source else ())


def _has_label(schema: LabelSchema, label: str) -> bool:
    return any(each.id == label for each in schema.labels)
