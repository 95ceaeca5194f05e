"""A schema as TOML, the form that it is stored, exported and read in."""

import json
from collections.abc import Iterator
from typing import Any

from schema.labels import LabelSchema
from schema.reading import as_data

_DEL = "\x7f"


def to_toml(schema: LabelSchema) -> str:
    """The schema's TOML: reading it gives the same schema, of the same version."""
    data = as_data(schema)
    lists = {name: value for name, value in data.items() if name != "name"}
    lines = [f"name = {_value(data['name'])}"]
    for name, parts in lists.items():
        for part in parts:
            lines += ["", *_table(name, part)]
    return "\n".join(lines) + "\n"


def _table(name: str, part: dict[str, Any]) -> Iterator[str]:
    yield f"[[{name}]]"
    inner = part.get("attributes", [])
    for key, value in part.items():
        if key in ("choices", "examples"):
            yield f"{key} = ["
            yield from (f"  {_value(each)}," for each in value)
            yield "]"
        elif key != "attributes":
            yield f"{key} = {_value(value)}"
    for each in inner:
        yield ""
        yield from _table(f"{name}.attributes", each)


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    # a JSON text is a TOML one, but for the one control character that JSON lets stand
    return json.dumps(value, ensure_ascii=False).replace(_DEL, "\\u007f")
