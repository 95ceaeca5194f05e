"""Web pages: the text of the article, not the menu around it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from selectolax.lexbor import LexborHTMLParser, LexborNode

from annotator.errors import Problem, UserError
from annotator.reading import grids
from annotator.reading.decoding import decoded
from annotator.reading.extract import Extract, Options

# what is never part of an article
_AROUND: Final = (
    "head,script,style,noscript,template,iframe,svg,form,button,select,nav,header,footer,aside,"
    "[role=navigation],[role=banner],[role=contentinfo],[role=search],[hidden]"
)
_BLOCK: Final = re.compile(
    "address|article|blockquote|body|caption|center|dd|details|div|dl|dt|figcaption|figure|h[1-6]"
    "|hr|li|main|ol|p|pre|section|summary|table|tbody|td|th|thead|tr|ul"
)
_DECLARED: Final = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_SITE: Final = re.compile(r"\s*[-_|—–]\s*")  # between a page's name and that of its site
_SPACE: Final = re.compile(r"[ \t\r\n\f]+")  # what a browser shows as one space
# a line of the source that ends between two Chinese characters ends no word
_WRAPPED: Final = re.compile(
    r"(?<=[\u3000-\u9fff\uff00-\uffef])\s*\n\s*(?=[\u3000-\u9fff\uff00-\uffef])"
)
# what stands in another of its kind only where somebody nests; others a parser ends by itself
_NESTING: Final = re.compile(
    r"<(/?)(?:div|span|section|article|main|aside|nav|table|ul|ol|dl|blockquote|center|font|a|b|i"
    r"|u|em|strong|small|big|form|fieldset|details|figure|svg|g|sub|sup|ins|del)\b",
    re.IGNORECASE,
)
_DEEPEST: Final = 10_000  # the time a parser takes grows with the square of it
_SENTENCE: Final = re.compile(r"[，。；：！？,.;]")


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract]:
    """A page is one text; UserError where it has none."""
    declared = _DECLARED.search(data[:4096])
    hint = declared[1].decode("ascii") if declared else None
    page = decoded(data, path, options.encoding, hint=hint)
    _refuse_endless(page.text, path)
    text, title = text_and_title(page.text)
    if not text:
        raise UserError(Problem.EMPTY_FILE, path=path)
    yield Extract(text=text, title=title, meta={"encoding": page.encoding})


def _refuse_endless(page: str, path: Path) -> None:
    """UserError where a page nests deeper than anybody's does."""
    depth = 0
    for tag in _NESTING.finditer(page):
        depth += -1 if tag[1] else 1
        if depth > _DEEPEST:
            raise UserError(Problem.TOO_LARGE, path=path)


def text_and_title(page: str) -> tuple[str, str]:
    """The article's text, a paragraph a line, and what the page calls itself (or nothing)."""
    tree = LexborHTMLParser(page)
    title = _title(tree)
    for node in tree.css(_AROUND):
        node.decompose(recursive=True)
    if tree.body is None:
        return "", title
    lines = _lines_of(_article(tree.body))
    if title and lines and title not in lines[:3] and title in _said(tree.body):
        lines.insert(0, title)  # it stood outside the article, and measures stand in titles too
    return "\n".join(lines), title


def _title(tree: LexborHTMLParser) -> str:
    heads = [_said(node) for node in tree.css("h1")]
    if len(heads) == 1 and heads[0]:
        return heads[0]
    named = tree.css_first("title")
    return _SITE.split(_said(named))[0] if named else ""


def _said(node: LexborNode) -> str:
    return _SPACE.sub(" ", node.text()).strip()


def _article(body: LexborNode) -> LexborNode:
    """The part with most sentences right in it; the body where no part stands out.

    A paragraph speaks for what it stands in, and half as much for what that stands in (the rule of
    the readers that browsers have, from Arc90's Readability, 2009).
    """
    weights: dict[int, float] = {}
    parts: dict[int, LexborNode] = {}
    for paragraph in body.css("p,td,li,blockquote,pre,div"):
        words = paragraph.text(deep=paragraph.tag != "div")
        weight = len(words) if _SENTENCE.search(words) else 0
        part = paragraph if paragraph.tag == "div" else paragraph.parent
        for share in (1.0, 0.5):
            if part is None or not weight:
                break
            parts[part.mem_id] = part
            weights[part.mem_id] = weights.get(part.mem_id, 0.0) + share * weight
            part = part.parent
    if not weights:
        return body
    best = parts[max(weights, key=lambda key: weights[key])]
    return best if len(_said(best)) * 2 > len(_said(body)) else body


def _lines_of(node: LexborNode) -> list[str]:
    """Its text with a line for every block, as a browser breaks it; tables keep their heads."""
    pieces: list[str] = []
    _collect(node, pieces)
    lines = (_WRAPPED.sub("", line) for line in "".join(pieces).split("\0"))
    joined = (_SPACE.sub(" ", line).strip(" ") for line in lines)
    return [line.replace("\1", "\t") for line in joined if line]


def _collect(node: LexborNode, pieces: list[str]) -> None:
    r"""Pieces of text in order; NUL stands for the end of a line and \1 for a tab."""
    for child in node.iter(include_text=True):
        tag = child.tag
        if tag == "-text":
            pieces.append(_plain(child.text()))
        elif tag == "br":
            pieces.append("\0")
        elif tag == "table" and _holds_figures(child):
            lines = grids.lines_of(_rows(child))
            pieces.append("\0" + "\0".join(line.replace("\t", "\1") for line in lines) + "\0")
        else:
            edge = "\0" if tag and _BLOCK.fullmatch(tag) else ""
            pieces.append(edge)
            _collect(child, pieces)
            pieces.append(edge)


def _plain(text: str) -> str:
    return text.replace("\0", "").replace("\1", "")


def _holds_figures(table: LexborNode) -> bool:
    """A table that is one, and not how an old page puts its columns beside each other."""
    return len(table.css("table")) == 1 and len(table.css("tr")) > 1 and len(table.css("p")) < 40


def _rows(table: LexborNode) -> list[list[str]]:
    """Cells with their words; one that spans columns or rows is in each place that it covers."""
    rows: list[list[str]] = []
    below: dict[tuple[int, int], str] = {}
    for down, row in enumerate(table.css("tr")):
        cells: list[str] = []
        for cell in row.css("td,th"):
            while (down, len(cells)) in below:
                cells.append(below[down, len(cells)])
            for _ in range(_count(cell, "colspan")):
                for further in range(1, _count(cell, "rowspan")):
                    below[down + further, len(cells)] = _plain(_said(cell))
                cells.append(_plain(_said(cell)))
        rows.append(cells)
    return rows


def _count(cell: LexborNode, name: str) -> int:
    said = cell.attributes.get(name) or ""
    return min(int(said), 100) if said.isascii() and said.isdigit() and int(said) else 1
