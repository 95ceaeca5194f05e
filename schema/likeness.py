"""How alike two texts are: the share of their shingles that both have, and a sketch to find pairs.

The share is the resemblance of Broder 1997, "On the resemblance and containment of documents". The
sketch keeps the smallest hashes of a text's shingles (bottom-k: Cohen and Kaplan 2007, "Summarizing
data using bottom-k sketches"). Both look at those shingles alone that begin at some characters (as
the spots of Theobald, Siddharth and Paepcke 2008, "SpotSigs"), which is quick: a share is right to
a percent for a text of some pages, to a few for a short one.
"""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from struct import pack, unpack_from
from typing import Final
from zlib import crc32

from schema import text_index
from schema.database import Database

TABLE: Final = """CREATE TABLE sketches (
    report TEXT PRIMARY KEY REFERENCES texts (report),
    sketch BLOB NOT NULL
) STRICT"""

_KEYS: Final = 8
_SHINGLE: Final = 6  # characters, without blanks and punctuation
_COMPARED: Final = 4  # one in so many characters begins a shingle that is compared
_SKETCHED: Final = 16  # and one in so many a shingle that may be in the sketch
_SPREAD: Final = 0x9E3779B1  # odd, so that no two hashes become one


def shingles(text: str) -> frozenset[str]:
    """Short runs of a text's characters, blanks and punctuation aside, to compare it by."""
    return _lately_cut(text) if len(text) <= text_index.LATELY else _shingles(text)


def _shingles(text: str) -> frozenset[str]:
    return frozenset(_spots(_COMPARED).findall(text_index.indexed_characters(text)))


_lately_cut = lru_cache(maxsize=16)(_shingles)  # a text is held against those before and after it


def resemblance(one: frozenset[str], other: frozenset[str]) -> float:
    """The shingles that both have, as a share of all; 0 where there are none."""
    both = len(one & other)
    return both / (len(one) + len(other) - both) if both else 0.0


def sketch(text: str) -> bytes:
    """The smallest hashes of a text's shingles; texts that are alike share most of them."""
    return _lately_sketched(text) if len(text) <= text_index.LATELY else _sketch(text)


def _sketch(text: str) -> bytes:
    found = set(_spots(_SKETCHED).findall(text_index.indexed_characters(text)))
    hashes = {each * _SPREAD & 0xFFFFFFFF for each in map(crc32, map(str.encode, found))}
    smallest = sorted(hashes)[:_KEYS]
    return pack(f"<{len(smallest)}I", *smallest)


_lately_sketched = lru_cache(maxsize=text_index.TEXTS_LATELY)(_sketch)


def keys(written: bytes) -> list[int]:
    """The hashes of a sketch."""
    return [*unpack_from(f"<{len(written) // 4}I", written)]


def add_all(db: Database, texts: Iterable[tuple[str, str]]) -> None:
    """Sketch texts that have just been stored, each with the id of its report."""
    db.insert("sketches", ((report, sketch(text)) for report, text in texts))


@cache
def _spots(one_in: int) -> re.Pattern[str]:
    begin = [chr(each) for each in range(0x30, 0x9FCC, one_in) if chr(each).isalnum()]
    return re.compile(f"(?=([{''.join(begin)}].{{{_SHINGLE - 1}}}))")
