"""Where sentences end in a report: at their marks and with their paragraph, not at hard breaks."""

import re
from collections.abc import Iterator
from typing import Final

from annotator.reading.paragraphs import paragraphs
from schema.records import Span

_BESIDE: Final = 12  # characters shown on either side of a span
# What ends a sentence, with the marks that close around it.
_MARKS: Final = re.compile(r"[。！？!?；;]+[”’」』）)]*")


def ends(text: str, low: int = 0, high: int | None = None) -> Iterator[int]:
    """The places where sentences of a text, or of whole lines of it, end, in order.

    Breaks and blanks that follow a sentence belong to none.
    """
    for first, last in paragraphs(text, low, high):
        end = first.start
        for found in _MARKS.finditer(text, first.start, last.end):
            end = found.end()
            yield end
        if end < last.end:
            yield last.end


def around(text: str, start: int, end: int, *, reach: int) -> tuple[int, int]:
    """From the sentence end before a stretch to the one after it, at most so far away from it."""
    low, high = max(0, start - reach), min(len(text), end + reach)
    after = text.find("\n", high)
    lines = text.rfind("\n", 0, low) + 1, (after if after >= 0 else len(text))
    found = list(ends(text, *lines))
    return (
        max((each for each in found if low <= each <= start), default=low),
        min((each for each in found if end <= each <= high), default=high),
    )


def in_its_place(text: str, span: Span) -> str:
    """A span in brackets with what stands beside it, on one line."""
    before = text[max(0, span.start - _BESIDE) : span.start]
    after = text[span.end : span.end + _BESIDE]
    return f"{before}[{span.text}]{after}".replace("\n", "⏎")
