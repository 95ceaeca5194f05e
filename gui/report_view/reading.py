"""Which stretches of a report are paragraphs on screen: as stored, or with hard breaks joined."""

import re
import unicodedata
from enum import IntEnum
from typing import Final, NamedTuple

from annotator.reading.paragraphs import (
    HEADING,
    LONGEST_TITLE,
    SENTENCE_END,
    StoredLine,
    paragraphs,
    stored_lines,
)

LONGEST_BLOCK: Final = 1200
_SHORTEST_BLOCK: Final = 600

# where a paragraph too long for one layout may be cut: it need not be a sentence's end
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


def stored_blocks(text: str) -> list[Block]:
    """One block for each stored line, blank lines included; never empty."""
    blocks: list[Block] = []
    for line in stored_lines(text):
        blocks += _bounded(text, Block(line.start, line.end, BlockKind.STORED_LINE, line.number))
    return blocks or [Block(0, 0, BlockKind.STORED_LINE, 1)]


def reading_blocks(text: str) -> list[Block]:
    """Paragraphs with hard line breaks joined and blank lines left out; never empty."""
    blocks: list[Block] = []
    for first, last in paragraphs(text):
        kind = _kind(first, is_alone=first is last, is_first=not blocks)
        blocks += _bounded(text, Block(first.start, last.end, kind, first.number))
    return blocks or [Block(0, len(text), BlockKind.BODY, 1)]


def _kind(line: StoredLine, *, is_alone: bool, is_first: bool) -> BlockKind:
    if HEADING.match(line.content):
        return BlockKind.HEADING
    is_short = is_alone and len(line.content) <= LONGEST_TITLE
    if is_first and is_short and not SENTENCE_END.search(line.content):
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
