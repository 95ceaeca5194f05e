"""The one grammar of stated numerals: dates, clock times, phones, fractions, amounts with units.

Every repetition is bounded or possessive, so a match costs no more than the text it covers.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Final

from annotator.suggest.numerals import ARABIC, CHINESE, FORMAL

GAP: Final = r"\s{0,6}+"
_BREAK: Final = r"(?:[ \t\u3000]{0,4}+\r?\n\s{0,6}+)"
_D: Final = f"[{ARABIC}]"
_C: Final = f"[{CHINESE}{FORMAL}]"
_CD: Final = "[零〇○一二三四五六七八九]"
RANGE_MARK: Final = rf"{GAP}(?:——|[-—－–―~～〜至到]){GAP}"

START: Final = re.compile(f"[{ARABIC}{CHINESE}{FORMAL}数]")
RUN: Final = re.compile(f"(?:{_D}|{_C})++")

_YEAR = (
    rf"(?:[1１]{_BREAK}?[9９]|[2２]{_BREAK}?[0０]){_BREAK}?{_D}{_BREAK}?{_D}(?!{_D})"
    rf"|(?:一九|二[〇零○Ｏ0]){_CD}{_CD}(?!{_CD})"
)
_MONTH = rf"(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,2}}){GAP}月(?:份(?!额))?"
_DAY_NUMBER = rf"(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})"
_DAY = rf"{_DAY_NUMBER}{GAP}[日号](?!内|以内|之内|楼|文|线|院|地块|公路|机|店|井)"
_MONTH_DAY = rf"{_MONTH}(?:{GAP}{_DAY})?"
_DATE = rf"""
    (?:{_YEAR}){GAP}年?{RANGE_MARK}(?:{_YEAR})(?:{GAP}年度?)?(?!{_C}?[余多万户人名元])
  | (?:{_YEAR}){GAP}年度?
      (?:{GAP}(?:{_D}{{1,2}}{RANGE_MARK})?{_MONTH_DAY}
         (?:{RANGE_MARK}(?:(?:{_YEAR}){GAP}年{GAP})?(?:{_MONTH_DAY}|{_DAY}))?)?
  | (?:{_YEAR})[-./－．／]{_D}{{1,2}}[-./－．／]{_D}{{1,2}}(?!{_D})
  | {_D}{{1,2}}{RANGE_MARK}{_MONTH_DAY}
  | {_MONTH_DAY}(?:{RANGE_MARK}(?:{_MONTH_DAY}|{_DAY}))?
  | {_DAY_NUMBER}(?:{RANGE_MARK}{_DAY}|{GAP}[日号](?!内|以内|之内|楼|文|线|院|地块|公路|机|店|井))
  | {_D}{{2}}{GAP}年(?=底|初|末|春|秋|[01０１]?{_D}月)
  | {_D}{{1,2}}世纪(?:{_D}0年代|[二三四五六七八九]十年代|初|末|中叶)
  | {_D}0年代 | [二三四五六七八九]十年代 | [一二三四]季度 | [一二三四五六日末]届
"""
_CLOCK = rf"""
    {_D}{{1,2}}[:：][0-5０-５]{_D}(?!{_D})(?:[:：]{_D}{{2}})?
      (?:{RANGE_MARK}{_D}{{1,2}}[:：]{_D}{{2}})?
  | {_D}{{1,2}}{GAP}时(?!段|间|期|代|节|任|有)(?:{GAP}{_D}{{1,2}}分)?
  | (?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})点(?:钟|半(?!天)|整|{_D}{{1,2}}分|许)
"""
_PHONE = rf"""
    1[3-9]{_D}{{9}}(?!{_D})
  | {_D}{{3,4}}[-—－]{_D}{{7,8}}(?!{_D})
  | [48]00[-—－]?{_D}{{3,4}}[-—－]?{_D}{{3,4}}(?!{_D})
"""
_DECIMAL = rf"""
    (?:[0-9]{{1,3}}(?:,(?:{_BREAK})?[0-9]{{3}}(?![0-9]))++
      |[０-９]{{1,3}}(?:[,，][０-９]{{3}}(?![０-９]))++
      |{_D}++)
    (?:[.．](?:{_BREAK})?{_D}++)?+
