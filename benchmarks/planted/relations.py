"""What holds between the numbers of reports, as somebody who read them wrote it down."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

Record = Mapping[str, Any]


class Kind(StrEnum):
    """What numbers are to each other."""

    TOTAL = "total"
    PART = "part"
    SHARE = "share"
    CHANGE = "change"
    AVERAGE = "average"
    PEOPLE = "people"
    TWICE = "twice"
    KIN = "kin"


@dataclass(frozen=True)
class Relation:
    """Numbers of one report that hold together; `roughly` where the text says so itself."""

    report: str
    kind: Kind
    roughly: bool
    numbers: tuple[Record, ...]


def read_relations(path: Path, records: Sequence[Record]) -> list[Relation]:
    """The relations of a file, with their numbers as they are labelled in the records.

    ValueError where a report, its words or a label at a number is not there.
    """
    by_name = {str(each["meta"]["name"]): each for each in records}
    with path.open(encoding="utf-8", newline="") as file:
        lines = (line for line in file if not line.startswith("#"))
        rows = list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for name, kind, words in rows:
        record = by_name[name]
        numbers = tuple(_number_at(record, place) for place in places(record["text"], words))
        found.append(Relation(name, Kind(kind.rstrip("~")), kind.endswith("~"), numbers))
    return found


def places(text: str, words: str) -> Iterator[int]:
    """Where the bracketed numbers of a quotation begin in the text; … stands for words left out.

    ValueError where the text does not say so.
    """
    at = 0
    for piece in words.split("…"):
        quoted = piece.replace("[", "").replace("]", "")
        at = text.find(quoted, at)
        if at < 0:
            raise ValueError(f"the text does not say {quoted}")
        for nth, bracket in enumerate(re.finditer(r"\[", piece)):
            yield at + bracket.start() - 2 * nth
        at += len(quoted)


def _number_at(record: Record, place: int) -> Record:
    for span in record["spans"]:
        if span["label"] == "NUMBER" and span["start"] <= place < span["end"]:
            return span
    raise ValueError(f"no number at {place}: {record['text'][place : place + 9]}")
