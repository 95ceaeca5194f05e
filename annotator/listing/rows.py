"""Rows of the table of all labels: read with their sentences, and as cells for a spreadsheet."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from annotator.exchange.spreadsheets import harmless
from annotator.project import Project
from annotator.reading import sentences
from annotator.store import listing, texts
from annotator.store.listing import ListedLabel
from annotator.store.listing_conditions import REACH
from schema.listing import Column
from schema.records import ReportId

_NOT_IN_A_CELL: Final = re.compile(r"[\s\x00-\x1f\x7f\x85\u2028\u2029]+")


def read(project: Project, rowids: Sequence[int]) -> dict[int, ListedLabel]:
    """The labels of these rows that are there, each with its sentence."""
    found = listing.rows(project.db, rowids)
    by_report: dict[ReportId, list[ListedLabel]] = {}
    for each in found:
        by_report.setdefault(each.report, []).append(each)
    read: dict[int, ListedLabel] = {}
    for report, labels in by_report.items():
        text = texts.get(project.db, report)
        for each in labels:
            low, high = sentences.around(text, each.start, each.end, reach=REACH)
            read[each.row] = each._replace(sentence=text[low:high])
    return read


def as_tsv(header: Iterable[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells apart by tabs, rows by lines, as spreadsheets paste them; none becomes a formula."""
    return "\n".join("\t".join(map(_cell, each)) for each in (header, *rows))


def cells(label: ListedLabel, names: Mapping[tuple[Column, str], str]) -> list[str]:
    """A row's cells in the order of the columns, values in full; `names` says codes in words."""
    return [_said(label, column, names) for column in Column]


def _said(label: ListedLabel, column: Column, names: Mapping[tuple[Column, str], str]) -> str:
    said = label.of(column)
    if column is Column.VALUE and label.value_to:
        return f"{said}–{label.value_to}"
    return names.get((column, said), said)


def _cell(words: str) -> str:
    """A cell that begins with a quotation mark would take in what follows, unless it is quoted."""
    cell = str(harmless(_NOT_IN_A_CELL.sub(" ", words).strip()))
    return '"{}"'.format(cell.replace('"', '""')) if cell.startswith('"') else cell
