"""The date that a report gives itself: in its dateline, headline, signature or document number."""

import re
from typing import Final

from annotator.suggest.context_dates import DATES, YEAR, Issue, iso_of, two_digits, within, year_of
from annotator.suggest.context_frames import frame_words

_AHEAD: Final = re.compile(
    r"(?:(?<![降升增高少减大展长短])到|(?<![截降升增高少减大长短])至|力争|确保|规划|未来)\s{0,2}$"
)
_FIRST_SENTENCE: Final = re.compile(r"[。；]|[^\n]{45}")
_DATELINE: Final = re.compile(rf"〔\s{{0,2}}(?P<year>{YEAR})\s{{0,2}}〕")
_AIMED: Final = re.compile(
    r"[^。；]{0,24}?(?:将|要|力争|确保|全面|全部|余下|剩余|实现|计划|目标|翻)"
)
_PLANNED: Final = re.compile(
    r"[^。；]{0,6}(?:我们计划|将|目标|打算|力争|全面建成|确保|规划|如期|预计|同步|可(?:[给为使获带增]|实现))"
)


def text_or_none(year: int | None) -> str | None:
    """A year as a time of a number."""
    return None if year is None else str(year)


def headline_end(text: str) -> int:
    """Where the short lines before the first sentence end."""
    sentence = _FIRST_SENTENCE.search(text, 0, _TOP)
    return max(0, text.rfind("\n", 0, sentence.start())) if sentence else min(len(text), _TOP)


def headline_period(text: str, matches: list[re.Match[str]], report: int | None) -> str | None:
    """The months or the quarter that the headline announces a report of."""
    end = headline_end(text)
    for match in matches:
        if match.end() > end:
            break
        if _DIGEST.match(text, text.rfind("\n", 0, match.start()) + 1):
            continue
        year = year_of(match["full"]) or report
        if year is not None and any(match[name] for name in _PERIODS):
            return within(match, year, Issue(None, None))
    return None


_DIGEST: Final = re.compile(r"[ \u3000]*[■●▲★◆·【*-]")
_PERIODS: Final = ("season", "b_season", "from", "b_from")


def report_year(text: str, matches: list[re.Match[str]]) -> int | None:
    """The year of the dateline or the headline, else the latest one not looked forward to."""
    end = headline_end(text)
    for match in matches:
        if match.end() <= end and (match["until"] or match["full"]) and not match["day"]:
            return year_of(match["until"] or match["full"])
    for match in matches:
        if match["iso"] and (match.end() <= end or opens_line(text, match)):
            return int(match["iso"][:4])
        if match["full"] and match["day"] and _is_dateline(text, match):
            return year_of(match["full"])
    first = _FIRST_SENTENCE.search(text, 0, _TOP)
    if number := _DATELINE.search(text, 0, first.start() if first else _TOP):
        return year_of(number["year"])
    return _latest_year(text, matches)


def _latest_year(text: str, matches: list[re.Match[str]]) -> int | None:
    """The latest year not looked forward to; the next one where only its end is mentioned."""
    years = [
        (year, not match["edge"])
        for match in matches
        if (year := year_of(match["until"] or match["full"])) is not None
        and (match["month"] or not _looks_ahead(text, match))
        and not _LONG_SINCE.match(text, match.start() - 1)
    ]
    if not years:
        return None
    latest, whole = max(years)
    if any(_is_left(text, match) and year_of(match["full"]) == latest for match in matches):
        return _told_by_campaign(text)
    told = {match["relative"] for match in matches}
    told_later = "今年" in told and (not whole or _UNTIL_THIS.search(text))
    over = told.isdisjoint(_THIS_YEAR) and not _goes_on(matches, latest)
    looked_back = over and ("去年" in told or _is_early_news(text, matches))
    return latest + 1 if told_later or looked_back else latest


def _is_left(text: str, match: re.Match[str]) -> bool:
    """Whether the year is only one that a level has come from since (由2014年的5.8%下降至…)."""
    before = text[max(0, match.start() - 1) : match.start()] in ("由", "从")
    return before and bool(_CHANGED_SINCE.match(text, match.end()))


_CHANGED_SINCE: Final = re.compile(r"的\d[\d.]*[^，。；\d]{0,6}[到至为]\d")


def _told_by_campaign(text: str) -> int | None:
    """The year of which a report speaks by the campaign's own words for it, where it has some."""
    for told in frame_words()["campaign_years"]:
        year, _, words = told.partition(" ")
        if words in text:
            return int(year)
    return None


_LONG_SINCE: Final = re.compile("[自从](?:19|20)[0-9]{2}年[^，。；、0-9]{2,16}以来")
_UNTIL_THIS: Final = re.compile(r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[到至]今年")
_THIS_YEAR: Final = ("今年", "本年", "本年度")


def _goes_on(matches: list[re.Match[str]], year: int) -> bool:
    """Whether a year is named as the one that goes on (2017年以来), not as one that is over."""
    parts = ("since", "month", "from", "season")
    named = [match for match in matches if match["full"] and year_of(match["full"]) == year]
    return any(match[part] for match in named for part in parts)


NEWS: Final = re.compile(r"[ \u3000]*(?:讯|电(?!商|力|网|站|价|子)|消息)")
"""Behind the day on which news was sent."""
_EARLY: Final = 6


def _is_early_news(text: str, matches: list[re.Match[str]]) -> bool:
    """Whether it is news of a year's first months, which name no year but one that is over."""
    return any(
        match["b_day"] and int(two_digits(match["b_month"])) <= _EARLY
        for match in matches
        if match.end() <= _TOP and NEWS.match(text, match.end())
    )


_TOP: Final = 400


def stated_date(text: str) -> str | None:
    """The date that a report gives itself.

    The day in its dateline or signature, else the month or year in its headline or its document's
    number.
    """
    matches = list(DATES.finditer(text))
    for match in matches:
        is_stated = match["iso"] and match.end() <= _TOP
        if is_stated or (match["full"] and match["day"] and _is_dateline(text, match)):
            day = iso_of(match, year_of(match["full"]), Issue(None, None))
            return day[0].partition("/")[0] if day else None
    title = min(headline_end(text), _TITLE)
    for match in matches:
        if match["full"] and match.end() <= title:
            return "-".join(
                [str(year_of(match["full"])), *map(two_digits, filter(None, [match["month"]]))]
            )
    number = _DATELINE.search(text, 0, _TOP)
    return text_or_none(year_of(number["year"])) if number else None


_TITLE: Final = 120


def report_month(text: str, matches: list[re.Match[str]], year: int | None) -> int | None:
    """The month of the report's own date, where it has one."""
    for match in matches:
        if match["iso"] and match.end() <= _TOP:
            return int(re.split("[-./]", match["iso"])[1])
        full = match["full"] and match["month"] and year_of(match["full"]) == year
        if full and (match.end() <= headline_end(text) or _is_dateline(text, match)):
            return int(two_digits(match["month"]))
    return None


def opens_line(text: str, match: re.Match[str]) -> bool:
    """Whether a date in figures opens one of the first lines, as pages print when they came out."""
    start = match.start()
    return (
        bool(match["iso"])
        and start <= _TOP
        and not text[text.rfind("\n", 0, start) + 1 : start].strip()
    )


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
