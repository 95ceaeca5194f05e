"""The clauses of the guidelines: which are about a span or a field, and which a remark cites."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Final

from annotator.initials import fits
from schema.labels import Clause, Example, LabelSchema, Words

CITING: Final = "§"
_CITED: Final = re.compile(CITING + r"\s?([a-z][a-z0-9-]{0,59})")


@dataclass(frozen=True, slots=True)
class Entry:
    """A clause, or what the schema says of a choice, which has no id to be cited by.

    `is_near` where it is about the very field or choice that was asked for.
    """

    title: Words
    text: Words
    id: str = ""
    is_near: bool = False


def entries(schema: LabelSchema, label: str = "", near: Collection[str] = ()) -> list[Entry]:
    """What is to be known of a label; what is about a field or a choice of `near` comes first.

    All clauses where there is no label.
    """
    clauses = [each for each in schema.guidelines if not label or each.label in (label, None)]
    found = [
        Entry(each.title, full_text(each), each.id, is_near=not set(near).isdisjoint(each.about))
        for each in clauses
    ]
    first = [each for each in found if each.is_near]
    rest = [each for each in found if not each.is_near]
    return [*first, *_choices(schema, label, near), *rest]


def matching(found: Iterable[Entry], typed: str) -> list[Entry]:
    """Those that hold every word that was typed, in either language, or its pinyin initials."""
    words = typed.split()
    return [each for each in found if all(_holds(each, word) for word in words)]


def clause(schema: LabelSchema, clause_id: str) -> Clause | None:
    """The clause with this id, if the schema has it."""
    return next((each for each in schema.clauses if each.id == clause_id), None)


def full_text(clause: Clause) -> Words:
    """What a clause says, with its examples below it."""
    zh = [f"例：“{each.words}”{verdict(each, '：')}" for each in clause.examples]
    en = [f'Example: "{each.words}"{verdict(each, ": ")}' for each in clause.examples]
    return Words(zh="\n".join([clause.text.zh, *zh]), en="\n".join([clause.text.en, *en]))


def verdict(example: Example, colon: str) -> str:
    """What an example is labelled as and how, behind a colon; "" where it says neither."""
    said = [each for each in (example.label, example.verdict) if each]
    return colon + " · ".join(said) if said else ""


def citation(clause_id: str) -> str:
    """A clause as a remark cites it."""
    return CITING + clause_id


def cited(remark: str) -> tuple[str, ...]:
    """The ids of the clauses that a remark cites, each once, in order."""
    return tuple(dict.fromkeys(_CITED.findall(remark)))


def _choices(schema: LabelSchema, label_id: str, near: Collection[str]) -> list[Entry]:
    return [
        Entry(choice.name, choice.help, is_near=True)
        for label in schema.labels
        if label.id == label_id
        for attribute in label.attributes
        for choice in attribute.offered
        if choice.id in near and choice.help is not None
    ]


def _holds(entry: Entry, word: str) -> bool:
    title, text = entry.title, entry.text
    wanted = word.casefold().removeprefix(CITING)
    whole = (entry.id, title.zh, title.en, text.zh, text.en)
    return any(wanted in each.casefold() for each in whole) or fits(word, title.zh)