"""
_NO_POWER = "(?!瓦|克|米|伏|卡|焦)"
_MULTIPLIER = rf"(?:[十百千佰仟拾]{_NO_POWER}{GAP}[万亿]?|万{GAP}亿?|个?亿(?!元素))"
_SMALLER = (
    rf"(?:(?<=亿)[1-9]{_D}{{0,3}}(?:\.{_D}++)?[千百]?万|(?<=万)[1-9]千{_NO_POWER}|(?<=千)[1-9]百)"
)
_CHINESE_RUN = (
    rf"(?:[{CHINESE.replace('千', '')}{FORMAL}]++|千(?!瓦|克|伏|卡|焦)|(?<={_C}){_BREAK}(?={_C}))++"
)


OWN: Final = "own"
"""The kind of a unit that the data file does not have: a project's own."""
NO_UNITS: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True, slots=True)
class Units:
    """The units: pattern of all, the kind of each, and their exceptions."""

    pattern: str
    denominators: str
    kinds: dict[str, str]
    arabic_only: frozenset[str]


@lru_cache(maxsize=8)
def units(own: frozenset[str] = NO_UNITS) -> Units:
    """The units that ship with the project, and a project's own besides."""
    data = tomllib.loads(files("annotator.suggest").joinpath("units.toml").read_text("utf-8"))
    ours = {unit: part["kind"] for part in data["kinds"] for unit in part["units"]}
    kinds = {**dict.fromkeys(own, OWN), **ours}
    not_before: dict[str, str] = data["not_before"]
    rates = {*kinds, *data["rates"]["denominators"]}
    return Units(
        pattern=_alternatives(kinds, not_before),
        denominators=_alternatives(rates, {}),
        kinds=kinds,
        arabic_only=frozenset(data["arabic_only"]["units"]),
    )


def _alternatives(words: Iterable[str], not_before: dict[str, str]) -> str:
    """A pattern of all words, the longest first, whose shared beginnings are tried once."""
    return _endings("", sorted(words), not_before)


def _endings(begun: str, words: Iterable[str], not_before: dict[str, str]) -> str:
    """How these words go on behind what they share, and what must not follow where one ends."""
    by_next: dict[str, list[str]] = {}
    for word in words:
        by_next.setdefault(word[len(begun) : len(begun) + 1], []).append(word)
    ended = by_next.pop("", None)
    guard = f"(?!{GAP}(?:{not_before[begun]}))" if ended and begun in not_before else ""
    if not by_next:
        return guard
    further = "|".join(
        re.escape(character) + _endings(begun + character, rest, not_before)
        for character, rest in by_next.items()
    )
    if not begun:
        return further
    return f"(?:{_BREAK}?(?:{further}){'|' + guard if ended else ''})"


def any_of(words: Iterable[str]) -> str:
    """A pattern of words that fails fast: grouped by what they begin with, longest first."""
    by_first: dict[str, list[str]] = {}
    for word in words:
        by_first.setdefault(word[:1], []).append(word[1:])
    optional = "" in by_first
    by_first.pop("", None)
    parts = [
        re.escape(first) + (any_of(rest) if any(rest) else "") for first, rest in by_first.items()
    ]
    return f"(?:{'|'.join(parts)}){'?' if optional else ''}"


@cache
def no_quantity() -> re.Pattern[str]:
    """What to try first at a numeral: dates, clock times and phones, named by group."""
    likely = rf"""(?={_D}++[\s年月日号时点:：./．／\-—－–―~～〜至到世]
        |{_C}{{1,6}}+[○Ｏ{CHINESE}]*+\s{{0,6}}+(?:[年月日号季届点]|{RANGE_MARK}))"""
    pattern = rf"(?P<phone>{_PHONE})|{likely}(?:(?P<date>{_DATE})|(?P<time>{_CLOCK}))"
    return re.compile(pattern, re.VERBOSE)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The patterns that hold units, compiled for one set of them.

    `alone` is a Chinese numeral that no unit or other part of the grammar can follow; `arabic` and
    `chinese` are what to try at a numeral, with fraction, ratio, percent and amount as groups.
    """

    alone: re.Pattern[str]
    arabic: re.Pattern[str]
    chinese: re.Pattern[str]


@lru_cache(maxsize=8)
def grammar(own: frozenset[str] = NO_UNITS) -> Grammar:
    """The grammar with the units that ship with the project, and a project's own besides."""
    known = units(own)
    return Grammar(_word_alone(known), _arabic_quantity(known), _chinese_quantity(known))


