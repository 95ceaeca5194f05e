"""Which reader reads which file: by its ending, and by what it really holds."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from importlib import import_module
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading.extract import Extract, Options

Found = Extract | UserError


class Format(StrEnum):
    """The forms of file that have a reader: the module of that name, with a `read` in it."""

    TEXT = "text"
    HTML = "html"
    DOCX = "docx"
    ODT = "odt"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    ZIP = "zip"
    OFFICE = "office"  # what only an installed LibreOffice or WPS can open


ENDINGS: Final[Mapping[str, Format]] = {
    "": Format.TEXT,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.TEXT,
    ".markdown": Format.TEXT,
    ".htm": Format.HTML,
    ".html": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".odt": Format.ODT,
    ".pdf": Format.PDF,
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".xlsx": Format.XLSX,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
    ".ndjson": Format.JSON,
    ".zip": Format.ZIP,
    ".doc": Format.OFFICE,
    ".wps": Format.OFFICE,
    ".ppt": Format.OFFICE,
    ".dps": Format.OFFICE,
    ".pptx": Format.OFFICE,
    ".rtf": Format.OFFICE,
    ".xls": Format.OFFICE,
    ".et": Format.OFFICE,
    ".ods": Format.OFFICE,
}

_VERSIONS: Final[Mapping[Format, int]] = {}  # where it is not the first


def format_of(path: Path) -> Format:
    """The format of a file by its ending; UserError where none has it."""
    try:
        return ENDINGS[path.suffix.lower()]
    except KeyError:
        raise UserError(Problem.UNKNOWN_FORMAT, path=path) from None


def reader_version(form: Format) -> str:
    """Which reader it was, as it stands beside every text: a reader that gives others is newer."""
    return f"{form.value} {_VERSIONS.get(form, 1)}"


def read(data: bytes, path: Path, form: Format, options: Options) -> Iterator[Found]:
    """What a file's bytes hold, read right here; `path` is what messages call it.

    A UserError is given for a part that cannot be read, and raised where that is the whole.
    """
    # loaded when the first file asks for it: a text file waits for no PDF library
    reader = import_module(f"annotator.reading.{form.value}")
    found: Iterator[Found] = reader.read(data, path, options)
    return found
