"""Does the span hold the number, the whole of it and no more?"""

from dataclasses import replace

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.rereading import read_again


def check(case: Case) -> ItemFinding | None:
    """A number is labelled from its numeral to the end of its unit."""
    whole, key = case.whole, case.item.key
    if whole is None or case.whole_read is None:
        return None
    edit = replace(read_again(case.item.current, case.whole_read), span=whole)
    values = {"whole": whole.text}
    said = Said.REACHES_OTHERWISE
    return ItemFinding(ItemRule.EXTENT, key, said, "value", values, Mend(key, edit))
