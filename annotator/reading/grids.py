"""Tables inside a text: every cell keeps the head of its column beside it, every row its own."""

import re
from collections.abc import Sequence
from itertools import takewhile, zip_longest
from typing import Final

_MOST_HEAD_ROWS: Final = 3
_LONGEST_HEAD: Final = 24
_FIGURE: Final = re.compile(r"[-+−]?[\d０-９][\d０-９,，.．]*\s*[%％‰]?")
_SPACE: Final = re.compile(r"\s+")

Row = Sequence[str]


def lines_of(rows: Sequence[Row]) -> list[str]:
    """The table as lines of text, a row each: `乡镇：青石乡<tab>户数：512`.

    Where no rows read like heads, the cells stand beside each other as they are. A merged cell is
    given as its words in every place it covers; it is said once.
    """
    cleaned = [[_SPACE.sub(" ", cell).strip() for cell in row] for row in rows]
    filled = [row for row in cleaned if any(row)]
    heads = head_rows(filled)
    titles = [_title(column) for column in zip_longest(*filled[:heads], fillvalue="")]
    return [_line(row, titles) for row in filled[heads:]]


def head_rows(rows: Sequence[Row]) -> int:
    """How many of the first rows name the columns: those before the first row with a figure."""
    before = list(takewhile(lambda row: not any(map(_is_figure, row)), rows[: _MOST_HEAD_ROWS + 1]))
    if not before or len(before) > _MOST_HEAD_ROWS or len(before) == len(rows):
        return int(len(rows) > 1 and bool(before) and _names_columns(rows[0], rows[1]))
    return len(before) if all(len(cell) <= _LONGEST_HEAD for row in before for cell in row) else 0


def _names_columns(first: Row, second: Row) -> bool:
    """Of a table without figures: short, different words over every column, unlike what follows."""
    said = [cell for cell in first if cell]
    return (
        len(said) == len(first) > 1
        and len({*said}) == len(said)
        and max(map(len, said)) <= _LONGEST_HEAD // 2
        and max(map(len, second), default=0) > _LONGEST_HEAD
    )


def _is_figure(cell: str) -> bool:
    return bool(_FIGURE.fullmatch(cell))


def _title(column: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(cell for cell in column if cell))


def _line(row: Row, titles: Sequence[str]) -> str:
    said: list[str] = []
    for cell, title in zip_longest(row, titles, fillvalue=""):
        words = f"{title}：{cell}" if title and cell else cell
        if words and (not said or words != said[-1]):
            said.append(words)
    return "\t".join(said)
