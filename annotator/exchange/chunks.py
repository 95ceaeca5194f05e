"""Long reports in pieces that trainers can take: cut at sentences, paragraphs or lengths."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.exchange.carrying import Record, Row, links_of, moved, place, rows_of
from annotator.reading.sentences import ends
from schema.records import Json

REPORT: Final = "report"
SENTENCE: Final = "sentence"
PARAGRAPH: Final = "paragraph"
SIZES: Final = (REPORT, SENTENCE, PARAGRAPH)

_VISIBLE: Final = re.compile(r"\S")
_PARAGRAPH_END: Final = re.compile(r"\n+")


def chunked(record: Record, size: str | int) -> Iterator[Record]:
    """The pieces of a record in order, each with its `offset` in the report; no span is cut.

    A link to another piece, and an attribute that is a span there, stay out.

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
    if size == SENTENCE:
        return (_past_blanks(text, end) for end in ends(text))
    return (found.end() for found in _PARAGRAPH_END.finditer(text))


def _past_blanks(text: str, at: int) -> int:
    found = _VISIBLE.search(text, at)
    return found.start() if found else len(text)


def _outside(cut: int, closed: list[tuple[int, int]]) -> int:
    """The first place from here on that is in no span."""
    for start, end in closed:
        if start < cut < end:
            cut = end
    return cut


def _piece(record: Record, rows: list[Row], start: int, end: int) -> Record:
    inside = [row for row in rows if start <= place(row)[0] and place(row)[1] <= end]
    kept = {row["id"] for row in inside}
    spans: list[Json] = [_within(row, kept, start, end) for row in inside]
    return {**record, "text": str(record["text"])[start:end], "spans": spans, "offset": start}


def _within(row: Row, kept: set[Json], start: int, end: int) -> Row:
    """A span by its place in the piece, without what it says of other pieces."""
    said = {
        name: value
        for name, value in row.items()
        if not isinstance(value, dict) or (start <= place(value)[0] and place(value)[1] <= end)
    }
    if links := [each for each in links_of(row) if each in kept]:
        said["quantifies"] = [*links]
    else:
        said.pop("quantifies", None)
    return moved(said, lambda at: at - start)
