"""What cannot be read, told from the process that reads to the one that asked."""

from typing import Any

from annotator.errors import FileError, Problem, UserError, Worded
from annotator.names import displayable
from schema.labels import Words
from schema.records import Json


def refusal(error: UserError, *, ends: bool = False) -> dict[str, Json]:
    """A refusal as an answer; one that `ends` is about the whole file."""
    values = {name: _told(value) for name, value in error.values.items()}
    told: dict[str, Json] = {"problem": error.problem.value, "values": values}
    return {"refused": told, "ends": ends}


def refused(answer: dict[str, Any]) -> UserError:
    """The same as an error; a FileError where it ended the file."""
    told = answer["refused"]
    values = {name: _heard(value) for name, value in told["values"].items()}
    kind = FileError if answer["ends"] else UserError
    return kind(Problem(told["problem"]), **values)


def _told(value: object) -> Json:
    match value:
        case tuple():
            return [_told(each) for each in value]
        case Worded():
            values = {name: _told(each) for name, each in value.values.items()}
            return {"kind": value.kind, "key": value.key, "values": values}
        case Words():
            return {"zh": value.zh, "en": value.en}
        case int():
            return value
    return displayable(str(value))


def _heard(value: Any) -> object:
    match value:
        case list():
            return tuple(map(_heard, value))
        case {"zh": zh, "en": en}:
            return Words(zh=str(zh), en=str(en))
        case dict():
            values = {name: _heard(each) for name, each in value["values"].items()}
            return Worded(value["kind"], value["key"], values)
    return value
