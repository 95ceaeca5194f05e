"""The field's words with what they do in a name: read from a data file, extended by a project."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Self

from annotator.suggest.breaks import wide_marks

PROJECT_WEIGHT: Final = 20


class Kind(StrEnum):
    """What a word does in the name of a measure.

    The data file explains those up to FUNCTION; the rest no lexicon holds: unknown words, numbers,
    marks, the comma of lists (、) and 了.
    """

    TERM = "term"
    BODY = "body"
    FIELD = "field"
    ACT = "act"
    HEAD = "head"
    VERB = "verb"
    LIGHT = "light"
    GENERIC = "generic"
    WHOM = "whom"
    CAMPAIGN = "campaign"
    BAR = "bar"
    JOIN = "join"
    FUNCTION = "function"
    OTHER = "other"
    NUMBER = "number"
    MARK = "mark"
    COMMA = "comma"
    PERFECT = "perfect"


@dataclass(frozen=True, slots=True)
class Entry:
    """A word's kinds (one word may play several parts) and the category it speaks for."""

    kinds: frozenset[Kind]
    category: str | None = None
    weight: int = 0

    def also(self, other: "Entry") -> "Entry":
        """Both entries of one word together: the heavier category decides."""
        heavier = max(self, other, key=lambda entry: entry.weight)
        return Entry(self.kinds | other.kinds, heavier.category, heavier.weight)


class Node(dict[str, "Node"]):
    """A place in the trie: what follows by character, and the entry of a word that ends here."""

    __slots__ = ("entry",)

    def __init__(self) -> None:
        super().__init__()
        self.entry: Entry | None = None


@dataclass(frozen=True)
class Lexicon:
    """The words that measures are recognised by."""

    entries: Mapping[str, Entry]

    @classmethod
    def default(cls) -> "Lexicon":
        """The lexicon that ships with the project."""
        return _default()

    @classmethod
    def parse(cls, toml: str) -> Self:
        """Read a lexicon from TOML; KeyError or ValueError where a group is not well formed."""
        groups = tomllib.loads(toml)["group"]
        return cls(MappingProxyType(_united(_words_of(groups))))

    def extended(self, terms: Mapping[str, str]) -> "Lexicon":
        """This lexicon with a project's own terms and their categories, which win over ours.

        They are written as `unbroken` writes the texts in which they are looked for.
        """
        own = {
            wide_marks("".join(term.split())): Entry(
                frozenset({Kind.TERM}), category, PROJECT_WEIGHT
            )
            for term, category in terms.items()
        }
        own.pop("", None)
        return Lexicon(MappingProxyType({**self.entries, **own}))

    @cached_property
    def trie(self) -> Node:
        """The words by their characters, for finding all that begin at one place."""
        root = Node()
        for word, entry in self.entries.items():
            node = root
            for character in word:
                if character not in node:
                    node[character] = Node()
                node = node[character]
            node.entry = entry
        return root

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[dict[str, Entry]]]:
        return Lexicon, (dict(self.entries),)


@cache
def _default() -> Lexicon:
    data = files("annotator.suggest").joinpath("lexicon.toml")
    return Lexicon.parse(data.read_text(encoding="utf-8"))


def _words_of(groups: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, Entry]]:
    for group in groups:
        entry = Entry(
            frozenset({Kind(group["kind"])}), group.get("category"), group.get("weight", 0)
        )
        for word in group["words"].split():
            yield word, entry


def _united(words: Iterable[tuple[str, Entry]]) -> dict[str, Entry]:
    entries: dict[str, Entry] = {}
    for word, entry in words:
        known = entries.get(word)
        entries[word] = known.also(entry) if known else entry
    return entries
