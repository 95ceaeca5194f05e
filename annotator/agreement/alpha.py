"""Krippendorff's alpha: what two or more people say of each character, and which units they see.

alpha is 1 - D_o / D_e, the disagreement that is observed over the one that is expected where who
said it is chance. 1 is agreement throughout, 0 what chance gives, below 0 is worse than chance.

Nominal (Krippendorff, Content Analysis, 2nd ed., Sage 2004, chapter 11.3; Hayes & Krippendorff,
Communication Methods and Measures 1, 2007): with n_uc people who give the unit u the value c, m_u
in all, those with m_u < 2 left out, n_c = sum of n_uc and n = sum of n_c,

    D_o = sum over u of (m_u^2 - sum of n_uc^2) / (m_u - 1) / n
    D_e = (n^2 - sum of n_c^2) / (n (n - 1))

Unitising (Krippendorff, Sociological Methodology 25, 1995; Content Analysis 2004, chapter 11.6;
the alpha_U that Krippendorff et al., Quality & Quantity 50, 2016, start from): units are stretches
of one kind that do not overlap within one person's work. Two that overlap are as far apart as the
squares of the differences of their two ends, a unit within somebody else's gap as l^2 of its
length l. Reports are joined to one continuum of the length L, and no gap goes from one into the
next. With m_r people in a report of the length L_r, M = sum of m_r L_r, and N units in all,

    D_o = sum over r of (distances of every two people, both ways) / (m_r - 1) / (M L)
    D_e = 2 / L * sum over units of ((N - 1) (2 l^3 - 3 l^2 + l) / 3
                                     + l^2 * sum over gaps g >= l of (g - l + 1))
          / (M (M - 1) - sum over units of l (l - 1))

which for the same m people in all reports are Krippendorff's formulae, where M is m L.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import accumulate
from math import lcm
from operator import or_
from typing import Final, Generic, NamedTuple, TypeVar

from annotator.agreement.marks import Mark, Marks, Place

Value = TypeVar("Value", bound=Hashable)

_KEPT: Final = 10_000  # what people say of a character is the same again and again


def nominal(values: Sequence[int], apart: float) -> float | None:
    """The nominal alpha from n_c and the sum of (m_u^2 - sum of n_uc^2) / (m_u - 1).

    None where there is nothing to compare, or where all say the same one thing.
    """
    whole = sum(values)
    expected = whole**2 - sum(each**2 for each in values)
    return 1 - (whole - 1) * apart / expected if expected else None


def scale(people: int) -> int:
    """What each number of values that a unit can be paired with among these people divides."""
    return lcm(*range(1, people))


class Pairable(NamedTuple, Generic[Value]):
    """The values that are paired within units: n_c of each, and a multiple of what is apart."""

    totals: Mapping[Value, int]
    apart: int


def pairable(
    units: Iterable[tuple[tuple[int, ...], int]], *, scale: int, unsaid: int | None = None
) -> Pairable[int]:
    """n_c of each value and `scale` times what is apart, over units given as value by person.

    Beside the values stands how many units got these; `unsaid` is what stands for no value.
    `scale` must be a multiple of every number of people less one.
    """
    totals: dict[int, int] = {}
    apart = 0
    for unit, times in units:
        people, counts = _people_by_value(unit, unsaid)
        if people < 2:
            continue
        for value, people_of in counts:
            totals[value] = totals.get(value, 0) + people_of * times
        if len(counts) > 1:
            squares = sum(people_of**2 for _, people_of in counts)
            apart += times * (people**2 - squares) * (scale // (people - 1))
    return Pairable(totals, apart)


@lru_cache(_KEPT)
def _people_by_value(
    unit: tuple[int, ...], unsaid: int | None
) -> tuple[int, tuple[tuple[int, int], ...]]:
    """How many people gave a value, and how many gave each."""
    counts = Counter(each for each in unit if each != unsaid)
    return counts.total(), tuple(counts.items())


@dataclass(frozen=True, slots=True)
class Units:
    """What a report adds to the unitising alpha of one kind of units.

    `people` times `length` characters were looked at; `apart` is the distances of every two people,
    both ways; `lengths` are how often a unit is so long, `gaps` the lengths of all gaps, ascending.
    """

    people: int
    length: int
    apart: int
    lengths: Mapping[int, int]
    gaps: Sequence[int]
    _behind: Sequence[int] = field(repr=False)

    @classmethod
    def of(
        cls, people: int, length: int, apart: int, lengths: Mapping[int, int], gaps: Sequence[int]
    ) -> "Units":
        """These, with what `room` needs of the gaps."""
        behind = [*accumulate(reversed(gaps), initial=0)][::-1]
        return cls(people, length, apart, lengths, gaps, behind)

    def room(self, length: int) -> int:
        """In how many places of its gaps a unit of this length could stand."""
        first = bisect_left(self.gaps, length)
        return self._behind[first] - (len(self.gaps) - first) * (length - 1)


def units(layers: Sequence[Marks], length: int) -> Units:
    """Each person's units of a report of this length."""
    gaps = sorted(gap for layer in layers for gap in _gaps(layer.every, length))
    lengths = Counter([mark[1] - mark[0] for layer in layers for mark in layer.every])
    return Units.of(len(layers), length, 2 * _apart(layers), lengths, gaps)


