"""Which labelled format a file is likely to be of, by the beginning of what it holds."""

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from annotator.exchange.doccano import SPANS, TEXTS
from schema.records import Json

DOCCANO: Final = "doccano"
LABEL_STUDIO: Final = "labelstudio"
_LOOKED_AT: Final = 1 << 18  # bytes; a task of Label Studio says what it is within its first lines
_FILES: Final = 20  # are looked at, of many
_TASK: Final = re.compile(r"\s*\[\s*\{")
_DATA: Final = re.compile(r'"data"\s*:\s*\{')
_JUDGED: Final = re.compile(r'"(annotations|completions|predictions)"\s*:\s*\[')
_LINES: Final = (".jsonl", ".json")
_PLACE_AND_NAME: Final = 3  # start, end and label of doccano's spans


def guess_format(paths: Iterable[Path]) -> str | None:
    """The format that all of these files seem to have; None where they have none, or several."""
    found = {_format_of(each) for each, _ in zip(paths, range(_FILES), strict=False)}
    return found.pop() if len(found) == 1 else None


def _format_of(path: Path) -> str | None:
    if path.suffix.lower() not in _LINES:
        return None
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT).decode("utf-8-sig", "ignore")
    except OSError:
        return None
    if _TASK.match(beginning) and _DATA.search(beginning) and _JUDGED.search(beginning):
        return LABEL_STUDIO
    return DOCCANO if _is_doccano(_first_record(beginning)) else None


def _first_record(text: str) -> Json:
    """The first value of a file that has one a line, or all in one list."""
    try:
        first: Json = json.JSONDecoder().raw_decode(text.lstrip().removeprefix("[").lstrip())[0]
    except (ValueError, RecursionError):
        return None
    return first


def _is_doccano(record: Json) -> bool:
    """Whether a record has spans where doccano has them; ours stand under `spans`."""
    if not isinstance(record, dict) or record.keys().isdisjoint(TEXTS) or "spans" in record:
        return False
    spans = next((record[each] for each in SPANS if each in record), None)
    return isinstance(spans, list) and bool(spans) and all(map(_is_span, spans))


def _is_span(given: Json) -> bool:
    if isinstance(given, list):
        return len(given) == _PLACE_AND_NAME and isinstance(given[2], str)
    return isinstance(given, dict) and {"start_offset", "end_offset", "label"} <= given.keys()
