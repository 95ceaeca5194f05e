"""Rows straight from the pages of an SQLite file, whatever else of the file is damaged.

SQLite finds a row by way of the schema and the pages above it, and gives up where one of these is
gone. The rows themselves stand whole in leaf pages, which are read here one by one as the format
describes them (SQLite, "Database File Format": b-tree pages, record format, write-ahead log).
"""

import struct
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

Value = None | int | float | str | bytes
Row = tuple[Value, ...]

_LEAF: Final = 0x0D
_HEADER: Final = 100
_USUAL_SIZE: Final = 4096
_SIZES: Final = frozenset(2**power for power in range(9, 17))
_LOG_HEADER, _FRAME_HEADER = 32, 24
_INTEGERS: Final = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
_MOST_COLUMNS: Final = 200


class _TornError(Exception):
    """What stands here is no row."""


def rows(path: Path) -> Iterator[Row]:
    """Every row that stands whole in the file or in its write-ahead log, in no order.

    A row may come twice, and one that was deleted may still be there. OSError where the file
    cannot be read at all.
    """
    content = path.read_bytes()
    size = _page_size(content)
    pages = dict(_pages(content, size))
    logged = list(_logged(path.with_name(path.name + "-wal"), size))
    newest = pages | dict(logged)
    for number, page in (*pages.items(), *logged):
        yield from _rows_of_page(number, page, newest)


def _page_size(content: bytes) -> int:
    """The size of pages that the header states; the usual one where the header is gone."""
    stated = int.from_bytes(content[16:18], "big")
    size = 65536 if stated == 1 else stated
    return size if size in _SIZES else _USUAL_SIZE


def _pages(content: bytes, size: int) -> Iterator[tuple[int, bytes]]:
    for number, begin in enumerate(range(0, len(content), size), 1):
        yield number, content[begin : begin + size].ljust(size, b"\0")


def _logged(path: Path, size: int) -> Iterator[tuple[int, bytes]]:
    """The pages of the log in the order in which they were written; those of an older run too."""
    content = path.read_bytes() if path.exists() else b""
    frame = _FRAME_HEADER + size
    for begin in range(_LOG_HEADER, len(content) - frame + 1, frame):
        number = int.from_bytes(content[begin : begin + 4], "big")
        yield number, content[begin + _FRAME_HEADER : begin + frame]


def _rows_of_page(number: int, page: bytes, pages: Mapping[int, bytes]) -> Iterator[Row]:
    header = _HEADER if number == 1 else 0
    if page[header] != _LEAF:
        return
    [cells] = struct.unpack_from(">H", page, header + 3)
    begin = header + 8
    if begin + 2 * cells > len(page):
        return
    for offset in struct.unpack_from(f">{cells}H", page, begin):
        try:
            yield _record(_payload(page, offset, pages))
        except (_TornError, IndexError, struct.error, UnicodeDecodeError):
            continue


def _payload(page: bytes, offset: int, pages: Mapping[int, bytes]) -> bytes:
    """The bytes of one record, those on overflow pages included."""
    length, at = _varint(page, offset)
    _, at = _varint(page, at)
    local = _kept_local(length, len(page))
    if at + local > len(page):
        raise _TornError
    parts = [page[at : at + local]]
    missing = length - local
    following = int.from_bytes(page[at + local : at + local + 4], "big") if missing else 0
    seen: set[int] = set()
    while missing > 0:
        if following in seen or following not in pages:
            raise _TornError
        seen.add(following)
        overflow = pages[following]
        part = overflow[4 : 4 + missing]
        parts.append(part)
        missing -= len(part)
        following = int.from_bytes(overflow[:4], "big")
    return b"".join(parts)


def _kept_local(length: int, size: int) -> int:
    """How much of a record stands on its own page."""
    if length <= size - 35:
        return length
    least = (size - 12) * 32 // 255 - 23
    kept = least + (length - least) % (size - 4)
    return kept if kept <= size - 35 else least


def _record(payload: bytes) -> Row:
    header, at = _varint(payload, 0)
    if not at <= header <= len(payload):
        raise _TornError
    kinds: list[int] = []
    while at < header:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    if at != header or not 0 < len(kinds) <= _MOST_COLUMNS:
        raise _TornError
    values: list[Value] = []
    for kind in kinds:
        value, at = _value(payload, at, kind)
        values.append(value)
    if at != len(payload):
        raise _TornError
    return tuple(values)


def _value(payload: bytes, at: int, kind: int) -> tuple[Value, int]:
    if kind in (0, 8, 9):
        return (None if kind == 0 else kind - 8), at
    if kind in (10, 11):
        raise _TornError
    length = _INTEGERS.get(kind) or (8 if kind == 7 else (kind - 12) // 2)
    part = payload[at : at + length]
    if len(part) < length:
        raise _TornError
    if kind in _INTEGERS:
        return int.from_bytes(part, "big", signed=True), at + length
    if kind == 7:
        return float(struct.unpack(">d", part)[0]), at + length
    return (part.decode("utf-8") if kind % 2 else part), at + length


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """A number in one to nine bytes, and where it ends."""
    value = 0
    for count in range(8):
        byte = content[at + count]
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, at + count + 1
    return value << 8 | content[at + 8], at + 9
