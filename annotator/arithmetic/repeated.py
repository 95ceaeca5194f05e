"""The same figure said twice, and one that is an order of magnitude off beside its kin."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import Final

from annotator.arithmetic.figure import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import is_rule
from annotator.arithmetic.slips import is_slip

_FEWEST_DIGITS: Final = 3
_KIN: Final = 3
_SPREAD: Final = 3
_OFF: Final = 8


def check_repeated(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """Figures of one thing, time and place that differ as a slip of the pen makes them differ."""
    for kin in _by_kind(figures, with_time=True):
        seen = {each.value for each in kin}
        for first, second in combinations(kin, 2):
            if first.value == second.value or min(_digits(first), _digits(second)) < _FEWEST_DIGITS:
                continue
            if is_slip(second.value, first.may_be) and len(seen) == 2:
                said = f"{first.printed} ≠ {second.printed}"
                pair = (first, second)
                yield Disagreement(Relation.REPEATED, pair, second, said, first.value)


def check_magnitude(figures: Sequence[Figure]) -> Iterator[Disagreement]:
    """A figure ten times what all its kin are, or a tenth, where they are close to each other."""
    for kin in _by_kind(figures, with_time=False):
        for each in kin:
            others = sorted(other.value for other in kin if other is not each)
            if len(others) < _KIN or others[0] <= 0 or others[-1] > others[0] * _SPREAD:
                continue
            if others[-1] * _OFF < each.value or each.value * _OFF < others[0]:
                said = f"{each.printed} : {', '.join(o.printed for o in kin if o is not each)}"
                yield Disagreement(Relation.MAGNITUDE, tuple(kin), each, said)


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
