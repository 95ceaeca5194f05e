"""Does the bound fit the words in and beside the span (约, 余, 近 …)?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.labels import Edit
from schema.quantity import Bound
from schema.records import AttributeValue

_FIELDS = frozenset({"bound", "cue"})


def check(case: Case) -> ItemFinding | None:
    """Words that bound the number are heeded; without any, only a person may have set a bound."""
    if case.read is None or not case.stated("value"):
        return None
    stored = case.stated("bound") or Bound.EXACT.value
    if stored == case.read.bound or case.is_typed("cue"):
        return None
    cue = case.read.cue
    if cue is None and (case.is_typed("bound") or case.stated("cue")):
        return None
    read: dict[str, AttributeValue | None] = {
        "bound": None if case.read.bound is Bound.EXACT else case.read.bound.value,
        "cue": cue,
    }
    return ItemFinding(
        rule=ItemRule.BOUND,
        key=case.item.key,
        said=Said.BOUND_OTHERWISE if cue else Said.BOUND_WITHOUT_WORDS,
        concerns="bound",
        values={
            "cue": cue or "",
            "bound": case.choice("bound", stored),
            "read": case.choice("bound", case.read.bound.value),
        },
        mend=Mend(case.item.key, Edit(attributes=read, as_read=_FIELDS)),
    )
