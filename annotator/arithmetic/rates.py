"""What each of many has: rates in the words of a report, and what they may be counted with."""

import re
from typing import Final, NamedTuple

from annotator.arithmetic.figures import Figure
from annotator.arithmetic.passages import HAVERS, Passage
from annotator.arithmetic.units import base

_EACH: Final = re.compile(
    r"(?P<of>(?![年月日天季平])\w)均(?![未已不是被能可在要以按由])|(?P<area>亩)产"
    rf"|[，,；;]一(?P<by_one>[{HAVERS}])$"
    r"|[每单](?P<one>公里|公斤|千瓦时|千瓦|平方米|(?![年月天日季价])[^\W\d])"
    r"|(?P<pay>月工资|月薪)|(?P<price>[单均]价)"
)
_COUNTED: Final = {
    "人": ("人", "人次", "名", "位", "口", "个"),
    "名": ("人", "名", "位", "个"),
    "生": ("人", "名", "个"),
    "月工资": ("人", "名"),
    "月薪": ("人", "名"),
    "村": ("村", "个"),
    "县": ("县", "个"),
    "乡": ("乡", "个"),
    "镇": ("镇", "个"),
    "队": ("队", "支"),
    "单": ("单", "笔"),
    "次": ("次", "人次", "件次"),
    "社": ("社", "个", "家"),
}
_NAMES: Final = {
    "人": "人岗员生者力",
    "名": "人岗员生者师",
    "生": "人生",
    "村": "村",
    "县": "县",
    "乡": "乡镇",
    "镇": "乡镇",
    "社": "社",
}
"""Signs in the names of those that are counted in 个 and are meant by such a word."""
_MORE, _OWN = "more", "paid by oneself"
_SAID: Final = (_MORE, _OWN)
"""Kinds of which a sum says that it is of them."""
_KINDS: Final = {
    _MORE: re.compile("增收|增加|增长|提高|增效"),
    "lent": re.compile("贷|放款"),
    "spent": re.compile("投资|投入|造价"),
    _OWN: re.compile("自付|自缴|自筹|自负"),
    "earned": re.compile("收入|产值|销售|收益|利润|创收|营收|盈利"),
}
_PERSON: Final = re.compile(r"[^\W\d]{0,3}(?:[师员人生工]|干部)")
_PEOPLE: Final = ("人", "员", "生", "师")
_PERSONS: Final = frozenset({"人", "名", "位", "口"})
_CLAUSE: Final = re.compile(r"[，,、（(：:]")
_NAMED: Final = 12  # characters
_DIGIT: Final = re.compile(r"\d")


class Rate(NamedTuple):
    """What each has: the units in which those are counted, the unit of what they have.

    It is exact where it is fixed for each (每人 100 元) and nothing on average.
    """

    of: tuple[str, ...]
    unit: str
    noun: str
    kind: str
    is_exact: bool

    def counts(self, figure: Figure) -> bool:
        """Whether a figure says how many of them there are (吨 of 公斤)."""
        if figure.unit == "个" and self.of[0] != "个":
            names = _NAMES.get(self.noun, self.noun)
            is_named = any(each in figure.indicator for each in names)
            return is_named or ("个" in self.of and not figure.indicator)
        return figure.unit in self.of or base(figure.unit)[0] in {base(it)[0] for it in self.of}

    def sums(self, passage: Passage, figure: Figure) -> bool:
        """Whether a figure may be what all have together: 户均增收 is no part of what was spent."""
        are_people = {figure.unit, self.unit} <= _PERSONS
        if base(figure.unit)[0] != base(self.unit)[0] and not are_people:
            return False
        kind = kind_of(passage, figure)
        return not self.kind or kind == self.kind or (not kind and self.kind not in _SAID)


def kind_of(passage: Passage, figure: Figure) -> str:
    """What an amount is where it can be of no other kind; "" where the words do not say so."""
    named = _CLAUSE.split(passage.before(figure, _NAMED))[-1]
    return next((kind for kind, words in _KINDS.items() if words.search(named)), "")


def rate_of(passage: Passage, figure: Figure) -> Rate | None:
    """What a figure says that each has; None where it does not."""
    unit, _, per = figure.unit.partition("/")
    kind = kind_of(passage, figure)
    if per:
        noun = re.split(r"[/·•]", per)[0].removeprefix("每")
        return Rate(_COUNTED.get(noun, (noun,)), unit, noun, kind, is_exact=True)
    words = passage.before(figure, _NAMED)
    said = list(_EACH.finditer(words))
    if not said or _DIGIT.search(words, said[-1].end()):
        return None
    said_of = (it[it.lastgroup or 0] for it in reversed(said) if not it["price"])
    named = next(said_of, None)
    noun = named or _priced(passage, figure)
    if noun == "个" and _PERSON.match(words, said[-1].end()):
        noun = "名"
    if unit == "个" and figure.indicator.endswith(_PEOPLE):
        unit = "人"
    is_exact = "均" not in words
    return Rate(_COUNTED.get(noun, (noun,)), unit, noun, kind, is_exact) if noun else None


def _priced(passage: Passage, price: Figure) -> str:
    """The unit of what has a price: the last before it in which no money is counted."""
    before = (each.unit for each in reversed(passage.ahead_of(price)))
    return next((unit for unit in before if unit != price.unit), "")
