"""Which encoding bytes are in, and their text exactly as it stands."""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError

LARGEST: Final = 256 << 20  # bytes of one file
_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# what pages call themselves, and the encoding that takes in all they really hold
_WIDER: Final = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs"}
_WIDE: Final = re.compile("[\u3400-\u9fff\ue000-\ufaff]+")
_ACCENTED: Final = re.compile("[\x80-\xff]+")
_TOO_FEW: Final = 40  # characters to judge by
_ENOUGH: Final = 2000  # characters of a long one
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f]+")
_SNIFFED: Final = 1 << 16
_COMMON: Final = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过"
    "子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体"
    "贫困村县镇乡扶农户市万元业项目区政府建设全干"
    "這國個們時來會發動過產種後學經進電現實體貧縣鎮鄉農戶萬業項區設幹"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's text and the encoding it was read in."""

    text: str
    encoding: str


def whole_file(path: Path) -> bytes:
    """The bytes of a file; UserError where it cannot be read, is empty or too large."""
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except IsADirectoryError:
        raise UserError(Problem.IS_FOLDER, path=path) from None
    except OSError as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error
    if not data:
        raise UserError(Problem.EMPTY_FILE, path=path)
    if len(data) > LARGEST:
        raise UserError(Problem.TOO_LARGE, path=path)
    return data


def decoded(
    data: bytes, path: Path, encoding: str | None = None, *, hint: str | None = None
) -> Decoded:
    """The text of a file's bytes, in the encoding that was named, else the one they tell.

    `hint` is what the file says of itself: it is believed where it fits. UserError where the text
    is empty, binary or in no encoding we can tell.
    """
    found = _decoded_as(data, encoding, path) if encoding else _decoded_by_itself(data, path, hint)
    if not found.text.strip("\ufeff \t\r\n\0"):
        raise UserError(Problem.EMPTY_FILE, path=path)
    return found


def is_garbled(text: str) -> bool:
    """Whether a text reads as if it had been decoded wrongly, here or long before.

    Then characters stand in it that mark a loss, or what passes for Chinese has hardly any of the
    characters that make up a fifth of every Chinese text.
    """
    head = text[:_SNIFFED]
    head = head[:: len(head) // _ENOUGH + 1]  # shares of a sample are those of the text
    wide = "".join(_WIDE.findall(head))
    lost = head.count("\ufffd")
    accented = sum(map(len, _ACCENTED.findall(head)))
    if lost > len(head) / 50 or (len(head) > _TOO_FEW and accented > len(head) / 4):
        return True
    return len(wide) > _TOO_FEW and sum(map(_COMMON.__contains__, wide)) < len(wide) / 25


def _decoded_as(data: bytes, encoding: str, path: Path) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        if not getattr(codecs.lookup(encoding), "_is_text_encoding", True):
            raise LookupError(encoding)
        return Decoded(data.decode(name), name)
    except LookupError:
        raise UserError(Problem.UNKNOWN_ENCODING, encoding=encoding) from None
    except UnicodeError:
        raise UserError(Problem.WRONG_ENCODING, path=path, encoding=encoding) from None


def _decoded_by_itself(data: bytes, path: Path, hint: str | None) -> Decoded:
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _decoded_as(data[len(bom) :], name, path)  # the mark says how to read, no more
    if (text := _attempt(data, "utf-8")) is not None and not _looks_binary(text):
        return Decoded(text, "utf-8")
    if hint and (said := _as_it_says(data, hint)):
        return said
    if wide := _utf16_by_zeros(data):
        decoded = _decoded_as(data, wide, path)
        if not _looks_binary(decoded.text):
            return decoded
    if b"\0" in data[:_SNIFFED]:
        raise UserError(Problem.BINARY_FILE, path=path)
    return _best_chinese(data, path)


def _as_it_says(data: bytes, hint: str) -> Decoded | None:
    name = _WIDER.get(hint.lower(), hint)
    try:
        text = data.decode(name)
    except (LookupError, UnicodeError):
        return None
    return None if _looks_binary(text) else Decoded(text, codecs.lookup(name).name)


def _best_chinese(data: bytes, path: Path) -> Decoded:
    tried = [
        Decoded(text, name)
        for name in ("gb18030", "big5hkscs")
        if (text := _attempt(data, name)) is not None and not _looks_binary(text)
    ]
    if not tried:
        raise UserError(Problem.BINARY_FILE, path=path)
    return max(tried, key=lambda decoded: _share(decoded.text, _COMMON.__contains__))


def _attempt(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeError:
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    head = data[:_SNIFFED]
    if len(data) % 2 or not head:
        return None
    even, odd = head[::2].count(0), head[1::2].count(0)
    if max(even, odd) < len(head) / 40 or min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _looks_binary(text: str) -> bool:
    head = text[:_SNIFFED]
    return sum(map(len, _CONTROLS.findall(head))) > len(head) / 50


def _share(text: str, is_counted: Callable[[str], bool]) -> float:
    head = text[:_SNIFFED]
    return sum(map(is_counted, head)) / len(head) if head else 0.0
