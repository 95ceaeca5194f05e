"""The same figure said twice, and one that is an order of magnitude off beside its kin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from annotator.arithmetic.figure import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import is_rule
from annotator.arithmetic.slips import is_slip

_FEWEST_DIGITS: Final = 3
_KIN: Final = 3
_SPREAD: Final = 3
_OFF: Final = 8
_SHOWN: Final = 6


def check_repeated(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """Figures of one thing, time and place that differ as a slip of the pen makes them differ."""
    for kin in _by_kind(figures, with_time=True):
        by_value = {each.value: each for each in reversed(kin)}
        if len(by_value) != 2:
            continue  # of three values nobody knows which are meant to be one
        first, second = sorted(by_value.values(), key=lambda each: each.start)
        digits = min(_digits(first), _digits(second))
        if digits >= _FEWEST_DIGITS and is_slip(second.value, first.may_be):
            said = f"{first.printed} ≠ {second.printed}"
            pair = (first, second)
            yield Disagreement(Relation.REPEATED, pair, second, said, first.value)


def check_magnitude(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """A figure ten times what all its kin are, or a tenth, where they are close to each other."""
    for kin in _by_kind(figures, with_time=False):
        if len(kin) <= _KIN:
            continue
        smallest, *between, largest = sorted(kin, key=lambda each: each.value)
        for suspect, others in ((smallest, [*between, largest]), (largest, [smallest, *between])):
            low, high = others[0].value, others[-1].value
            if low <= 0 or high > low * _SPREAD:
                continue
            if high * _OFF < suspect.value or suspect.value * _OFF < low:
                said = f"{suspect.printed} : {', '.join(each.printed for each in others[:_SHOWN])}"
                yield Disagreement(Relation.MAGNITUDE, tuple(kin), suspect, said)


def _by_kind(figures: Iterable[Figure], *, with_time: bool) -> Iterator[list[Figure]]:
    kinds: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for each in figures:
        if is_rule(each) or not each.indicator or not each.is_plain:
            continue
        key = (each.indicator, each.unit, each.status, each.aspect)
        kinds[(*key, each.time, each.place) if with_time else key].append(each)
    yield from (kin for kin in kinds.values() if len(kin) > 1)


def _digits(figure: Figure) -> int:
    return len(figure.value.normalize().as_tuple().digits)
