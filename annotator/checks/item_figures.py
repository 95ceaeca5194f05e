"""Does the number go with the others of the report?"""

from annotator.arithmetic.finding import Disagreement
from annotator.checks.figures import DOUBT
from annotator.checks.item_finding import Case, ItemFinding, ItemRule, Mend, Said
from annotator.ops.labels import Edit
from schema.quantity import plain, readable


def check(case: Case) -> ItemFinding | None:
    """The arithmetic that does not come out, unless a person has said what to think of it.

    Mending records it as a doubt about the source: the number stays as it is printed.
    """
    found = case.figures
    if found is None or case.stated(DOUBT) or case.is_typed(DOUBT):
        return None
    values = {"sum": found.sum, "worked_out": _worked_out(found)}
    said = Said.FIGURES_DISAGREE if found.worked_out is None else Said.FIGURES_WOULD_BE
    mend = Mend(case.item.key, _doubted(found)) if case.has(DOUBT) else None
    return ItemFinding(ItemRule.FIGURES, case.item.key, said, DOUBT, values, mend)


def _doubted(found: Disagreement) -> Edit:
    due = "" if found.worked_out is None else f"{plain(found.worked_out)}{found.suspect.unit}; "
    return Edit(attributes={DOUBT: f"{due}{found.sum}"}, by_hand=frozenset({DOUBT}))


def _worked_out(found: Disagreement) -> str:
    if found.worked_out is None:
        return ""
    return f"{readable(found.worked_out)}{found.suspect.unit}"
