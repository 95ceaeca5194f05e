"""WebAnno TSV 3 as INCEpTION exports it: the text, the spans of any layer, and their links."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.exchange.attributes import from_text, known
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Record, Row, add_link, name_of_theirs
from annotator.exchange.file_names import name_from
from annotator.exchange.offsets import UTF16, Ruler
from annotator.exchange.tally import leave
from annotator.exchange.uima_layers import SPAN_LAYER, is_of_words, label_in, short_name
from annotator.exchange.webanno_form import CHAINS, LINKS, NO_VALUE, NOTHING, SPANS, TEXT, unescape
from annotator.reading.decoding import whole_file
from schema.labels import LabelSchema
from schema.records import Json

_STACKED: Final = re.compile(r"(?:\\.|[^\\|])+")
_VALUE: Final = re.compile(r"((?:\\.|[^\\\[])*)(?:\[(\d+)\])?")
_SOURCE: Final = re.compile(r"(\d+-\d+(?:\.\d+)?)(?:\[(\d+)_(\d+)\])?")
_TOKEN: Final = re.compile(r"(\d+-\d+(?:\.\d+)?)\t(\d+)-(\d+)\t")  # with a point, a part of one
_BASE: Final = "BT_"  # the layer that links join spans of


def read(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The record of a .tsv, also of other span and relation layers; BadRecord."""
    try:
        lines = whole_file(path).decode("utf-8-sig").split("\n")
    except UnicodeError as error:
        raise BadRecord("no_utf8") from error
    record: Record = {}
    reader = _Reader(schema, record)
    for line in lines:
        reader.take(line.removesuffix("\r"))
    name = name_from(path, reader.text)
    yield {**record, "name": name, "text": reader.text, "spans": reader.spans()}


@dataclass(frozen=True, slots=True)
class _Layer:
    kind: str  # how its line begins
    name: str
    columns: Sequence[str]


class _Reader:
    """Takes the lines of a file one by one, and builds the text and the spans."""

    def __init__(self, schema: LabelSchema, record: Record) -> None:
        self._schema, self._record = schema, record
        self._attributes = known(schema)
        self._layers: list[_Layer] = []
        self._lines: list[str] = []  # of the sentence that is being read
        self._ruler = Ruler("", UTF16)
        self._rows: dict[tuple[str, str], Row] = {}  # by layer, and number or place
        self._on: dict[tuple[str, str, str], Row] = {}  # by layer, token and number
        self._links: list[tuple[str, str, str, str]] = []  # by layer, source and target
        self.text = ""

    def take(self, line: str) -> None:
        """One more line; BadRecord where it is none of the format."""
        if line.startswith((SPANS, LINKS, CHAINS)):
            name, *columns = line[len(SPANS) :].split("|")
            self._layers.append(_Layer(line[: len(SPANS)], name, columns or [""]))
        elif line.startswith(TEXT):
            self._lines.append(unescape(line.removeprefix(TEXT)))
        elif found := _TOKEN.match(line):
            self._token(found, line.rstrip("\t").split("\t")[3:])
        elif line and not line.startswith("#"):
            raise BadRecord("bad_part", part=line[:60])

    def spans(self) -> list[Json]:
        """The spans with their links."""
        for layer, name, numbers, target in self._links:
            source, row = self._on.get((layer, name, numbers)), self._on.get((layer, "", target))
            if source is not None and row is not None:
                add_link(source, str(row["id"]))
            elif layer == SPAN_LAYER:
                raise BadRecord("bad_part", part=name)
            else:
                leave(self._record, "link")
        return [*self._rows.values()]

    def _token(self, found: re.Match[str], columns: list[str]) -> None:
        name, start, end = found[1], int(found[2]), int(found[3])
        if self._lines:
            self._begin_sentence(start)
        here = self._ruler.back(start), self._ruler.back(end)
        for layer in self._layers:
            width = len(layer.columns)
            own, columns = columns[:width], columns[width:]
            if layer.kind == LINKS:
                self._take_links(layer, name, own)
            elif layer.kind == SPANS:
                self._take_spans(layer, name, here, own)
            elif own[:1] != [NOTHING]:
                leave(self._record, "chain")

    def _begin_sentence(self, start: int) -> None:
        """Sentences of other tools leave out what is between them: a break, as far as is known."""
        gap = start - len(self.text.encode("utf-16-le")) // 2
        self.text += ("\n" + " " * (gap - 1) if gap > 0 else "") + "\n".join(self._lines)
        self._lines = []
        self._ruler = Ruler(self.text, UTF16)

    def _take_spans(
        self, layer: _Layer, token: str, here: tuple[int, int], columns: list[str]
    ) -> None:
        if not columns or columns[0] == NOTHING:
            return
        if is_of_words(layer.name):
            leave(self._record, short_name(layer.name))
            return
        for at, first in enumerate(_STACKED.findall(columns[0])):
            number = _number(first)
            key = (layer.name, number or token)
            row = self._rows.get(key)
            if row is None:
                row = {"id": f"w{len(self._rows)}", "start": here[0], "end": here[1]}
                self._rows[key] = row
                self._say(row, layer, [_stacked(each, at) for each in columns])
                self._on[layer.name, "", number or token] = row
            row["end"] = here[1]
            self._on[layer.name, token, number or "0"] = row

    def _say(self, row: Row, layer: _Layer, values: list[str]) -> None:
        said = {
            name: unescape(found[1])
            for name, value in zip(layer.columns, values, strict=False)
            if (found := _VALUE.fullmatch(value)) and found[1] != NO_VALUE
        }
        row["label"], labelled_by = label_in(layer.name, said, self._schema)
        for name, value in said.items():
            if name == labelled_by:
                continue
            if name in self._attributes:
                row[name] = from_text(value, self._attributes[name])
            else:
                row[name_of_theirs(name)] = value

    def _take_links(self, layer: _Layer, token: str, columns: list[str]) -> None:
        base = layer.columns[-1].removeprefix(_BASE)
        for end in _STACKED.findall(columns[-1]) if columns else ():
            found = _SOURCE.fullmatch(end)
            if found and is_of_words(base):
                leave(self._record, "link")
            elif found:
                source, target = found[2] or "0", found[3] or "0"
                own = (found[1], source, token if target == "0" else target)
                self._links.append((base, *own))


def _stacked(column: str, at: int) -> str:
    """One of the values of a column; BadRecord where it has fewer than the first."""
    values = _STACKED.findall(column)
    if at >= len(values):
        raise BadRecord("bad_part", part=column[:60])
    return str(values[at])


def _number(value: str) -> str:
    found = _VALUE.fullmatch(value)
    return found[2] or "" if found else ""
