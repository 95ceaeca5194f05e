"""When a number holds: the dates of a report as ISO 8601, and which one governs."""

import re
from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from annotator.suggest.numerals import read_numeral

_C: Final = "[一二三四五六七八九十]"
_Y: Final = (
    r"(?:(?:1\s{0,3}9|2\s{0,3}0)\s{0,3}\d\s{0,3}\d|[１２][９０][０-９]{2}"
    "|二[〇零○][〇零○一二三四五六七八九]{2})"
)
_M: Final = rf"(?:\d{{1,2}}|{_C}{{1,2}})"
_TO: Final = r"\s{0,3}(?:—|-|－|–|~|～|至|到){1,2}\s{0,3}"
_FIRST: Final = "一二三四五六七八九十两今本去上前明当第下年过近这的截目眼现如多"
_DATES: Final = re.compile(
    rf"""
    (?=[\d{_FIRST}])(?:
    (?P<iso>(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d))
  | (?P<year>{_Y})\s{{0,3}}(?:年\s{{0,3}})?{_TO}(?P<until>{_Y})\s{{0,3}}年?
  | (?:(?P<full>{_Y})\s{{0,3}}(?:年\s{{0,3}}|(?=\n))
      |(?P<relative>今年|本年度?|去年|上年|前年|明年|当年))
      (?: (?P<from>{_M})(?:\s{{0,3}}月)?{_TO}(?P<month_to>{_M})\s{{0,3}}月
        | (?P<month>{_M})\s{{0,3}}月份?(?:\s{{0,3}}(?P<day>\d{{1,2}}|{_C}{{1,3}})\s{{0,3}}日
            (?:{_TO}(?:(?P<last_month>\d{{1,2}})月)?(?P<last_day>\d{{1,2}})日)?)?(?P<month_end>底|末)?
        | (?P<season>上半年|下半年|前三季度|第?[一二三四]季度|一至三季度) )?
      (?P<edge>年?[底末初])?(?P<since>以来|起(?!重)|开始)?
  | (?P<b_from>{_M})(?:\s{{0,3}}月)?{_TO}(?P<b_month_to>{_M})\s{{0,3}}月(?!份额)
  | (?<![个\d])(?P<b_month>\d{{1,2}}|{_C}{{1,2}})\s{{0,3}}月份?
      (?:\s{{0,3}}(?P<b_day>\d{{1,2}}|{_C}{{1,3}})\s{{0,3}}日
      (?:{_TO}(?:(?P<b_last_month>\d{{1,2}})月)?(?P<b_last_day>\d{{1,2}})日)?)?
      (?P<b_month_end>底|末)?(?P<b_since>以来|起(?!重))?
  | (?P<last>上月底|上月末|上个?月)
  | (?P<ago>\d|{_C}|两)年前
  | (?P<b_season>上半年|下半年|前三季度|第?[一二三四]季度)
  | (?:(?<=[由从比到至截较])|(?=年[底末]前))(?P<b_edge>年[初底末])
  | (?:过去|近|这)?(?:的)?(?P<span>\d|{_C}|两)\s{{0,3}}年(?:多)?(?:来|间|以来|下来|里)
  | 过去(?:的)?(?P<past>\d|{_C}|两)\s{{0,3}}年
  | 近(?P<recent>\d|{_C}|两)年
  | (?P<now>截至目前|截止目前|目前|眼下|现在|如今|近年来|多年来)
    )""",
    re.VERBOSE,
)
_COMPARED: Final = re.compile(r"(?:比|较|同|相当于|是|高于|低于|超|恢复到)$")
_SAME_PERIOD: Final = re.compile("同期|同比")
_AHEAD: Final = re.compile(r"(?:到|(?<!截)至|力争|确保|规划|未来)\s{0,2}$")
_SEASONS: Final = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一至三季度": (1, 9)}
_QUARTERS: Final = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_RELATIVE: Final = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}
_LOCAL: Final = re.compile(r"(?:时|度)?的[^，。；：,;:]{0,5}$")


@dataclass(frozen=True, slots=True)
class Date:
    """A date expression: where it stands, its ISO form and whether it is only compared with."""

    start: int
    end: int
    iso: str
    year: int
    compared: bool


