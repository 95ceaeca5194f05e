"""What language models answer: labels that quote the text without saying where.

A line holds `text`, the `model`, and `spans`, each with its `label`, its `quote` and what else our
spans have. Quotes are looked for in the order that they are given, from the last one on.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row
from annotator.exchange.lines import json_lines
from schema.labels import LabelSchema
from schema.records import Json

_LINKED: Final = "quantifies"


def read(path: Path, _: LabelSchema) -> Iterator[Record | UserError]:
    """The records of a file with the places of their quotes; a UserError for each not found."""
    for number, line in enumerate(json_lines(path), start=1):
        if not isinstance(line, dict) or not isinstance(line.get("text"), str):
            raise BadRecord("no_text")
        spans = line.get("spans")
        text, model = str(line["text"]), str(line.get("model") or "model")
        placed: list[Json] = []
        reached = 0
        for index, row in enumerate(spans if isinstance(spans, list) else [], start=1):
            found = _placed(row, text, reached)
            if found is None:
                quote = row.get("quote") if isinstance(row, dict) else row
                yield UserError(Problem.QUOTE_NOT_FOUND, path=path, line=number, quote=quote)
                continue
            start, end = found
            reached = start
            placed.append(
                {"id": f"q{index}", **_said(row), "start": start, "end": end, "from": model}
            )
        yield {"id": str(line.get("id") or ""), "text": text, "spans": _with_known_links(placed)}


def place_of(quote: str, text: str, reached: int = 0) -> tuple[int, int] | None:
    """Where a quote stands, from `reached` on or else anywhere; None where nowhere.

    Exactly, or else with other white space and with full-width forms for half-width ones.
    """
    if not quote.strip():
        return None
    pattern = _loose(quote)
    for start in (reached, 0):
        at = text.find(quote, start)
        if at >= 0:
            return at, at + len(quote)
        if found := pattern.search(text, start):
            return found.span()
    return None


def _placed(row: Json, text: str, reached: int) -> tuple[int, int] | None:
    if not isinstance(row, dict) or not isinstance(row.get("quote"), str):
        return None
    return place_of(str(row["quote"]), text, reached)


def _loose(quote: str) -> re.Pattern[str]:
    """The characters of a quote in their order, each in either width, white space as it may be."""
    characters = [character for character in quote if not character.isspace()]
    return re.compile(r"\s*".join(map(_either_width, characters)))


def _either_width(character: str) -> str:
    code = ord(character)
    other = code + 0xFEE0 if 0x21 <= code <= 0x7E else code - 0xFEE0
    if 0x21 <= code <= 0x7E or 0xFF01 <= code <= 0xFF5E:
        return f"[{re.escape(character)}{re.escape(chr(other))}]"
    return re.escape(character)


def _said(row: Json) -> Row:
    assert isinstance(row, dict)
    return {name: value for name, value in row.items() if name not in ("quote", "text")}


def _with_known_links(placed: list[Json]) -> list[Json]:
    """The spans with links to those only that were found."""
    rows = [row for row in placed if isinstance(row, dict)]
    known = {row["id"] for row in rows}
    for row in rows:
        links = row.get(_LINKED)
        if isinstance(links, list):
            row[_LINKED] = [each for each in links if each in known]
    return placed
