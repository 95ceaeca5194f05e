"""How many times as much something has become."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final

from annotator.arithmetic.changes import Change, change_of
from annotator.arithmetic.figure import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.units import base

_TIMES: Final = "倍"
_OF_BEFORE: Final = re.compile(r"^[，,]?\w{0,3}?(?:是|为|相当于|达到|接近)(?P<of>\w{1,8}?)的\w?$")
_ITSELF: Final = re.compile(r"原来|原先|当年|当时|当初|从前|以前|年前|上年|去年|前年|\d年")
_DOUBLED: Final = re.compile(r"^[，,]?\w{0,4}?翻了?(?P<often>[一两二三四])番")
_DOUBLINGS: Final = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_LOOSE: Final = (Decimal("0.9"), Decimal("1.3"))
"""What has doubled has become nearly or rather more than twice as much."""
_AFTER: Final = 12


def check_times(passage: Passage) -> Iterator[Disagreement]:
    """A figure that is not so many times the one before it as the words say."""
    figures = passage.figures
    for at, now in enumerate(figures):
        following = figures[at + 1] if at + 1 < len(figures) else None
        if following is not None and following.unit == _TIMES:
            yield from _so_many_times(passage, now, following)
        if found := _DOUBLED.match(passage.after(now, _AFTER)):
            yield from _doubled(passage, now, _DOUBLINGS[found["often"]])


def check_times_of_all(report: Passage) -> Iterator[Disagreement]:
    """The same where it stood elsewhere in the report what something was before."""
    for now, times in pairwise(report.figures):
        said = _OF_BEFORE.match(report.between(now, times)) if times.unit == _TIMES else None
        if said is None or not _ITSELF.search(said["of"]):
            continue
        known = [each for each in report.of_its_kind(now) if each.value and each.place == now.place]
        if len(known) == 1 and not _ratio(now, known[0]).meets(times.rounded):
            yield _times_finding(known[0], now, times)


def _so_many_times(passage: Passage, now: Figure, times: Figure) -> Iterator[Disagreement]:
    said = _OF_BEFORE.match(passage.between(now, times))
    before = _before(passage, now) if said else None
    if said is None or before is None:
        return
    of = said["of"]
    is_meant = (
        change_of(passage, before, now) if _ITSELF.search(of) else _names(passage, before, of)
    )
    if is_meant and not _ratio(now, before).meets(times.rounded):
        yield _times_finding(before, now, times)


def _doubled(passage: Passage, now: Figure, times: int) -> Iterator[Disagreement]:
    before = _before(passage, now)
    if before is None or change_of(passage, before, now) is None:
        return
    low, high = (times * each for each in _LOOSE)
    if not _ratio(now, before).meets(Interval(low, high)):
        words = f"{now.printed} ÷ {before.printed} ≠ {times}"
        worked_out = before.value * times / base(now.unit)[1]
        yield Disagreement(Relation.CHANGE, (before, now), now, words, worked_out)


def _times_finding(before: Figure, now: Figure, times: Figure) -> Disagreement:
    said = f"{now.printed} ÷ {before.printed} ≠ {times.printed}"
    worked_out = _ratio(now, before).about
    return Disagreement(Relation.CHANGE, (before, now, times), times, said, worked_out)


def _before(passage: Passage, now: Figure) -> Figure | None:
    """The figure that it is compared with: the last one before it of its unit."""
    alike = [each for each in passage.alike(now) if each.value]
    return alike[-1] if alike else None


def _names(passage: Passage, figure: Figure, name: str) -> bool:
    """Whether words name a figure: as what it counts, or in front of it."""
    return name in figure.indicator or name in passage.before(figure, 14)


def _ratio(now: Figure, before: Figure) -> Interval:
    return now.may_be.over(before.may_be)
