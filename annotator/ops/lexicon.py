"""The project's own words: terms with a category, and units of numbers."""

import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from schema.labels import LabelSchema
from schema.payloads import change, term_fields
from schema.records import Entity, Term, TermKind

SHORTEST_TERM: Final = 2  # the engine finds no measure of one character
LONGEST_TERM: Final = 60
LONGEST_UNIT: Final = 12
_NUMERALS: Final = frozenset("零〇一二三四五六七八九十百千万亿两几数余多来半第")


def add(known: Iterable[Term], text: str, category: str, schema: LabelSchema) -> Draft:
    """Add the name of a measure; one that is there gets the category.

    UserError where the engine could not look for it or the schema has no such category.
    """
    _refuse_unknown(category, schema)
    term = Term(TermKind.MEASURE, checked_term(text), category)
    standing = next((each for each in known if each.id == term.id), None)
    return _draft("term.add" if standing is None else "term.change", standing, term)


def add_all(known: Sequence[Term], wanted: Iterable[tuple[str, str]], schema: LabelSchema) -> Draft:
    """Add names of measures with their categories in one step; UserError as in `add`."""
    drafts = [add(known, text, category, schema) for text, category in wanted]
    return Draft("term.add", tuple(made for each in drafts for made in each.changes))


def add_unit(known: Iterable[Term], text: str) -> Draft:
    """Add a unit; empty where it is there. UserError where numbers could not be read with it."""
    unit = _checked(text, 1, LONGEST_UNIT)
    if unicodedata.category(unit[0])[0] not in "LS" or unit[0] in _NUMERALS:
        raise UserError(Problem.UNIT_NUMERAL, term=unit)
    term = Term(TermKind.UNIT, unit)
    return _draft("term.add", term if term in known else None, term)


def named(known: Iterable[Term], text: str) -> tuple[Term, ...]:
    """The terms and units of this text; UserError where there is none."""
    word = "".join(text.split())
    found = tuple(each for each in known if each.text == word)
    if not found:
        raise UserError(Problem.TERM_UNKNOWN, term=word)
    return found


def remove(*terms: Term) -> Draft:
    """Take words out of the project's lexicon again."""
    changes = (each for term in terms for each in _draft("term.remove", term, None).changes)
    return Draft("term.remove", tuple(changes))


def put_back(known: Iterable[Term], texts: Iterable[str], before: Iterable[Term]) -> Draft:
    """Let names of measures be as they were `before`: gone, or of the category that they had."""
    now, then = ({each.id: each for each in some} for some in (known, before))
    ids = [Term(TermKind.MEASURE, text).id for text in texts]
    drafts = [_draft("term.remove", now.get(each), then.get(each)) for each in ids if each in now]
    return Draft("term.remove", tuple(made for each in drafts for made in each.changes))


def checked_term(text: str) -> str:
    """A measure's name as it is looked for, without blanks; UserError where it cannot be one."""
    return _checked(text, SHORTEST_TERM, LONGEST_TERM)


def _checked(text: str, shortest: int, longest: int) -> str:
    word = "".join(text.split())
    if not word:
        raise UserError(Problem.TERM_EMPTY)
    if len(word) < shortest:
        raise UserError(Problem.TERM_TOO_SHORT, least=shortest)
    if len(word) > longest:
        raise UserError(Problem.TERM_TOO_LONG, most=longest)
    kinds = {unicodedata.category(character)[0] for character in word}
    if "C" in kinds or kinds.isdisjoint("LSN") or unicodedata.category(word[0])[0] == "M":
        raise UserError(Problem.TERM_UNREADABLE, term=word)
    return word


def _refuse_unknown(category: str, schema: LabelSchema) -> None:
    if category not in schema.categories:
        raise UserError(Problem.CATEGORY_UNKNOWN, category=category, known=schema.categories)


def _draft(kind: str, old: Term | None, new: Term | None) -> Draft:
    either = new or old
    assert either is not None
    before, after = (term_fields(each) if each else None for each in (old, new))
    made = change(Entity.TERM, either.id, before, after, None)
    return Draft(kind, (made,) if made else ())
