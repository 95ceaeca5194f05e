"""What is said of a practice: labels beside gold, clauses, and how much is right."""

from PySide6.QtCore import QCoreApplication

from annotator import guidelines, words
from annotator.review.by_clause import Explained
from annotator.team.planting import Planted
from annotator.team.practice import Found, Result
from annotator.team.practice_told import outcome_lines
from gui import texts
from gui.panels.plain import one_line
from schema.labels import LabelSchema
from schema.practice import Practice, PracticeState
from schema.records import Label

NOTHING = "—"
_SAID = ("value", "value_to", "unit", "bound", "category")


def label_words(schema: LabelSchema, label: Label | None) -> str:
    """A label on one line: its words, its kind, and what it says."""
    if label is None:
        return NOTHING
    known = {each.id: each for each in schema.labels}
    kind = known.get(label.label)
    said = []
    for name in _SAID:
        value = label.attributes.get(name)
        attribute = kind.attribute(name) if kind else None
        if value is None or not isinstance(value, str):
            continue
        choices = (
            {each.id: texts.words(each.name) for each in attribute.choices} if attribute else {}
        )
        said.append(choices.get(value, value))
    name_of_kind = texts.words(kind.name) if kind else label.label
    return one_line(f"{label.span.text} · {' '.join([name_of_kind, *said])}")


def kinds_words(each: Explained) -> str:
    """What is different."""
    language = texts.language()
    return texts.listed(
        words.report(f"kind_{kind.value}", language) for kind in each.difference.kinds
    )


def clause_title(schema: LabelSchema, clause_id: str) -> str:
    """What a clause is called; its id where the guidelines have it no more."""
    if not clause_id:
        return words.report("no_clause", texts.language())
    clause = guidelines.clause(schema, clause_id)
    return texts.words(clause.title) if clause else clause_id


def clause_text(schema: LabelSchema, clause_id: str) -> str:
    """What a clause says, with its examples."""
    clause = guidelines.clause(schema, clause_id)
    return texts.words(guidelines.told(clause)) if clause else ""


def outcome_words(found: Result) -> str:
    """How much is right, whether that is enough, and what is still to do."""
    return " · ".join(outcome_lines(found, texts.language()))


def planted_words(found: Result) -> list[str]:
    """The planted errors that were taken for right, a line each."""
    pattern = QCoreApplication.translate(
        "Practice", "planted, and taken for right: {words} ({kind})"
    )
    return [
        pattern.format(words=one_line(each.words), kind=_planted_kind(each))
        for each in found.planted
        if not each.was_found
    ]


def state_words(of: Practice) -> str:
    """Whether somebody has passed, with how much was right."""
    said = words.report(f"practice_is_{of.state.value}", texts.language())
    if of.state is PracticeState.GIVEN or not of.judged:
        return said
    return f"{said} {100 * of.right / of.judged:.0f}%"


def _planted_kind(each: Found) -> str:
    match each.kind:
        case Planted.SHIFTED:
            return QCoreApplication.translate("Practice", "the ends are wrong")
        case Planted.VALUE:
            return QCoreApplication.translate("Practice", "the value is wrong")
        case Planted.CATEGORY:
            return QCoreApplication.translate("Practice", "the category is wrong")
        case Planted.FALSE_NUMBER:
            return QCoreApplication.translate("Practice", "it is no number")
