"""What is said of a record that cannot be read."""

import json
from collections.abc import Mapping
from typing import Final

from annotator.errors import Worded

# by what Python says of it; what a newer one says otherwise is told by its place alone
_FAULTS: Final[Mapping[str, str]] = {
    "Expecting value": "value",
    "Expecting ':' delimiter": "colon",
    "Expecting ',' delimiter": "comma",
    "Expecting property name enclosed in double quotes": "name",
    "Illegal trailing comma before end of object": "last_comma",
    "Illegal trailing comma before end of array": "last_comma",
    "Unterminated string starting at": "quotation",
    "Invalid control character at": "control",
    "Invalid \\escape": "escape",
    "Invalid \\uXXXX escape": "escape",
    "Extra data": "more",
}
_TOO_LONG: Final = "Exceeds the limit"  # of Python's, for the digits of a whole number


class BadRecord(ValueError):  # noqa: N818 - it is about the record
    """A record that cannot be read: `said` says why, by a key of the table of sentences."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.said = Worded("records", key, values)


def why_no_json(error: ValueError | RecursionError) -> Worded:
    """Why a text cannot be read as JSON, and at which character of the line."""
    match error:
        case UnicodeError():
            return BadRecord("no_utf8").said
        case RecursionError():
            return BadRecord("too_deep").said
        case json.JSONDecodeError():
            fault = next(
                (key for said, key in _FAULTS.items() if error.msg.startswith(said)), "any"
            )
            return BadRecord("no_json", column=error.colno, fault=Worded("json", fault)).said
    if str(error).startswith(_TOO_LONG):
        return BadRecord("long_number").said
    return BadRecord("no_number", said=str(error)).said
