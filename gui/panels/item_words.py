"""An item in the inspector's words: its span in the sentence, the value read, why it is there."""

import re
from collections.abc import Callable
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from annotator.exchange.documents import IMPORTED
from annotator.items import Item
from gui import texts
from gui.panels.item_context import ItemContext
from gui.panels.runs import Run
from gui.plain import BREAK_MARK, one_line, with_breaks_marked
from gui.theme import Theme
from schema.quantity import Bound, Quantity, grouped, readable
from schema.records import GOLD, Suggestion

_MOST_INSIDE = 120
_SENTENCE_SCALE = 1.3
_VALUE_SCALE = 1.55


def item_runs(theme: Theme, context: ItemContext, span_text: str) -> list[Run]:
    """The span in its sentence, the sentence quiet, a long span cut, faint marks at breaks."""
    inside = span_text
    if len(inside) > _MOST_INSIDE:
        inside = inside[: _MOST_INSIDE // 2] + "…" + inside[-_MOST_INSIDE // 2 :]
    return [
        *_sentence_runs(theme, context.before, theme.dim, is_bold=False),
        *_sentence_runs(theme, inside, theme.text, is_bold=True),
        *_sentence_runs(theme, context.after, theme.dim, is_bold=False),
    ]


def value_runs(theme: Theme, item: Item, live: Quantity | None, *, is_live: bool) -> list[Run]:
    """What was read, large, with its exact form, unit, bound and who says so; [] for none.

    While a boundary moves, a value typed by hand stays and the rest is what would be read.
    """
    by_hand = "value" in item.current.by_hand
    if is_live and live is None and not by_hand and "value" in item.attributes:
        nothing = QCoreApplication.translate("ItemWords", "no number can be read here")
        return [Run(text=nothing, colour=theme.wrong)]
    stated = stated_quantity(item)
    if live is not None and not by_hand:
        stated = live
    if stated is None:
        return []
    large, exact = _ends(stated, readable), _ends(stated, grouped)
    runs = [Run(text=large, colour=theme.text, scale=_VALUE_SCALE, is_bold=True)]
    if stated.unit:
        runs.append(Run(text=f" {one_line(stated.unit)}", colour=theme.text))
    if exact != large:
        runs.append(Run(text=f"   {exact}", colour=theme.dim))
    said = f"   {texts.bound(stated.bound)} · {source_words(by_hand=by_hand)}"
    return [*runs, Run(text=said, colour=theme.dim)]


def stated_quantity(item: Item) -> Quantity | None:
    """The quantity in an item's fields; None where they hold no value."""
    value = _decimal(item, "value")
    if value is None:
        return None
    bound = item.attributes.get("bound")
    unit = item.attributes.get("unit")
    return Quantity(
        value,
        unit if isinstance(unit, str) else "",
        Bound(bound) if bound in tuple(Bound) else Bound.EXACT,
        _decimal(item, "value_to"),
    )


def source_words(*, by_hand: bool) -> str:
    """Where a value comes from."""
    if by_hand:
        return QCoreApplication.translate("ItemWords", "typed by hand")
    return QCoreApplication.translate("ItemWords", "read from the text")


def reason_words(item: Item) -> str:
    """Why an item was suggested and how sure that is, in whole sentences."""
    made_from = item.suggestion
    if item.current.layer == GOLD:
        return ""  # the review says who has it
    if item.is_dismissed:
        return QCoreApplication.translate("ItemWords", "A numeral that was dismissed by hand.")
    if made_from is None:
        return QCoreApplication.translate("ItemWords", "Added by hand, not suggested.")
    if made_from.engine.startswith(IMPORTED):
        return _import_words(made_from)
    if not made_from.rule:
        return QCoreApplication.translate(
            "ItemWords", "Suggested; in this round without the reason and the score."
        )
    pattern = _rule_pattern(made_from)
    sure = QCoreApplication.translate(
        "ItemWords", "Of 100 such suggestions about {share} are right."
    )
    why, evidence = texts.rule(made_from.rule), one_line(made_from.evidence)
    return _sentences(
        _filled(pattern, why=why or made_from.engine, evidence=evidence),
        sure.format(share=round(made_from.score * 100)),
    )


def _rule_pattern(made_from: Suggestion) -> str:
    if not made_from.evidence:
        return QCoreApplication.translate("ItemWords", "Why suggested: it reads as {why}.")
    if made_from.rule.startswith("number."):
        return QCoreApplication.translate(
            "ItemWords", 'Why suggested: it reads as {why}, bounded by "{evidence}".'
        )
    return QCoreApplication.translate(
        "ItemWords", 'Why suggested: it reads as {why}; "{evidence}" tells the category.'
    )


def _import_words(made_from: Suggestion) -> str:
    told = QCoreApplication.translate("ItemWords", "Why suggested: an imported file has it.")
    if made_from.evidence:
        told = QCoreApplication.translate(
            "ItemWords", 'Why suggested: an imported file has it, made by "{evidence}".'
        )
    told = _filled(told, evidence=one_line(made_from.evidence))
    if made_from.score >= 1:
        return told
    sure = QCoreApplication.translate("ItemWords", "There its score is {score}.")
    return _sentences(told, sure.format(score=f"{made_from.score:.2f}"))


def _filled(pattern: str, **values: str) -> str:
    # not str.format: words of a report may hold braces of their own
    for name, value in values.items():
        pattern = pattern.replace("{" + name + "}", value)
    return pattern


def _sentences(*told: str) -> str:
    return ("" if texts.language() == texts.CHINESE else " ").join(told)


def _sentence_runs(theme: Theme, text: str, colour: QColor, *, is_bold: bool) -> list[Run]:
    pieces = re.split(f"({BREAK_MARK})", with_breaks_marked(text))
    return [
        Run(text=piece, colour=theme.faint)
        if piece == BREAK_MARK
        else Run(text=piece, colour=colour, scale=_SENTENCE_SCALE, is_bold=is_bold)
        for piece in pieces
        if piece
    ]


def _ends(stated: Quantity, written: Callable[[Decimal], str]) -> str:
    ends = (stated.value, stated.value_to)
    return "—".join(written(end) for end in ends if end is not None)


def _decimal(item: Item, attribute_id: str) -> Decimal | None:
    stored = item.attributes.get(attribute_id)
    try:
        return Decimal(stored) if isinstance(stored, str) else None
    except InvalidOperation:
        return None
