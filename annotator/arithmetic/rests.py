"""What is left against what there was and what was done."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.arithmetic.figure import Figure
from annotator.arithmetic.finding import Disagreement, Relation
from annotator.arithmetic.passages import Passage, is_one_thing, is_rule
from annotator.arithmetic.slips import is_slip

LEFT: Final = re.compile(r"尚有|尚余|剩余|余下|只剩|仅剩|还剩|尚未|还有|未脱贫|未\w{2}|其余")
"""Words in front of what is left."""
_DONE: Final = re.compile(r"已有?|完成|其中|累计")
_NEAR: Final = 14  # characters in front of what is left
_BACK: Final = 6
_FURTHEST: Final = 40


def check_rests(passage: Passage) -> Iterator[Disagreement]:
    """What is said to be left, against what there was and what was done."""
    for rest in passage.figures:
        if is_rule(rest) or not LEFT.search(passage.before(rest, _NEAR)):
            continue
        known = passage.alike(rest)[-_BACK:]
        pairs = [(a, b) for a in known for b in known if a.value > b.value or a.start < b.start]
        if any((a.may_be - b.may_be).meets(rest.may_be) for a, b in pairs):
            continue
        slipped = (
            pair for pair in pairs if _rest_slipped(*pair, rest) or _follow(passage, *pair, rest)
        )
        if (pair := next(slipped, None)) is not None:
            yield _rest_finding(*pair, rest)


def _follow(passage: Passage, whole: Figure, done: Figure, rest: Figure) -> bool:
    """`故障 11 座，已修复 8 座，还有 3 座`: no others can be meant."""
    between = [each for each in passage.alike(rest) if each.start >= whole.start]
    is_one_sentence = between == [whole, done] and not passage.stops(whole, rest)
    return is_one_sentence and bool(_DONE.search(passage.between(whole, done)))


def check_rests_of_all(report: Passage) -> Iterator[Disagreement]:
    """What is said to be left of something that was counted elsewhere in the report."""
    for rest in report.figures:
        if not LEFT.search(report.before(rest, _NEAR)):
            continue
        known = report.alike(rest)[-_FURTHEST:]
        if any((a.may_be - b.may_be).meets(rest.may_be) for a in known for b in known):
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
