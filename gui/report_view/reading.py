"""Which stretches of a report are paragraphs on screen: as stored, or with hard breaks joined."""

import re
import unicodedata
from collections.abc import Iterator
from enum import IntEnum
from typing import Final, NamedTuple

LONGEST_BLOCK: Final = 1200
_SHORTEST_BLOCK: Final = 600

_BLANKS: Final = " \t\u3000\xa0"
_BREAKS: Final = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
_LONGEST_TITLE: Final = 30
_SHORTEST_WRAPPED: Final = 16
_SHORTEST_CLAUSE: Final = 8
_LONGEST_ENDING: Final = 6
_SHORTEST_PROSE: Final = 24
_TORN: Final = 2  # characters on either side of a break that make a known phrase
_NEARBY: Final = 8000  # keeps the search for them from growing with the report

_SENTENCE_END: Final = re.compile(r"[。！？!?…；;：:.][”’」』）)\]】]*$")
_CLAUSE_MARK: Final = re.compile("[，。；,;]")
_DANGLING: Final = re.compile("(?:[，、,（(“‘《「『]|(?<=[\u4e00-\u9fff])[—–-])$")
_DANGLING_WORD: Final = re.compile(
    "(?:其中|今年|去年|目前|截至|累计|共计|达到|以及|通过|包括|对于|的|和|与|及|把|将|在|从|由)$"
)
_NEVER_BEGINS: Final = re.compile("[，。、；：！？）》」』”’,;!?)]")
_BEGINS_PARAGRAPH: Final = re.compile(
    r"(?:\s|#|——|[-*•·■□●○◆◇▲△★☆▪※]"
    r"|[(（〔【]?[一二三四五六七八九十百]+[)）〕】]|[一二三四五六七八九十百]+[、.．]"
    r"|[(（]?[0-9]{1,3}(?:[)）、．]|\.(?![0-9]))|[①-⑳]|第[一二三四五六七八九十0-9]+[章节条部])"
)
_HEADING: Final = re.compile(r"#{1,6}(?:\s|$)")
_SENTENCE_STOP: Final = re.compile("[。！？!?；;…]+[”’」』）)]*")
_CLAUSE_STOP: Final = re.compile("[，,、]|\r\n|\\s")


class BlockKind(IntEnum):
    """How a block is set."""

    BODY = 0
    HEADING = 1
    TITLE = 2
    STORED_LINE = 3
    CONTINUED = 4  # a later part of a paragraph that is too long for one layout


class Block(NamedTuple):
    """A stretch that is laid out as one; between two blocks stand only breaks and blank lines.

    `line` is the number of the stored line it begins on, from 1.
    """

    start: int
    end: int
    kind: BlockKind
    line: int


class _Line(NamedTuple):
    start: int
    end: int
    number: int
    content: str


def stored_blocks(text: str) -> list[Block]:
    """One block for each stored line, blank lines included; never empty."""
    blocks: list[Block] = []
    for line in _lines(text):
        blocks += _bounded(text, Block(line.start, line.end, BlockKind.STORED_LINE, line.number))
    return blocks or [Block(0, 0, BlockKind.STORED_LINE, 1)]


def reading_blocks(text: str) -> list[Block]:
    """Paragraphs with hard line breaks joined and blank lines left out; never empty."""
    blocks: list[Block] = []
    for first, last in _paragraphs(text):
        kind = _kind(first, is_alone=first is last, is_first=not blocks)
        blocks += _bounded(text, Block(first.start, last.end, kind, first.number))
    return blocks or [Block(0, len(text), BlockKind.BODY, 1)]


def goes_on(line: str, following: str, *, across_blank: bool, text: str = "", at: int = 0) -> bool:
    """Whether a break between two lines falls inside a sentence, so that they read as one.

    In doubt it does not. A single break joins after a comma, or after a line so long that it may
    have been wrapped and that is not shorter than the one after it. A blank line joins only where
    the words themselves go on: after a word that ends no sentence, or where the words on both
    sides of it stand together elsewhere in the `text`, not too far from `at`.
    """
    line, following = line.rstrip(_BLANKS), following.rstrip(_BLANKS)
    if not line or not following or len(line) < _SHORTEST_CLAUSE:
        return False
    ending = line[-_LONGEST_ENDING:]
    if _BEGINS_PARAGRAPH.match(following) or _HEADING.match(line) or _SENTENCE_END.search(ending):
        return False
    if _DANGLING.search(ending) or _NEVER_BEGINS.match(following):
        return True
    if across_blank:
        is_torn = _DANGLING_WORD.search(ending) or _stand_together(line, following, text, at)
        return bool(is_torn and _CLAUSE_MARK.search(line))
    is_title = _BEGINS_PARAGRAPH.match(line) is not None and len(line) <= _LONGEST_TITLE
    is_wrapped = len(line) >= max(_SHORTEST_WRAPPED, len(following) - 2)
    return is_wrapped and not is_title


def _stand_together(line: str, following: str, text: str, at: int) -> bool:
    torn = line[-_TORN:] + following[:_TORN]
    nearby = max(0, at - _NEARBY), at + _NEARBY
    return len(line) >= _SHORTEST_PROSE and text.find(torn, *nearby) >= 0


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    stored = ""
    for number, stored in enumerate(text.splitlines(keepends=True), start=1):
        content = stored.rstrip(_BREAKS) if stored[-1] in _BREAKS else stored
        yield _Line(start, start + len(content), number, content)
        start += len(stored)
    if stored and stored[-1] in _BREAKS:
        yield _Line(start, start, number + 1, "")


def _paragraphs(text: str) -> Iterator[tuple[_Line, _Line]]:
    """The first and the last line of each paragraph."""
    first: _Line | None = None
    last: _Line | None = None
    for line in _lines(text):
        if not line.content.strip(_BLANKS):
            continue
        if first is not None and last is not None:
            across_blank = line.number > last.number + 1
            lines = last.content, line.content
            if goes_on(*lines, across_blank=across_blank, text=text, at=line.start):
                last = line
                continue
            yield first, last
        first = last = line
    if first is not None and last is not None:
        yield first, last


def _kind(line: _Line, *, is_alone: bool, is_first: bool) -> BlockKind:
    if _HEADING.match(line.content):
        return BlockKind.HEADING
    is_short = is_alone and len(line.content) <= _LONGEST_TITLE
    if is_first and is_short and not _SENTENCE_END.search(line.content):
        return BlockKind.TITLE
    return BlockKind.BODY


def _bounded(text: str, block: Block) -> list[Block]:
    """The block, or its parts where it is too long for one layout."""
    if block.end - block.start <= LONGEST_BLOCK:
        return [block]
    parts: list[Block] = []
    start, kind = block.start, block.kind
    while block.end - start > LONGEST_BLOCK:
        cut = _cut(text, start)
        parts.append(Block(start, cut, kind, block.line))
        start, kind = cut, BlockKind.CONTINUED
    return [*parts, Block(start, block.end, kind, block.line)]


def _cut(text: str, start: int) -> int:
    """Where a long paragraph may be cut: after a sentence, else after a clause, else anywhere."""
    latest = start + LONGEST_BLOCK
    for stop in (_SENTENCE_STOP, _CLAUSE_STOP):
        stops = list(stop.finditer(text, start + _SHORTEST_BLOCK, latest))
        if stops:
            return stops[-1].end()
    while latest > start + _SHORTEST_BLOCK and _belongs_to_the_one_before(text[latest]):
        latest -= 1
    return latest


def _belongs_to_the_one_before(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "\u200d\ufe0f\n"
