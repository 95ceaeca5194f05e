"""When a number holds: which of a report's dates governs it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from annotator.suggest.context_dates import DATES, RELATIVE, Issue, iso_of, two_digits, year_of
from annotator.suggest.context_issued import (
    NEWS,
    headline_end,
    headline_period,
    opens_line,
    report_month,
    report_year,
    text_or_none,
)

_COMPARED: Final = re.compile(r"(?:比|较|同|占|相当于|是|高于|低于|超|恢复到)$")
_SAME_PERIOD: Final = re.compile("同期|同比")
_LOCAL: Final = re.compile(
    r"(?:时|度)?的(?:[\d.．]+[万亿]?[余多]?[户个家]、?)?[^，。；：,;:]{0,5}$"
)


@dataclass(frozen=True, slots=True)
class Date:
    """A date where it stands, in ISO form.

    It is `compared` where another is only held against it, a `whole_year` as 全年, and `lasting`
    where it says how long something went on: of that length alone.
    """

    start: int
    end: int
    iso: str
    year: int
    compared: bool
    whole_year: bool
    lasting: bool


class Dates:
    """All dates of one report, found once."""

    def __init__(self, text: str, issued: str | None = None) -> None:
        """`issued` is the report's own date in ISO 8601, where a person gave it."""
        self._text = text
        matches = list(DATES.finditer(text))
        self.report_year = int(issued[:4]) if issued else report_year(text, matches)
        period = headline_period(text, matches, self.report_year)
        if issued and period and not period.startswith(issued[:4]):
            period = None
        self.report_period = period or text_or_none(self.report_year)
        month = report_month(text, matches, self.report_year)
        if issued and len(issued) > len("2020"):
            month = int(issued[5:7])
        issue = Issue(self.report_year, month)
        self._dates = list(_read_all(text, matches, issue))
        self._starts = [date.start for date in self._dates]
        self._sections = list(_dated_sections(text, self._dates))
        self._section_starts = [start for start, _ in self._sections]

    def governing(self, start: int, since: int, *, ratio: bool = False) -> Date | None:
        """The date that governs a number: the nearest one between `since` and the number.

        A `ratio` holds of the time that is compared, not of the one it is compared with.
        """
        last = bisect_right(self._starts, start) - 1
        for date in reversed(self._dates[max(0, last - _NEAREST) : last + 1]):
            if date.start < since and not self._leads(date, since):
                break
            if date.lasting and date.end <= start:
                continue
            between = self._text[date.end : start]
            if self._is_past_deadline(date, start) or self._has_passed(date, between):
                continue
            if _LOCAL.fullmatch(between) and not (date.compared and ratio):
                return date
            if not date.compared and not (self._is_local(date) and not self._arrived(date, start)):
                return date
        return self._section(start)

    def _section(self, start: int) -> Date | None:
        """The date that the heading over a place names."""
        section = bisect_right(self._section_starts, start) - 1
        return self._sections[section][1] if section >= 0 else None

    def _leads(self, date: Date, since: int) -> bool:
        """Whether the date stands in a line that introduces the list the number is in (截至…：)."""
        leads = _LEADING_LINE.match(self._text, date.end)
        near = leads and since - leads.end() <= _LONGEST_LIST
        return bool(leads and near and not _SECTION.search(self._text, leads.end(), since))

    def _is_past_deadline(self, date: Date, start: int) -> bool:
        """Whether it is a day by which something is due, or 全年, in an earlier sentence."""
        if date.whole_year and self._section(start) is None:
            return bool(_SENTENCE_END.search(self._text, date.end, start))
        deadline = date.whole_year or _DEADLINE.match(self._text, date.end)
        return bool(deadline and _STOP.search(self._text, date.end, start))

    def _has_passed(self, date: Date, between: str) -> bool:
        """Whether its brackets have closed, or its level was left (由2016年255元提到320元)."""
        if _BRACKET.match(between):
            return True
        former = self._text[max(0, date.start - 1) : date.start] in ("由", "从")
        begins = self._text[date.end - 1] in "起来始"
        return former and not begins and bool(_CHANGED_TO.search(between))

    def _arrived(self, date: Date, start: int) -> bool:
        """Whether it is the later of two levels, which its sentence keeps (降到2016年的16%)."""
        if self._text[date.start - 1 : date.start] not in _ARRIVES:
            return False
        if _SENTENCE_END.search(self._text, date.end, start):
            return False
        return bool(_LEFT.search(self._text, max(0, date.start - _CHANGE), date.start))

    def _is_local(self, date: Date) -> bool:
        return bool(_LOCAL_AHEAD.match(self._text, date.end))


def _dated_sections(text: str, dates: list[Date]) -> Iterator[tuple[int, Date | None]]:
    """Where a heading begins and the date that it, or the heading above it, gives its section."""
    above: list[tuple[int, Date | None]] = []
    starts = [date.start for date in dates]
    for heading in _DATED_HEADING.finditer(text):
        rank = len(heading[1]) if heading[1] else (_BY_NUMERAL if heading[2] else _BY_BRACKET)
        while above and above[-1][0] >= rank:
            above.pop()
        first = bisect_left(starts, heading.start())
        inside = dates[first] if first < len(dates) and starts[first] < heading.end() else None
        held = inside or (above[-1][1] if above else None)
        above.append((rank, held))
        yield heading.end(), held


