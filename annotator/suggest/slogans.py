"""Slogans in quotation marks that name a way of acting, and partners that make one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from annotator.suggest.lexicon import Kind
from annotator.suggest.phrases import Phrase, Rule, closes, spoken
from annotator.suggest.quotations import COUNTED, Quotation
from annotator.suggest.words import Word

_DEEDS: Final = re.compile(
    r"[一二三四五六七八九十两][^、个名套项大条一二三四五六七八九十]{1,4}"
    r"(?:、?[一二三四五六七八九十两][^、个名套项大条一二三四五六七八九十]{1,4})+"
)
PAIRED: Final = re.compile(r"[百千万双][^、+]{1,2}[帮联建扶进结助入连][百千万双]?[^、+]{1,3}")
_PARTNERS: Final = re.compile(
    r"公司|企业|合作社|基地|农户|贫困户|大户|支部|村集体|市场|协会|园区|党组织|能人|股份"
)
_JOINED: Final = re.compile(r"[+＋]")
_LENDERS: Final = re.compile("银行|保险|期货|信贷|担保|贷款|金融")
_BEFORE_KIND: Final = re.compile(
    r"(?:[、和与]?[“\"][^“”\"。；\n]{2,24}[”\"]){0,4}等?(?:主题|专项|系列)?"
    r"(?:工作)?(?:活动|行动|模式|机制|做法|计划|工程|项目|制度|方式|办法|工作法|制(?![定作造约止]))"
    r"|的(?:方式|方法|办法|模式|做法)"
)
_STAYING_KIND: Final = re.compile("(?:工作)?(?:项目|工程|机制|制度|制(?![定作造约止]))")
"""Kinds that belong to the name behind a quotation (“…”项目)."""
_WHO_PAIRS: Final = {
    "社": "industry",
    "企": "social",
    "商": "social",
    "医": "health",
    "师": "education",
    "员": "cadre",
    "干": "cadre",
    "部": "cadre",
}
_BUSINESS: Final = "industry"
_LONGEST_MOTTO: Final = 10


def partners_joined(quotation: Quotation) -> list[Phrase]:
    """“公司+基地+农户”: partners joined into a way of doing business."""
    text = quotation.text.removesuffix("模式")
    if not _JOINED.search(text):
        return []
    span = quotation.start + 1, quotation.start + 1 + len(text)
    if _LENDERS.search(text):
        return [Phrase(*span, "finance", Rule.QUOTED, text)]
    if not _PARTNERS.search(text):
        return _lines_of_business(quotation)
    return [Phrase(*span, _of_partners(quotation.inside), Rule.QUOTED, text)]


def _lines_of_business(quotation: Quotation) -> list[Phrase]:
    """“旅游+农业”: what one line of business adds to another is of the kind of the first."""
    first = quotation.inside[0].entry.category if quotation.inside else None
    if first is None or not _JOINED.sub("", quotation.text).isalpha():
        return []
    return [Phrase(*quotation.inner, first, Rule.QUOTED, quotation.text)]


def _of_partners(inside: Sequence[Word]) -> str:
    """Partners are a way of business, unless all that speaks among them is of one other kind."""
    spoken_for = [word.entry.category for word in inside if word.entry.category]
    one_kind = len(set(spoken_for)) == 1 and len(spoken_for) > 1
    return spoken_for[0] or _BUSINESS if one_kind else _BUSINESS


def slogan(quotation: Quotation) -> list[Phrase]:
    """Slogans that name a way of acting: 百企帮百村, 三走访三签字, a quotation before 活动."""
    text = quotation.text
    if COUNTED.fullmatch(text):
        return []
    if PAIRED.fullmatch(text.split("、")[0]):
        return list(_paired(quotation))
    deed = _BEFORE_KIND.match(quotation.reading.text, quotation.end) or _DEEDS.fullmatch(text)
    campaign = quotation.holds(Kind.CAMPAIGN) and not names_ways(quotation)
    maxim = deed and deed[0].startswith("的") and len(re.split("[、，]", text)) > 1
    if not deed or maxim or len(text) < 3 or campaign:
        return []
    if len(quotation.inside) == 1 and closes(quotation.inside[0].entry):
        return []
    if staying := _STAYING_KIND.match(quotation.reading.text, quotation.end):
        whole = quotation.start, staying.end()
        return [spoken(quotation.reading, whole, quotation.inside, Rule.SLOGAN)]
    return [spoken(quotation.reading, quotation.inner, quotation.inside, Rule.SLOGAN)]


def names_ways(quotation: Quotation) -> bool:
    """Whether a quotation names partners or, in a long motto, ways of acting."""
    motto = len(quotation.text) > _LONGEST_MOTTO and quotation.holds(Kind.TERM)
    return motto or bool(_JOINED.search(quotation.text))


def _paired(quotation: Quotation) -> Iterator[Phrase]:
    """百企帮百村、百员联百村: each pairing of a list for itself, by who pairs with whom."""
    start = quotation.start + 1
    for item in quotation.text.split("、"):
        if PAIRED.fullmatch(item):
            category = next((_WHO_PAIRS[sign] for sign in _WHO_PAIRS if sign in item), "social")
            yield Phrase(start, start + len(item), category, Rule.SLOGAN, item)
        start += len(item) + 1
