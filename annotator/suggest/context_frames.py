"""Words that frame a number in its clause, and how a noun among them is trimmed."""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from annotator.suggest.numbers_grammar import any_of
from schema.records import Span


@dataclass(frozen=True, slots=True)
class FrameWords:
    """Patterns of the words around a number.

    Those before it (`links`), those that lead from one level to the next, what is said of a noun,
    who or when, and nothing but such words.
    """

    links: re.Pattern[str]
    link_ends: frozenset[str]
    """Every character that `links` may end with, but for spaces, and some more."""
    change: re.Pattern[str]
    verbs: re.Pattern[str]
    frames: re.Pattern[str]
    only_links: re.Pattern[str]


@cache
def frame_words() -> dict[str, list[str]]:
    """The word lists that ship with the project, by name."""
    source = files("annotator.suggest").joinpath("context.toml").read_text("utf-8")
    return tomllib.loads(source)


_EACH: Final = (
    "每(?:平方米|公斤|学期|学年|季度|[人户亩斤吨月年天周次个名支座头只队组期村乡镇县家场单例套])"
)
_WHEN: Final = (
    r"(?:(?:19|20)\d\d年度?|今年|去年|前年|上年|\d{1,2}月)(?:[年]?[底末初]|上半年|下半年)?的?"
)
_IN_LONGER_WORDS: Final = "均(?<![户人村亩]均)|务工(?<!劳务工)(?!人员)|居(?![民住家委])"
"""Verbs of which some longer nouns are made (劳务工作站, 居民)."""
_IN_WORDS: Final = (
    "(?!对[口象]|给予|与会|可持续|能源|能人|要素|能力|再生|再造|有机|有效|有线|同伴|同学|向导)"
)
"""Nouns that only begin like a frame."""
_CHANGE_ENDS: Final = ("到", "至", "为")


def _changes(links: Iterable[str]) -> list[str]:
    """Of the words between a name and its number those that lead from one level to the next."""
    return [word for word in links if len(word) > 1 and word.endswith(_CHANGE_ENDS)]


@cache
def words_of_frames() -> FrameWords:
    """The patterns of the words that ship with the project."""
    data = frame_words()
    links, verbs = any_of(data["links"]), any_of(data["verbs"])
    ends = "".join(word[-1] for word in data["links"])
    return FrameWords(
        links=re.compile(f"(?:{_EACH}|{_WHEN}|(?<!人)才|(?<!签)约|(?<![惠涉普])及|{links}|\\s)++$"),
        link_ends=frozenset(f"{_EACH}{_WHEN}才约及{ends}"),
        change=re.compile(any_of(_changes(data["links"]))),
        # with no group around the words their first signs are known: ten times as fast
        verbs=re.compile(f"{verbs.removesuffix(')')}|{_IN_LONGER_WORDS})"),
        frames=re.compile(
            f"^(?:{_WHEN}|就(?![业近地医学读])|{_IN_WORDS}{any_of(data['frames'])}|\\s)++"
        ),
        only_links=re.compile(f"(?:{_EACH}|{_WHEN}|{links}|[、，,和与及\\s])*+"),
    )


_NO_NOUN: Final = frozenset("已把对户前来没将给被让就还也都少多约近共其各均则又再可能要用按因但")


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without marks and spaces at its ends; None where no noun is left."""
    while start < end and (text[start].isspace() or text[start] in "“”‘’）)】·…—-.%％"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in "“”‘（(【·…—-"):
        end -= 1
    words = text[start:end]
    return Span(start, end, words) if end > start and words not in _NO_NOUN else None
