"""How a report writes dates, and what each says as ISO 8601."""

import re
from calendar import monthrange
from typing import Final, NamedTuple

from annotator.suggest.numerals import read_numeral

_C: Final = "[一二三四五六七八九十]"
YEAR: Final = (
    r"(?:(?:1\s{0,3}9|2\s{0,3}0)\s{0,3}\d\s{0,3}\d|[１２][９０][０-９]{2}"
    "|二[〇零○][〇零○一二三四五六七八九]{2})"
)
_M: Final = rf"(?:\d{{1,2}}|{_C}{{1,2}})"
_TO: Final = r"\s{0,3}(?:—|-|－|–|~|～|至|到){1,2}\s{0,3}"
_FIRST: Final = "一二三四五六七八九十两今本去上前明当第下年过近这截目眼现如多全经历连结持已整"
DATES: Final = re.compile(
    rf"""
    (?=[\d{_FIRST}])(?:
    (?P<iso>(?:19|20)\d\d[-./](?:0?[1-9]|1[0-2])[-./](?:0?[1-9]|[12]\d|3[01])(?!\d))
  | (?P<year>{YEAR})\s{{0,3}}(?:年\s{{0,3}})?{_TO}(?P<until>{YEAR})\s{{0,3}}年?
  | (?:(?P<full>{YEAR})\s{{0,3}}(?:年\s{{0,3}}|(?=\n))
      |(?P<relative>今年|本年度?|去年|上年|前年|明年|当年))
      (?: (?P<from>{_M})(?:\s{{0,3}}月)?{_TO}(?P<month_to>{_M})\s{{0,3}}月
        | (?P<month>{_M})\s{{0,3}}月份?(?:\s{{0,3}}(?P<day>\d{{1,2}}|{_C}{{1,3}})\s{{0,3}}日
            (?:{_TO}(?:(?P<last_month>\d{{1,2}})月)?(?P<last_day>\d{{1,2}})日)?)?(?P<month_end>底|末)?(?:初|[上中下]旬)?
        | (?P<season>上半年|下半年|前三季度|第?[一二三四]季度|一至三季度) )?
      (?P<edge>年?[底末初])?(?P<since>以来|起(?!重)|开始)?
  | (?P<b_from>{_M})(?:\s{{0,3}}月)?{_TO}(?P<b_month_to>{_M})\s{{0,3}}月(?!份额)
  | (?<![个\d])(?P<b_month>\d{{1,2}}|{_C}{{1,2}})\s{{0,3}}月份?
      (?:\s{{0,3}}(?P<b_day>\d{{1,2}}|{_C}{{1,3}})\s{{0,3}}日
      (?:{_TO}(?:(?P<b_last_month>\d{{1,2}})月)?(?P<b_last_day>\d{{1,2}})日)?)?
      (?P<b_month_end>底|末)?(?:初|[上中下]旬)?(?P<b_since>以来|起(?!重))?
  | (?P<last>上月底|上月末|上个?月)
  | (?P<ago>\d|{_C}|两)年前
  | (?P<b_season>上半年|下半年|前三季度|第?[一二三四]季度)
  | (?:(?<=[由从比到至截较])|(?=年[底末]前))(?P<b_edge>年[初底末])
  | (?:经过|历[经时]|持续|连续|整整|已有?)[了近]?(?P<lasting>\d|{_C}|两)年(?![级前内龄产均]|以上)
  | (?:(?:过去|近|这)(?:的)?)?(?P<span>\d|{_C}|两)\s{{0,3}}年(?:多)?(?:来|间|以来|下来|里)
  | 过去(?:的)?(?P<past>\d|{_C}|两)\s{{0,3}}年
  | 近(?P<recent>\d|{_C}|两)年
  | (?P<plan>十[一二三四]五)[”"]?(?:(?:时期|期)?(?P<plan_end>末)|期间|时期|(?P<plan_since>以来))
  | (?P<whole>全年)
  | (?P<now>截至目前|截止目前|目前|眼下|现在|如今|近年来|多年来)
    )""",
    re.VERBOSE,
)
_SEASONS: Final = {"上半年": (1, 6), "下半年": (7, 12), "前三季度": (1, 9), "一至三季度": (1, 9)}
_QUARTERS: Final = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}
_PLAN_ENDS: Final = {"十一五": 2010, "十二五": 2015, "十三五": 2020, "十四五": 2025}
_JUST_BEGUN: Final = 3
"""Till this month of a year 过去一年 is the year before."""
RELATIVE: Final = {"去年": -1, "上年": -1, "前年": -2, "明年": 1}


