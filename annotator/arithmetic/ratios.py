"""What share a part is of a whole, against the share that is stated."""

from decimal import Decimal
from typing import Final

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.slips import is_slip

_HUNDREDTH: Final = Decimal("0.01")
_PRECISE: Final = Decimal("1.03")
_LOOSE: Final = (Decimal("0.85"), Decimal("1.15"))
"""A fraction in words (三分之一) is rarely meant to a hundredth."""


def share_slipped(part: Figure, whole: Figure, share: Figure) -> bool:
    """Whether one of the three is a slip away from what the others make of it.

    The part and the whole only where the share is stated to three digits or so.
    """
    ratio = share_of(part, whole, share)
    if agrees(ratio, share):
        return False
    stated = _stated(share).scaled(_HUNDREDTH if share.unit else 1)
    if stated.low * _PRECISE < stated.high:
        return is_slip(share.value, ratio)
    return (
        is_slip(share.value, ratio)
        or is_slip(part.value, whole.may_be.times(stated))
        or is_slip(whole.value, part.may_be.over(stated))
    )


def share_finding(part: Figure, whole: Figure, share: Figure) -> Disagreement:
    """What is wrong with a share, as a division."""
    said = f"{part.printed} ÷ {whole.printed} ≠ {share.printed}"
    worked_out = share_of(part, whole, share).about
    return Disagreement(Relation.SHARE, (whole, part, share), share, said, worked_out)


def share_of(part: Figure, whole: Figure, share: Figure) -> Interval:
    """What share the part is of the whole, as the share is stated: in percent or as a fraction."""
    return part.may_be.over(whole.may_be).scaled(100 if share.unit else 1)


def agrees(ratio: Interval, share: Figure) -> bool:
    """Whether the share is that of the part, or that of what is left beside it."""
    whole = Decimal(100 if share.unit else 1)
    return meets_share(ratio, share) or meets_share(Interval(whole, whole) - ratio, share)


def meets_share(ratio: Interval, share: Figure) -> bool:
    """Whether a ratio may be the share that is stated."""
    return ratio.meets(_stated(share))


def _stated(share: Figure) -> Interval:
    low, high = share.rounded
    return Interval(low * _LOOSE[0], high * _LOOSE[1]) if not share.unit else Interval(low, high)
