"""A line above the report: what its round asks of the person, first of all why it was returned."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui.widgets.labels import role_label
from schema.practice import Practice
from schema.rounds import Role, Sight


class DutyBar(QFrame):
    """Seen only where there is something to say."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("dutyBar")
        self._duty: Duty | None = None
        self._practice: Practice | None = None
        self._has_labelled = False
        self._is_reviewing = False
        self._said = role_label("said", "duty")
        self._said.setWordWrap(True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._said.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._said)
        self.show_duty(None)

    def show_duty(
        self,
        duty: Duty | None,
        practice: Practice | None = None,
        *,
        has_labelled: bool = False,
    ) -> None:
        """Say what an open round asks of the person with the report, or what they practise.

        Who does not label it and `has_labelled` all the same is told that they cannot review it.
        """
        self._duty, self._practice, self._has_labelled = duty, practice, has_labelled
        said = self._words(duty) if duty else ""
        said = _announced_words(practice) if practice else said
        self._said.setText(said)
        self.setProperty("grave", self._is_grave())
        for part in (self, self._said):
            self.style().unpolish(part)
            self.style().polish(part)
        self.setVisible(bool(said))

    def show_reviewing(self, *, is_reviewing: bool) -> None:
        """Warn nobody of labelling who is at the review already."""
        if is_reviewing != self._is_reviewing:
            self._is_reviewing = is_reviewing
            self._show_again()

    def _show_again(self) -> None:
        self.show_duty(self._duty, self._practice, has_labelled=self._has_labelled)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_again()
        super().changeEvent(event)

    def _words(self, duty: Duty) -> str:
        if duty.role is not Role.ANNOTATOR:
            return self._words_for_others(duty)
        if duty.waits_for_practice:
            return self.tr(
                "Practice first: the reports of the round {round} open for you once you have passed"
                " a practice. Whoever leads the project gives it to you."
            ).format(round=duty.round)
        match duty.stage:
            case Stage.RETURNED:
                said = self.tr("Returned: {reason}").format(reason=duty.reason or "")
                return f"{said}\n{self._hand_in_again()}"
            case Stage.HANDED_IN | Stage.IN_REVIEW:
                return self.tr("Handed in: it can be changed again once it is returned.")
            case Stage.ASSIGNED | Stage.WORKING:
                return self._sight_words(duty)
        return ""

    def _words_for_others(self, duty: Duty) -> str:
        """What somebody is told who has nothing to label in the report."""
        if duty.stage is Stage.GOLD or self._is_reviewing:
            return ""
        if self._has_labelled:
            return self.tr(
                "You have labelled in this report, so somebody else has to review it. What you"
                " decided can be undone as long as you have not finished it."
            )
        if duty.role is Role.REVIEWER:
            said = self.tr("You review this report in the round {round}.")
        else:
            said = self.tr("The round {round} gave this report to others.")
        warning = self.tr("If you label in it yourself, you cannot review it.")
        return f"{said.format(round=duty.round)} {warning}"

    def _is_grave(self) -> bool:
        duty = self._duty
        if duty is None:
            return False
        if duty.role is not Role.ANNOTATOR:
            return self._has_labelled
        return duty.stage is Stage.RETURNED or duty.waits_for_practice

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


def _announced_words(of: Practice) -> str:
    """What somebody who practises is told before they begin."""
    return QCoreApplication.translate(
        "Practice",
        "Practice: {errors} of the suggestions are wrong on purpose, and {mark} % right passes."
        " Finish a report to see how you did.",
    ).format(errors=of.errors, mark=of.pass_mark)
