"""Short lists of words that the rules ask, read from a data file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def word_list(name: str) -> frozenset[str]:
    """The words of one list; KeyError where the file has none of that name."""
    return frozenset(_lists()[name].split())


def coined_tails() -> dict[str, str]:
    """The last words of names made up in quotation marks, each with its category."""
    return _by_word("coined")


@cache
def helping_verbs() -> dict[str, str]:
    """The verbs whose object are the people helped, each with its category."""
    return _by_word("helping_by")


def _by_word(name: str) -> dict[str, str]:
    lists: dict[str, str] = _lists()[name]
    return {word: category for category, words in lists.items() for word in words.split()}


@cache
def _lists() -> dict[str, Any]:
    source = files("annotator.suggest").joinpath("word_lists.toml").read_text("utf-8")
    return tomllib.loads(source)