class Dates:
    """All dates of one report, found once."""

    def __init__(self, text: str, issued: str | None = None) -> None:
        """`issued` is the report's own date in ISO 8601, where a person gave it."""
        self._text = text
        matches = list(_DATES.finditer(text))
        self.report_year = int(issued[:4]) if issued else _report_year(text, matches)
        period = _headline_period(text, matches, self.report_year)
        if issued and period and not period.startswith(issued[:4]):
            period = None
        self.report_period = period or _text_or_none(self.report_year)
        month = _report_month(text, matches, self.report_year)
        if issued and len(issued) > len("2020"):
            month = int(issued[5:7])
        issue = _Issue(self.report_year, month)
        self._dates = list(_read_all(text, matches, issue))
        self._starts = [date.start for date in self._dates]
        self._sections = list(_dated_sections(text, self._dates))
        self._section_starts = [start for start, _ in self._sections]

    def governing(self, start: int, since: int) -> Date | None:
        """The date that governs a number: the nearest one between `since` and the number."""
        last = bisect_right(self._starts, start) - 1
        for date in reversed(self._dates[max(0, last - _NEAREST) : last + 1]):
            if date.start < since and not self._leads(date, since):
                break
            between = self._text[date.end : start]
            if _LOCAL.fullmatch(between):
                return date
            if not date.compared and not self._is_local(date):
                return date
        section = bisect_right(self._section_starts, start) - 1
        return self._sections[section][1] if section >= 0 else None

    def _leads(self, date: Date, since: int) -> bool:
        """Whether the date stands in a line that introduces the list the number is in (截至…：)."""
        leads = _LEADING_LINE.match(self._text, date.end)
        near = leads and since - leads.end() <= _LONGEST_LIST
        return bool(leads and near and not _SECTION.search(self._text, leads.end(), since))

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
_SECTION: Final = re.compile(r"\n[ \u3000]*(?:[一二三四五六七八九十]+、|#)")
_LONGEST_LIST: Final = 1500
_LEADING_LINE: Final = re.compile(r"[）)]?[：:][ \u3000]*(?=\n)")
_LOCAL_AHEAD: Final = re.compile(
    r"(?:时|度)?的[^，。；：,;:\d]{0,5}[\d一二三四五六七八九十百千两]"
    r"|(?:正式|全面|全线)?(?:开工|启动|实施|成立|建成|通车|投产|出台|印发|下发|开办|引进)的"
)


def _year_of(words: str | None) -> int | None:
    if not words:
        return None
    digits = "".join(words.split()).replace("○", "〇")
    value = int(digits) if digits.isdecimal() else read_numeral(digits)
    return int(value) if value is not None else None


_FIRST_SENTENCE: Final = re.compile(r"[。；]|[^\n]{45}")
_DATELINE: Final = re.compile(rf"〔\s{{0,2}}(?P<year>{_Y})\s{{0,2}}〕")
_AIMED: Final = re.compile(
    r"[^。；]{0,24}?(?:将|要|力争|确保|全面|全部|余下|剩余|实现|计划|目标|翻)"
)
_PLANNED: Final = re.compile(
    r"[^。；]{0,6}(?:我们计划|将|目标|打算|力争|全面建成|确保|规划|如期|预计|同步)"
)


def _text_or_none(year: int | None) -> str | None:
    return None if year is None else str(year)


def headline_end(text: str) -> int:
    """Where the short lines before the first sentence end."""
    sentence = _FIRST_SENTENCE.search(text, 0, _TOP)
    return max(0, text.rfind("\n", 0, sentence.start())) if sentence else min(len(text), _TOP)


def _headline_period(text: str, matches: list[re.Match[str]], report: int | None) -> str | None:
    """The months or the quarter that the headline announces a report of."""
    end = headline_end(text)
    for match in matches:
        if match.end() > end:
            break
        if _DIGEST.match(text, text.rfind("\n", 0, match.start()) + 1):
            continue
        year = _year_of(match["full"]) or report
        if year is not None and any(match[name] for name in _PERIODS):
            return _within(match, year, _Issue(None, None))
    return None


_DIGEST: Final = re.compile(r"[ \u3000]*[■●▲★◆·【*-]")
_PERIODS: Final = ("season", "b_season", "from", "b_from")


