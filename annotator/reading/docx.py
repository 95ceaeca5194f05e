"""Word documents: paragraphs and tables in the order they stand."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from docx import Document
from docx.document import Document as DocumentObject
from docx.oxml.ns import qn
from docx.table import Table
from lxml import etree

from annotator.errors import Problem, UserError
from annotator.reading import grids
from annotator.reading.extract import Extract, Options
from annotator.reading.packages import package

_LINE_ENDS: Final = frozenset({qn("w:br"), qn("w:cr"), qn("w:p")})
_TAB: Final = qn("w:tab")
_TEXT: Final = qn("w:t")
# struck out by a reviewer, the codes of fields, how tabs are set, and what old programs get
# in place of a text box
_UNSAID: Final = frozenset(
    {
        qn("w:del"),
        qn("w:moveFrom"),
        qn("w:instrText"),
        qn("w:pPr"),
        qn("w:rPr"),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A document is one text, a paragraph or a row of a table a line.

    Headers, footers, footnotes and the numbers that Word gives to lists are not in it. UserError
    where nothing is.
    """
    del options  # it says its own encoding
    with package(data, path):
        document = Document(io.BytesIO(data))
    text = "\n".join(_lines(document))
    if not text.strip():
        raise UserError(Problem.EMPTY_FILE, path=path)
    yield Extract(text=text)


def _lines(document: DocumentObject) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            yield from grids.lines_of([[cell.text for cell in row.cells] for row in block.rows])
        else:
            yield from (line.rstrip() for line in _words(block._p).split("\n"))


def _words(element: etree._Element) -> str:
    """All that is said in a paragraph, what was inserted and what stands in boxes included."""
    said: list[str] = []
    for node in element:
        if node.tag in _UNSAID:
            continue
        if node.tag == _TEXT:
            said.append(node.text or "")
        elif node.tag == _TAB:
            said.append("\t")
        else:
            said.append("\n" * (node.tag in _LINE_ENDS))
            said.append(_words(node))
    return "".join(said)
