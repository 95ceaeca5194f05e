"""Rounds as one part of the window: their list, making one, giving out, returning, closing."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.gate import Gate
from annotator.team import rounds as team_rounds
from gui import texts
from gui.desk import Desk
from gui.dialogs.ask import Answer, ask
from gui.dialogs.write import ask_for_text
from gui.messages import Messages
from gui.panels.queue import QueuePanel
from gui.projects.report_flow import ReportFlow
from gui.team.book import Book
from gui.team.by_hand_dialog import ByHandDialog
from gui.team.doing import Doing
from gui.team.new_round_dialog import NewRoundDialog, Offered, RoundPlan
from gui.team.rounds_dialog import RoundsDialog
from schema.rounds import Assignment, Round


class Rounds(QObject):
    """Joins the dialogs of the rounds with the project."""

    hand_out_wanted = Signal(object)  # Round

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        queue: QueuePanel,
        book: Book,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._queue = queue
        self._book = book
        self._messages = messages
        self._window = window
        self._doing = Doing(desk, self)
        self._doing.done.connect(flow.reload)
        self._doing.failed.connect(messages.fail)

    def show(self) -> None:
        """List the rounds, to be worked on there."""
        if self._desk.operations is None:
            return
        dialog = RoundsDialog(self._book, self._doing, self._flow.name_of, self._window)
        dialog.new_wanted.connect(lambda: self.ask_new(dialog))
        dialog.by_hand_wanted.connect(lambda of: self._ask_by_hand(of, dialog))
        dialog.hand_out_wanted.connect(self.hand_out_wanted)
        dialog.review_wanted.connect(self._take_into_review)
        dialog.return_wanted.connect(lambda given: self._ask_return(given, dialog))
        dialog.close_wanted.connect(lambda of: self._ask_close(of, dialog))
        dialog.exec()
        dialog.deleteLater()

    def ask_new(self, parent: QWidget | None = None) -> None:
        """Ask for a new round, and make it."""
        if self._desk.operations is None:
            return
        dialog = NewRoundDialog(
            *(self._book.people(), self._book.names(), self._offered(), self._desk.background),
            parent or self._window,
        )
        accepted = dialog.exec() == NewRoundDialog.DialogCode.Accepted
        choice = dialog.choice
        dialog.deleteLater()
        if accepted:
            self._doing.run(lambda gate: _made(gate, choice), self._tell_made)

    def _tell_made(self, made: Round) -> None:
        count = len({each.person for each in made.members})
        figures = {"round": made.name, "reports": len(made.reports), "people": count}
        self._messages.say(words.report("round_begun", texts.language(), **figures))

    def _offered(self) -> Offered:
        every = self._book.free_reports()
        free = set(every)
        return Offered(
            every=every,
            shown=[each for each in self._queue.shown_reports if each in free],
            chosen=[each for each in self._queue.chosen_reports if each in free],
            lengths=self._book.lengths(),
            bare=free - self._book.with_suggestions(),
        )

    def _ask_by_hand(self, of: Round, parent: QWidget) -> None:
        dialog = ByHandDialog(
            *(of, self._book.standings(of), self._book.names(), self._flow.name_of), parent
        )
        accepted = dialog.exec() == ByHandDialog.DialogCode.Accepted
        wanted = dialog.wanted
        dialog.deleteLater()
        if accepted:
            self._doing.run(lambda gate: team_rounds.assign(gate, of, wanted))

    def _take_into_review(self, given: Sequence[Assignment]) -> None:
        self._doing.run(lambda gate: team_rounds.take_into_review(gate, given))

    def _ask_return(self, given: Sequence[Assignment], parent: QWidget) -> None:
        question = self.tr("Why is it returned? Whoever labelled it reads this above the report.")
        reason = ask_for_text(parent, question) if given else None
        if reason:
            self._doing.run(lambda gate: _returned(gate, given, reason))

    def _ask_close(self, of: Round, parent: QWidget) -> None:
        said = self.tr("Close the round {name}?").format(name=of.name)
        more = self.tr(
            "Agreement is counted on the labels as they stand now; that is written down, and does"
            " not change any more. Suggestions may change again, and what is handed in later does"
            " not count for this round."
        )
        title = self.tr("Close the round")
        if ask(parent, title, said, more, Answer.Yes, Answer.Cancel) == Answer.Yes:
            self._doing.run(lambda gate: team_rounds.close(gate, of))


def _made(gate: Gate, choice: RoundPlan) -> Round:
    made = team_rounds.begin(
        *(gate, choice.name, choice.members, choice.reports, choice.entered),
        overlap=choice.overlap,
        seed=choice.seed,
        share=choice.share,
    )
    if choice.by_plan:
        team_rounds.assign_by_plan(gate, made)
    return made


def _returned(gate: Gate, given: Sequence[Assignment], reason: str) -> None:
    for each in given:
        team_rounds.give_back(gate, each, reason)
