"""Why a text is no JSON, for a person who has the file before them."""

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


def why_no_json(error: ValueError | RecursionError) -> Worded:
    """Why a text cannot be read as JSON, and at which character of the line."""
    match error:
        case UnicodeError():
            return _said("no_utf8")
        case RecursionError():
            return _said("too_deep")
        case json.JSONDecodeError():
            fault = next(
                (key for said, key in _FAULTS.items() if error.msg.startswith(said)), "any"
            )
            return _said("no_json", column=error.colno, fault=Worded("json", fault))
    if str(error).startswith(_TOO_LONG):
        return _said("long_number")
    return _said("no_number", said=str(error))


def _said(key: str, **values: object) -> Worded:
    return Worded("records", key, values)
