"""Long reports in pieces that trainers can take: cut at sentences, paragraphs or lengths."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.exchange.carrying import Record, Row, place, rows_of
from schema.records import Json

REPORT: Final = "report"
SENTENCE: Final = "sentence"
PARAGRAPH: Final = "paragraph"
SIZES: Final = (REPORT, SENTENCE, PARAGRAPH)

_ENDS: Final = {
    SENTENCE: re.compile(r"[。！？!?；;][”’」』）)]*\s*|\n+"),
    PARAGRAPH: re.compile(r"\n+"),
}


def chunked(record: Record, size: str | int) -> Iterator[Record]:
    """The pieces of a record in order, each with its `offset` in the report; no span is cut.

    `size` is `report`, `sentence`, `paragraph` or the most characters that a piece should have; it
    has more where a span is longer than that.
    """
    text, rows = str(record["text"]), rows_of(record)
    start = 0
    for end in _cuts(text, rows, size):
        yield _piece(record, rows, start, end)
        start = end


def _cuts(text: str, rows: list[Row], size: str | int) -> Iterator[int]:
    """Where pieces end: the last one at the end of the text."""
    if size == REPORT:
        yield len(text)
        return
    closed = sorted(place(row) for row in rows)
    wanted = range(size, len(text), size) if isinstance(size, int) else _ends(text, size)
    last = 0
    for cut in wanted:
        cut = _outside(cut, closed)
        if last < cut < len(text):
            yield cut
            last = cut
    if last < len(text):
        yield len(text)


def _ends(text: str, size: str) -> Iterator[int]:
    return (found.end() for found in _ENDS[size].finditer(text))


def _outside(cut: int, closed: list[tuple[int, int]]) -> int:
    """The first place from here on that is in no span."""
    for start, end in closed:
        if start < cut < end:
            cut = end
    return cut


def _piece(record: Record, rows: list[Row], start: int, end: int) -> Record:
    spans: list[Json] = []
    for row in rows:
        first, last = place(row)
        if start <= first and last <= end:
            spans.append({**row, "start": first - start, "end": last - start})
    return {**record, "text": str(record["text"])[start:end], "spans": spans, "offset": start}
