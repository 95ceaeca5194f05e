"""doccano's JSONL of texts with entities and relations, as it exports and imports them (1.8)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from annotator.errors import UserError
from annotator.exchange.bad_record import BadRecord
from annotator.exchange.carrying import (
    Carries,
    Record,
    Row,
    add_link,
    links_of,
    name_of,
    place,
    rows_of,
)
from annotator.exchange.lines import json_lines, records_of, write_json_lines
from annotator.exchange.tally import leave
from schema.records import Json

CARRIES: Final = Carries(attributes=frozenset(), name=True)
_RELATION: Final = "quantifies"
TEXTS: Final = ("text", "data")  # the names of the text and of the spans, in its versions
SPANS: Final = ("entities", "label", "labels", "annotations")
_KNOWN: Final = frozenset(
    {*TEXTS, *SPANS, "id", "relations", "cats", "Comments", "report", "name"}
)  # all else is what people said of a text


def write(records: Iterable[Record], target: Path) -> None:
    """One text a line; its entities and relations are numbered through the file."""
    write_json_lines(_lines(records), target)


def read(path: Path) -> Iterator[Record | UserError]:
    """The records of an export of any version, a line each or in one list.

    A UserError stands in place of one that cannot be used.
    """
    return records_of(json_lines(path), path, _record)


def _lines(records: Iterable[Record]) -> Iterator[Row]:
    number = 0
    for place_in_file, record in enumerate(records, start=1):
        yield _line(record, place_in_file, number)
        number += len(rows_of(record))


def _line(record: Record, place_in_file: int, first: int) -> Row:
    numbers = {row["id"]: first + offset for offset, row in enumerate(rows_of(record), start=1)}
    entities: list[Json] = []
    relations: list[Json] = []
    for row in rows_of(record):
        start, end = place(row)
        own = numbers[row["id"]]
        entities.append(
            {"id": own, "label": row["label"], "start_offset": start, "end_offset": end}
        )
        relations += [
            {"id": first + number, "from_id": own, "to_id": numbers[each], "type": _RELATION}
            for number, each in enumerate(links_of(row), start=len(relations) + 1)
        ]
    return {
        "id": place_in_file,
        "text": record["text"],
        "entities": entities,
        "relations": relations,
        "Comments": [],
        "report": record["id"],
        "name": name_of(record),
    }


def _record(line: Json) -> Record:
    if not isinstance(line, dict):
        raise BadRecord("no_text")
    text = next((line[each] for each in TEXTS if isinstance(line.get(each), str)), None)
    if text is None:
        raise BadRecord("no_text")
    given = next(filter(None, (_list(line, each) for each in SPANS)), [])
    spans: list[Json] = [
        _span(entity, number)
        for number, entity in enumerate(given, start=1)
        if not isinstance(entity, str)
    ]
    by_id = {row["id"]: row for row in spans if isinstance(row, dict)}
    for relation in _list(line, "relations"):
        if not isinstance(relation, dict) or str(relation.get("from_id")) not in by_id:
            raise BadRecord("bad_part", part=relation)
        add_link(by_id[str(relation["from_id"])], str(relation.get("to_id")))
    record: Record = {
        "id": str(line.get("report") or line.get("id") or ""),
        "name": line.get("name"),
        "text": text,
        "spans": spans,
        "more": {name: value for name, value in line.items() if name not in _KNOWN},
    }
    leave(record, "category", len(_list(line, "cats")) + len(given) - len(spans))
    leave(record, "comment", len(_list(line, "Comments")))
    return record


def _span(entity: Json, number: int) -> Row:
    match entity:
        case [int() as start, int() as end, str() as label]:
            return {"id": f"e{number}", "label": label, "start": start, "end": end}
        case {"start_offset": start, "end_offset": end, "label": label, **more}:
            own = str(more.get("id", f"e{number}"))  # its oldest exports number labels
            return {"id": own, "label": str(label), "start": start, "end": end}
    raise BadRecord("bad_part", part=entity)


def _list(line: Row, name: str) -> list[Json]:
    found = line.get(name)
    return found if isinstance(found, list) else []
