"""Numerals that state no quantity, and what they are instead."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files
from string import ascii_letters
from typing import Final

from annotator.suggest.numbers_bounds import bound_after, bound_before, upwards_before
from annotator.suggest.numbers_grammar import GAP, OWN, any_of, units
from annotator.suggest.numbers_reading import Stated


class NumeralKind(StrEnum):
    """What a numeral is: a stated quantity, or what it is instead."""

    NUMBER = "number"
    DATE = "date"
    TIME = "time"
    ORDINAL = "ordinal"
    LIST_MARK = "list_mark"
    PHONE = "phone"
    DOCUMENT = "document"
    NAME = "name"
    IDIOM = "idiom"
    ADMIN_LEVEL = "admin_level"


@dataclass(frozen=True, slots=True)
class _Phrases:
    idiom: re.Pattern[str]
    slogan: re.Pattern[str]
    one_after: re.Pattern[str]
    one_before: re.Pattern[str]
    counted: re.Pattern[str]


@cache
def _phrases() -> _Phrases:
    source = files("annotator.suggest").joinpath("not_numbers.toml").read_text("utf-8")
    data: dict[str, list[str]] = tomllib.loads(source)
    return _Phrases(
        idiom=re.compile(any_of(data["idioms"])),
        slogan=re.compile(f"{GAP}(?:{any_of(data['slogan_heads'])})"),
        one_after=re.compile(f"(?:{any_of(data['one_counted_after'])})[了着过]?{GAP}$"),
        one_before=re.compile(f"{GAP}(?:{any_of(data['one_rhetorical_before'])})"),
        counted=re.compile(f"{GAP}(?:{any_of(data['counted_nouns'])})"),
    )


_QUOTED: Final = re.compile(
    r"“[^“”]{1,30}+”|《[^《》]{1,80}+》|〈[^〈〉]{1,80}+〉|「[^「」]{1,30}+」|‘[^‘’]{1,30}+’"
)
_SPEECH: Final = re.compile(r"[。；！？，,：…]")
_LONGEST_NAME: Final = 16


class Quotes:
    """The quoted names and titles of one text, asked for from left to right."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._names = _quoted_names(text)
        self._current = next(self._names, None)

    def opening_before(self, start: int) -> str | None:
        """The mark that opens the quoted name around this place, None outside of names."""
        while self._current is not None and self._current[1] <= start:
            self._current = next(self._names, None)
        if self._current is not None and self._current[0] <= start:
            return self._text[self._current[0]]
        return None


def _quoted_names(text: str) -> Iterator[tuple[int, int]]:
    for match in _QUOTED.finditer(text):
        words = match.group()
        short = len(words) - 2 <= _LONGEST_NAME and not _SPEECH.search(words)
        if short or words[0] in "《〈":
            yield match.span()


_TITLE_MARKS: Final = frozenset("《〈")
_FIRM_KINDS: Final = frozenset({"ratio", "money", "area", "mass", "length", "power", "energy"})
_YEAR_LIKE: Final = re.compile(r"(?:199|20[0-4])\d")
_MARK: Final = re.compile(
    r"[、.．](?!\s{0,4}[\d一二三四五六七八九十])|\s{0,4}[)）]|[.．](?=(?:19|20)\d\d)"
)
_MARK_BEFORE: Final = frozenset("\n。；;：:！？!?”#　（(●■◆·▪ \t")
_ITEM: Final = re.compile(r"[是要抓]")
_HOTLINE: Final = re.compile(
    r"(?:电话|热线|拨打|手机|号码|QQ|微信|邮编|传真|举报|咨询|编号|账号|卡号|工号|证号|代码)[^，。；\d]{0,3}$|[（(]0\d{2,3}[)）]$"
)
_LINE: Final = re.compile(r"[^，。；、\d\s]{0,4}(?:热线|电话|平台)")
_NAMED_BY_NEXT: Final = frozenset("+＋·后强佳大版式型室")
_SCHEME: Final = re.compile(
    r"[^，。；、\d\s]{0,4}?(?:模式|工作法|机制|体系|战略|布局|国道|省道|县道|高速)"
)
_ONE_EACH: Final = re.compile(r"1[\u4e00-\u9fff]1[\u4e00-\u9fff]")
_LONGEST_PLAIN: Final = 15


