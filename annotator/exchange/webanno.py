"""WebAnno TSV 3.3, which INCEpTION reads and writes: a file for each report.

A token for each character that is no white space, and for white space where a sentence begins or a
span begins or ends, since all else has no row. Sentences make up the text, and no span is cut.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.exchange.attributes import as_text, from_text, known
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    attributes_of,
    links_of,
    place,
    rows_of,
)
from annotator.exchange.cas import LINK_LAYER, SPAN_LAYER, feature_names
from annotator.exchange.chunks import SENTENCE, chunked
from annotator.exchange.offsets import UTF16, Ruler
from annotator.exchange.records import BadRecord
from annotator.reading.decoding import whole_file
from schema.labels import LabelSchema
from schema.records import Json

CARRIES: Final = Carries()
_LINK: Final = "quantifies"
_NOTHING, _NO_VALUE = "_", "*"
_RESERVED: Final = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_WRITTEN: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_ESCAPED: Final = re.compile(r"\\(->|.)", re.DOTALL)
_STACKED: Final = re.compile(r"(?:\\.|[^\\|])+")
_VALUE: Final = re.compile(r"((?:\\.|[^\\\[])*)(?:\[(\d+)\])?")
_SOURCE: Final = re.compile(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?")
_TOKEN: Final = re.compile(r"(\d+-\d+)\t(\d+)-(\d+)\t")
_TEXT: Final = "#Text="
_SPANS: Final = "#T_SP="
_LINKS: Final = "#T_RL="


def write(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with a .tsv for each report, named by its id."""
    target.mkdir()
    for record in records:
        path = target / f"{record['id']}.tsv"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in _lines(record, schema))


def _lines(record: Record, schema: LabelSchema) -> Iterator[str]:
    names = feature_names(schema)
    yield "#FORMAT=WebAnno TSV 3.3"
    yield _SPANS + "|".join((SPAN_LAYER, *names))
    yield f"{_LINKS}{LINK_LAYER}|kind|BT_{SPAN_LAYER}"
    yield ""
    tokens = _Tokens(record)
    ruler = Ruler(tokens.text, UTF16)
    for number, (start, end) in enumerate(tokens.sentences, start=1):
        yield ""
        for line in tokens.text[start:end].split("\n"):
            yield _TEXT + _escape(line)
        for token in tokens.of_sentence[number]:
            first, last = token.place
            columns = [token.name, f"{ruler.of(first)}-{ruler.of(last)}"]
            columns += [_escape(tokens.text[first:last])]
            columns += [tokens.said(token, name) for name in names]
            yield "\t".join([*columns, *tokens.links(token)]) + "\t"


@dataclass(slots=True)
class _Token:
    name: str
    place: tuple[int, int]
    rows: list[Row]


class _Tokens:
    """The tokens of a report with the spans that are on them."""

    def __init__(self, record: Record) -> None:
        self.text, self._rows = str(record["text"]), rows_of(record)
        self.sentences = list(_sentences(record))
        edges = {at for row in self._rows for at in (place(row)[0], place(row)[1] - 1)}
        edges |= {start for start, _ in self.sentences}
        self.of_sentence: dict[int, list[_Token]] = {}
        self._at: dict[int, _Token] = {}
        for sentence, (start, end) in enumerate(self.sentences, start=1):
            places = [at for at in range(start, end) if at in edges or not self.text[at].isspace()]
            found = [
                _Token(f"{sentence}-{number}", (at, at + 1), [])
                for number, at in enumerate(places, start=1)
            ]
            self.of_sentence[sentence] = found
            self._at.update(zip(places, found, strict=True))
        self._number_spans()

    def _number_spans(self) -> None:
        """Lay the spans on their tokens, and number those that one token alone does not tell."""
        for row in self._rows:
            for at in range(*place(row)):
                if at in self._at:
                    self._at[at].rows.append(row)
        plain = {
            token.rows[0]["id"]
            for token in self._at.values()
            if len(token.rows) == 1 and place(token.rows[0]) == token.place
        }
        ambiguous = [row["id"] for row in self._rows if row["id"] not in plain]
        self._numbers = {row: number for number, row in enumerate(ambiguous, start=1)}
        self._arriving: dict[Json, list[Row]] = {}
        for row in self._rows:
            for target in links_of(row):
                self._arriving.setdefault(target, []).append(row)

    def said(self, token: _Token, name: str) -> str:
        """What the spans on a token say in one column."""
        return "|".join(self._value(row, name) for row in token.rows) or _NOTHING

    def _value(self, row: Row, name: str) -> str:
        value = row["label"] if name == "label" else attributes_of(row).get(name)
        written = _NO_VALUE if value is None else _escape(as_text(value))
        number = self._numbers.get(row["id"])
        return f"{written}[{number}]" if number else written

    def links(self, token: _Token) -> tuple[str, str]:
        """The two columns of the links to the spans that begin at a token."""
        pairs = [
            (source, row)
            for row in token.rows
            if place(row)[0] == token.place[0]
            for source in self._arriving.get(row["id"], ())
        ]
        ends = "|".join(self._end(source, target) for source, target in pairs)
        return "|".join(_LINK for _ in pairs) or _NOTHING, ends or _NOTHING

    def _end(self, source: Row, target: Row) -> str:
        first, second = (self._numbers.get(row["id"], 0) for row in (source, target))
        name = self._at[place(source)[0]].name
        return f"{name}[{first}_{second}]" if first or second else name


