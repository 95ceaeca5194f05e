"""Cuts a text into the lexicon's words, numbers, marks and the rest, in one pass."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from annotator.suggest.lexicon import Entry, Kind, Lexicon, Node


def _sign(kind: Kind) -> Entry:
    return Entry(frozenset({kind}))


OTHER: Final = _sign(Kind.OTHER)
NUMBER: Final = _sign(Kind.NUMBER)
MARK: Final = _sign(Kind.MARK)
COMMA: Final = _sign(Kind.COMMA)
PERFECT: Final = _sign(Kind.PERFECT)

_UNIT: Final = (
    "平方米|平方公里|立方米|公里|千瓦|个百分点|人次|户次|亿元|万元|元|%|％|个月|个|名|户|人以上|人|家|所|座|条|支队"
    "|支|处|次|项|场|期|轮|套|只|头|尾|台|间|栋|亩|吨|米|斤|公斤|本|份|张|口|株|棵|件|辆|艘|盏|眼|孔|对|成|倍|类|种"
    "|批次|位|村|趟|款|册|篇|片|幢|组|班|级(?!公路)|天|年(?!级)|小时|棒|窝|羽|匹|箱|袋|公顷|千米|笔|单|起|例|封|宗|所|扇|面|床|块"
    "|[kKM]Wp?|㎡|平方|立方|千伏安|兆瓦|担|塘|桶|束|盆|架|枚"
)
_NUMERAL: Final = re.compile(
    r"[0-9０-９][0-9０-９,，.．]*(?:[百万亿]|千(?![瓦伏克米]))*[余多来]?(?:[百万亿]|千(?![瓦伏克米]))*(?:UNIT)?"
    r"|百分之[一二三四五六七八九十百点]+"
    r"|[一二三四五六七八九十百千万两数几零〇]+(?:点[一二三四五六七八九零]+)?[余多来]?[万亿]?(?:UNIT)".replace(
        "UNIT", _UNIT
    )
)
_LONGEST_NUMERAL: Final = 24
_DIGITS: Final = frozenset("0123456789０１２３４５６７８９")
_NUMERALS: Final = _DIGITS | frozenset("一二三四五六七八九十百千万两数几")
_WORD_COST: Final = 2
_OTHER_COST: Final = 3


class Word(NamedTuple):
    """A stretch of the text and what the lexicon knows of it; offsets in the cut text."""

    start: int
    end: int
    entry: Entry


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with its words; behind either end stands a mark."""

    text: str
    words: Sequence[Word]

    def entry(self, index: int) -> Entry:
        """What is known of the word at `index`."""
        return self.words[index].entry if 0 <= index < len(self.words) else MARK

    def of(self, word: Word) -> str:
        """The characters of a word."""
        return self.text[word.start : word.end]

    def size(self, index: int) -> int:
        """How many characters the word at `index` has."""
        word = self.words[index]
        return word.end - word.start

    def words_in(self, start: int, end: int) -> Sequence[Word]:
        """The words that begin between two places."""
        first = bisect_left(self.words, start, key=lambda word: word.start)
        return self.words[first : bisect_left(self.words, end, key=lambda word: word.start)]

    def index_at(self, place: int, index: int) -> int:
        """The first word from `index` on that begins at `place` or behind it."""
        while index < len(self.words) and self.words[index].start < place:
            index += 1
        return index


def read(text: str, lexicon: Lexicon) -> Reading:
    """The text as words without gaps: the fewest words, the longest first."""
    ends, entries = _best_steps(text, lexicon.trie)
    words: list[Word] = []
    place = start = 0
    while place < len(text):
        end, entry = ends[place], entries[place]
        if entry is not OTHER:
            words.append(Word(place, end, entry))
            start = end
        elif end == len(text) or entries[end] is not OTHER:
            words.append(Word(start, end, OTHER))
            start = end
        place = end
    return Reading(text, words)


def _best_steps(text: str, trie: Node) -> tuple[list[int], list[Entry]]:
    """For each place where the best word there ends, and its entry; from the end backwards."""
    size = len(text)
    cost = [0] * (size + 1)
    ends, entries = list(range(1, size + 1)), [OTHER] * size
    for place in range(size - 1, -1, -1):
        character = text[place]
        best = cost[place + 1] + _OTHER_COST
        node = trie.get(character)
        if node is None:
            entries[place] = _mark(character)
        reach = place + 1
        while node is not None:
            if node.entry is not None and cost[reach] + _WORD_COST <= best:
                best = cost[reach] + _WORD_COST
                ends[place], entries[place] = reach, node.entry
            if reach == size:
                break
            node = node.get(text[reach])
            reach += 1
        if character in _NUMERALS:
            reach = _numeral_end(text, place)
            if reach and cost[reach] + _WORD_COST <= best:
                best = cost[reach] + _WORD_COST
                ends[place], entries[place] = reach, NUMBER
        cost[place] = best
    return ends, entries


def _numeral_end(text: str, place: int) -> int:
    """Where the number that starts here ends; 0 where none does."""
    if place and text[place] in _DIGITS and text[place - 1] in _DIGITS:
        return 0
    found = _NUMERAL.match(text, place, place + _LONGEST_NUMERAL)
    return found.end() if found else 0


def _mark(character: str) -> Entry:
    if character == "、":
        return COMMA
    if character == "了":
        return PERFECT
    return OTHER if character.isalpha() else MARK
