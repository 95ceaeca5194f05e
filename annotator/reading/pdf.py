"""PDF files: the text layer in reading order, without running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from annotator.errors import Problem, UserError
from annotator.reading import grids
from annotator.reading.columns import Box, lines_of
from annotator.reading.extract import Extract, Options
from annotator.reading.radicals import mended
from schema.records import Json

MOST_PAGES: Final = 5_000
_MOST_CHARACTERS: Final = 200_000  # of one page
_EDGE: Final = 0.15  # of a page's height: where running heads and page numbers stand
_REPEATED: Final = 2  # pages
_WIDE: Final = 1.2  # character heights: more than a space between words
_PAGE_NUMBER: Final = re.compile(
    r"\W*(?:第|page)?\s*\d{1,5}\s*(?:页)?\W*(?:[/共of]+\W*\d{1,5}\W*页?)?\W*", re.IGNORECASE
)
# white that the program which made the file sets beside Chinese characters is no space of the text
_SPACED: Final = re.compile(r"(?<=[^\x00-\x7f])\x00|\x00(?=[^\x00-\x7f])")
_DIGITS: Final = re.compile(r"\d+")
_GAP: Final = re.compile(r"[\x00-\x1f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a page in its parts: one, but for the rows of a table."""

    cells: tuple[str, ...]
    is_at_edge: bool

    @property
    def text(self) -> str:
        """Its parts beside each other."""
        return "\t".join(self.cells)

    @property
    def running(self) -> str:
        """What it shares with the running heads of other pages: all but the numbers."""
        return _DIGITS.sub("#", self.text)


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A file is one text, a line of a page a line of it; UserError where it is a scan or locked.

    `page_starts` in `meta` are the code points at which its pages begin.
    """
    del options  # it says its own encoding
    pages = _pages(data, path)
    repeated = _running_heads(pages)
    texts = [_text([line for line in page if not _is_running(line, repeated)]) for page in pages]
    if not any(text.strip() for text in texts):
        raise UserError(Problem.SCANNED, path=path)
    text, radicals = mended("".join(texts))
    meta: dict[str, Json] = {"page_starts": [*_starts(texts)]}
    if radicals:
        meta["mended_radicals"] = radicals
    if empty := [number for number, each in enumerate(texts, start=1) if not each.strip()]:
        meta["pages_without_text"] = [*empty]
    yield Extract(text=text, meta=meta)


def _text(lines: Sequence[_Line]) -> str:
    """Lines of prose as they stand, rows of a table with the heads of their columns."""
    said: list[str] = []
    for width, group in groupby(lines, key=lambda line: len(line.cells)):
        rows = [line.cells for line in group]
        said += grids.lines_of(rows) if width > 1 else (row[0] for row in rows)
    return "".join(line + "\n" for line in said)


def _starts(texts: Sequence[str]) -> Iterator[int]:
    start = 0
    for text in texts:
        yield start
        start += len(text)


def _pages(data: bytes, path: Path) -> list[list[_Line]]:
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        locked = "password" in str(error).lower()
        problem = Problem.ENCRYPTED if locked else Problem.UNREADABLE
        raise UserError(problem, path=path, what=str(error)) from error
    try:
        if len(document) > MOST_PAGES:
            raise UserError(Problem.TOO_LARGE, path=path)
        return [_lines(page, path) for page in document]
    finally:
        document.close()


def _lines(page: pdfium.PdfPage, path: Path) -> list[_Line]:
    height = page.get_height()
    words = page.get_textpage()
    try:
        if words.count_chars() > _MOST_CHARACTERS:
            raise UserError(Problem.TOO_LARGE, path=path)
        rows = lines_of(list(_boxes(words)))
    finally:
        words.close()
        page.close()
    return [
        _Line(
            tuple(_spaced(box.text) for box in row),
            is_at_edge=not _EDGE < row[0].bottom / height < 1 - _EDGE,
        )
        for row in rows
    ]


def _spaced(text: str) -> str:
    return _SPACED.sub("", text.strip("\0 ")).replace("\0", " ")


def _boxes(words: pdfium.PdfTextPage) -> Iterator[Box]:
    """Runs of characters on one line, in the order in which the file draws them."""
    said: list[str] = []
    left = bottom = right = top = 0.0
    for index in range(words.count_chars()):
        character = chr(pdfium_c.FPDFText_GetUnicode(words, index))
        if _GAP.match(character):
            continue
        if pdfium_c.FPDFText_IsGenerated(words, index) == 1:
            said.append("\0" if character == " " else "")
            continue
        box = words.get_charbox(index, loose=True)
        if said and not _goes_on(box, right, bottom, top):
            yield Box(left, bottom, right, top, "".join(said))
            said = []
        if not said:
            left, bottom, right, top = box
        said.append(character)
        bottom, right, top = min(bottom, box[1]), max(right, box[2]), max(top, box[3])
    if said:
        yield Box(left, bottom, right, top, "".join(said))


def _goes_on(
    box: tuple[float, float, float, float], right: float, bottom: float, top: float
) -> bool:
    """Whether a character stands on the same line, right behind the one before."""
    middle = (box[1] + box[3]) / 2
    return bottom < middle < top and -2 * (top - bottom) < box[0] - right < _WIDE * (top - bottom)


def _running_heads(pages: Sequence[Sequence[_Line]]) -> set[str]:
    heads = Counter(
        each for page in pages for each in {line.running for line in page if line.is_at_edge}
    )
    return {head for head, count in heads.items() if count >= max(_REPEATED, len(pages) / 3)}


def _is_running(line: _Line, repeated: set[str]) -> bool:
    return line.is_at_edge and (line.running in repeated or bool(_PAGE_NUMBER.fullmatch(line.text)))
