"""Files that are called as their reports are: what no system lets stand in a name goes as `%2F`."""

import unicodedata
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote

from annotator.exchange.carrying import Record, name_of
from annotator.names import NOT_IN_A_FILE_NAME, displayable
from schema.records import report_id

_LONGEST: Final = 200  # bytes; systems take 255, with an ending and what tells namesakes apart


class FileNames:
    """Names for the files of an export; of reports with one name those that come later add ids."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def of(self, record: Record) -> str:
        """The file's name without its ending; what is too long for any system is cut."""
        name = _fitting(displayable(name_of(record)))
        while (known := unicodedata.normalize("NFC", name).casefold()) in self._taken:
            name = f"{name}.{record['id']}"
        self._taken.add(known)
        return name


def name_from(path: Path, text: str) -> str:
    """What the report with this text is called by its file; a file of others is called as it is."""
    name = path.stem.removesuffix(f".{report_id(text)}")
    said = unquote(name)
    return said if _as_file(said) == name else name


def _fitting(name: str) -> str:
    name = name[:_LONGEST]
    while len(_as_file(name).encode()) > _LONGEST:
        name = name[:-1]
    return _as_file(name)


def _as_file(name: str) -> str:
    return NOT_IN_A_FILE_NAME.sub(lambda found: _quoted(found[0]), name)


def _quoted(character: str) -> str:
    written = quote(character, safe="")
    return written if written != character else f"%{ord(character):02X}"  # a letter, or a point
