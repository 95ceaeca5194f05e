"""Tables and lists, a line an item, whose columns are not what a line of totals says."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from annotator.arithmetic.figures import PERCENT, Figure
from annotator.arithmetic.finding import Disagreement
from annotator.arithmetic.passages import Passage
from annotator.arithmetic.sums import is_near_sum, sum_finding, sum_of, sum_slipped
from annotator.arithmetic.units import base

_OF_ALL: Final = re.compile(r"^\W*(?:(?:合|总|共|累|小)\s{0,4}计|总数|全\w(?:合计|总计|$))")
_MARK: Final = re.compile(r"\s*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]|[●■▲◆•★—-])")
_FEWEST_ROWS: Final = 2
_FEWEST_ITEMS: Final = 3

Row = Sequence[Figure]
"""The figures of one line."""


def check_columns(report: Passage) -> Iterator[Disagreement]:
    """The first or the last line of a table that says it is of all, column by column."""
    for _, same in groupby(_rows(report), key=_shape):
        rows = [*same]
        of_all = [row for row in rows if _is_of_all(report, row)]
        if len(of_all) != 1 or of_all[0] not in (rows[0], rows[-1]):
            continue
        items = [row for row in rows if row is not of_all[0]]
        if len(items) >= _FEWEST_ROWS:
            for total, *parts in zip(*of_all, *items, strict=True):
                if _is_no_sum(total, parts):
                    yield sum_finding(total, parts)


def check_items(report: Passage) -> Iterator[Disagreement]:
    """Items `（一）资金类。共 16 个，…` of which the line before counts all."""
    rows = [*_rows(report)]
    begin = 0
    for is_item, group in groupby(rows, key=lambda row: _is_item(report, row)):
        items = [*group]
        if is_item and begin and len(items) >= _FEWEST_ITEMS:
            for parts in _columns(items):
                yield from _of_items(report, rows[begin - 1], parts)
        begin += len(items)


def _columns(items: Sequence[Row]) -> Iterator[Sequence[Figure]]:
    """The first figures of all items, the second ones …, as far as all have the same units."""
    for column in zip(*items, strict=False):
        if len({base(each.unit) for each in column}) > 1:
            return
        yield column


def _of_items(report: Passage, row: Row, parts: Sequence[Figure]) -> Iterator[Disagreement]:
    known = [each for each in row if base(each.unit) == base(parts[0].unit)]
    known = [each for each in known if report.counts(each)]
    if known and all(map(report.counts, parts)):
        fits = any(sum_of(parts).meets(each.may_be) for each in known)
        fewest = 2 if is_near_sum(known[0], parts) else 3
        if not fits and sum_slipped(known[0], parts, fewest=fewest):
            yield sum_finding(known[0], parts)


def _is_item(report: Passage, row: Row) -> bool:
    begin = report.text.rfind("\n", 0, row[0].start) + 1
    return _MARK.match(report.text, begin, row[0].start) is not None


def _rows(report: Passage) -> Iterator[Row]:
    """The figures of each line that has some."""
    rows: list[list[Figure]] = []
    for each in report.figures:
        if rows and "\n" not in report.text[rows[-1][-1].end : each.start]:
            rows[-1].append(each)
        else:
            rows.append([each])
    yield from rows


def _shape(row: Row) -> Sequence[str]:
    return [base(each.unit)[0] for each in row]


def _is_of_all(report: Passage, row: Row) -> bool:
    first = row[0].start
    begin = report.text.rfind("\n", 0, first) + 1
    return _OF_ALL.search(report.text[begin:first].rstrip("\t :：|")) is not None


def _is_no_sum(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether a column does not add up; what is among its parts is rather their average."""
    if total.unit in PERCENT or not total.unit or sum_of(parts).meets(total.may_be):
        return False
    is_more = total.value > max(each.value for each in parts)
    return is_more or sum_slipped(total, parts)
