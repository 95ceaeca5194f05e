"""Fields of a payload, read as what they have to be."""

from collections.abc import Iterable, Mapping

from schema.records import Fields, Json


def stated(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Without those that say nothing: an absent field and `null` mean the same."""
    return {key: value for key, value in fields.items() if value is not None}


def text(fields: Fields, key: str) -> str:
    """A field that must be a text; KeyError or ValueError where it is none."""
    value = fields[key]
    if not isinstance(value, str):
        raise ValueError(f"{key} must be a text")
    return value


def items(value: Json) -> Iterable[Json]:
    """What a list holds; nothing where there is no list."""
    return value if isinstance(value, list) else ()
