"""Units that measure the same thing, in one of them."""

from decimal import Decimal
from typing import Final

_SAME: Final[dict[str, tuple[str, Decimal]]] = {
    "人次": ("人", Decimal(1)),
    "名": ("人", Decimal(1)),
    "位": ("人", Decimal(1)),
    "口": ("人", Decimal(1)),
    "吨": ("公斤", Decimal(1000)),
    "斤": ("公斤", Decimal("0.5")),
    "公顷": ("亩", Decimal(15)),
    "角": ("元", Decimal("0.1")),
    "毛": ("元", Decimal("0.1")),
}


def base(unit: str) -> tuple[str, Decimal]:
    """The unit that amounts of a unit are compared in, and how many of it one is."""
    return _SAME.get(unit, (unit, Decimal(1)))
