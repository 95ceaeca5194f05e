"""Has a measure its category, and a number its value?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.checks.item_value import range_words
from annotator.checks.same_words import CATEGORY, Otherwise
from annotator.ops.labels import Edit
from annotator.ops.rereading import fields_of, read_again
from schema.quantity import Quantity


def check_category(case: Case, usual: Otherwise | None) -> ItemFinding | None:
    """A label that has categories needs one; `usual` is what the same words mostly have."""
    if not case.has(CATEGORY) or case.stated(CATEGORY):
        return None
    key = case.item.key
    if usual is None:
        return ItemFinding(ItemRule.NO_CATEGORY, key, Said.NO_CATEGORY, CATEGORY)
    chosen = usual.verdict.category
    return ItemFinding(
        rule=ItemRule.NO_CATEGORY,
        key=key,
        said=Said.CATEGORY_ELSEWHERE,
        concerns=CATEGORY,
        values={"category": case.choice(CATEGORY, chosen), "places": str(usual.places)},
        mend=Mend(key, Edit(attributes={CATEGORY: chosen})),
    )


def check_value(case: Case) -> ItemFinding | None:
    """A number states a value; where it does not, what its words say is offered."""
    if not case.has("value") or case.stated("value"):
        return None
    key = case.item.key
    if case.read is None:
        return ItemFinding(ItemRule.NO_VALUE, key, Said.NO_VALUE, "value")
    mend = Mend(key, read_again(case.item.current, case.read))
    values = {
        "read": _value_and_unit(case.read),
        "bound": case.choice("bound", case.read.bound.value),
    }
    return ItemFinding(ItemRule.NO_VALUE, key, Said.VALUE_IN_TEXT, "value", values, mend)


def _value_and_unit(read: Quantity) -> str:
    fields = {name: str(said or "") for name, said in fields_of(read).items()}
    return f"{range_words(fields['value'], fields['value_to'])} {fields['unit']}".strip()
