"""Documents that are zip packages of XML (docx, odt): opened with care."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from lxml import etree

from annotator.errors import Problem, UserError

LARGEST_UNPACKED: Final = 512 << 20  # bytes of all parts together
MOST_PARTS: Final = 20_000
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old office files, and new ones with a password


@contextmanager
def package(data: bytes, path: Path) -> Iterator[zipfile.ZipFile]:
    """A zip package whose parts are within limits; UserError for what is none, or locked."""
    if data.startswith(OLE):
        raise UserError(Problem.ENCRYPTED, path=path)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            refuse_bombs(opened, path)
            yield opened
    except zipfile.BadZipFile as error:
        raise UserError(Problem.UNREADABLE, path=path, what=str(error)) from error


def refuse_bombs(opened: zipfile.ZipFile, path: Path) -> None:
    """UserError where a package would unpack to more than any document holds, or is locked."""
    parts = opened.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise UserError(Problem.TOO_LARGE, path=path)
    if any(part.flag_bits & 1 for part in parts):
        raise UserError(Problem.ENCRYPTED, path=path)


def xml_part(opened: zipfile.ZipFile, name: str, path: Path) -> etree._Element:
    """One part of a package as XML: no entities, no network, no document type of its own.

    UserError where the package has no such part, or the part is no XML.
    """
    try:
        data = opened.read(name)
    except KeyError as error:
        raise UserError(Problem.UNREADABLE, path=path, what=f"no {name}") from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UserError(Problem.UNREADABLE, path=path, what=str(error)) from error
