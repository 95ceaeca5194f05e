"""All that the numbers of one report say against each other."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from annotator.arithmetic.averages import (
    check_averages,
    check_averages_of_all,
    check_households,
)
from annotator.arithmetic.bases import check_filled, check_hundred, check_shares_of_all
from annotator.arithmetic.breakdowns import check_breakdowns
from annotator.arithmetic.changes import (
    check_changes,
    check_compared,
    check_growth,
)
from annotator.arithmetic.changes_apart import (
    check_before_behind,
    check_before_beside,
    check_growth_of_earlier,
    check_since,
    check_year_by_year,
)
from annotator.arithmetic.done_and_left import check_done_and_left, check_years
from annotator.arithmetic.figures import Figure
from annotator.arithmetic.finding import Disagreement
from annotator.arithmetic.gaps import check_below, check_gaps
from annotator.arithmetic.passages import Passage, passages
from annotator.arithmetic.repeated import (
    check_all_of_it,
    check_all_served,
    check_digits,
    check_left,
    check_list,
    check_magnitude,
    check_often_said,
    check_repeated,
)
from annotator.arithmetic.rests import check_rests, check_rests_of_all
from annotator.arithmetic.shares import (
    check_further_shares,
    check_over_whole,
    check_shares,
    check_shares_in_front,
)
from annotator.arithmetic.sums_behind import (
    check_after_more,
    check_all_above,
    check_so_many,
)
from annotator.arithmetic.tables import check_columns, check_items
from annotator.arithmetic.times import check_times, check_times_of_all
from annotator.arithmetic.totals import check_groups, check_totals

_OF_A_PASSAGE: Final = (
    check_rests,
    check_totals,
    check_so_many,
    check_breakdowns,
    check_shares,
    check_shares_in_front,
    check_further_shares,
    check_over_whole,
    check_hundred,
    check_filled,
    check_changes,
    check_before_behind,
    check_before_beside,
    check_year_by_year,
    check_times,
    check_growth,
    check_growth_of_earlier,
    check_compared,
    check_gaps,
    check_below,
    check_averages,
    check_households,
    check_list,
    check_all_served,
    check_done_and_left,
    check_years,
)

_OF_A_REPORT: Final = (
    check_after_more,
    check_all_above,
    check_groups,
    check_rests_of_all,
    check_shares_of_all,
    check_since,
    check_times_of_all,
    check_all_of_it,
    check_left,
    check_often_said,
    check_averages_of_all,
)

_AT_ONCE, _IN_FRONT = 50, 100  # figures; a long report is not looked through whole for each


def disagreements(text: str, figures: Sequence[Figure]) -> Iterator[Disagreement | None]:
    """What disagrees among the figures of a report, which are in reading order, as it is found.

    None comes after each paragraph, for who has other things to do too.
    """
    seen: set[frozenset[str]] = set()
    for passage in passages(text, figures):
        yield from _new(seen, (each for rule in _OF_A_PASSAGE for each in rule(passage)))
        yield None
    for stretch, begin in _stretches(text, figures):
        found = (each for rule in _OF_A_REPORT for each in rule(stretch))
        yield from _new(seen, (each for each in found if _reaches(each, begin)))
        yield None
    report = Passage(text, figures)
    yield from _new(seen, check_columns(report))
    yield from _new(seen, check_items(report))
    yield from _new(seen, check_repeated(figures))
    yield from _new(seen, check_digits(figures))
    yield from _new(seen, check_magnitude(report))


def _stretches(text: str, figures: Sequence[Figure]) -> Iterator[tuple[Passage, int]]:
    """The report in stretches, each with figures in front of it; and where each begins."""
    for at in range(0, len(figures), _AT_ONCE):
        inside = figures[max(0, at - _IN_FRONT) : at + _AT_ONCE]
        yield Passage(text, inside), figures[at].start


def _reaches(found: Disagreement, begin: int) -> bool:
    """Whether it is about a figure of the stretch, and not of what stands in front alone."""
    return any(each.start >= begin for each in found.figures)


def _new(seen: set[frozenset[str]], found: Iterable[Disagreement]) -> Iterator[Disagreement]:
    """Without what says of the same figures what has been said."""
    for each in found:
        keys = frozenset(figure.key for figure in each.figures)
        if keys not in seen:
            seen.add(keys)
            yield each
