"""Which stored lines of a report read as one paragraph: hard breaks that a page made, joined."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

BLANKS: Final = " \t\u3000\xa0"
BREAKS: Final = "\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
BREAK: Final = re.compile(f"[{BLANKS}]*[{BREAKS}][{BLANKS}{BREAKS}]*")
LONGEST_TITLE: Final = 30
_SHORTEST_WRAPPED: Final = 16
_SHORTEST_CLAUSE: Final = 8
_LONGEST_ENDING: Final = 6
_SHORTEST_PROSE: Final = 24
_CELLS: Final = "\t"  # between the cells of a row, once blanks at the ends are gone
_TORN: Final = 2  # characters on either side of a break that make a known phrase
_NEARBY: Final = 8000  # keeps the search for them from growing with the report

SENTENCE_END: Final = re.compile(r"[。！？!?…；;：:.][”’」』）)\]】]*$")
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
HEADING: Final = re.compile(r"#{1,6}(?:\s|$)")


class StoredLine(NamedTuple):
    """A line without the break that ends it, in code points; lines are numbered from 1."""

    start: int
    end: int
    number: int
    content: str


def paragraphs(
    text: str, low: int = 0, high: int | None = None
) -> Iterator[tuple[StoredLine, StoredLine]]:
    """The first and the last line of each paragraph; blank lines belong to none.

    `low` and `high` bound the lines that are looked at.
    """
    first: StoredLine | None = None
    last: StoredLine | None = None
    for line in stored_lines(text, low, high):
        if not line.content.strip(BLANKS):
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


def on_one_line(text: str) -> str:
    """The text without breaks of lines and pages; see `in_place_of` for what stands there."""
    return text if text.isprintable() else BREAK.sub(in_place_of, text)


def in_place_of(found: re.Match[str]) -> str:
    """What a `BREAK` leaves: a blank where two Latin words would run together, else nothing."""
    text = found.string
    sides = text[found.start() - 1 : found.start()] + text[found.end() : found.end() + 1]
    return " " if len(sides) == 2 and sides.isascii() and sides.isalpha() else ""


def goes_on(line: str, following: str, *, across_blank: bool, text: str = "", at: int = 0) -> bool:
    """Whether a break between two lines falls inside a sentence, so that they read as one.

    In doubt it does not; a row of a table, its cells parted by tabs, stands alone. A single break
    joins after a comma, or after a line so long that it may have been wrapped and that is not
    shorter than the one after it. A blank line joins only where the words themselves go on: after a
    word that ends no sentence, or where the words on both sides of it stand together elsewhere in
    the `text`, not too far from `at`.
    """
    line, following = line.rstrip(BLANKS), following.rstrip(BLANKS)
    if not line or not following or len(line) < _SHORTEST_CLAUSE:
        return False
    if _CELLS in line.lstrip(BLANKS) or _CELLS in following.lstrip(BLANKS):
        return False
    ending = line[-_LONGEST_ENDING:]
    # what ends most paragraphs is looked for first: a long report has thousands
    if SENTENCE_END.search(ending) or _BEGINS_PARAGRAPH.match(following) or HEADING.match(line):
        return False
    if _DANGLING.search(ending) or _NEVER_BEGINS.match(following):
        return True
    if across_blank:
        is_torn = _DANGLING_WORD.search(ending) or _stand_together(line, following, text, at)
        return bool(is_torn and _CLAUSE_MARK.search(line))
    is_title = _BEGINS_PARAGRAPH.match(line) is not None and len(line) <= LONGEST_TITLE
    is_wrapped = len(line) >= max(_SHORTEST_WRAPPED, len(following) - 2)
    return is_wrapped and not is_title


def _stand_together(line: str, following: str, text: str, at: int) -> bool:
    torn = line[-_TORN:] + following[:_TORN]
    nearby = max(0, at - _NEARBY), at + _NEARBY
    return len(line) >= _SHORTEST_PROSE and text.find(torn, *nearby) >= 0


def stored_lines(text: str, low: int = 0, high: int | None = None) -> Iterator[StoredLine]:
    """All lines as they are stored, an empty one after a break at the end included.

    They are numbered from `low` on.
    """
    start = low
    stored = ""
    for number, stored in enumerate(text[low:high].splitlines(keepends=True), start=1):
        content = stored.rstrip(BREAKS) if stored[-1] in BREAKS else stored
        yield StoredLine(start, start + len(content), number, content)
        start += len(stored)
    if stored and stored[-1] in BREAKS:
        yield StoredLine(start, start, number + 1, "")
