"""What the queue says of the rounds of a team, in words, and what of them one may look for."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from annotator import words
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui import texts
from schema.records import WorkState
from schema.rounds import Role


class Whose(StrEnum):
    """Whose reports one may look for."""

    MINE = "mine"


@dataclass(frozen=True, slots=True)
class InRound:
    """The reports of one round, by its name."""

    name: str


OfTeam = Whose | Stage | InRound


def stage_words(stage: Stage) -> str:
    """How far a report is for somebody in a round."""
    return words.report(f"stage_{stage.value}", texts.language())


def standing_words(stage: Stage, *, is_finished: bool) -> str:
    """The same, where it is told apart what is finished and only has to be handed in."""
    if is_finished and stage in (Stage.WORKING, Stage.RETURNED):
        return words.report("stage_finished", texts.language())
    return stage_words(stage)


def of_team_words(wanted: OfTeam) -> str:
    """What one may look for, in words."""
    match wanted:
        case Whose.MINE:
            return QCoreApplication.translate("QueueDuties", "assigned to me")
        case InRound(name):
            pattern = QCoreApplication.translate("QueueDuties", "round {name}")
            return pattern.format(name=name)
    return stage_words(wanted)


def fits(duty: Duty | None, wanted: OfTeam) -> bool:
    """Whether a report stands in the rounds as wanted."""
    if duty is None:
        return False
    match wanted:
        case Whose.MINE:
            return duty.is_mine
        case InRound(name):
            return duty.round == name
    return duty.stage is wanted


def duty_words(duty: Duty) -> str:
    """How far a report is, as the queue says it before the name of its file."""
    if duty.stage is None:
        return QCoreApplication.translate("QueueDuties", "given to nobody")
    said = standing_words(duty.stage, is_finished=duty.is_finished)
    if duty.waits_for_practice:
        return words.report("stage_practice", texts.language())
    if duty.role is Role.REVIEWER:
        pattern = QCoreApplication.translate("QueueDuties", "to review: {stage}")
        return pattern.format(stage=said)
    return said


def duty_lines(duty: Duty) -> list[str]:
    """All that the rounds say of a report, a line each."""
    lines = [f"{of_team_words(InRound(duty.round))} · {duty_words(duty)}"]
    if duty.stage is Stage.RETURNED and duty.reason:
        pattern = QCoreApplication.translate("QueueDuties", "Returned: {reason}")
        lines.append(pattern.format(reason=duty.reason))
    return lines


def is_mine_to_do(duty: Duty | None, state: WorkState) -> bool:
    """Whether a report waits for the person, who leaves alone what a round gave to others."""
    return state is WorkState.OPEN and (duty is None or duty.is_to_label)
