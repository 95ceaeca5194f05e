"""The core's enums in sentences of both languages, for the terminal and the window alike."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from annotator.checks.finding import Finding
from annotator.errors import UserError
from annotator.reading.names import displayable


def sentence(error: UserError, language: str) -> str:
    """What is wrong and what to do, in `zh` or `en`."""
    return _filled("problems", error.problem.value, language, error.values)


def finding(found: Finding, language: str) -> str:
    """What a check found, in `zh` or `en`."""
    values = {"about": found.about, "detail": found.detail}
    return _filled("findings", found.rule.value, language, values)


def report(key: str, language: str, **values: object) -> str:
    """What a command did, in `zh` or `en`."""
    return _filled("reports", key, language, values)


@cache
def table() -> dict[str, dict[str, dict[str, str]]]:
    """All sentences by kind, key and language."""
    return tomllib.loads(files("annotator").joinpath("words.toml").read_text(encoding="utf-8"))


def _filled(kind: str, key: str, language: str, values: Mapping[str, object]) -> str:
    words = table()[kind][key]["zh" if language == "zh" else "en"]
    for name, value in values.items():
        # not str.format: a path or a name may hold braces of its own
        words = words.replace("{" + name + "}", _said(value, language))
    return words


def _said(value: object, language: str) -> str:
    return sentence(value, language) if isinstance(value, UserError) else displayable(str(value))
