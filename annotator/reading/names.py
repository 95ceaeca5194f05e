"""Names of files and people in a form that can be stored, shown and compared."""

import re
import unicodedata
from typing import Final

_SURROGATE: Final = re.compile("[\ud800-\udfff]")


def displayable(text: str) -> str:
    """The text with U+FFFD for what no encoding can write, such as bytes of an undecodable name."""
    return _SURROGATE.sub("\ufffd", text)


def one_form(name: str) -> str:
    """A person's name without the accidents of typing: NFC, no space around it."""
    return unicodedata.normalize("NFC", displayable(name)).strip()
