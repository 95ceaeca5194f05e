"""Roles, sights and states of rounds in words."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator import words
from annotator.team.stages import Stage
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.panels.queue_duties import stage_words
from schema.rounds import Member, Role, Round, Sight

_ROLES: Final = {
    Role.ANNOTATOR: QT_TRANSLATE_NOOP("Team", "labels"),
    Role.REVIEWER: QT_TRANSLATE_NOOP("Team", "reviews"),
}
_SIGHTS: Final = {
    Sight.FULL: QT_TRANSLATE_NOOP("Team", "all of the suggestions"),
    Sight.SUGGESTIONS: QT_TRANSLATE_NOOP("Team", "suggestions without scores"),
    Sight.UNAIDED: QT_TRANSLATE_NOOP("Team", "no suggestions (unaided)"),
}


def role_words(role: Role) -> str:
    """What somebody does in a round."""
    return QCoreApplication.translate("Team", _ROLES[role])


def sight_words(sight: Sight) -> str:
    """What somebody sees of the suggestions."""
    return QCoreApplication.translate("Team", _SIGHTS[sight])


def part_words(of: Member) -> list[str]:
    """What somebody does in a round, and what they see while they label."""
    said = [role_words(of.role)]
    if of.role is Role.ANNOTATOR:
        said.append(sight_words(of.sight))
    if of.after_practice:
        said.append(QCoreApplication.translate("Team", "after a practice"))
    return said


def round_state_words(of: Round) -> str:
    """Whether a round is open."""
    return words.report("round_open" if of.is_open else "round_closed", texts.language())


def counted_words(stages: Mapping[Stage, int]) -> str:
    """How many reports are how far, those that came furthest first."""
    return " · ".join(
        f"{stage_words(stage)} {stages[stage]}" for stage in reversed(Stage) if stages.get(stage)
    )
