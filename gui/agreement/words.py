"""What the window of agreement says of figures, parts of the work and marks."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.agreement.counting import View
from annotator.agreement.marks import Mark
from annotator.agreement.tally import Estimate
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.plain import one_line
from gui.team.words import round_state_words
from schema.quantity import Bound, plain
from schema.rounds import Round

_CONTEXT: Final = "AgreementWords"
_VIEWS: Final[Mapping[View, str]] = {
    View.ALL: QT_TRANSLATE_NOOP("AgreementWords", "All work"),
    View.UNAIDED: QT_TRANSLATE_NOOP("AgreementWords", "Labelled without suggestions"),
    View.AIDED: QT_TRANSLATE_NOOP("AgreementWords", "Labelled with suggestions"),
    View.ONE_BY_ONE: QT_TRANSLATE_NOOP("AgreementWords", "Without bulk confirmations"),
}


def view_words(view: View) -> str:
    """What a part of the work is called."""
    return QCoreApplication.translate(_CONTEXT, _VIEWS[view])


def round_words(of: Round) -> str:
    """A round's name and whether it is open."""
    return one_line(f"{of.name} ({round_state_words(of)})")


def percent(ratio: float | None) -> str:
    """A ratio in percent; a dash for none."""
    return "–" if ratio is None else f"{100 * ratio:.1f}"


def estimate_words(found: Estimate) -> tuple[str, str, str]:
    """Value, interval and what it is taken of."""
    interval = ""
    if found.low is not None and found.high is not None:
        interval = f"{percent(found.low)} – {percent(found.high)}"
    of = "" if found.compared is None else str(found.compared)
    if found.agreed is not None:
        of = f"{found.agreed} / {found.compared}"
    return percent(found.value), interval, of


def mark_words(mark: Mark | None, said: str, categories: Mapping[str, str]) -> str:
    """A span's words with what it says of them; a dash where there is none."""
    if mark is None:
        return "–"
    fields = [categories.get(mark.category, mark.category)] if mark.category else []
    if mark.value is not None:
        fields.append(plain(mark.value) + mark.unit)
    if mark.bound is not None and mark.bound != Bound.EXACT:
        fields.append(texts.bound(Bound(mark.bound)))
    return one_line(f"{said} ({texts.listed(fields)})" if fields else said)
