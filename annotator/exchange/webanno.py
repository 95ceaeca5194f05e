"""WebAnno TSV 3.3, as INCEpTION takes it: a file for each report.

A token for each character that is no white space, and for white space where a sentence begins or a
span begins or ends, since all else has no row. Sentences make up the text, and no span is cut.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.exchange.attributes import as_text
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    attributes_of,
    links_of,
    place,
    rows_of,
)
from annotator.exchange.cas import feature_names
from annotator.exchange.chunks import SENTENCE, chunked
from annotator.exchange.file_names import FileNames
from annotator.exchange.offsets import UTF16, Ruler
from annotator.exchange.uima_layers import LINK_LAYER, SPAN_LAYER
from annotator.exchange.webanno_form import LINKS, NO_VALUE, NOTHING, SPANS, TEXT, escape
from schema.labels import LabelSchema
from schema.records import Json

CARRIES: Final = Carries(name=True)
_LINK: Final = "quantifies"


def write(records: Iterable[Record], target: Path, schema: LabelSchema) -> None:
    """A folder with a .tsv for each report, called as the report is."""
    target.mkdir()
    names = FileNames()
    for record in records:
        path = target / f"{names.of(record)}.tsv"
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.writelines(f"{line}\n" for line in _lines(record, schema))


def _lines(record: Record, schema: LabelSchema) -> Iterator[str]:
    names = feature_names(schema)
    yield "#FORMAT=WebAnno TSV 3.3"
    yield SPANS + "|".join((SPAN_LAYER, *names))
    yield f"{LINKS}{LINK_LAYER}|kind|BT_{SPAN_LAYER}"
    yield ""
    tokens = _Tokens(record)
    ruler = Ruler(tokens.text, UTF16)
    for number, (start, end) in enumerate(tokens.sentences, start=1):
        yield ""
        for line in tokens.text[start:end].split("\n"):
            yield TEXT + escape(line)
        for token in tokens.of_sentence[number]:
            first, last = token.place
            columns = [token.name, f"{ruler.of(first)}-{ruler.of(last)}"]
            columns += [escape(tokens.text[first:last])]
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
        return "|".join(self._value(row, name) for row in token.rows) or NOTHING

    def _value(self, row: Row, name: str) -> str:
        value = row["label"] if name == "label" else attributes_of(row).get(name)
        written = NO_VALUE if value is None else escape(as_text(value))
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
        return "|".join(_LINK for _ in pairs) or NOTHING, ends or NOTHING

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
