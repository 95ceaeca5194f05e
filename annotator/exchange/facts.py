"""A table with a row for each number: what was counted, where, when, and the sentence it is from.

As .csv, .xlsx or .parquet, by the ending of the file. A cell is one line: the breaks that its words
have in the report are left out, with a blank where two Latin words would run together, and U+FFFD
stands for characters that no XML can hold. What a spreadsheet would take for a formula begins with
an apostrophe in .csv and .xlsx.
"""

import io
import re
import zipfile
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange.carrying import (
    DEFAULTS,
    NUMBER,
    Carries,
    Record,
    Row,
    links_of,
    name_of,
    place,
    rows_of,
)
from annotator.exchange.chunks import SENTENCE, chunked
from annotator.exchange.extras import needed
from annotator.exchange.offsets import Ruler
from annotator.exchange.spreadsheets import ENCODING, harmless, write_rows
from annotator.exchange.xml_text import NOT_IN_XML
from annotator.reading.paragraphs import on_one_line
from schema.records import Json

_SAID: Final = ("value", "unit", "bound", "time", "place", "status", "doubt", "value_to", "aspect")
_ORIGIN: Final = ("from", "settled_by", "settled_at", "settled_from")
COLUMNS: Final = (
    *("report", "county", "measure", "category", "indicator", "value", "unit", "bound"),
    *("time", "place", "status", "doubt", "sentence", "annotator"),
    *("value_to", "aspect", "value_number", "number", "report_id", "start", "end"),
    *(*_ORIGIN, "score"),
)
CARRIES: Final = Carries(
    attributes=frozenset({*_SAID, "indicator", "category"}),
    numbers_only=True,
    provenance=True,
    name=True,
)
_NUMERIC: Final = {
    **dict.fromkeys(("value_number", "score"), "float64"),
    **dict.fromkeys(("start", "end"), "int64"),
}
_JOINED: Final = "；"
_WIDTH: Final = 12  # of a column of a workbook, in characters
_WIDTHS: Final = {"report": 24, "measure": 24, "indicator": 18, "value": 16, "sentence": 60}
_CELL_HOLDS: Final = 32_767  # characters, in .xlsx
_AT_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # else no two exports would be the same


def write(records: Iterable[Record], target: Path, *, ending: str, unit: str) -> None:
    """The rows of all reports; `start` and `end` are in `unit`. UserError for another ending."""
    writer = _WRITERS.get(ending)
    if writer is None:
        raise UserError(Problem.WRONG_ENDING, ending=ending, endings=" ".join(_WRITERS))
    writer((row for record in records for row in rows(record, unit)), target)


def rows(record: Record, unit: str) -> Iterator[Row]:
    """A row for each number of a report, with every column."""
    text, by_id = str(record["text"]), {row["id"]: row for row in rows_of(record)}
    starts = [int(str(piece["offset"])) for piece in chunked({**record, "spans": []}, SENTENCE)]
    ruler = Ruler(text, unit)
    for row in rows_of(record):
        if row["label"] == NUMBER:
            at = bisect_right(starts, place(row)[0])
            last = bisect_right(starts, place(row)[1] - 1)
            end = starts[last] if last < len(starts) else len(text)
            sentence = text[starts[at - 1] : end].strip()
            cells = {**_row(record, row, by_id, ruler), "sentence": sentence}
            yield {name: _as_cell(cells[name]) for name in COLUMNS}


def _as_cell(value: Json) -> Json:
    if not isinstance(value, str) or value.isprintable():  # as nearly every one is
        return value
    return NOT_IN_XML.sub("\ufffd", on_one_line(value))


def _row(record: Record, row: Row, by_id: Mapping[Json, Row], ruler: Ruler) -> Row:
    meta = record["meta"] if isinstance(record["meta"], dict) else {}
    measures = [by_id[each] for each in links_of(row)]
    indicator = row.get("indicator")
    value = row.get("value")
    start, end = place(row)
    return {
        "report": name_of(record),
        "county": meta.get("place") or "",
        "measure": _joined(measures, "text"),
        "category": _joined(measures, "category"),
        "indicator": indicator["text"] if isinstance(indicator, dict) else "",
        **{name: row.get(name, DEFAULTS.get(name, "")) for name in _SAID},
        "value_number": float(value) if isinstance(value, str) else None,
        "number": row["text"],
        "annotator": row.get("annotator") or "",
        "report_id": record["id"],
        "start": ruler.of(start),
        "end": ruler.of(end),
        **{name: row.get(name, "") for name in _ORIGIN},
        "score": row.get("score"),
    }


def _joined(measures: Iterable[Row], name: str) -> str:
    return _JOINED.join(dict.fromkeys(str(row[name]) for row in measures if row.get(name)))


def _write_csv(found: Iterable[Row], target: Path) -> None:
    with target.open("w", encoding=ENCODING, newline="") as file:
        write_rows(chain([COLUMNS], ([row[name] for name in COLUMNS] for row in found)), file)


def _write_xlsx(found: Iterable[Row], target: Path) -> None:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("facts")
    sheet.freeze_panes = "A2"
    for column, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(name, _WIDTH)
    sheet.append(COLUMNS)
    last = 1
    for last, row in enumerate(found, start=2):  # noqa: B007 - where the table ends
        values = [row[name] for name in COLUMNS]
        cells = [
            WriteOnlyCell(sheet, value if isinstance(value, float | int) else _cell_text(value))
            for value in values
        ]
        for cell in cells:
            if isinstance(cell.value, str):
                cell.data_type = "s"
        sheet.append(cells)
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{last}"
    written = io.BytesIO()
    book.save(written)
    _without_times(written, target)


def _cell_text(value: Json) -> str | None:
    if value is None:
        return None
    return str(harmless(value))[:_CELL_HOLDS]


def _without_times(written: io.BytesIO, target: Path) -> None:
    """The same workbook, whenever it was written."""
    times = re.compile(rb"(<dcterms:\w+[^>]*>)[^<]*(</dcterms:\w+>)")
    with (
        zipfile.ZipFile(written) as book,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file,
    ):
        for name in sorted(book.namelist()):
            content = book.read(name)
            if name == "docProps/core.xml":
                content = times.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", content)
            entry = zipfile.ZipInfo(name, _AT_NO_TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(entry, content)


def _write_parquet(found: Iterable[Row], target: Path) -> None:
    arrow, parquet = needed("pyarrow"), needed("pyarrow.parquet")
    columns = [(name, getattr(arrow, _NUMERIC.get(name, "string"))()) for name in COLUMNS]
    parquet.write_table(arrow.Table.from_pylist([*found], schema=arrow.schema(columns)), target)


_WRITERS: Final[Mapping[str, Callable[[Iterable[Row], Path], None]]] = {
    ".csv": _write_csv,
    ".xlsx": _write_xlsx,
    ".parquet": _write_parquet,
}