class Issue(NamedTuple):
    """When the report itself was made; None where it does not say."""

    year: int | None
    month: int | None


def year_of(words: str | None) -> int | None:
    """The year that digits or Chinese numerals state; None for none that is one."""
    if not words:
        return None
    digits = "".join(words.split()).replace("○", "〇")
    value = int(digits) if digits.isdecimal() else read_numeral(digits)
    return int(value) if value is not None else None


def iso_of(match: re.Match[str], year: int | None, issue: Issue) -> tuple[str, int] | None:
    """A date's ISO form and its year; None where the text does not say enough."""
    if match["iso"]:
        numbers = re.split("[-./]", match["iso"])
        return "-".join([numbers[0], *map(two_digits, numbers[1:])]), int(numbers[0])
    if match["until"]:
        last = year_of(match["until"]) or 0
        return f"{year_of(match['year'])}/{last}", last
    if match["plan"]:
        return _plan_of(match, issue.year)
    if issue.year is not None and (told := _told_from(match, issue.year, issue.month)):
        return told
    if year is None or match["now"] or match["last"]:
        return None
    if match["b_edge"] and issue.year is not None:
        year = issue.year
    return within(match, year, issue), year


def _plan_of(match: re.Match[str], issued: int | None) -> tuple[str, int]:
    """The end of a five-year plan, or its years; what it holds is to come only where it is said."""
    last = _PLAN_ENDS[match["plan"]]
    if match["plan_end"]:
        return f"{last}-12-31", last
    first = last - 4
    told = last if issued is None else max(first, min(issued, last))
    return (f"{first}/{told if match['plan_since'] else last}"), told


def _told_from(match: re.Match[str], year: int, month: int | None) -> tuple[str, int] | None:
    """A date that is told from the report's own: 近两年, 三年前, 目前, 上月底."""
    length = match["span"] or match["past"] or match["recent"] or match["lasting"]
    if length:
        years = read_numeral(length)
        if years == 1 and month is not None and month <= _JUST_BEGUN and not match["recent"]:
            return str(year - 1), year - 1
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


def within(match: re.Match[str], year: int, issue: Issue) -> str:
    """The part of a year that is named, as ISO 8601."""
    first, last = match["from"] or match["b_from"], match["month_to"] or match["b_month_to"]
    if first and last:
        return f"{year}-{two_digits(first)}/{year}-{two_digits(last)}"
    season = match["season"] or match["b_season"]
    if season:
        months = _SEASONS.get(season) or _QUARTERS[season.removeprefix("第")[0]]
        return f"{year}-{months[0]:02}/{year}-{months[1]:02}"
    month = match["month"] or match["b_month"]
    if month:
        return _day(match, year, month, issue)
    edge = match["edge"] or match["b_edge"]
    if edge:
        if edge[-1] != "初":
            return f"{year}-12-31"
        return f"{year}-01-01" if match.string.startswith("的", match.end()) else str(year)
    since = match["since"] and issue.year is not None and issue.year > year
    return f"{year}/{issue.year}" if since else str(year)


def _day(match: re.Match[str], year: int, month: str, issue: Issue) -> str:
    iso = f"{year}-{two_digits(month)}"
    if match["month_end"] or match["b_month_end"]:
        number = int(two_digits(month))
        return f"{iso}-{monthrange(year, number)[1]:02}" if 1 <= number <= 12 else iso
    day = match["day"] or match["b_day"]
    if not day:
        return _since_month(iso, year, issue) if match["b_since"] or match["since"] else iso
    last_day = match["last_day"] or match["b_last_day"]
    if last_day:
        last_month = match["last_month"] or match["b_last_month"] or month
        return f"{iso}-{two_digits(day)}/{year}-{two_digits(last_month)}-{two_digits(last_day)}"
    return f"{iso}-{two_digits(day)}"


def _since_month(iso: str, year: int, issue: Issue) -> str:
    """From a month till the report was made; the month alone where that is still to come."""
    if issue.year is None or issue.year < year:
        return iso
    if issue.year > year:
        return f"{iso}/{issue.year}"
    until = "" if issue.month is None else f"{year}-{issue.month:02}"
    return f"{iso}/{until}" if until > iso else iso


def two_digits(number: str) -> str:
    """A month or day as ISO 8601 writes it."""
    value = int(number) if number.isdecimal() else int(read_numeral(number) or 0)
    return f"{value:02}"
