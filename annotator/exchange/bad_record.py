"""What is said of a record that cannot be read."""

import json

from annotator.errors import Worded


class BadRecord(ValueError):  # noqa: N818 - it is about the record
    """A record that cannot be read: `said` says why, by a key of the table of sentences."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key, values)
        self.said = Worded("records", key, values)


def why_no_json(error: ValueError | RecursionError) -> Worded:
    """Why a text cannot be read as JSON, with what Python says of it in brackets."""
    match error:
        case UnicodeError():
            return BadRecord("no_utf8").said
        case RecursionError():
            return BadRecord("too_deep").said
        case json.JSONDecodeError():
            return BadRecord("no_json", column=error.colno, said=error.msg).said
    return BadRecord("no_number", said=str(error)).said