def not_arabic(text: str, found: Stated, quotes: Quotes) -> NumeralKind | None:
    """What an Arabic numeral is if it is no number."""
    before = text[found.start - 1] if found.start else "\n"
    if before in _TELLING and (kind := _told_by(before, found)):
        return kind
    if found.digits == "1" and _ONE_EACH.match(text, max(0, found.start - 2 * found.plain)):
        return NumeralKind.NAME
    if not found.unit and found.plain and (kind := _plain_arabic(text, found, before)):
        return kind
    if found.unit == "组" and before in "村区":
        return NumeralKind.ADMIN_LEVEL
    if found.unit == "期" and before == "年" and _ISSUE.match(text, found.end):
        return NumeralKind.ORDINAL
    opening = quotes.opening_before(found.start)
    if opening and (opening in _TITLE_MARKS or kind_of(found.unit) not in _FIRM_KINDS):
        return NumeralKind.NAME
    return None


_ISSUE: Final = re.compile(r"\s|[)）]|$")
"""Behind the number of a journal's issue (2017年19期) the line goes on with something else."""
_CHAINED: Final = frozenset("+＋_@=&·-")
_TELLING: Final = frozenset({*"第初前", *_CHAINED, *ascii_letters})


def _told_by(before: str, found: Stated) -> NumeralKind | None:
    """What a telling character right before an Arabic numeral makes of it."""
    if before in "第初" or (before == "前" and found.unit in ("名", "位")):
        return NumeralKind.ORDINAL
    if before in _CHAINED and found.plain:
        return NumeralKind.NAME
    return NumeralKind.NAME if before in ascii_letters else None


def _plain_arabic(text: str, found: Stated, before: str) -> NumeralKind | None:
    after = text[found.end] if found.end < len(text) else "\n"
    if before in _MARK_BEFORE and len(found.digits) <= 4 and _MARK.match(text, found.end):
        return NumeralKind.LIST_MARK
    if after in _NAMED_BY_NEXT or (after.isascii() and after.isalpha()):
        return NumeralKind.NAME
    if len(found.digits) > 2 and _SCHEME.match(text, found.end):
        return NumeralKind.NAME
    if after == "号" or before in "〔［[【/" or len(found.digits) > _LONGEST_PLAIN:
        return NumeralKind.DOCUMENT
    if after == "级":
        return NumeralKind.ADMIN_LEVEL
    if after in "年月日" or _YEAR_LIKE.fullmatch(found.digits):
        return NumeralKind.DATE
    if before == "#" or (before in " \t" and text[found.start - 2 : found.start - 1] == "#"):
        return NumeralKind.LIST_MARK
    if _HOTLINE.search(text, max(0, found.start - 9), found.start) or _LINE.match(text, found.end):
        return NumeralKind.PHONE
    return None


_ORDINAL_UNITS: Final = frozenset({"号", "级", "届", "期", "日", "星期", "世纪", "组"})
_GLUED_BEFORE_ONE: Final = frozenset("统唯单同逐归专划合惟均进之万这那某另哪")
_MULTIPLIERS: Final = frozenset("百千万亿佰仟")
_NOT_ONE: Final = re.compile(
    r"(?:没有|最后|新|新的|不让|不落|不漏|哪怕|每逢|同|一年\S{0,3}|(?:家家|户户|村村|人人|组组)都?有|一[户村乡县镇人组企])$"
)
_COUNTED_AFTER_NOUN: Final = frozenset("个名座所间栋次轮条项件套台辆支家户份部眼")
_MOMENTS: Final = frozenset({"天", "日", "秒", "刻钟", "载", "周", "岁", "分钟", "代"})


def not_chinese(text: str, found: Stated, quotes: Quotes) -> NumeralKind | None:
    """What a Chinese numeral is if it is no number."""
    before = text[found.start - 1] if found.start else "\n"
    if kind := _ordinal_or_vague(found, before):
        return kind
    if not found.unit:
        return _chinese_without_unit(text, found, before)
    bounded = bound_before(text, found.start) is not None
    if not bounded and _phrases().idiom.match(text, found.start):
        return NumeralKind.IDIOM
    if quotes.opening_before(found.start):
        return NumeralKind.NAME
    bounded = bounded or bound_after(text, found.end) is not None
    if kind := _named_by_unit(found, bounded):
        return kind
    return _rhetorical(text, found, before)


