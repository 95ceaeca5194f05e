"""What the writer and the reader of WebAnno TSV 3.3 agree on: how lines begin and are escaped."""

import re
from typing import Final

NOTHING, NO_VALUE = "_", "*"
TEXT: Final = "#Text="
SPANS: Final = "#T_SP="
CHAINS: Final = "#T_CH="
LINKS: Final = "#T_RL="
_RESERVED: Final = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_WRITTEN: Final = {"\t": r"\t", "\n": r"\n", "\r": r"\r"}
_READ: Final = {"t": "\t", "n": "\n", "r": "\r"}
_ESCAPED: Final = re.compile(r"\\(->|.)", re.DOTALL)


def escape(value: str) -> str:
    """A value with all that the format gives a meaning escaped."""
    return _RESERVED.sub(lambda found: _WRITTEN.get(found[0], "\\" + found[0]), value)


def unescape(value: str) -> str:
    """What an escaped value says."""
    return _ESCAPED.sub(lambda found: _READ.get(found[1], found[1]), value)
