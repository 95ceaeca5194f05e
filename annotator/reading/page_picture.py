"""A page of a pdf as a picture, and where some words of its report stand on it."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from annotator.alignment import Alignment
from annotator.errors import Problem, UserError
from annotator.reading.pages import Box, PagePicture, PageRequest
from annotator.reading.radicals import mended
from schema.records import Span

MOST_PIXELS: Final = 8_000_000
_MOST_CHARACTERS: Final = 200_000  # of one page


def picture(data: bytes, path: Path, request: PageRequest) -> PagePicture:
    """Draw a page; UserError where the file is no pdf, is locked, or has no such page."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UserError(Problem.UNREADABLE, path=path, what=str(error)) from error
    try:
        if not 0 <= request.page < len(document):
            raise UserError(Problem.UNREADABLE, path=path, what=f"page {request.page + 1}")
        page = document[request.page]
        scale = _bounded(page, request.scale)
        bitmap = page.render(
            scale=scale, may_draw_forms=False, force_bitmap_format=pdfium_c.FPDFBitmap_BGR
        )
        return PagePicture(
            page=request.page,
            pages=len(document),
            scale=scale,
            width=bitmap.width,
            height=bitmap.height,
            stride=bitmap.stride,
            pixels=bytes(bitmap.buffer),
            marks=tuple(_marks(page, request, bitmap.width, bitmap.height)),
        )
    finally:
        document.close()


def _bounded(page: pdfium.PdfPage, scale: float) -> float:
    width, height = page.get_size()
    most = math.sqrt(MOST_PIXELS / max(width * height, 1.0))
    return max(min(scale, most), 0.01)


def _marks(page: pdfium.PdfPage, request: PageRequest, width: int, height: int) -> Iterator[Box]:
    if request.start >= request.end:
        return
    words = page.get_textpage()
    if words.count_chars() > _MOST_CHARACTERS:
        return
    drawn = [(index, char) for index, char in _characters(words) if not char.isspace()]
    text = "".join(char for _, char in drawn)
    found = find_words(request.text, text, request.start, request.end)
    if found is not None:
        places = [index for index, _ in drawn[found.start : found.end]]
        boxes = [words.get_charbox(index, loose=True) for index in places]
        yield from _lines([_on_picture(page, box, width, height) for box in boxes])


def _characters(words: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    for index in range(words.count_chars()):
        yield index, mended(chr(pdfium_c.FPDFText_GetUnicode(words, index)))[0]


def find_words(read: str, drawn: str, start: int, end: int) -> Span | None:
    """Where words that were read from a page stand among its characters without blanks.

    By alignment; where the page was read in another order than it is drawn, the same words that
    stand there as often, the one of the same turn. None where they are not there.
    """
    aligned = Alignment(read, drawn).carried(Span(start, end, read[start:end]))
    if aligned is not None:
        return aligned
    words = "".join(read[start:end].split())
    before, whole = "".join(read[:start].split()), "".join(read.split())
    turn = before.count(words)
    if not words or whole.count(words) != drawn.count(words):
        return None
    at = -1
    for _ in range(turn + 1):
        at = drawn.find(words, at + 1)
    return Span(at, at + len(words), words) if at >= 0 else None


def _on_picture(page: pdfium.PdfPage, box: Box, width: int, height: int) -> Box:
    left, bottom, right, top = box
    corners = [_pixel(page, x, y, width, height) for x, y in ((left, bottom), (right, top))]
    (x1, y1), (x2, y2) = corners
    return min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)


def _pixel(page: pdfium.PdfPage, x: float, y: float, width: int, height: int) -> tuple[int, int]:
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium_c.FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, across, down)
    return across.value, down.value


def _lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """Boxes of characters that follow each other on a line as one."""
    line: Box | None = None
    for box in boxes:
        if line is None:
            line = box
        elif line[1] < (box[1] + box[3]) / 2 < line[3] and box[2] > line[0]:
            line = (
                min(line[0], box[0]),
                min(line[1], box[1]),
                max(line[2], box[2]),
                max(line[3], box[3]),
            )
        else:
            yield line
            line = box
    if line is not None:
        yield line
