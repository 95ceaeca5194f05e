"""A label and the clauses it rests on, in the words of the project's schema."""

from collections.abc import Iterable

from annotator import guidelines, words
from annotator.review import label_words as told
from gui import texts
from gui.plain import one_line
from schema.labels import LabelSchema
from schema.records import Label


def label_words(schema: LabelSchema, label: Label | None) -> str:
    """A label on one line: its words, its kind, and what it says; a dash where there is none."""
    return one_line(told.label_words(schema, label, texts.language()))


def clause_title(schema: LabelSchema, clause_id: str) -> str:
    """What a clause is called; its id where the guidelines have it no more."""
    if not clause_id:
        return words.report("no_clause", texts.language())
    clause = guidelines.clause(schema, clause_id)
    return texts.words(clause.title) if clause else clause_id


def clauses_told(schema: LabelSchema, clause_ids: Iterable[str]) -> list[str]:
    """What these clauses are called and say, with their examples."""
    return [f"{clause_title(schema, each)}\n{_clause_text(schema, each)}" for each in clause_ids]


def _clause_text(schema: LabelSchema, clause_id: str) -> str:
    clause = guidelines.clause(schema, clause_id)
    return texts.words(guidelines.full_text(clause)) if clause else ""
