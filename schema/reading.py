"""Parts of a schema as plain data, what TOML and JSON hold, and back: checked field by field.

Done by hand, for whoever starts the window waits for it, and the libraries for it are slow to load.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from enum import StrEnum
from functools import cache
from types import NoneType
from typing import Annotated, Any, Final, TypeVar, cast, get_args, get_origin, get_type_hints

# the first release took all of these, and schemas are stored as they were written
_FLAGS: Final = dict.fromkeys(("true", "1", "1.0", "yes", "on", "t", "y"), True) | dict.fromkeys(
    ("false", "0", "0.0", "no", "off", "f", "n"), False
)

T = TypeVar("T")
Place = tuple[int | str, ...]
_Reader = Callable[[object, Place], Any]


class SchemaError(ValueError):
    """A schema that cannot be used; `place` leads into it by names and numbers to the fault."""

    def __init__(self, place: Place, what: str) -> None:
        self.place = place
        self.where = ".".join(map(str, place))
        self.what = what
        super().__init__(f"{self.where}: {what}" if place else what)


@dataclass(frozen=True, slots=True)
class Form:
    """What a whole text has to look like, as a regular expression."""

    pattern: str


def read(kind: type[T], data: object) -> T:
    """A part of a kind from its data; SchemaError says the first fault and its place.

    A part may have a method `check`, which raises ValueError where its fields do not fit together.
    """
    return cast(T, _reader(cast(Any, kind))(data, ()))


def as_data(said: object) -> dict[str, Any]:
    """What a part says, in the order of its fields; what stands at its default is left out."""
    return {
        each.name: _plain(value)
        for each in fields(cast(Any, said))
        if (value := getattr(said, each.name)) != each.default
    }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, StrEnum):
        return value.value
    return as_data(value) if is_dataclass(value) else value


@cache
def _reader(kind: Any) -> _Reader:
    of = get_args(kind)
    if get_origin(kind) is Annotated:
        return _text_of(of[1].pattern)
    if get_origin(kind) is tuple:
        return _list_of(_reader(of[0]))
    if NoneType in of:
        [inner] = (each for each in of if each is not NoneType)
        return _or_none(_reader(inner))
    if isinstance(kind, type) and is_dataclass(kind):
        return _record_of(kind)
    if issubclass(kind, StrEnum):
        return _one_of(kind)
    return _flag if kind is bool else _text


def _text(value: object, place: Place) -> str:
    if not isinstance(value, str):
        raise SchemaError(place, "must be a text")
    try:
        value.encode()
    except UnicodeEncodeError:
        what = "half a character (a lone surrogate) cannot be stored"
        raise SchemaError(place, what) from None
    return value


def _flag(value: object, place: Place) -> bool:
    flag = _FLAGS.get(str(value).lower())
    if flag is None:
        raise SchemaError(place, "must be true or false")
    return flag


def _text_of(pattern: str) -> _Reader:
    form: Final = re.compile(pattern)

    def text(value: object, place: Place) -> str:
        said = _text(value, place)
        if form.fullmatch(said) is None:
            raise SchemaError(place, f"{said!r} does not look like {pattern}")
        return said

    return text


def _one_of(kind: type[StrEnum]) -> _Reader:
    def choice(value: object, place: Place) -> StrEnum:
        try:
            return kind(str(value))
        except ValueError:
            raise SchemaError(place, f"must be one of {', '.join(kind)}") from None

    return choice


def _or_none(inner: _Reader) -> _Reader:
    return lambda value, place: None if value is None else inner(value, place)


def _list_of(inner: _Reader) -> _Reader:
    def several(value: object, place: Place) -> tuple[object, ...]:
        if not isinstance(value, list | tuple):
            raise SchemaError(place, "must be a list")
        return tuple(inner(each, (*place, nth)) for nth, each in enumerate(value))

    return several


def _record_of(kind: type) -> _Reader:
    kinds = get_type_hints(kind, include_extras=True)
    readers = {each.name: _reader(kinds[each.name]) for each in fields(kind)}
    needed = {each.name for each in fields(kind) if each.default is MISSING}
    check: Callable[[object], None] = getattr(kind, "check", lambda _: None)

    def record(value: object, place: Place) -> object:
        if not isinstance(value, Mapping):
            raise SchemaError(place, "must be a table")
        said = {}
        for name, reader in readers.items():
            if name in value:
                said[name] = reader(value[name], (*place, name))
            elif name in needed:
                raise SchemaError((*place, name), "is missing")
        for name in value.keys() - readers.keys():
            raise SchemaError((*place, str(name)), "is not known here")
        made = kind(**said)
        try:
            check(made)
        except ValueError as error:
            raise SchemaError(place, str(error)) from error
        return made

    return record
