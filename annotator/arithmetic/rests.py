"""What is left against what there was and what was done."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.arithmetic.figures import PERCENT, Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import Passage, is_one_thing, is_rule
from annotator.arithmetic.slips import is_slip
from annotator.arithmetic.sums import sum_finding, sum_of, sum_slipped

LEFT: Final = re.compile(
    r"尚[有余欠]|剩余|余下|[只仅还]?剩下?|尚未|还有|未脱贫|未\w{1,2}|其余|结余|欠[缴拨]|在建|待\w{1,4}$"
)
"""Words in front of what is left."""
_DONE: Final = re.compile(r"已|完成|其中|累计|实[收际]|支出|[脱减]贫|脱了|退出|整改|劝返|改到位")
_LESS: Final = re.compile("减少|脱贫|退出|摘|完成|整改|改完|还清")
_AFTER: Final = re.compile(r"^\w{0,3}?(?:待|未|没|还在|正在|尚)")
_NOT_DONE: Final = re.compile(r"(?:未|不|没有?)(?P<done>[^\W\d]{1,4})(?:\d+\w{1,2})?$")
_HALVES: Final = 2
_NEXT: Final = 8  # characters
_NEAR: Final = 14  # characters in front of what is left
_BACK: Final = 6
_FURTHEST: Final = 40


def check_rests(passage: Passage) -> Iterator[Disagreement]:
    """What is said to be left, against what there was and what was done."""
    for rest in passage.figures:
        is_rest = passage.counts(rest) and _is_left(passage, rest)
        if is_rest and not _is_further(passage, rest) and (found := _judge(passage, rest)):
            yield found


def _judge(passage: Passage, rest: Figure) -> Disagreement | None:
    known = passage.alike(rest)[-_BACK:]
    pairs = [(a, b) for a in known for b in known if a.value > b.value or a.start < b.start]
    pairs = [(whole, done) for whole, done in pairs if not _is_over(done, whole)]
    left = [rest, *_left_further(passage, rest)]
    if any((a.may_be - b.may_be).meets(sum_of(left)) for a, b in pairs):
        return None
    if opposite := _opposite(passage, rest, known):
        fits = (opposite[0].may_be - opposite[1].may_be).meets(rest.may_be)
        return None if fits else _rest_finding(*opposite, rest)
    wholes = [*_wholes_and_parts(passage, left, known)]
    if any(sum_of(parts).meets(whole.may_be) for whole, parts in wholes):
        return None
    if meant := next((each for each in wholes if sum_slipped(*each, fewest=2)), None):
        return sum_finding(*meant)
    return _judge_pairs(passage, rest, known, pairs) if left == [rest] else None


def _judge_pairs(
    passage: Passage, rest: Figure, known: Sequence[Figure], pairs: Sequence[tuple[Figure, Figure]]
) -> Disagreement | None:
    """What is left against what was done where that is said behind it, or where a slip is near."""
    if known and (done := _done_behind(passage, rest)):
        fits = (known[-1].may_be - done.may_be).meets(rest.may_be)
        return None if fits else _rest_finding(known[-1], done, rest)
    for pair in pairs:
        if _rest_slipped(*pair, rest) or _follow(passage, *pair, rest):
            return _rest_finding(*pair, rest)
    return None


def _is_over(done: Figure, whole: Figure) -> bool:
    """Whether it was done before the year in which the whole was counted."""
    return bool(done.time and whole.time) and done.time.rpartition("/")[2][:4] < whole.time[:4]


def _opposite(
    passage: Passage, rest: Figure, known: Sequence[Figure]
) -> tuple[Figure, Figure] | None:
    """`入库 486 个，开工 462 个，竣工 308 个，未开工 24 个`: of what there was, what was done."""
    said = _NOT_DONE.search(passage.name_of(rest))
    near = [each for each in known if passage.stops(each, rest) <= 1 and passage.counts(each)]
    for at, done in enumerate(near):
        if said and at and said["done"] in passage.name_of(done):
            whole = near[at - 1]
            return (whole, done) if whole.value >= rest.value else None
    return None


def _is_in_sentence(passage: Passage, earlier: Figure, rest: Figure) -> bool:
    return passage.stops(earlier, rest) <= _HALVES and "。" not in passage.between(earlier, rest)


def _wholes_and_parts(
    passage: Passage, left: Sequence[Figure], known: Sequence[Figure]
) -> Iterator[tuple[Figure, Sequence[Figure]]]:
    """`盈利 260 万元，156 万元分红，52 万元公积，剩 52 万元`: a whole, what is gone and left."""
    here = [each for each in known if _is_in_sentence(passage, each, left[0])]
    here = [each for each in here if passage.counts(each)]
    for at, whole in enumerate(here):
        gone = here[at + 1 :]
        if len([*gone, *left]) > 2 and gone and sum_of(gone).low < whole.may_be.high:
            yield whole, [*gone, *left]


def _is_further(passage: Passage, rest: Figure) -> bool:
    """Whether it follows others that are left, and is judged with them."""
    return any(rest in _left_further(passage, each) for each in passage.alike(rest)[-1:])


def _left_further(passage: Passage, rest: Figure) -> Sequence[Figure]:
    """`在建 12 个，未开工 3 个`: what is left besides, named right behind it."""
    further: list[Figure] = []
    if not _is_left(passage, rest):
        return further
    for each in passage.behind(rest):
        last = further[-1] if further else rest
        is_next = each.unit == rest.unit and len(passage.between(last, each)) <= _NEXT
        if not is_next or passage.stops(last, each) or not _is_left(passage, each):
            break
        further.append(each)
    return further


def _done_behind(passage: Passage, rest: Figure) -> Figure | None:
    """`贫困人口 6840 人，只剩下 418 人，6422 人摘了帽`: what was done, said after what is left."""
    done = next((each for each in passage.behind(rest) if each.unit == rest.unit), None)
    if done is None or passage.stops(rest, done) or is_rule(done):
        return None
    words = passage.between(rest, done) + passage.after(done, _BACK)
    return done if len(words) <= _NEAR and _LESS.search(words) else None


def _is_left(passage: Passage, figure: Figure) -> bool:
    """`还有 3 座`, `另有 89 条待核`, `劝返率 87.8%，另外 26 人`."""
    words = passage.before(figure, _NEAR)
    if said := [*LEFT.finditer(words)]:
        return not re.search(rf"\d{re.escape(figure.unit)}", words[said[-1].end() :])
    follows_rate = any(
        last.unit in PERCENT and not passage.stops(last, figure)
        for last in passage.ahead_of(figure)[-1:]
    )
    is_left = follows_rate or _AFTER.search(passage.after(figure, _BACK))
    return "另" in words and bool(is_left)


def _follow(passage: Passage, whole: Figure, done: Figure, rest: Figure) -> bool:
    """`故障 11 座，已修复 8 座，还有 3 座`: no others can be meant."""
    known = passage.alike(rest)
    is_one_sentence = {*known[-2:]} == {whole, done} and not (
        passage.stops(whole, rest) or passage.stops(done, rest)
    )
    larger = [each for each in known if each.value > done.value]
    is_only = larger == [whole] and known[-1] is done and not passage.stops(done, rest)
    are_all = (known == [whole, done] or is_only) and passage.stops(whole, rest) <= 1
    is_said = _DONE.search(passage.name_of(done)) or _DONE.search(passage.between(whole, done))
    is_part = "占" in passage.between(done, whole)  # 投入 90 万元，占资金 100 万元的九成
    is_less = whole.start < done.start or whole.value > done.value
    return bool(is_said or is_part) and is_less and (is_one_sentence or are_all)


def check_rests_of_all(report: Passage) -> Iterator[Disagreement]:
    """What is said to be left of something that was counted elsewhere in the report."""
    for rest in report.figures:
        if not LEFT.search(report.before(rest, _NEAR)):
            continue
        known = report.alike(rest)[-_FURTHEST:]
        fits = any((a.may_be - b.may_be).meets(rest.may_be) for a in known for b in known)
        if fits or _left_further(report, rest):
            continue
        for whole, done in _counted_elsewhere(report, rest, known):
            if _are_all(report, whole, done, rest) or _rest_slipped(whole, done, rest):
                yield _rest_finding(whole, done, rest)
                break


def _counted_elsewhere(
    report: Passage, rest: Figure, known: Sequence[Figure]
) -> Iterator[tuple[Figure, Figure]]:
    """What there was and what was done: of one sentence, of one place, or done where it is left."""
    for whole in known:
        if not is_one_thing(whole, rest):
            continue
        for done in known:
            follows = whole.start < done.start
            beside = follows and not report.stops(whole, done)
            here = follows and done is known[-1] and not report.stops(done, rest)
            at_one_place = whole.place == done.place == rest.place and is_one_thing(done, rest)
            is_another = done is not whole and whole.value != rest.value
            if is_another and (beside or here or at_one_place):
                yield whole, done


def _are_all(report: Passage, whole: Figure, done: Figure, rest: Figure) -> bool:
    """Whether these three are all that is said of one thing, the second done of the first."""
    others = [
        each for each in report.figures if each.unit == rest.unit and is_one_thing(each, rest)
    ]
    is_said = whole.start < done.start and _DONE.search(report.between(whole, done))
    return bool(is_said) and others == [whole, done, rest] and not report.stops(whole, done)


def _rest_slipped(whole: Figure, done: Figure, rest: Figure) -> bool:
    """Whether one of the three is a slip away from what the others leave for it."""
    return (
        is_slip(rest.value, whole.may_be - done.may_be)
        or is_slip(done.value, whole.may_be - rest.may_be)
        or is_slip(whole.value, done.may_be + rest.may_be)
    )


def _rest_finding(whole: Figure, done: Figure, rest: Figure) -> Disagreement:
    said = f"{whole.printed} − {done.printed} ≠ {rest.printed}"
    left = (whole.may_be - done.may_be).middle
    return Disagreement(Relation.REST, (whole, done, rest), rest, said, left)
