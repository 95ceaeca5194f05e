"""How many times as much something has become."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from annotator.arithmetic.changes import BEFORE, change_of
from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.interval import Interval
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.units import base
from schema.quantity import Bound

_NOW: Final = re.compile(r"[，,](?:如今|现在|目前|眼下)\w{0,3}$")
_TIMES: Final = "倍"
_OF_BEFORE: Final = re.compile(
    r"^(?:[，,]翻\w{1,5})?[，,]?\w{0,3}?(?:是|为|相当于|达到|接近)(?P<of>\w{1,8}?)的\w?$"
)
_ITSELF: Final = re.compile(r"原来|原先|当年|当时|当初|从前|以前|年前|上年|去年|前年|\d年")
_DOUBLED: Final = re.compile(r"^[，,]?\w{0,4}?翻了?(?P<often>[一两二三四])番(?P<more>\w?[多余强])?")
_DOUBLINGS: Final = {"一": 2, "两": 4, "二": 4, "三": 8, "四": 16}
_DOUBLED_TO: Final = re.compile(r"翻了?(?P<often>[一两二三四])番[，,]?(?:达到?|增?[到至])$")
_LOOSE: Final = (Decimal("0.95"), Decimal("1.1"))
_MORE: Final = Decimal("1.4")  # where it has doubled and more
_IN_WORDS: Final = (Decimal("0.9"), Decimal("1.1"))
_NEARLY: Final = Decimal("0.8")
_DIGIT: Final = re.compile(r"\d")
_AFTER: Final = 12
_IN_FRONT: Final = 14


def check_times(passage: Passage) -> Iterator[Disagreement]:
    """A figure that is not so many times the one before it as the words say."""
    for now, times in _with_times(passage):
        yield from _so_many_times(passage, now, times)
    for now in passage.figures:
        if found := _DOUBLED.match(passage.after(now, _AFTER)):
            before = _before(passage, now)
            if before is not None and change_of(passage, before, now) is not None:
                at_least = _MORE if found["more"] else Decimal(1)
                yield from _doubled(now, before, _DOUBLINGS[found["often"]], at_least)


def check_times_of_all(report: Passage) -> Iterator[Disagreement]:
    """The same where it stood elsewhere in the report what something was before."""
    for now, times in _with_times(report):
        said = _OF_BEFORE.match(report.between(now, times))
        if said is not None and _ITSELF.search(said["of"]):
            before = _only_one_before(report, now)
            if before is not None and not _ratio(now, before).meets(_stated(times)):
                yield _times_finding(before, now, times)
    for now in report.figures:
        if doubled := _DOUBLED_TO.search(report.before(now, _AFTER)):
            before = _only_one_before(report, now)
            if before is not None:
                yield from _doubled(now, before, _DOUBLINGS[doubled["often"]])


def _with_times(passage: Passage) -> Iterator[tuple[Figure, Figure]]:
    """Each figure with how many times as much it is; 四年前 between them is a figure too."""
    for at, now in enumerate(passage.figures):
        times = [each for each in passage.figures[at + 1 : at + 3] if each.unit == _TIMES]
        if times and now.unit != _TIMES:
            yield now, times[0]


def _only_one_before(report: Passage, now: Figure) -> Figure | None:
    known = [each for each in report.of_its_kind(now) if each.value and each.place == now.place]
    return known[0] if len(known) == 1 else None


def _so_many_times(passage: Passage, now: Figure, times: Figure) -> Iterator[Disagreement]:
    said = _OF_BEFORE.match(passage.between(now, times))
    if said is None:
        return
    if behind := _behind(passage, now, times):
        if not _ratio(now, behind).meets(_stated(times)):
            yield _times_finding(behind, now, times)
        return
    before = _before(passage, now)
    if before is None:
        return
    of = said["of"]
    is_meant = (
        change_of(passage, before, now) or _NOW.search(passage.between(before, now))
        if _ITSELF.search(of)
        else _names(passage, before, of)
    )
    if is_meant and not _ratio(now, before).meets(_stated(times)):
        yield _times_finding(before, now, times)


def _doubled(
    now: Figure, before: Figure, times: int, more: Decimal = Decimal(1)
) -> Iterator[Disagreement]:
    low, high = (times * each for each in _LOOSE)
    if not _ratio(now, before).meets(Interval(low, high * more)):
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


def _behind(passage: Passage, now: Figure, times: Figure) -> Figure | None:
    """`1.36 万平方米，是前年的 3.4 倍，前年仅 4000 平方米`."""
    following = next(iter(passage.behind(times)), None)
    if following is None or following.unit != now.unit or not following.value:
        return None
    return following if BEFORE.search(passage.between(times, following)) else None


def _names(passage: Passage, figure: Figure, name: str) -> bool:
    """Whether words name a figure: as what it counts, or in front of it."""
    return name in figure.indicator or name in passage.before(figure, _IN_FRONT)


def _stated(times: Figure) -> Interval:
    """Twice in words is nearly or rather more than twice; 近两倍 is not much less."""
    low, high = times.rounded
    if times.stated.bound is Bound.UNDER:
        low = max(low, times.value * _NEARLY)
    if _DIGIT.search(times.printed):
        return Interval(low, high)
    return Interval(low * _IN_WORDS[0], high * _IN_WORDS[1])


def _ratio(now: Figure, before: Figure) -> Interval:
    return now.may_be.over(before.may_be)
