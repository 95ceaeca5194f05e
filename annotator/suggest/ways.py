"""Ways of acting in a row, known by what leads up to them and what they are called behind.

通过代耕代种、资产入股等方式: each item is a measure, whatever its words. Examples before a head
(发展茶叶、药材等特色产业) are none, and the head is the measure.
"""

import re
from collections.abc import Iterator
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, deciding_word
from annotator.suggest.words import Reading

_ROW: Final = "[\u4e00-\u9fff、]{4,90}?"
_COUNT: Final = (
    "(?:综合|系列|一系列|多种|多元|多个|多项|各种|各项|不同|多|各|一批"
    "|[\\d一二三四五六七八九十]+[项个条种大类]?)?"
)
_WAYS: Final = (
    re.compile(
        f"(?:通过|采取|采用|运用|实行|推行|探索|(?<![可予所难足加给得])以(?![及来上下]))了?(?P<items>{_ROW})等{_COUNT}(?:帮扶|扶贫|脱贫)?"
        "(?:方式|形式|办法|途径|渠道|模式|手段|方法|路径|举措)"
    ),
    re.compile(
        f"(?:落实|实施|支持|推进|抓好|抓实|享受|做好)[了好]?(?P<items>{_ROW})等{_COUNT}"
        "(?:帮扶|扶贫|脱贫|惠民)?(?:措施|政策|项目|工程|行动)"
    ),
    re.compile(
        f"[在从](?P<items>(?=[^、]{{4}}){_ROW}(?<=[^、]{{4}}))等{_COUNT}方面，?(?:持续|不断|深入|全面|进一步|积极)?"
        "(?:开展|加强|深化|给予|提供|进行|实施|帮扶|支持|合作)"
    ),
)
_GROWN: Final = re.compile(
    f"(?:发展|培育|壮大|种植|推广|打造|建设|实现)[了起]?(?P<items>{_ROW})等{_COUNT}"
    r"(?P<head>[^，。；、的等\d一二三四五六七八九十\W]{2,8}?"
    "(?:产业|作物|种养业|种植业|养殖业|加工业|农产品))"
)
_GROWN_FOR: Final = "industry"
_JOINTS: Final = re.compile("、|(?<![总平温缓])和(?![谐美睦平])|(?<![参给赋])与|(?<![普涉以])及")
_SHORTEST: Final = 2
_LONGEST: Final = 12


def ways_in_a_row(reading: Reading) -> Iterator[Phrase]:
    """Each item of such rows, in order and none overlapping."""
    rows = [found for pattern in _WAYS for found in pattern.finditer(reading.text)]
    done = 0
    for found in sorted(rows, key=lambda row: row.start("items")):
        if found.start("items") >= done and _is_row(found["items"]):
            done = found.end("items")
            yield from _items(reading, *found.span("items"))


def _is_row(items: str) -> bool:
    return "、" in items and all(
        _SHORTEST <= len(item) <= _LONGEST for item in _JOINTS.split(items)
    )


def _items(reading: Reading, start: int, end: int) -> Iterator[Phrase]:
    row = deciding_word(reading.words_in(start, end))
    of_the_row = row.entry.category if row else None
    for item in _JOINTS.split(reading.text[start:end]):
        words = reading.words_in(start, start + len(item))
        if not any(Kind.CAMPAIGN in word.entry.kinds for word in words):
            deciding = deciding_word(words)
            category = deciding.entry.category if deciding else of_the_row
            yield Phrase(start, start + len(item), category, Rule.LISTED, item)
        start += len(item) + 1


def heads_of_rows(reading: Reading) -> Iterator[Phrase]:
    """The head that names what is only listed before it (发展茶叶、药材等|特色产业)."""
    for found in _with_examples(reading.text):
        yield Phrase(*found.span("head"), _GROWN_FOR, Rule.NAME, found["head"])


def listed_before_a_head(text: str) -> list[tuple[int, int]]:
    """Where such examples stand: half-open stretches of the text."""
    return [(found.start(), found.start("head")) for found in _with_examples(text)]


def _with_examples(text: str) -> Iterator[re.Match[str]]:
    return (found for found in _GROWN.finditer(text) if _is_row(found["items"]))
