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
from annotator.exchange.webanno_form import LINKS, NO_VALUE, NOTHING, SPANS, TEXT, unescape
from annotator.reading.decoding import whole_file
from schema.labels import LabelSchema
from schema.records import Json

_STACKED: Final = re.compile(r"(?:\\.|[^\\|])+")
_VALUE: Final = re.compile(r"((?:\\.|[^\\\[])*)(?:\[(\d+)\])?")
_SOURCE: Final = re.compile(r"(\d+-\d+)(?:\[(\d+)_(\d+)\])?")
_TOKEN: Final = re.compile(r"(\d+-\d+)\t(\d+)-(\d+)\t")


def read(path: Path, schema: LabelSchema) -> Iterator[Record]:
    """The record of a .tsv, also of other span and relation layers; BadRecord."""
    try:
        lines = whole_file(path).decode("utf-8-sig").split("\n")
    except UnicodeError as error:
        raise BadRecord("no_utf8") from error
    reader = _Reader(schema)
    for line in lines:
        reader.take(line.removesuffix("\r"))
    name = name_from(path, reader.text)
    yield {"name": name, "text": reader.text, "spans": reader.spans()}


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
        if line.startswith((SPANS, LINKS)):
            name, *columns = line[len(SPANS) :].split("|")
            self._layers.append(_Layer(name, columns or [""], line.startswith(LINKS)))
        elif line.startswith(TEXT):
            self._lines.append(unescape(line.removeprefix(TEXT)))
        elif found := _TOKEN.match(line):
            self._token(found, line.rstrip("\t").split("\t")[3:])
        elif line and not line.startswith("#") and "." not in line.partition("\t")[0]:
            raise BadRecord("bad_part", part=line[:60])

    def spans(self) -> list[Json]:
        """The spans with their links."""
        for name, numbers, target in self._links:
            source, row = self._on.get((name, numbers)), self._on.get(("", target))
            if source is None or row is None:
                raise BadRecord("bad_part", part=name)
            add_link(source, str(row["id"]))
        return [*self._rows.values()]

    def _token(self, found: re.Match[str], columns: list[str]) -> None:
        name, start, end = found[1], int(found[2]), int(found[3])
        if self._lines:
            self._begin_sentence(start)
        here = self._ruler.back(start), self._ruler.back(end)
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
        if not columns or columns[0] == NOTHING:
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
            name: unescape(found[1])
            for name, value in zip(layer.columns, values, strict=False)
            if (found := _VALUE.fullmatch(value)) and found[1] != NO_VALUE
        }
        short = layer.name.rpartition(".")[2]
        row["label"] = said.get("label") or said.get("value") or short
        for name, value in said.items():
            if name == "label" or (name == "value" and "label" not in said):
                continue
            if name in self._attributes:
                row[name] = from_text(value, self._attributes[name])
            else:
                row[name_of_theirs(name)] = value

    def _take_links(self, token: str, columns: list[str]) -> None:
        ends = _STACKED.findall(columns[-1]) if columns else []
        for end in ends:
            if found := _SOURCE.fullmatch(end):
                source, target = found[2] or "0", found[3] or "0"
                self._links.append((found[1], source, token if target == "0" else target))


def _number(value: str) -> str:
    found = _VALUE.fullmatch(value)
    return found[2] or "" if found else ""
