"""JSON and JSONL as crawlers and programs write them: a report a record."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading import records
from annotator.reading.bad_json import why_no_json
from annotator.reading.decoding import decoded
from annotator.reading.extract import Extract, Options
from schema.records import Json

_LINES: Final = (".jsonl", ".ndjson")
_DEEPEST: Final = 5  # objects in objects


def read(data: bytes, path: Path, options: Options) -> Iterator[Extract | UserError]:
    """A text for each record; a UserError for a line that is none, raised for a whole file."""
    text = decoded(data, path, options.encoding).text
    found: list[tuple[Mapping[str, Json], Json]] = []
    if path.suffix.lower() in _LINES:
        for number, line in enumerate(text.split("\n"), start=1):
            if not line.strip():
                continue
            try:
                found.append(({"row": number}, json.loads(line)))
            except (ValueError, RecursionError) as error:
                yield _bad_line(path, number, error)
    else:
        found = _records_in(_parsed(text, path))
    flat = [(where, _flat(record)) for where, record in found]
    columns = records.columns_of([record for _, record in flat], options, path)
    if columns is None:
        names = dict.fromkeys(name for _, record in flat for name in record)
        raise UserError(Problem.NO_TEXT_COLUMN, path=path, columns=tuple(names))
    yield from records.extracts(flat, columns)


def _bad_line(path: Path, number: int, error: ValueError | RecursionError) -> UserError:
    return UserError(Problem.BAD_JSON_LINE, path=path, line=number, what=why_no_json(error))


def _parsed(text: str, path: Path) -> Json:
    try:
        parsed: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise _bad_line(path, line, error) from error
    return parsed


def _records_in(parsed: Json) -> list[tuple[Mapping[str, Json], Json]]:
    """The list of records, wherever in the file it stands; else the whole as one record."""
    lists = [parsed] if isinstance(parsed, list) else []
    if isinstance(parsed, dict):
        lists = [each for each in parsed.values() if isinstance(each, list) and _is_records(each)]
    longest = max(lists, key=len, default=None)
    if longest is None:
        return [({}, parsed)]
    return [({"row": number}, each) for number, each in enumerate(longest, start=1)]


def _is_records(found: list[Json]) -> bool:
    return bool(found) and all(isinstance(each, dict) for each in found)


def _flat(record: Json, depth: int = 0) -> dict[str, str]:
    """The fields of a record by name, those of an object in it by both names."""
    if not isinstance(record, dict):
        return {"text": record} if isinstance(record, str) else {}
    fields: dict[str, str] = {}
    for name, value in record.items():
        if isinstance(value, dict) and depth < _DEEPEST:
            fields |= {f"{name}.{inner}": said for inner, said in _flat(value, depth + 1).items()}
        else:
            fields[name] = _words(value)
    return fields


def _words(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return "\n".join(str(each) for each in value)
    return "" if value is None else json.dumps(value, ensure_ascii=False)
