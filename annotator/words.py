"""The core's enums in sentences of both languages, for the terminal and the window alike."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from annotator.errors import UserError, Worded
from annotator.names import displayable
from schema.labels import Words

_NAMED: Final = re.compile(r"\{(\w+)(#?)\}")  # {line#} counts nothing: its digits stay together
_COUNTED: Final = re.compile(r"\{(\w+)\|([^|{}]*)\|([^|{}]*)\}")  # {count|one|many}


def sentence(error: UserError, language: str) -> str:
    """What is wrong and what to do, in `zh` or `en`."""
    return _filled("problems", error.problem.value, language, error.values)


def report(key: str, language: str, **values: object) -> str:
    """What a command did, in `zh` or `en`."""
    return _filled("reports", key, language, values)


def operation(kind: str, of: str | None, language: str) -> str:
    """What an operation did, in `zh` or `en`; an undo or redo says `of` what."""
    done = named("operations", kind, language)
    return f"{done}: {named('operations', of, language)}" if of else done


def named(kind: str, key: str, language: str) -> str:
    """What something is called in `zh` or `en`; its key where it has no name here."""
    return _filled(kind, key, language, {}) if key in table()[kind] else key


def said(value: object, language: str) -> str:
    """A value of a sentence as it stands there, in `zh` or `en`."""
    return _said(value, language)


def counted(many: int) -> str:
    """How many, as people read it: with its thousands apart."""
    return f"{many:,}"


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """All sentences by kind, key and language."""
    return tomllib.loads(files("annotator").joinpath("words.toml").read_text(encoding="utf-8"))


def _filled(kind: str, key: str, language: str, values: Mapping[str, object]) -> str:
    words = table()[kind][key]["zh" if language == "zh" else "en"]
    words = _COUNTED.sub(lambda found: found[2 if values.get(found[1]) == 1 else 3], words)

    def write(named: re.Match[str]) -> str:
        if named[1] not in values:
            return named[0]
        value, is_place = values[named[1]], named[2]
        return counted(value) if type(value) is int and not is_place else _said(value, language)

    # in one go and not by str.format: a path, a name or words of a report may hold braces
    return _NAMED.sub(write, words)


def _said(value: object, language: str) -> str:
    if isinstance(value, Words):
        return value.in_language(language)
    if isinstance(value, tuple):
        return ("、" if language == "zh" else ", ").join(_said(each, language) for each in value)
    if isinstance(value, Worded):
        return _filled(value.kind, value.key, language, value.values)
    return sentence(value, language) if isinstance(value, UserError) else displayable(str(value))
