"""Ways of acting in a row, known by what leads up to them and what they are called behind.

通过代耕代种、资产入股等方式: each item is a measure, whatever its words.
"""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.words import Reading

_ITEM: Final = "[\u4e00-\u9fff]{2,12}?"
_LED_UP: Final = "(?:通过|采取|采用|运用|实行|推行|探索|以)(?:了)?"
_CALLED: Final = "(?:方式|形式|办法|途径|渠道|模式|手段|方法|路径|举措)"
_ROW: Final = re.compile(
    f"{_LED_UP}(?P<items>{_ITEM}(?:[、和与及]{_ITEM}){{1,8}}?)"
    f"等(?:多种|多元|多|各种|不同|一系列|[\\d一二三四五六七八九十]+[种项个条])?(?:帮扶|扶贫|脱贫)?{_CALLED}"
)
_GROWN: Final = re.compile(
    f"(?:发展|培育|壮大|种植|推广|打造|建设)(?:了|起)?{_ITEM}(?:[、和]{_ITEM}){{1,8}}?等"
    "(?:[\\d一二三四五六七八九十]+[大个项类种]|多种|多个|一批)?"
    "(?P<head>[^，。；、的等\\d一二三四五六七八九十\\W]{2,8}(?:产业|作物|种养业|种植业|养殖业|加工业|农产品))"
)
_KINDS_OF_WORK: Final = re.compile(
    f"(?:落实|实施|支持|推进|抓好|抓实|享受|做好)(?:了|好)?(?P<items>{_ITEM}(?:[、和与及]{_ITEM}){{1,8}}?)"
    "等(?:综合|系列|一系列|多项|各项|[\\d一二三四五六七八九十]+[项个条大类])?(?:帮扶|扶贫|脱贫|惠民)?(?:措施|政策|项目|工程|行动)"
)
_JOINTS: Final = re.compile("[、和与及]")
_GROWN_FOR: Final = "industry"
_SHORTEST: Final = 2


def ways_in_a_row(reading: Reading) -> Iterator[Phrase]:
    """Each item of such a row."""
    rows = [*_ROW.finditer(reading.text), *_KINDS_OF_WORK.finditer(reading.text)]
    for found in sorted(rows, key=lambda row: row.start()):
        start, row = found.start("items"), deciding_word(reading.words_in(*found.span("items")))
        of_the_row = row.entry.category if row else None
        for item in _JOINTS.split(found["items"]):
            end = start + len(item)
            if len(item) >= _SHORTEST and not _is_campaign(reading, start, end):
                yield _way(reading, start, end, of_the_row)
            start = end + 1


def _is_campaign(reading: Reading, start: int, end: int) -> bool:
    return any(Kind.CAMPAIGN in word.entry.kinds for word in reading.words_in(start, end))


def _way(reading: Reading, start: int, end: int, of_the_row: str | None) -> Phrase:
    deciding = deciding_word(reading.words_in(start, end))
    category = deciding.entry.category if deciding else of_the_row
    return Phrase(start, end, category, Rule.LISTED, reading.text[start:end])


def heads_of_rows(reading: Reading) -> Iterator[Phrase]:
    """The head that names what is only listed before it (发展茶叶、药材等|特色产业)."""
    for found in _GROWN.finditer(reading.text):
        yield Phrase(*found.span("head"), _GROWN_FOR, Rule.NAME, found["head"])


def listed_before_a_head(text: str) -> list[tuple[int, int]]:
    """Where such examples stand: half-open stretches of the text."""
    return [(found.start(), found.start("head")) for found in _GROWN.finditer(text)]
