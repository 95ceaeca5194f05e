"""Does the unit stand in the span?"""

from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.labels import Edit

UNIT = "unit"


def check(case: Case) -> ItemFinding | None:
    """A unit is as written in the span, or what its words mean there (三成 has the unit %)."""
    unit, read = case.stated(UNIT), case.read.unit if case.read else ""
    if not case.has(UNIT) or unit == read or not (unit or case.stated("value")):
        return None
    said = _said(case, unit, read)
    if said is None or not case.is_read:
        return None
    edit = Edit(attributes={UNIT: read or None}, as_read=frozenset({UNIT}))
    values = {"unit": unit, "read": read}
    return ItemFinding(ItemRule.UNIT, case.item.key, said, UNIT, values, Mend(case.item.key, edit))


def _said(case: Case, unit: str, read: str) -> Said | None:
    if not unit:
        made_from = case.item.suggestion
        was_taken_away = made_from is not None and made_from.attributes.get(UNIT) == read
        return None if was_taken_away else Said.UNIT_MISSING
    if _squeezed(unit) not in _squeezed(case.item.span.text):
        return Said.UNIT_NOT_IN_SPAN
    return Said.UNIT_OTHERWISE if read and not case.is_typed(UNIT) else None


def _squeezed(text: str) -> str:
    return "".join(text.split())
