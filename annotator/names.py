"""Names of files and people in a form that can be stored, shown and compared."""

import re
import unicodedata
from typing import Final

from annotator.errors import Problem, UserError
from schema.records import RESERVED_NAMES

_LEFT_BY_JSON: Final = re.compile("[\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_MOVING: Final = re.compile(f"[\x00-\x1f]|{_LEFT_BY_JSON.pattern}")
NOT_IN_A_FILE_NAME: Final = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*%\u2028\u2029\u202a-\u202e\u2066-\u2069]'
    r"|^[.\s~-]|[.\s]$"
    r"|^(?=(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)).",  # a device, on Windows
    re.IGNORECASE,
)
_BLANK, _DELETE = 0x20, 0x7F
_PICTURES: Final = 0x2400  # Unicode's pictures of the controls before the blank, in their order
_PICTURE_OF_DELETE: Final = "\u2421"
_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def displayable(text: str) -> str:
    """The text with U+FFFD for what no encoding can write, such as bytes of an undecodable name."""
    return _SURROGATE.sub("\ufffd", text)


def visible(text: str) -> str:
    """The text on one line, with signs for what would move a terminal's cursor or turn it round."""
    return _MOVING.sub(lambda found: _sign_of(ord(found[0])), displayable(text))


def escaped(json: str) -> str:
    """A JSON or TOML text that says the same, with escapes for what it lets stand of that."""
    return _LEFT_BY_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", displayable(json))


def _sign_of(code: int) -> str:
    if code < _BLANK:
        return chr(_PICTURES + code)
    return _PICTURE_OF_DELETE if code == _DELETE else "\ufffd"


def one_form(name: str) -> str:
    """A person's name without the accidents of typing: NFC, no space around it."""
    return unicodedata.normalize("NFC", displayable(name)).strip()


def checked_name(name: str) -> str:
    """A person's name as it may be stored; UserError for one that commands give a meaning."""
    trimmed = name.strip()
    if not trimmed or trimmed.casefold() in RESERVED_NAMES:
        raise UserError(Problem.NAME_RESERVED, name=name)
    return trimmed