_UNREAD: Final = Decimal(0)


def alone_kind(text: str, start: int, end: int) -> NumeralKind:
    """What a Chinese numeral without a unit is."""
    found = Stated(start, end, text[start:end], False, _UNREAD)
    before = text[start - 1] if start else "\n"
    if kind := _ordinal_or_vague(found, before):
        return kind
    return _chinese_without_unit(text, found, before) or NumeralKind.NAME


def _ordinal_or_vague(found: Stated, before: str) -> NumeralKind | None:
    if before in "第初":
        return NumeralKind.ORDINAL
    if before in "几好多" and found.digits[0] in _MULTIPLIERS | {"十"}:
        return NumeralKind.IDIOM
    if before in "前后" and found.unit in ("名", "位"):
        return NumeralKind.ORDINAL
    if before in "期拜周" and len(found.digits) == 1:
        return NumeralKind.DATE
    return None


_MEASURED: Final = frozenset({"mass", "area", "length", "volume"})


def _named_by_unit(found: Stated, bounded: bool) -> NumeralKind | None:
    """Ordinals and names that only the unit gives away: 四级, 三组, but 两组 and 十余期 count."""
    whole = found.value == found.value.to_integral_value()
    single = len(found.digits) == 1 and whole and not found.vague
    if single and found.digits == "二" and kind_of(found.unit) not in _MEASURED:
        return NumeralKind.ORDINAL
    if bounded or found.digits == "两":
        return None
    if found.unit in _ORDINAL_UNITS and not found.vague:
        return NumeralKind.ORDINAL
    return NumeralKind.NAME if single and found.unit in units().arabic_only else None


def _rhetorical(text: str, found: Stated, before: str) -> NumeralKind | None:
    if _MULTIPLIERS.issuperset(found.digits) and not _counts_as_multiplier(text, found):
        return NumeralKind.IDIOM
    if found.unit == "个" and _phrases().slogan.match(text, found.end):
        return NumeralKind.NAME
    one = found.digits == "一" and not found.vague
    return NumeralKind.IDIOM if one and not _one_counts(text, found, before) else None


@lru_cache(maxsize=1000)
def kind_of(unit: str) -> str:
    """The kind of a unit as the data file has it, of a rate by its first part; "" for no unit."""
    kinds = units().kinds
    known = kinds.get(unit) or kinds.get(re.split(r"[/／·]", unit, maxsplit=1)[0])
    return known or (OWN if unit else "")


def _chinese_without_unit(text: str, found: Stated, before: str) -> NumeralKind | None:
    after = text[found.end] if found.end < len(text) else "\n"
    if before in _MARK_BEFORE and (
        _MARK.match(text, found.end) or (found.plain and _ITEM.match(text, found.end))
    ):
        return NumeralKind.LIST_MARK
    if after == "级":
        return NumeralKind.ADMIN_LEVEL
    stated = found.digits[0] not in _MULTIPLIERS or found.vague
    large = stated and len(found.digits) > 1 and text[found.end - 1] in "万亿余多"
    if large and (after in _STOPS or _phrases().counted.match(text, found.end)):
        return None
    return NumeralKind.IDIOM if found.digits in "一百千万亿" else NumeralKind.NAME


_STOPS: Final = frozenset("，。、；,;")


def _counts_as_multiplier(text: str, found: Stated) -> bool:
    if found.vague or bound_before(text, found.start) or upwards_before(text, found.start):
        return True
    return kind_of(found.unit) == "money" and len(found.digits) > 1


def _one_counts(text: str, found: Stated, before: str) -> bool:
    near = text[max(0, found.start - 6) : found.start]
    if before in _GLUED_BEFORE_ONE or _NOT_ONE.search(near):
        return False
    if text.startswith(found.unit, found.end):
        return False
    if bound_before(text, found.start) or bound_after(text, found.end):
        return True
    kind = kind_of(found.unit)
    if kind not in ("people", "thing", "place", "time", "score", OWN):
        return True
    if kind == "time" and found.unit not in _MOMENTS:
        return True
    if found.unit in _COUNTED_AFTER_NOUN and text[found.end : found.end + 1] in _STOPS:
        return True
    phrases = _phrases()
    return bool(phrases.one_after.search(near)) and not phrases.one_before.match(text, found.end)