_BY_NUMERAL: Final = 10
_BY_BRACKET: Final = 11
_DATED_HEADING: Final = re.compile(
    r"^[ \u3000]*(?:(#+)|([一二三四五六七八九十]+)、|[（(][一二三四五六七八九十]+[）)])"
    r"[^\n。；]{1,40}$",
    re.MULTILINE,
)
_NEAREST: Final = 6
_ARRIVES: Final = frozenset("到至为")
_CHANGE: Final = 40
_LEFT: Final = re.compile("[由从][^，。；]{2,30}[到至为]$")
_SECTION: Final = re.compile(r"\n[ \u3000]*(?:[一二三四五六七八九十]+、|#)")
_LONGEST_LIST: Final = 1500
_LEADING_LINE: Final = re.compile(r"[）)]?[：:][ \u3000]*(?=\n)")
_DEADLINE: Final = re.compile("之?前(?!夕|后|期|三季|两季|季|列|茅|往)")
_CHANGED_TO: Final = re.compile(r"\d[^，。；\d]{0,8}(?:到|至|为)")
_BRACKET: Final = re.compile(r"[^（）。\d]{0,12}\d[^（）。]{0,60}）")
"""Figures in brackets that have closed."""
_SENTENCE_END: Final = re.compile("[。！\n]")
_STOP: Final = re.compile("[。；;！\n]")
_LOCAL_AHEAD: Final = re.compile(
    r"(?:时|度)?的[^，。；：,;:\d]{0,5}[\d一二三四五六七八九十百千两]"
    r"|(?:正式|全面|全线)?(?:开工|启动|实施|成立|建成|通车|投产|出台|印发|下发|开办|引进)的"
)


def _read_all(text: str, matches: list[re.Match[str]], issue: Issue) -> Iterator[Date]:
    said: re.Match[str] | None = None
    headline = headline_end(text)
    told_till, told, told_year = 0, 0, issue.year
    for match in matches:
        start, end = match.span()
        if match["now"] and text[start - 1 : start] in ("到", "至") and start == told_till:
            continue
        quoted = start - (text[max(0, start - 1) : start] == "“")
        compared = bool(
            _COMPARED.search(text, max(0, quoted - 3), quoted) or _SAME_PERIOD.match(text, end)
        )
        passing = compared or (match["relative"] and _LOCAL_AHEAD.match(text, end))
        if (match["full"] or match["relative"] not in (None, "当年")) and not passing:
            said = match
        year = _year_for(text, match, match if passing else said, issue.year)
        alone = said is None or "\n" in text[said.end() : start]
        if alone and year and year == issue.year and _is_of_last_year(text, match, issue):
            year -= 1
        if match["whole"]:
            near = text.find("\n", told, start) < 0
            year = told_year if near else issue.year
        read = iso_of(match, year, issue)
        own = start < headline or NEWS.match(text, end) or opens_line(text, match)
        if read is not None and not own:
            told_till = end + 1
            if not compared and not match["lasting"] and not _LOCAL_AHEAD.match(text, end):
                told, told_year = end, read[1]
            iso = _till_now(text, match, read, issue)
            whole, lasting = bool(match["whole"]), bool(match["lasting"])
            yield Date(start, end, iso, read[1], compared, whole, lasting)


def _is_of_last_year(text: str, match: re.Match[str], issue: Issue) -> bool:
    """Whether a day without a year is told of in a report that is dated before it (in January)."""
    if not match["b_day"] or issue.month is None or text[match.end() : match.end() + 1] in "前将":
        return False
    return int(two_digits(match["b_month"])) > issue.month


_SINCE: Final = re.compile(
    "(?:一直)?[到至](?:现在|如今|目前|今)|(?P<told>[^，。；、,;\\n\\d]{1,16}以来)"
)


def _till_now(text: str, match: re.Match[str], read: tuple[str, int], issue: Issue) -> str:
    """The date's ISO form, which goes on till the report was made in 自2013年承担任务以来."""
    iso, year = read
    since = _SINCE.match(text, match.end())
    if since is None or "/" in iso or issue.year is None or issue.year <= year:
        return iso
    if since["told"] and text[match.start() - 1 : match.start()] not in ("自", "从"):
        return iso
    return f"{iso}/{issue.year}"


def _year_for(
    text: str, match: re.Match[str], said: re.Match[str] | None, report: int | None
) -> int | None:
    """The year a date stands in: its own, that of its line or of the heading, else the report's."""
    if said is None:
        return report
    if said is not match:
        same_line = text.find("\n", said.end(), match.start()) < 0
        if (same_line and said["edge"]) or not (same_line or _is_heading(text, said)):
            return report
    if said["full"]:
        return year_of(said["full"])
    return None if report is None else report + RELATIVE.get(said["relative"] or "", 0)


def _is_heading(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()].rpartition("\n")[2]
    after = match.start() + len(match.group().rstrip())
    return not before.strip("#　 ●【") and text[after : after + 1] in ("\n", "】")
