"""Which measure a number quantifies: told by a rule, else the likeliest one around it, or none.

What marks of a measure and its number are worth is data (`links.toml`);
`python -m annotator.scoring.fit_links` learns it from gold.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Final

from annotator.suggest.links_marks import Option, options
from annotator.suggest.links_page import Group, Number, Page, Stretch
from annotator.suggest.links_told import conditional, of_no_measure, told

FILE: Final = "links.toml"
_DURATION: Final = re.compile(r"周?年|载|个?月|[天日周岁]|个?小时|分钟|个?季度|个?工作日|昼夜")


def link(text: str, numbers: Sequence[Number], measures: Sequence[Stretch]) -> list[int | None]:
    """For each number the index of the measure it quantifies, or None.

    Numbers and measures are sorted by start and do not overlap among themselves.
    """
    linked: list[int | None] = [None] * len(numbers)
    if not measures:
        return linked
    page = Page(text, numbers, measures)
    target: int | None = None
    for group in page.groups():
        lengths = [is_length_of_time(page, group, index) for index in _members(group)]
        if not page.is_part(group):
            target = None if all(lengths) else _target(page, group)
        for index, length in zip(_members(group), lengths, strict=True):
            linked[index] = None if length else target
    return linked


def _members(group: Group) -> range:
    return range(group.first, group.last + 1)


def is_length_of_time(page: Page, group: Group, index: int) -> bool:
    """Whether a number of a group is a plain length of time, which no measure has as its size."""
    is_time = _DURATION.fullmatch(page.units[index])
    return is_time is not None and conditional(page, group) is None


def _target(page: Page, group: Group) -> int | None:
    settled, target = decided(page, group)
    return target if settled else likeliest(options(page, group), weights())


def decided(page: Page, group: Group) -> tuple[bool, int | None]:
    """Whether a rule decides on a group, and for which measure or none."""
    target = told(page, group)
    return (True, target) if target is not None else (of_no_measure(page, group), None)


def likeliest(offered: Sequence[Option], worth: Mapping[str, float]) -> int | None:
    """The measure whose marks are worth most, None where its absence is."""
    known = worth.get
    sums = [sum([known(mark, 0.0) for mark in option.marks]) for option in offered]
    return offered[sums.index(max(sums))].measure


@cache
def weights() -> dict[str, float]:
    """What each mark is worth, as the data file that ships with the project says."""
    source = files("annotator.suggest").joinpath(FILE).read_text("utf-8")
    learned: dict[str, float] = tomllib.loads(source)["weights"]
    return learned
