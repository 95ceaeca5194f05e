"""OpenDocument texts: paragraphs and tables in the order they stand."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from lxml import etree

from annotator.errors import Problem, UserError
from annotator.reading import grids
from annotator.reading.extract import Extract, Options
from annotator.reading.packages import package, xml_part

_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW: Final = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_PARAGRAPHS: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
_CELLS: Final = frozenset({f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"})
_UNSAID: Final = frozenset(
    {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls"}
)
_WIDEST: Final = 1_000  # columns or spaces that one element may stand for


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A document is one text, a paragraph or a row of a table a line; UserError where none is."""
    del options  # it says its own encoding
    with package(data, path) as opened:
        root = xml_part(opened, "content.xml", path)
    body = root.find(f"{_OFFICE}body/{_OFFICE}text")
    text = "\n".join(_lines(body)) if body is not None else ""
    if not text.strip():
        raise UserError(Problem.EMPTY_FILE, path=path)
    yield Extract(text=text)


def _lines(element: etree._Element) -> Iterator[str]:
    for node in element:
        if node.tag in _PARAGRAPHS:
            yield from (line.rstrip() for line in _words(node).strip("\n").split("\n"))
        elif node.tag == f"{_TABLE}table":
            yield from grids.lines_of([_row(each) for each in node.iter(f"{_TABLE}table-row")])
        elif node.tag not in _UNSAID:
            yield from _lines(node)


def _row(row: etree._Element) -> list[str]:
    cells: list[str] = []
    for cell in row:
        if cell.tag in _CELLS:
            words = " ".join(_lines(cell))
            cells += [words] * _times(cell, f"{_TABLE}number-columns-repeated")
    return cells


def _words(element: etree._Element) -> str:
    said = [element.text or ""]
    for node in element:
        match node.tag:
            case tag if tag in _UNSAID:
                pass
            case tag if tag == f"{_TEXT}s":
                said.append(" " * _times(node, f"{_TEXT}c"))
            case tag if tag == f"{_TEXT}tab":
                said.append("\t")
            case tag if tag == f"{_TEXT}line-break":
                said.append("\n")
            case tag if tag == f"{_DRAW}text-box":
                said.append("\n" + "\n".join(_lines(node)) + "\n")
            case _:
                said.append(_words(node))
        said.append(node.tail or "")
    return "".join(said)


def _times(node: etree._Element, name: str) -> int:
    said = node.get(name) or "1"
    return min(int(said), _WIDEST) if said.isascii() and said.isdigit() else 1
