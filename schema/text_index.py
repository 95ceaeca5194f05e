"""The full-text index of report texts, by characters: it finds Chinese words of any length.

SQLite's tokenizer takes a run of Chinese characters for one word. So each character is a word of
its own here, and words of several are phrases. Only characters that every SQLite takes for letters
or digits are indexed: what is left out finds too many reports, never too few.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from schema.database import Database

TABLES: Final = (
    # An integer key of our own: VACUUM may give the rows of `texts` other numbers.
    """CREATE TABLE indexed_texts (
        number INTEGER PRIMARY KEY,
        report TEXT NOT NULL UNIQUE REFERENCES texts (report)
    ) STRICT""",
    """CREATE VIRTUAL TABLE texts_index USING fts5 (
        characters, content='', columnsize=0, tokenize='unicode61 remove_diacritics 0'
    )""",
    "CREATE VIRTUAL TABLE indexed_characters USING fts5vocab (texts_index, row)",
)

LATELY: Final = 20_000  # characters: longer texts are not kept
TEXTS_LATELY: Final = 512
_INDEXED: Final = re.compile("[0-9a-z\u3400-\u4db5\u4e00-\u9fcb\U00020000-\U0002a6d6]+")


def folded(text: str) -> str:
    """The text without the difference of capitals, of the same length in code points."""
    whole = text.casefold()
    return whole if len(whole) == len(text) else "".join(map(_folded_character, text))


def indexed_characters(text: str) -> str:
    """The characters of a text that the index knows, folded, one after the other."""
    return _lately_indexed(text) if len(text) <= LATELY else _indexed(text)


def _indexed(text: str) -> str:
    return "".join(_INDEXED.findall(folded(text)))


# a text that comes in is asked for when it is planned and again when it is stored with many others
_lately_indexed = lru_cache(maxsize=TEXTS_LATELY)(_indexed)


def add_all(db: Database, texts: Sequence[tuple[str, str]]) -> None:
    """Index texts that have just been stored, each with the id of its report."""
    [last] = db.execute("SELECT coalesce(max(number), 0) FROM indexed_texts").fetchone()
    numbered = list(enumerate(texts, last + 1))
    db.insert("indexed_texts", ((number, report) for number, (report, _) in numbered))
    spaced = ((number, indexed_characters(text).replace("", " ")) for number, (_, text) in numbered)
    db.insert("texts_index (rowid, characters)", spaced)


def phrase(text: str) -> str:
    """What finds the texts with these characters in a row; empty where the index knows none."""
    characters = indexed_characters(text)
    return f'"{" ".join(characters)}"' if characters else ""


def _folded_character(character: str) -> str:
    alone = character.casefold()
    return alone if len(alone) == 1 else character