def _apart(layers: Sequence[Marks]) -> int:
    """The distances of every two people, one way; those who see a unit are bits of a number.

    Units in one place are not apart, and no others of these people overlap them.
    """
    everybody = (1 << len(layers)) - 1
    seen_by: dict[Place, int] = {}
    for nth, layer in enumerate(layers):
        for place in layer.places:
            seen_by[place] = seen_by.get(place, 0) | 1 << nth
    seen = sorted((place, who) for place, who in seen_by.items() if who != everybody)
    beside: list[list[int]] = [[] for _ in seen]
    whole = 0
    for left, ((start, end), ours) in enumerate(seen):
        for right in range(left + 1, len(seen)):
            (begin, stop), theirs = seen[right]
            if begin >= end:
                break
            beside[left].append(theirs)
            beside[right].append(ours)
            squares = (start - begin) ** 2 + (end - stop) ** 2
            whole += squares * (ours & ~theirs).bit_count() * (theirs & ~ours).bit_count()
    for ((start, end), who), others in zip(seen, beside, strict=True):
        whole += (end - start) ** 2 * _unmet(who, others, everybody)
    return whole


def _unmet(who: int, others: Sequence[int], everybody: int) -> int:
    """How many people meet those who see a unit neither in it nor beside it, for each of those.

    Whoever sees another unit beside it too meets nobody in that one.
    """
    beside = reduce(or_, others, 0)
    unmet = (who & ~beside).bit_count() * (everybody & ~(who | beside)).bit_count()
    in_both = who & beside
    for nth in range(in_both.bit_length()):
        if in_both >> nth & 1:
            met = reduce(or_, (theirs for theirs in others if not theirs >> nth & 1), who)
            unmet += (everybody & ~met).bit_count()
    return unmet


def _gaps(layer: Sequence[Mark], length: int) -> list[int]:
    """The stretches of a report that one person's units leave free; units may overlap."""
    starts = [mark[0] for mark in layer]
    reached = accumulate([mark[1] for mark in layer], max, initial=0)
    return [
        start - end for start, end in zip([*starts, length], reached, strict=True) if start > end
    ]


@dataclass(frozen=True, slots=True)
class Continuum:
    """What the reports add up to for one kind of units.

    `seen` is M, `length` L, `apart` the distances over m_r - 1, `lengths` and `room` of units of
    each length how many there are and in how many places of the gaps they could stand.
    """

    seen: int
    length: int
    apart: float
    lengths: Mapping[int, int]
    room: Mapping[int, int]

    @property
    def observed(self) -> float:
        """D_o; 0 where there is nothing."""
        return self.apart / (self.seen * self.length) if self.length else 0.0

    @property
    def expected(self) -> float:
        """D_e; 0 where there are no units."""
        count = sum(self.lengths.values())
        among_units = sum(
            times * (2 * each**3 - 3 * each**2 + each) for each, times in self.lengths.items()
        )
        in_gaps = sum(times * each**2 * self.room[each] for each, times in self.lengths.items())
        kept = sum(times * each * (each - 1) for each, times in self.lengths.items())
        pairs = self.seen * (self.seen - 1) - kept
        whole = (count - 1) * among_units / 3 + in_gaps
        return 2 / self.length * whole / pairs if count and pairs else 0.0


def unitising(kinds: Sequence[Continuum]) -> float | None:
    """alpha_U over all kinds of units together; None where there are no units of any."""
    expected = sum(each.expected for each in kinds)
    return 1 - sum(each.observed for each in kinds) / expected if expected else None
