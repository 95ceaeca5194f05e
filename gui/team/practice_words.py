"""What is said of a practice: how much is right, and what was taken for right."""

from PySide6.QtCore import QCoreApplication

from annotator import words
from annotator.team.planting import Planted
from annotator.team.practice import Found, Result
from annotator.team.practice_words import outcome_lines
from gui import texts
from gui.plain import one_line
from schema.practice import Practice, PracticeState


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
