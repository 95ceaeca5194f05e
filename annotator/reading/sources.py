"""Paths as people name them, files and folders, become documents one by one."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.reading.names import displayable
from annotator.reading.text import read_text_file
from annotator.reading.title import title_of
from schema.labels import LabelSchema
from schema.records import Json, Report

TEXT_SUFFIXES: Final = frozenset({".txt", ".text", ".md", ".markdown"})
AUTO: Final = "auto"
FORMATS: Final = (AUTO, "jsonl", "text")
JSONL_SUFFIXES: Final = frozenset({".jsonl", ".ndjson"})


def files_of(paths: Sequence[Path]) -> Iterator[Path | UserError]:
    """The files that the paths name: a folder stands for all in it that we can read, by name."""
    for path in paths:
        try:
            is_folder, is_there = path.is_dir(), path.exists()
        except OSError:  # a closed folder on the way, or a name that no system can hold
            yield UserError(Problem.NO_ACCESS, path=path)
            continue
        if is_folder:
            yield from _files_in(path)
        elif is_there:
            yield path
        else:
            yield UserError(Problem.NOT_FOUND, path=path)


def documents(
    path: Path, schema: LabelSchema, encoding: str | None = None, format_name: str = AUTO
) -> Iterator[Document | UserError]:
    """What one file holds, by its ending or as named; a UserError for what cannot be read."""
    try:
        match format_name if format_name != AUTO else _format_of(path):
            case "jsonl":
                yield from jsonl.read(path, schema)
            case "text":
                yield Document(_report_in(path, encoding))
            case _:
                yield UserError(Problem.UNKNOWN_FORMAT, path=path)
    except UserError as error:
        yield error


def _format_of(path: Path) -> str | None:
    ending = path.suffix.lower()
    if ending in JSONL_SUFFIXES:
        return "jsonl"
    return "text" if not ending or ending in TEXT_SUFFIXES else None


def _report_in(path: Path, encoding: str | None) -> Report:
    decoded = read_text_file(path, encoding)
    name = title_of(decoded.text) or displayable(path.stem)
    meta: dict[str, Json] = {"encoding": decoded.encoding}
    return Report.of(decoded.text, name=name, source=displayable(path.name), meta=meta)


def _files_in(folder: Path) -> Iterator[Path | UserError]:
    closed: list[UserError] = []

    def refuse(error: OSError) -> None:
        closed.append(UserError(Problem.NO_ACCESS, path=error.filename))

    walked = os.walk(folder, onerror=refuse)
    inside = [Path(parent) / name for parent, _, names in walked for name in names]
    found = sorted(each for each in inside if _might_be_read(each))
    yield from closed
    if not found and not closed:
        yield UserError(Problem.NOTHING_TO_READ, path=folder)
    yield from found


def _might_be_read(path: Path) -> bool:
    if path.suffix.lower() not in TEXT_SUFFIXES | JSONL_SUFFIXES:
        return False
    try:
        return path.is_file()
    except OSError:
        return True  # reading it will say what is wrong
