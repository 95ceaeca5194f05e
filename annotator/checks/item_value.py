"""Is the value what the span's words say?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.rereading import fields_of, read_again

_ENDS = ("value", "value_to")


def check(case: Case) -> ItemFinding | None:
    """What is read from the span equals what is stored, unless a person typed it."""
    if not case.is_read or not case.stated("value") or case.is_typed("value"):
        return None
    key, values = (
        case.item.key,
        {"value": range_words(case.stated("value"), case.stated("value_to"))},
    )
    if case.read is None:
        return ItemFinding(ItemRule.VALUE, key, Said.VALUE_UNREADABLE, "value", values)
    read = {name: str(fields_of(case.read)[name] or "") for name in _ENDS}
    if all(case.is_typed(name) or read[name] == case.stated(name) for name in _ENDS):
        return None
    values["read"] = range_words(read["value"], read["value_to"])
    mend = Mend(key, read_again(case.item.current, case.read))
    return ItemFinding(ItemRule.VALUE, key, Said.VALUE_OTHERWISE, "value", values, mend)


def range_words(first: str, last: str) -> str:
    """A value, or a range of them; `last` is empty where there is none."""
    return f"{first}—{last}" if last else first