def _report_year(text: str, matches: list[re.Match[str]]) -> int | None:
    """The year of the dateline or the headline, else the latest one not looked forward to."""
    end = headline_end(text)
    for match in matches:
        if match.end() <= end and (match["until"] or match["full"]) and not match["day"]:
            return _year_of(match["until"] or match["full"])
    for match in matches:
        if match["iso"] and match.end() <= end:
            return int(match["iso"][:4])
        if match["full"] and match["day"] and _is_dateline(text, match):
            return _year_of(match["full"])
    first = _FIRST_SENTENCE.search(text, 0, _TOP)
    if number := _DATELINE.search(text, 0, first.start() if first else _TOP):
        return _year_of(number["year"])
    return _latest_year(text, matches)


def _latest_year(text: str, matches: list[re.Match[str]]) -> int | None:
    """The latest year not looked forward to; the next one where only its end is mentioned."""
    years = [
        (year, not match["edge"])
        for match in matches
        if (year := _year_of(match["until"] or match["full"])) is not None
        and (match["month"] or not _looks_ahead(text, match))
    ]
    if not years:
        return None
    latest, whole = max(years)
    told_later = not whole and any(match["relative"] == "今年" for match in matches)
    return latest + 1 if told_later else latest


_TOP: Final = 400


def stated_date(text: str) -> str | None:
    """The date that a report gives itself: the day in its dateline or signature, else the month or
    year in its headline or its document's number."""
    matches = list(_DATES.finditer(text))
    for match in matches:
        is_stated = match["iso"] and match.end() <= _TOP
        if is_stated or (match["full"] and match["day"] and _is_dateline(text, match)):
            day = _iso(match, _year_of(match["full"]), _Issue(None, None))
            return day[0].partition("/")[0] if day else None
    title = min(headline_end(text), _TITLE)
    for match in matches:
        if match["full"] and match.end() <= title:
            return "-".join(
                [str(_year_of(match["full"])), *map(_two, filter(None, [match["month"]]))]
            )
    number = _DATELINE.search(text, 0, _TOP)
    return _text_or_none(_year_of(number["year"])) if number else None


_TITLE: Final = 120


def _report_month(text: str, matches: list[re.Match[str]], year: int | None) -> int | None:
    """The month of the report's own date, where it has one."""
    for match in matches:
        if match["iso"] and match.end() <= _TOP:
            return int(re.split("[-./]", match["iso"])[1])
        full = match["full"] and match["month"] and _year_of(match["full"]) == year
        if full and (match.end() <= headline_end(text) or _is_dateline(text, match)):
            return int(_two(match["month"]))
    return None


def _looks_ahead(text: str, match: re.Match[str]) -> bool:
    if match["until"]:
        return True
    if _AHEAD.search(text, max(0, match.start() - 4), match.start()):
        return not match["edge"] or bool(_AIMED.match(text, match.end()))
    return bool(_PLANNED.match(text, match.end()))


def _is_dateline(text: str, match: re.Match[str]) -> bool:
    """Whether a full date stands alone on its line, at the top or the bottom of the report."""
    start, end = match.span()
    if start > _TOP and end < len(text) - _TOP:
        return False
    line = text.rfind("\n", 0, start) + 1
    if _SENTENCE_MARK.search(text, max(line, start - 40), start):
        return False
    return end == len(text) or text[end] in "\n)） 　在第" or text[end : end + 2] == "星期"


_SENTENCE_MARK: Final = re.compile("[。，；,]")


class _Issue(NamedTuple):
    """When the report itself was made; None where it does not say."""

    year: int | None
    month: int | None


def _read_all(text: str, matches: list[re.Match[str]], issue: _Issue) -> Iterator[Date]:
    said: re.Match[str] | None = None
    headline = headline_end(text)
    told_till = 0
    for match in matches:
        start, end = match.span()
        if match["now"] and text[start - 1 : start] in ("到", "至") and start == told_till:
            continue
        compared = bool(
            _COMPARED.search(text, max(0, start - 3), start) or _SAME_PERIOD.match(text, end)
        )
        passing = compared or (match["relative"] and _LOCAL_AHEAD.match(text, end))
        if (match["full"] or match["relative"] not in (None, "当年")) and not passing:
            said = match
        year = _year_for(text, match, match if passing else said, issue.year)
        read = _iso(match, year, issue)
        if read is not None and start >= headline:
            told_till = end + 1
            yield Date(start, end, _till_now(text, match, read, issue), read[1], compared)


