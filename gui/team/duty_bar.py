"""A line above the report: what its round asks of the person, first of all why it was returned."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from annotator.team.duties import Duty
from annotator.team.rounds import Stage
from gui.panels.widgets import role_label
from schema.practice import Practice
from schema.records import Role, Sight


class DutyBar(QFrame):
    """Seen only where there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dutyBar")
        self._duty: Duty | None = None
        self._practice: Practice | None = None
        self._said = role_label("said", "duty")
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._said)
        self.show_duty(None)

    def show_duty(self, duty: Duty | None, practice: Practice | None = None) -> None:
        """Say what an open round asks of the person with the report, or what they practise."""
        self._duty, self._practice = duty, practice
        said = self._words(duty) if duty else ""
        said = _announced_words(practice) if practice else said
        self._said.setText(said)
        self.setProperty("grave", _is_returned(duty))
        for part in (self, self._said):
            self.style().unpolish(part)
            self.style().polish(part)
        self.setVisible(bool(said))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_duty(self._duty, self._practice)
        super().changeEvent(event)

    def _words(self, duty: Duty) -> str:
        if not duty.is_mine:
            return self.tr("The round {round} gave this report to others.").format(round=duty.round)
        if duty.role is Role.REVIEWER:
            return ""
        match duty.stage:
            case Stage.RETURNED:
                said = self.tr("Returned: {reason}").format(reason=duty.reason or "")
                return f"{said}\n{self._hand_in_again()}"
            case Stage.HANDED_IN | Stage.IN_REVIEW:
                return self.tr("Handed in: it can be changed again once it is returned.")
            case Stage.ASSIGNED | Stage.WORKING:
                return self._sight_words(duty)
        return ""

    def _hand_in_again(self) -> str:
        return self.tr("Mend it, finish it, and hand it in again.")

    def _sight_words(self, duty: Duty) -> str:
        match duty.sight:
            case Sight.UNAIDED:
                return self.tr("Round {round}: labelled unaided, no suggestions are shown.").format(
                    round=duty.round
                )
            case Sight.SUGGESTIONS:
                return self.tr("Round {round}: suggestions are shown without their scores.").format(
                    round=duty.round
                )
        return ""


def _is_returned(duty: Duty | None) -> bool:
    return duty is not None and duty.is_mine and duty.stage is Stage.RETURNED


def _announced_words(of: Practice) -> str:
    """What somebody who practises is told before they begin."""
    return QCoreApplication.translate(
        "Practice",
        "Practice: {errors} of the suggestions are wrong on purpose, and {mark} % right passes."
        " Finish a report to see how you did.",
    ).format(errors=of.errors, mark=of.pass_mark)
