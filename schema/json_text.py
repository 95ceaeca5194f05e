"""The one written form of JSON that is stored and that checksums are taken over, and reading it."""

import json
from collections.abc import Callable, Iterable, Sequence
from json import encoder
from typing import Any, Final
from uuid import uuid4

from schema.records import Fields, Json


def dump(fields: Fields) -> str:
    """The one written form of a payload, the same on every machine."""
    return written(fields if type(fields) is dict else dict(fields))


def written(value: Json) -> str:
    """The same of any value."""
    return "".join(_chunks(value, 0))


written_text: Final = encoder.encode_basestring  # the same of a text, which is there sooner


def written_texts(texts: Sequence[str]) -> str:
    """The same of a list of texts, which mostly is empty."""
    return f"[{','.join(map(written_text, texts))}]" if texts else "[]"


def _encoder() -> Callable[[Json, int], Iterable[str]]:
    """What JSONEncoder makes anew for each value, which takes longer than a payload does."""
    usual = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:
        return lambda value, _: usual.iterencode(value)
    kept: Callable[[Json, int], Iterable[str]] = make(
        *(None, usual.default, encoder.encode_basestring, None),
        *(usual.key_separator, usual.item_separator),
        *(usual.sort_keys, usual.skipkeys, usual.allow_nan),
    )
    return kept


_chunks: Final = _encoder()


def load(text: str) -> dict[str, Json]:
    """Read a payload; ValueError where it is not a JSON object."""
    fields = json.loads(text)
    if not isinstance(fields, dict):
        raise ValueError("a payload must be an object")
    return fields


_MARK: Final = uuid4().hex  # no file can know it, so none can make two texts of what is not
_BETWEEN: Final = f',"{_MARK}",'


def load_all(texts: Sequence[str]) -> list[dict[str, Json]]:
    """The same of many payloads, in their order; ValueError where one is not a JSON object."""
    found = read_all(texts)
    if not all(isinstance(each, dict) for each in found):
        raise ValueError("a payload must be an object")
    return found


def read_all(texts: Sequence[str]) -> list[Any]:
    """Many values in one go, for a call takes longer than reading what it is given.

    ValueError where one is no JSON.
    """
    if not texts:
        return []
    joined: list[Any] = json.loads(f"[{_BETWEEN.join(texts)}]")
    found, between = joined[::2], joined[1::2]
    if len(found) != len(texts) or any(each != _MARK for each in between):
        raise ValueError("not one value in each text")
    return found
