"""Moving a span's edges, and reading its number again while they move."""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from annotator.items import Item
from annotator.ops.labels import Edit
from annotator.ops.rereading import Reader, is_read, read_fields
from schema.labels import LabelSchema
from schema.records import Span

WordAt = Callable[[int], tuple[int, int]]


class Edge(StrEnum):
    """One end of a span."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class EdgeMove:
    """Which edge goes which way, and how far: by a character, or by a word."""

    edge: Edge
    forward: bool
    by_word: bool = False


def moved(text: str, span: Span, move: EdgeMove, word_at: WordAt) -> Span:
    """The span with one edge moved; it keeps at least one character and stays in the text."""
    start, end = span.start, span.end
    go = _next if move.forward else _back
    if move.edge is Edge.RIGHT:
        end = max(go(text, end, move, word_at), _after_character(text, start))
    else:
        start = min(go(text, start, move, word_at), _before_character(text, end))
    return Span(start, end, text[start:end])


def span_of(text: str, start: int, end: int) -> Span:
    """A stretch of the text without the blanks and line breaks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def corrected(
    schema: LabelSchema, engine: Reader | None, text: str, item: Item, span: Span
) -> Edit:
    """The edit that gives an item another span; what nobody typed is read from the text again."""
    if engine is None or not is_read(schema, item.label):
        return Edit(span=span)
    read = read_fields(engine, text, span)
    kept = item.current.by_hand
    return Edit(span=span, attributes={k: v for k, v in read.items() if k not in kept})


def _next(text: str, at: int, move: EdgeMove, word_at: WordAt) -> int:
    first = _skip_blanks(text, at)
    if first >= len(text):
        return at
    at = _after_character(text, first)
    if move.by_word:
        at = max(word_at(first)[1], at)
    return at if move.edge is Edge.RIGHT else _skip_blanks(text, at)


def _back(text: str, at: int, move: EdgeMove, word_at: WordAt) -> int:
    at = _before_blanks(text, at)
    if at == 0:
        return 0
    last = _before_character(text, at)
    at = min(word_at(last)[0], last) if move.by_word else last
    return at if move.edge is Edge.LEFT else _before_blanks(text, at)


def _before_blanks(text: str, at: int) -> int:
    while at > 0 and text[at - 1].isspace():
        at -= 1
    return at


def _skip_blanks(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def _after_character(text: str, at: int) -> int:
    at += 1
    while at < len(text) and _joins(text[at]):
        at += 1
    return min(at, len(text))


def _before_character(text: str, at: int) -> int:
    at -= 1
    while at > 0 and _joins(text[at]):
        at -= 1
    return max(at, 0)


def _joins(character: str) -> bool:
    return bool(unicodedata.combining(character)) or character in "\ufe0e\ufe0f\u200d"
