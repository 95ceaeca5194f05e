"""Which labelled format a file is likely to be of, by the beginning of what it holds."""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from annotator.exchange.doccano import SPANS, TEXTS
from schema.records import Json

DOCCANO: Final = "doccano"
LABEL_STUDIO: Final = "labelstudio"
_LOOKED_AT: Final = 1 << 18  # bytes; a task of Label Studio says what it is within its first lines
_FILES: Final = 20  # are looked at, of many
_INSIDE: Final = 500  # of a folder, for the window waits
_TASK: Final = re.compile(r"\s*\[\s*\{")
_DATA: Final = re.compile(r'"data"\s*:\s*\{')
_JUDGED: Final = re.compile(r'"(annotations|completions|predictions)"\s*:\s*\[')
_LINES: Final = (".jsonl", ".json")
_PLACE_AND_NAME: Final = 3  # start, end and label of doccano's spans
_BY_ENDING: Final = {
    **dict.fromkeys((".conll", ".conll03", ".bio", ".bioes", ".bmes", ".iob"), "conll"),
    ".parquet": "hf",
    ".xmi": "xmi",
}
_BESIDE: Final = frozenset({".ann", ".conf", ".xml", ".md"})  # what stands in a folder with them
_WEBANNO: Final = "#FORMAT=WebAnno"
_CAS: Final = re.compile(r'\s*\{\s*"%(TYPES|FEATURE_STRUCTURES|VIEWS)"')
_REGION: Final = frozenset({"start", "end", "labels"})


def guess_format(paths: Iterable[Path]) -> str | None:
    """The format that all of these files seem to have; None where they have none, or several."""
    try:
        found = {_format_of(each) for each in islice(_files_of(paths), _FILES)}
    except OSError:  # a closed folder on the way
        return None
    return found.pop() if len(found) == 1 else None


def _files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """The files, and those of folders but for what only goes with them."""
    for path in paths:
        if path.is_dir():
            inside = islice(path.rglob("*"), _INSIDE)
            others = (each for each in inside if each.suffix.lower() not in _BESIDE)
            yield from (each for each in others if each.is_file())
        else:
            yield path


def _format_of(path: Path) -> str | None:
    ending = path.suffix.lower()
    if ending in _BY_ENDING:
        return _BY_ENDING[ending]
    if ending == ".txt" and path.with_suffix(".ann").exists():
        return "brat"
    if ending not in (*_LINES, ".tsv"):
        return None
    try:
        with path.open("rb") as file:
            beginning = file.read(_LOOKED_AT).decode("utf-8-sig", "ignore")
    except OSError:
        return None
    if ending == ".tsv":
        return "webanno" if beginning.startswith(_WEBANNO) else None
    return _format_of_json(beginning)


def _format_of_json(beginning: str) -> str | None:
    if _CAS.match(beginning):
        return "casjson"
    if _TASK.match(beginning) and _DATA.search(beginning) and _JUDGED.search(beginning):
        return LABEL_STUDIO
    first = _first_record(beginning)
    if _TASK.match(beginning) and _has_regions(first):
        return LABEL_STUDIO
    return DOCCANO if _is_doccano(first) else None


def _has_regions(record: Json) -> bool:
    """Whether a record is a task in the short form of Label Studio."""
    lists = record.values() if isinstance(record, dict) else ()
    firsts = (each[0] for each in lists if isinstance(each, list) and each)
    return any(isinstance(each, dict) and each.keys() >= _REGION for each in firsts)


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
