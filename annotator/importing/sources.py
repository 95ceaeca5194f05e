"""Paths as people name them, files and folders, become documents one by one."""

import hashlib
import json
import os
from collections.abc import Container, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from annotator.errors import FileError, Problem, UserError, of_system
from annotator.exchange import jsonl
from annotator.exchange import reading as labelled
from annotator.exchange.documents import Document
from annotator.exchange.incoming import Incoming, incoming
from annotator.exchange.reading import READERS as LABELLED
from annotator.exchange.tally import Tally
from annotator.importing.apart import ReaderProcess
from annotator.importing.choice import AUTO, ImportChoice
from annotator.names import displayable
from annotator.progress import Cancelled, never
from annotator.reading import about, formats
from annotator.reading.decoding import is_garbled
from annotator.reading.extract import Extract
from annotator.reading.title import title_of
from schema.labels import LabelSchema
from schema.records import Json, Layer, Report

OURS: Final = "jsonl"
LABELLED_ENDINGS: Final = {OURS: jsonl.SUFFIXES, **labelled.ENDINGS}
"""What is read of a folder in one of these formats."""
_READ_HERE: Final = 1 << 20  # bytes of ours, which are read sooner than a process has started
FORMATS: Final = (AUTO, OURS, *LABELLED, *(each.value for each in formats.Format))


def files_of(paths: Sequence[Path], format_name: str = AUTO) -> Iterator[Path | UserError]:
    """The files that the paths name: a folder stands for all in it that we can read, by name.

    In a labelled format it stands for the files with that format's endings; a folder that is a
    data set is given as it is.
    """
    for path in paths:
        try:
            is_folder, is_file, is_there = path.is_dir(), path.is_file(), path.exists()
        except OSError as error:  # a closed folder on the way, or a name that no system can hold
            yield of_system(error, path)
            continue
        if is_folder:
            yield from _files_in(path, format_name)
        elif is_file:
            yield path
        elif is_there:  # it might never end, or never begin
            yield UserError(Problem.NO_FILE, path=path)
        else:
            yield UserError(Problem.NOT_FOUND, path=path)


class Sources:
    """Reads files into documents, foreign ones in a process of their own; close it after use."""

    def __init__(
        self,
        schema: LabelSchema,
        choice: ImportChoice | None = None,
        *,
        is_cancelled: Cancelled = never,
    ) -> None:
        self._schema = schema
        self._choice = choice or ImportChoice()
        self._format_name = self._choice.format_name
        self._name_of = self._choice.name_of(schema)
        self._reader = ReaderProcess(is_cancelled=is_cancelled)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._reader.close()

    def documents(self, path: Path, tally: Tally | None = None) -> Iterator[Document | UserError]:
        """What one file holds, in its order; a UserError for a part that cannot be read.

        The last is a FileError where the file could not be read to its end. `tally` is told of the
        labels of a file of another tool.
        """
        try:
            if self._is_ours(path):
                yield from jsonl.read(path, self._schema)
            elif (name := self._format_name) in LABELLED:
                yield from labelled.documents(path, name, self._schema, self._name_of, tally)
            else:
                yield from self._foreign(path)
        except UserError as error:
            yield FileError(error.problem, **error.values)

    def incoming(
        self, path: Path, layer: Layer | None, tally: Tally | None = None
    ) -> Iterator[Incoming | UserError]:
        """The same as it comes into a project: as labels of a layer, or else as suggestions.

        Of a long file of ours the next records are read while what came before is stored.
        """
        try:
            is_long = self._is_ours(path) and path.stat().st_size > _READ_HERE
        except OSError:
            is_long = False  # reading it will say what is wrong
        if is_long:
            yield from self._reader.incoming(path, self._schema, layer)
            return
        for found in self.documents(path, tally):
            yield found if isinstance(found, UserError) else incoming(found, layer)

    def _is_ours(self, path: Path) -> bool:
        if self._format_name != AUTO:
            return self._format_name == OURS
        return path.suffix.lower() in jsonl.SUFFIXES and jsonl.is_ours(path)

    def _foreign(self, path: Path) -> Iterator[Document | UserError]:
        named = self._format_name
        form = formats.format_of(path) if named == AUTO else formats.Format(named)
        source = _hash_of(path)
        for found in self._reader.read(path, form, self._choice.options_for(path)):
            if isinstance(found, UserError):
                yield found
            elif _can_be_written(found):
                yield _document(found, path, form, source)
            else:
                yield UserError(Problem.UNREADABLE, path=path, what="a lone surrogate")


def _document(extract: Extract, path: Path, form: formats.Format, source: str) -> Document:
    name = extract.title or title_of(extract.text) or displayable(path.stem)
    provenance: dict[str, Json] = {"reader": formats.reader_version(form), "source_sha256": source}
    provenance |= _said_of_itself(extract)
    if is_garbled(extract.text):
        provenance["mojibake"] = True
    return Document(
        Report.of(
            extract.text,
            name=name,
            source=displayable(path.name),
            meta={**provenance, **extract.meta},
        )
    )


def _said_of_itself(extract: Extract) -> dict[str, Json]:
    """Title, date, place and kind, as far as the report says them."""
    title = extract.title or title_of(extract.text)
    said = {
        "title": title,
        "date": about.date_of(extract.text),
        "place": about.place_of(extract.text),
        "kind": about.kind_of(extract.text),
    }
    return {field: value for field, value in said.items() if value}


def _can_be_written(extract: Extract) -> bool:
    beside = json.dumps([extract.title, extract.meta], ensure_ascii=False)
    return all(displayable(each) == each for each in (extract.text, beside))


def _hash_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except IsADirectoryError:
        raise UserError(Problem.IS_FOLDER, path=path) from None
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error


def _files_in(folder: Path, format_name: str) -> Iterator[Path | UserError]:
    closed: list[UserError] = []

    def refuse(error: OSError) -> None:
        closed.append(UserError(Problem.NO_ACCESS, path=error.filename))

    walked = os.walk(folder, onerror=refuse)
    inside = [Path(parent) / name for parent, _, names in walked for name in names]
    endings = LABELLED_ENDINGS.get(format_name, frozenset(formats.ENDINGS))
    found = sorted(each for each in inside if _might_be_read(each, endings))
    yield from closed
    if not found and not closed:
        yield _nothing_in(folder, format_name)
    elif found and format_name in labelled.READ_AS_FOLDER:
        yield folder
    else:
        yield from found


def _nothing_in(folder: Path, format_name: str) -> UserError:
    if format_name not in LABELLED_ENDINGS:
        return UserError(Problem.NOTHING_TO_READ, path=folder)
    endings = tuple(sorted(LABELLED_ENDINGS[format_name]))
    return UserError(Problem.NOTHING_OF_FORMAT, path=folder, format=format_name, endings=endings)


def _might_be_read(path: Path, endings: Container[str]) -> bool:
    if path.suffix.lower() not in endings:
        return False
    try:
        return path.is_file()
    except OSError:
        return True  # reading it will say what is wrong
