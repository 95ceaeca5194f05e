"""A sheet of rows: with a report in each, or a table of figures that is one report."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from annotator.reading import grids, records
from annotator.reading.extract import Extract, Options
from schema.records import Json

Rows = Sequence[Sequence[str]]


def extracts(
    rows: Rows, options: Options, path: Path, where: Mapping[str, Json] | None = None
) -> Iterator[Extract]:
    """What the rows hold, the first filled one being their heads if it reads like heads.

    UserError where a column that was named is not there.
    """
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(map(str.strip, row))]
    if not filled:
        return
    heads = _heads(filled[0][1], [row for _, row in filled[1:]])
    body = filled if heads is None else filled[1:]
    names = heads or [str(place) for place, _ in enumerate(filled[0][1], start=1)]
    numbered = [
        (number, dict(zip(names, (cell.strip() for cell in row), strict=False)))
        for number, row in body
    ]
    columns = records.columns_of([record for _, record in numbered], options, path)
    if columns is None:
        lines = grids.lines_of([row for _, row in filled])
        yield Extract(text="\n".join(lines), meta={**(where or {}), "table_columns": [*names]})
        return
    placed = (({**(where or {}), "row": number}, record) for number, record in numbered)
    yield from records.extracts(placed, columns)


def _heads(first: Sequence[str], others: Rows) -> list[str] | None:
    """The names of the columns; None where the first row is no row of heads."""
    cells = [cell.strip() for cell in first]
    named = [cell for cell in cells if cell]
    if not others or len({*named}) < len(named) or max(map(len, named)) > records.LONGEST_NAME:
        return None
    return [cell or str(place) for place, cell in enumerate(cells, start=1)]
