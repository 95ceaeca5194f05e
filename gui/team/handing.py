"""Handing out and in as one part of the window: files are written in the background."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.progress import Cancelled, Progress
from annotator.store import ancestry
from annotator.team import handing
from annotator.team import rounds as team_rounds
from annotator.team.handing import HandedIn, HandedOut
from gui import texts
from gui.desk import Desk
from gui.messages import Messages
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import GateInGaps, Tasks, with_gate
from gui.team.book import Book
from gui.team.doing import project_to_write
from gui.team.hand_in_dialog import HandInDialog
from gui.team.hand_out_dialog import HandOutDialog
from gui.team.written_question import parent_of_dialog, tell_written
from gui.widgets.labels import caption
from schema.records import Annotator, AnnotatorId
from schema.rounds import Round


class Handing(QObject):
    """Asks, writes, and says what was written."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        tasks: Tasks,
        book: Book,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._tasks = tasks
        self._book = book
        self._messages = messages
        self._window = window
        self._given: set[AnnotatorId] = set()  # who got a file since the project was opened
        desk.project_changed.connect(self._given.clear)

    def ask_out(self, of: Round | None = None) -> None:
        """Ask for whom a file is to be written; `of` is the round that it is about."""
        operations = self._writable()
        if operations is None:
            return
        rounds = [of] if of else [each for each in self._book.rounds() if each.is_open]
        given = {each.id: self._book.standings(each) for each in rounds}
        waiting = {
            person
            for each in rounds
            for person, held in self._book.waiting_for_practice(each).items()
            if held
        }
        dialog = HandOutDialog(
            *(rounds, given, self._book.names(), operations.path, operations.person.id, waiting),
            *(self._given, parent_of_dialog(self._window)),
        )
        accepted = dialog.exec() == HandOutDialog.DialogCode.Accepted
        chosen, path = dialog.person, dialog.path
        others = [each for each in dialog.people if each not in {chosen, *self._given, *waiting}]
        dialog.deleteLater()
        person = next((each for each in self._book.people() if each.id == chosen), None)
        if accepted and person is not None and path is not None:
            following = self._book.names().get(others[0], "") if others else ""
            self._hand_out(operations, person, path, following, of)

    def ask_in(self) -> None:
        """Ask whether what is finished is to be handed in."""
        operations = self._writable()
        if operations is None:
            return
        is_hand_out = operations.read(lambda project: ancestry.is_handed_out(project.db))
        ready, left = self._flow.to_hand_in()
        if not ready and not is_hand_out:
            self._messages.say(
                self.tr("There is nothing to hand in. Reports to finish first: {count}").format(
                    count=left
                )
            )
            return
        dialog = HandInDialog(
            *(operations.person.name, [self._flow.name_of(each) for each in ready], left),
            *(operations.path, self._window),
            writes_package=is_hand_out,
        )
        accepted = dialog.exec() == HandInDialog.DialogCode.Accepted
        path = dialog.path
        dialog.deleteLater()
        if accepted:
            self._hand_in(operations, path)

    def _hand_out(
        self,
        operations: Operations,
        person: Annotator,
        path: Path,
        following: str,
        of: Round | None,
    ) -> None:
        """Write the file, and offer to go on with who follows."""

        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> HandedOut:
            return gate.in_one_gap(lambda own: handing.hand_out(own, person, path))

        def tell(done: object) -> None:
            assert isinstance(done, HandedOut)
            figures = {"reports": done.reports, "suggestions": done.suggestions}
            values = {"name": done.person.name, "path": path.name, **figures}
            said = words.report("handed_out", texts.language(), **values)
            self._messages.say(said)
            self._given.add(person.id)
            more = self.tr("Next: {name}…").format(name=caption(following)) if following else ""
            window = parent_of_dialog(self._window)
            if tell_written(window, self.tr("Handed out"), said, path, more):
                self.ask_out(of)

        self._tasks.start(self.tr("Writing the hand-out"), with_gate(operations, work), tell)

    def _hand_in(self, operations: Operations, path: Path | None) -> None:
        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> object:
            if path is None:
                return gate.in_one_gap(team_rounds.hand_in)
            return gate.in_one_gap(lambda own: handing.hand_in(own, path))

        def tell(done: object) -> None:
            self._flow.show_anew()
            if not isinstance(done, HandedIn) or path is None:
                self._messages.say(self.tr("Handed in. It waits for review."))
                return
            figures = {"operations": done.operations, "reports": done.reports}
            values = {"name": done.person.name, "path": path.name, **figures}
            said = words.report("handed_in", texts.language(), **values)
            self._messages.say(said)
            tell_written(parent_of_dialog(self._window), self.tr("Handed in"), said, path)

        self._tasks.start(self.tr("Handing in"), with_gate(operations, work), tell)

    def _writable(self) -> Operations | None:
        return project_to_write(self._desk, self._tasks, self._messages)