_SINCE: Final = re.compile(
    "(?:一直)?[到至](?:现在|如今|目前|今)|(?P<told>[^，。；、,;\\n\\d]{1,16}以来)"
)


def _till_now(text: str, match: re.Match[str], read: tuple[str, int], issue: _Issue) -> str:
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
        return _year_of(said["full"])
    return None if report is None else report + _RELATIVE.get(said["relative"] or "", 0)


def _is_heading(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 4) : match.start()].rpartition("\n")[2]
    after = match.start() + len(match.group().rstrip())
    return not before.strip("#　 ●【") and text[after : after + 1] in ("\n", "】")


def _iso(match: re.Match[str], year: int | None, issue: _Issue) -> tuple[str, int] | None:
    """A date's ISO form and its year; None where the text does not say enough."""
    if match["iso"]:
        numbers = re.split("[-./]", match["iso"])
        return "-".join([numbers[0], *map(_two, numbers[1:])]), int(numbers[0])
    if match["until"]:
        last = _year_of(match["until"]) or 0
        return f"{_year_of(match['year'])}/{last}", last
    if issue.year is not None and (told := _told_from(match, issue.year, issue.month)):
        return told
    if year is None or match["now"] or match["last"]:
        return None
    if match["b_edge"] and issue.year is not None:
        year = issue.year
    return _within(match, year, issue), year


def _told_from(match: re.Match[str], year: int, month: int | None) -> tuple[str, int] | None:
    """A date that is told from the report's own: 近两年, 三年前, 目前, 上月底."""
    length = match["span"] or match["past"] or match["recent"]
    if length:
        years = read_numeral(length)
        if years == 1 and match["span"]:
            return str(year), year
        return (f"{year - int(years)}/{year}", year) if years else None
    if match["ago"]:
        years = read_numeral(match["ago"])
        return (str(year - int(years)), year - int(years)) if years else None
    if match["last"] and month is not None:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
        day = f"-{monthrange(year, month)[1]}" if match["last"][-1] in "底末" else ""
        return f"{year}-{month:02}{day}", year
    return (str(year), year) if match["now"] else None


def _within(match: re.Match[str], year: int, issue: _Issue) -> str:
    first, last = match["from"] or match["b_from"], match["month_to"] or match["b_month_to"]
    if first and last:
        return f"{year}-{_two(first)}/{year}-{_two(last)}"
    season = match["season"] or match["b_season"]
    if season:
        months = _SEASONS.get(season) or _QUARTERS[season.removeprefix("第")[0]]
        return f"{year}-{months[0]:02}/{year}-{months[1]:02}"
    month = match["month"] or match["b_month"]
    if month:
        return _day(match, year, month, issue)
    edge = match["edge"] or match["b_edge"]
    if edge:
        return f"{year}-01-01" if edge[-1] == "初" else f"{year}-12-31"
    since = match["since"] and issue.year is not None and issue.year > year
    return f"{year}/{issue.year}" if since else str(year)


def _day(match: re.Match[str], year: int, month: str, issue: _Issue) -> str:
    iso = f"{year}-{_two(month)}"
    if match["month_end"] or match["b_month_end"]:
        number = int(_two(month))
        return f"{iso}-{monthrange(year, number)[1]:02}" if 1 <= number <= 12 else iso
    day = match["day"] or match["b_day"]
    if not day:
        return _since_month(iso, year, issue) if match["b_since"] or match["since"] else iso
    last_day = match["last_day"] or match["b_last_day"]
    if last_day:
        last_month = match["last_month"] or match["b_last_month"] or month
        return f"{iso}-{_two(day)}/{year}-{_two(last_month)}-{_two(last_day)}"
    return f"{iso}-{_two(day)}"


def _since_month(iso: str, year: int, issue: _Issue) -> str:
    """From a month till the report was made; the month alone where that is still to come."""
    if issue.year is None or issue.year < year:
        return iso
    if issue.year > year:
        return f"{iso}/{issue.year}"
    until = "" if issue.month is None else f"{year}-{issue.month:02}"
    return f"{iso}/{until}" if until > iso else iso


def _two(number: str) -> str:
    value = int(number) if number.isdecimal() else int(read_numeral(number) or 0)
    return f"{value:02}"
