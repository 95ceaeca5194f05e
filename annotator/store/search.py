"""What the full-text index and the values of spans know: which reports may hold what is sought."""

import json
from collections import Counter
from collections.abc import Iterator
from typing import Final

from annotator.store import texts
from schema import text_index
from schema.database import Database
from schema.records import ReportId

_PROBED: Final = 24  # characters at either end of a text that must be found under its number

Candidate = tuple[ReportId, str]  # a report and its name


def everywhere(db: Database) -> list[Candidate]:
    """All reports with their names, in the order they came in."""
    return list(db.execute("SELECT id, name FROM reports ORDER BY rowid"))


def with_words(db: Database, words: str) -> list[Candidate]:
    """The reports that may hold some words, in the order they came in; never one too few.

    The index knows neither punctuation nor blanks, so words are found across a broken line.
    """
    phrase = text_index.phrase(words)
    if not phrase:
        return everywhere(db)
    rows = db.execute(
        "SELECT id, name FROM reports WHERE id IN (SELECT report FROM indexed_texts"
        " WHERE number IN (SELECT rowid FROM texts_index WHERE texts_index MATCH ?))"
        " ORDER BY rowid",
        [phrase],
    )
    return list(rows)


def few_with_words(db: Database, words: str, most: int) -> list[ReportId] | None:
    """The ids of the reports that may hold some words; None where more than so many may."""
    phrase = text_index.phrase(words)
    if not phrase:
        return None
    rows = db.execute(
        "SELECT report FROM indexed_texts WHERE number IN"
        " (SELECT rowid FROM texts_index WHERE texts_index MATCH ? LIMIT ?)",
        [phrase, most + 1],
    ).fetchall()
    return None if len(rows) > most else [report for (report,) in rows]


def with_value(db: Database, value: str) -> list[Candidate]:
    """The reports in which a label or a suggestion may state a number, in its stored form."""
    rows = db.execute(
        "SELECT id, name FROM reports WHERE id IN ("
        " SELECT report FROM labels WHERE value = ?1 OR value_to = ?1 UNION"
        " SELECT report FROM suggestions WHERE current = 1 AND instr(attributes, ?2))"
        " ORDER BY rowid",
        [value, json.dumps(value)],
    )
    return list(rows)


def not_indexed(db: Database) -> Iterator[str]:
    """Reports and characters for which the index is not what the texts add up to."""
    numbers = dict(db.execute("SELECT report, number FROM indexed_texts"))
    stored = texts.ids(db)
    yield from sorted(numbers.keys() ^ set(stored))
    counted: Counter[str] = Counter()
    held: Counter[str] = Counter()
    for report in stored:
        characters = text_index.indexed_characters(texts.get(db, report))
        counted.update(characters)
        held.update(set(characters))
        ends = (characters[:_PROBED], characters[-_PROBED:])
        if report in numbers and not all(_finds(db, each, numbers[report]) for each in ends):
            yield report
    found = {term: (total, documents) for term, documents, total in _terms(db)}
    for character in sorted(counted.keys() | found.keys()):
        if found.get(character) != (counted[character], held[character]):
            yield character


def _terms(db: Database) -> Iterator[tuple[str, int, int]]:
    yield from db.execute("SELECT term, doc, cnt FROM indexed_characters")


def _finds(db: Database, characters: str, number: int) -> bool:
    phrase = text_index.phrase(characters)
    if not phrase:
        return True
    found = db.execute(
        "SELECT 1 FROM texts_index WHERE texts_index MATCH ? AND rowid = ?", [phrase, number]
    )
    return found.fetchone() is not None