def _sentences(record: Record) -> Iterator[tuple[int, int]]:
    """Where sentences stand; one without a visible character goes with the next, or the last."""
    ends = [int(str(piece["offset"])) for piece in chunked(record, SENTENCE)][1:]
    text, start = str(record["text"]), 0
    for end in ends:
        if text[start:end].strip() and text[end:].strip():
            yield start, end
            start = end
    yield start, len(text)


def _escape(value: str) -> str:
    return _RESERVED.sub(lambda found: _WRITTEN.get(found[0], "\\" + found[0]), value)


def _unescape(value: str) -> str:
    read = {"t": "\t", "n": "\n", "r": "\r"}
    return _ESCAPED.sub(lambda found: read.get(found[1], found[1]), value)


def read(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The record of a .tsv, also of other span and relation layers; BadRecord."""
    try:
        lines = whole_file(path).decode("utf-8-sig").split("\n")
    except UnicodeError as error:
        raise BadRecord("no UTF-8") from error
    reader = _Reader(schema)
    for line in lines:
        reader.take(line.removesuffix("\r"))
    yield {"id": path.stem, "text": reader.text, "spans": reader.spans()}


@dataclass(frozen=True, slots=True)
class _Layer:
    name: str
    columns: Sequence[str]
    is_link: bool


class _Reader:
    """Takes the lines of a file one by one, and builds the text and the spans."""

    def __init__(self, schema: LabelSchema) -> None:
        self._attributes = known(schema)
        self._layers: list[_Layer] = []
        self._lines: list[str] = []  # of the sentence that is being read
        self._ruler = Ruler("", UTF16)
        self._rows: dict[tuple[str, str], Row] = {}  # by layer, and number or place
        self._on: dict[tuple[str, str], Row] = {}  # by token and number
        self._links: list[tuple[str, str, str]] = []
        self.text = ""

    def take(self, line: str) -> None:
        """One more line; BadRecord where it is none of the format."""
        if line.startswith((_SPANS, _LINKS)):
            name, *columns = line[len(_SPANS) :].split("|")
            self._layers.append(_Layer(name, columns or [""], line.startswith(_LINKS)))
        elif line.startswith(_TEXT):
            self._lines.append(_unescape(line.removeprefix(_TEXT)))
        elif found := _TOKEN.match(line):
            self._token(found, line.rstrip("\t").split("\t")[3:])
        elif line and not line.startswith("#") and "." not in line.partition("\t")[0]:
            raise BadRecord(f"the line {line[:60]!r}")

    def spans(self) -> list[Json]:
        """The spans with their links."""
        for name, numbers, target in self._links:
            source, row = self._on.get((name, numbers)), self._on.get(("", target))
            if source is None or row is None:
                raise BadRecord(f"a relation from {name}")
            source["quantifies"] = [*links_of(source), str(row["id"])]
        return [*self._rows.values()]

    def _token(self, found: re.Match[str], columns: list[str]) -> None:
        name, start, end = found[1], int(found[2]), int(found[3])
        if self._lines:
            self._begin_sentence(start)
        try:
            here = self._ruler.back(start), self._ruler.back(end)
        except ValueError as error:
            raise BadRecord(str(error)) from error
        for layer in self._layers:
            width = len(layer.columns)
            own, columns = columns[:width], columns[width:]
            if layer.is_link:
                self._take_links(name, own)
            else:
                self._take_spans(layer, name, here, own)

    def _begin_sentence(self, start: int) -> None:
        """Sentences of other tools leave out what is between them: a break, as far as is known."""
        gap = start - len(self.text.encode("utf-16-le")) // 2
        self.text += ("\n" + " " * (gap - 1) if gap > 0 else "") + "\n".join(self._lines)
        self._lines = []
        self._ruler = Ruler(self.text, UTF16)

    def _take_spans(
        self, layer: _Layer, token: str, here: tuple[int, int], columns: list[str]
    ) -> None:
        if not columns or columns[0] == _NOTHING:
            return
        for at, first in enumerate(_STACKED.findall(columns[0])):
            number = _number(first)
            key = (layer.name, number or token)
            row = self._rows.get(key)
            if row is None:
                row = {"id": f"w{len(self._rows)}", "start": here[0], "end": here[1]}
                self._rows[key] = row
                self._say(row, layer, [_STACKED.findall(each)[at] for each in columns])
                self._on["", number or token] = row
            row["end"] = here[1]
            self._on[token, number or "0"] = row

    def _say(self, row: Row, layer: _Layer, values: list[str]) -> None:
        said = {
            name: _unescape(found[1])
            for name, value in zip(layer.columns, values, strict=False)
            if (found := _VALUE.fullmatch(value)) and found[1] != _NO_VALUE
        }
        short = layer.name.rpartition(".")[2]
        row["label"] = said.get("label") or said.get("value") or short
        for name, value in said.items():
            if name in self._attributes and not (name == "value" and "label" not in said):
                row[name] = from_text(value, self._attributes[name])

    def _take_links(self, token: str, columns: list[str]) -> None:
        ends = _STACKED.findall(columns[-1]) if columns else []
        for end in ends:
            if found := _SOURCE.fullmatch(end):
                source, target = found[2] or "0", found[3] or "0"
                self._links.append((found[1], source, token if target == "0" else target))


def _number(value: str) -> str:
    found = _VALUE.fullmatch(value)
    return found[2] or "" if found else ""
