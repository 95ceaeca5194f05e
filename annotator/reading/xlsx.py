"""Excel workbooks: the visible sheets, as people see their cells."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Final

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from annotator.errors import Problem, UserError
from annotator.reading import sheets
from annotator.reading.extract import Extract, Options
from annotator.reading.packages import package

_MOST_CELLS: Final = 5_000_000
_MOST_TAGS: Final = 8_000_000  # of all sheets: some 1.5 million filled cells, half a minute
_AT_ONCE: Final = 1 << 20  # bytes


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A text for each row that has one; a sheet of figures is one text.

    Formulas give what they showed when the file was saved. UserError where nothing is in it.
    """
    with package(data, path) as opened:
        _refuse_endless(opened, path)
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    is_empty = True
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * sheet.max_column > _MOST_CELLS:
            raise UserError(Problem.TOO_LARGE, path=path)
        for extract in sheets.extracts(_rows(sheet), options, path, {"sheet": sheet.title}):
            is_empty = False
            yield extract
    if is_empty:
        raise UserError(Problem.EMPTY_FILE, path=path)


def _refuse_endless(opened: zipfile.ZipFile, path: Path) -> None:
    """UserError where there is more in the sheets than is read in the time that a file has.

    To count costs a hundredth of reading it.
    """
    tags = 0
    for name in opened.namelist():
        if not name.lower().startswith("xl/worksheets/"):
            continue
        with opened.open(name) as part:
            while some := part.read(_AT_ONCE):
                tags += some.count(b"<")
                if tags > _MOST_TAGS:
                    raise UserError(Problem.TOO_LARGE, path=path)


def _rows(sheet: Worksheet) -> list[list[str]]:
    """Its cells as words; a merged one is in each place that it covers."""
    rows = [[_words(cell) for cell in row] for row in sheet.iter_rows()]
    for merged in sheet.merged_cells.ranges:
        left, top, right, bottom = merged.bounds
        words = rows[top - 1][left - 1]
        for row in rows[top - 1 : bottom]:
            row[left - 1 : right] = [words] * (right - left + 1)
    return rows


def _words(cell: Cell | MergedCell) -> str:
    value = cell.value
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case int() | float():
            return _figure(value, cell.number_format)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value)


def _figure(value: float, shown_as: str) -> str:
    exact = Decimal(repr(value))
    if "%" in shown_as:
        return f"{(exact * 100).normalize():f}%"
    return f"{exact.normalize():f}"
