"""Which reader reads which file: by its ending, and by what it really holds."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.reading.extract import Extract, Options


class Format(StrEnum):
    """The forms of file that have a reader."""

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
    ".pptx": Format.OFFICE,
    ".rtf": Format.OFFICE,
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


def read(path: Path, form: Format, options: Options) -> Iterator[Extract]:
    """What a file of this format holds, read right here; UserError for what cannot be read."""
    match form:
        case Format.TEXT:
            from annotator.reading import text as reader
        case _:
            raise UserError(Problem.UNKNOWN_FORMAT, path=path)
    return reader.read(path, options)
