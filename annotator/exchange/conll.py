r"""CoNLL columns: a character or a word, where it stands, and its tag last; a line each.

An empty line ends a piece, `-DOCSTART-` with its id begins a report. White space stands as
`\u000a`, so that nothing of the text is lost on the way back.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from annotator.dictionary import dictionary
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import Carries, Record, Row, place, rows_of
from annotator.reading.decoding import decoded, whole_file
from schema.records import Json

CARRIES: Final = Carries(overlaps=False, links=False, attributes=frozenset())
CHARACTER: Final = "char"
WORD: Final = "word"
UNITS: Final = (CHARACTER, WORD)
SCHEMES: Final = ("BIO", "BIOES", "BMES")
_DOCUMENT: Final = "-DOCSTART-"
# the letters of a span: first, inner, last, and where it has one token only
LETTERS: Final = {"BIO": "BIIB", "BIOES": "BIES", "BMES": "BMES"}
_UNSEEN: Final = re.compile(r"[\s\x00-\x1f\x7f-\xa0\\\u200b-\u200f\u2028-\u202e\ufeff]")
_WRITTEN: Final = re.compile(r"\\u([0-9a-f]{4})")
_TAG: Final = re.compile(r"([BIMESLUW])-(.+)")
_LATIN: Final = re.compile(r"[A-Za-z0-9]")

Cut = Callable[[str], Iterable[str]]


class _Token(NamedTuple):
    """A token as it is read: `at` is its place in the report, None in files of other tools."""

    word: str
    at: int | None
    tag: str


def write(records: Iterable[Record], target: Path, *, scheme: str = "BIO", cut: Cut = iter) -> None:
    """Pieces of reports, in `scheme`; `cut` parts a text into its tokens (characters, or words)."""
    report = None
    with target.open("w", encoding="utf-8", newline="\n") as file:
        for record in records:
            if record["id"] != report:
                report = record["id"]
                file.write(f"{_DOCUMENT}\t{report}\tO\n\n")
            for token, start, tag in tagged(record, scheme, cut):
                file.write(f"{_UNSEEN.sub(_escaped, token)}\t{start}\t{tag}\n")
            file.write("\n")


def cut_by(unit: str) -> Cut:
    """What parts a text into characters, or into jieba's words."""
    if unit == CHARACTER:
        return iter
    tokenizer = dictionary()
    return lambda text: tokenizer.cut(text)


def tagged(record: Record, scheme: str, cut: Cut) -> Iterator[tuple[str, int, str]]:
    """The tokens of a piece, each with its place in the report and its tag.

    A word that reaches over the edge of a span is cut there.
    """
    text, first = str(record["text"]), record.get("offset", 0)
    assert isinstance(first, int)
    edges = {edge for row in rows_of(record) for edge in place(row)}
    tokens = list(_tokens(text, cut, edges))
    tags = _tags(rows_of(record), tokens, LETTERS[scheme])
    for (start, end), tag in zip(tokens, tags, strict=True):
        yield text[start:end], first + start, tag


def read(path: Path) -> Iterator[Record]:
    """The reports of a file in any of the schemes; BadRecord where a line is none.

    What comes after a piece that was left out is a record of its own: nobody knows what was there.
    """
    text = decoded(whole_file(path), path).text
    number = 0
    for name, lines in _documents(text):
        for begin, tokens in _stretches([_token(line) if line else None for line in lines]):
            number += not begin
            called = name or f"{path.stem}-{number}"
            yield _record(f"{called}:{begin}" if begin else called, tokens)


def of_tokens(name: str, found: Iterable[tuple[str, str]]) -> Record:
    """The record of words with their tags that nobody says the places of; BadRecord."""
    return _record(name, [_Token(word, None, tag) for word, tag in found])


def _tokens(text: str, cut: Cut, edges: set[int]) -> Iterator[tuple[int, int]]:
    start = 0
    for word in cut(text):
        end = start + len(word)
        for edge in [*sorted(each for each in edges if start < each < end), end]:
            yield start, edge
            start = edge


def _tags(rows: list[Row], tokens: list[tuple[int, int]], letters: str) -> list[str]:
    tags = ["O"] * len(tokens)
    starts = {start: index for index, (start, _) in enumerate(tokens)}
    ends = {end: index for index, (_, end) in enumerate(tokens)}
    begin, middle, last, single = (*letters,)
    for row in rows:
        start, end = place(row)
        first, final = starts[start], ends[end]
        for index in range(first, final + 1):
            letter = begin if index == first else last if index == final else middle
            tags[index] = f"{single if first == final else letter}-{row['label']}"
    return tags


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _documents(text: str) -> Iterator[tuple[str, list[str]]]:
    name, lines = "", list[str]()
    for line in text.split("\n"):
        line = line.rstrip("\r")
        if line.startswith(_DOCUMENT):
            yield name, lines
            columns = line.split("\t")
            name, lines = columns[1] if len(columns) > 2 else "", []
        else:
            lines.append(line.strip())
    yield name, lines


def _stretches(tokens: list[_Token | None]) -> Iterator[tuple[int, list[_Token | None]]]:
    """The tokens without a gap between them, and where in the report they begin."""
    found: list[_Token | None] = []
    begin = reached = 0
    for token in tokens:
        at = None if token is None else token.at
        if at is not None and at != reached:
            if any(found):
                yield begin, found
            found, begin, reached = [], at, at
        found.append(token)
        reached += len(token.word) if token else 0
    if any(found):
        yield begin, found


def _token(line: str) -> _Token:
    columns = line.split("\t") if "\t" in line else line.split()
    if len(columns) < 2:
        raise BadRecord("no_tag", part=line[:40])
    is_ours = len(columns) == 3 and columns[1].isdigit()
    word = _WRITTEN.sub(lambda found: chr(int(found[1], 16)), columns[0]) if is_ours else columns[0]
    return _Token(word, int(columns[1]) if is_ours else None, columns[-1])


def _record(name: str, tokens: list[_Token | None]) -> Record:
    text, spans, open_row, is_parted = "", list[Json](), Row(), False
    for token in tokens:
        if token is None:  # between sentences
            open_row, is_parted = {}, bool(text)
            continue
        word, at, tag = token
        if at is None:  # other tools part sentences by nothing else
            text += "\n" if is_parted else _gap(text, word)
        is_parted = False
        found = _TAG.fullmatch(tag)
        if found is None and tag != "O":
            raise BadRecord("bad_part", part=tag)
        goes_on = found and found[1] in "IMEL" and open_row.get("label") == found[2]
        if found and not goes_on:
            open_row = {"id": f"s{len(spans) + 1}", "label": found[2], "start": len(text)}
            spans.append(open_row)
        text += word
        if found:
            open_row["end"] = len(text)
        else:
            open_row = {}
    return {"id": name, "text": text, "spans": spans}


def _gap(text: str, word: str) -> str:
    """Tokens of other tools are joined as their script is: Latin words with a space."""
    return " " if text and _LATIN.match(word) and _LATIN.match(text[-1]) else ""