def _word_alone(known: Units) -> re.Pattern[str]:
    first = _unit_starts(known)
    parts = "年月日号点季届时世分又余多来几半个贫群农人口干党困职学百老村居劳游山各建边脱，。、；,;"
    return re.compile(
        rf"(?:数(?![十百千万亿])|[{CHINESE}{FORMAL}]{{1,6}}+"
        rf"(?![{CHINESE}{FORMAL}{ARABIC}\s{first}{parts}\-—－–―~～〜至到○Ｏ]))"
    )


def _arabic_quantity(known: Units) -> re.Pattern[str]:
    first = _unit_starts(known)
    broken = rf"""
        (?<=\S)(?!(?:19|20){_D}{{2}}[\s\u3000]){_D}++(?:{_BREAK}|[ \u3000](?={_D}{{3}}))
        [0-9]++(?:\.[0-9]++)?+(?={GAP}[万亿千百余多{first}])
    """
    pattern = rf"""
        (?={_D}++[/／])(?P<fraction>{_D}++[/／]{_D}++(?![{ARABIC}/／]))
      | (?=[{ARABIC},，.．]{{1,24}}+\s{{0,6}}+[∶:：])
        (?P<ratio>{_DECIMAL}(?:{GAP}[∶:：]{GAP}{_DECIMAL}){{1,5}})
      | (?P<amount>
          (?P<arabic>(?={_D}++\s){broken}|{_DECIMAL})
          (?:{GAP}(?P<vague>[余多几]{_NO_WORD}|来(?={GAP}(?:[万亿]|{known.pattern}))))?
          (?:{GAP}(?P<multiplier>{_MULTIPLIER}(?:{GAP}{_SMALLER})?))?
          (?:{GAP}(?P<after>[余多]{_NO_WORD}|来(?={GAP}(?:{known.pattern}))))?
          {_measured(known)}?
        )
    """
    return re.compile(pattern, re.VERBOSE)


def _chinese_quantity(known: Units) -> re.Pattern[str]:
    pattern = rf"""
        (?P<percent>百{GAP}分{GAP}之{GAP}(?:{_DECIMAL}|{_CHINESE_RUN}(?:{_BREAK}?点{_BREAK}?{_CD}++)?))
      | (?P<fraction>{_C}++分{GAP}之{GAP}{_C}++)
      | (?P<amount>
          (?P<several>数(?=[十百千万亿]))?
          (?P<chinese>{_CHINESE_RUN}
            (?:点{_BREAK}?[零〇一二三四五六七八九]++(?:[百千万亿]{_NO_POWER})*+)?)
          (?:{GAP}(?P<some>[余多几]{_NO_WORD}|来(?={GAP}(?:[万亿]|{known.pattern}))))?
          (?:{GAP}(?P<myriad>[万亿]{{1,2}}|个亿))?
          (?:{GAP}(?P<more>[余多]{_NO_WORD}))?
          {_measured(known)}?
        )
    """
    return re.compile(pattern, re.VERBOSE)


_DIGIT_BELOW: Final = "[一二两三四五六七八九1-9]"
_LOWER: Final = (
    rf"(?<=[元块]){GAP}{_DIGIT_BELOW}[角毛](?:{_DIGIT_BELOW}分?)?|(?<=斤){_DIGIT_BELOW}两(?!个)"
)
_BEHIND: Final = rf"{CHINESE}{ARABIC}年月日点号是大.,%％"
_NO_WORD: Final = "(?!额|粮|样|元化|渠道|方|措并举)"


_HALF: Final = rf"个{_BREAK}?半|年半|成半|[亩斤里吨倍丈尺]半(?![两斤亩山腰截])"


def _unit_starts(known: Units) -> str:
    return "".join(re.escape(unit) for unit in sorted({unit[0] for unit in known.kinds}))


def _measured(known: Units) -> str:
    """The unit behind the numeral, with a half or an 余 inside."""
    first = _unit_starts(known)
    return rf"""
        (?: {GAP}(?P<half>{_HALF})(?P<half_unit>{GAP}(?:个?月|小时|学期|钟头|年)|)
          | {GAP}个(?P<inner>[余多])(?P<inner_unit>{GAP}(?:月|小时|星期|百分点))
          | {GAP}(?P<unit>(?:{known.pattern})
              (?:{GAP}[/／·•・∙⋅‧]{GAP}每?(?:{known.denominators})){{0,3}})
            (?P<tenths>(?<=成)[一二三四五六七八九](?![{CHINESE}个级]))?
            (?P<below>(?<=[元块斤米丈])(?:{_LOWER}|(?<=[块米丈]){_DIGIT_BELOW}(?![{_BEHIND}{first}])))?
        )
    """
