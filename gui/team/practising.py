"""Practice as one part of the window: given, shown after each finished report, judged."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator import words
from annotator.drafts import Changes
from annotator.gate import Gate
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.store import practice as practice_table
from annotator.store import reports
from gui import texts
from gui.desk import Desk
from gui.dialogs.project_files import project_filter
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.operations import Operations
from gui.projects.report_flow import ReportFlow
from gui.tasks import GateInGaps, Tasks, with_gate, with_project
from gui.team.book import Book
from gui.team.doing import project_to_write
from gui.team.written_question import tell_written
from schema.labels import LabelSchema
from schema.practice import Practice
from schema.records import AnnotatorId, LabelId, ReportId

if TYPE_CHECKING:
    from annotator.team.practice import Result
    from gui.team.give_practice_dialog import PracticeChoice
    from gui.team.practice_dialog import Place

_FINISH = "report.finish"


class Practising(QObject):
    """Knows whether the open file is for practice, and what came of it."""

    changed = Signal()  # another file is open

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        focus: Focus,
        tasks: Tasks,
        book: Book,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._focus = focus
        self._tasks = tasks
        self._book = book
        self._messages = messages
        self._window = window
        self._looking = Tasks(desk.background, self)
        self._looking.failed.connect(messages.fail)
        self.of: Practice | None = None
        desk.project_changed.connect(self._read)
        desk.stored.connect(self._show_after_finish)

    def show(self) -> None:
        """Hold what is finished against gold, and list the differences."""
        operations = self._desk.operations
        if operations is None or self._looking.is_busy:
            return
        if self.of is None:
            self._messages.say(self.tr("This is no file of practice."))
            return

        def work(project: Project, _: Progress, _cancelled: Cancelled) -> object:
            from annotator.team import practice

            return practice.result(project)

        self._looking.start("", with_project(operations, work), self._show_own)

    def ask_give(self) -> None:
        """Ask who is to practise on what, and write the file."""
        operations = self._writable()
        if operations is None:
            return
        here = operations.person.id
        people = [each for each in self._book.people() if each.id != here]
        from annotator.team import practice
        from gui.team.give_practice_dialog import GivePracticeDialog

        def free(person: AnnotatorId, most: int) -> int:
            return operations.read(
                lambda project: sum(1 for _ in islice(practice.free_for(project, person), most))
            )

        dialog = GivePracticeDialog(
            *(people, self._book.names(), operations.path, free, self._window)
        )
        dialog.exec()
        choice = dialog.choice
        dialog.deleteLater()
        if choice is not None:
            self._give(operations, choice)

    def ask_judge(self) -> None:
        """Ask which practice came back, and judge it."""
        operations = self._writable()
        if operations is None:
            return
        chosen, _ = QFileDialog.getOpenFileName(
            *(self._window, self.tr("The practice that came back")),
            *(str(operations.path.parent), project_filter()),
        )
        if chosen:
            self.judge(Path(chosen))

    def judge(self, path: Path) -> None:
        """Judge a practice by the gold that was kept here, and write down how it went."""
        operations = self._writable()
        if operations is None:
            return

        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> object:
            from annotator.team import practice

            def judge(own: Gate) -> object:
                with Project.open(path, Mode.READ) as source:
                    names = {
                        each: reports.name_of(source.db, each) for each in reports.ids(source.db)
                    }
                    return practice.judge(own, source), source.schema, names

            return gate.in_one_gap(judge)

        self._tasks.start(
            self.tr("Judging the practice"), with_gate(operations, work), self._judged
        )

    def _give(self, operations: Operations, choice: "PracticeChoice") -> None:
        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> Practice:
            from annotator.team import practice

            return gate.in_one_gap(
                lambda own: practice.begin(
                    *(own, choice.person, choice.out),
                    count=choice.count,
                    errors=choice.errors,
                    pass_mark=choice.pass_mark,
                )
            )

        def tell(made: object) -> None:
            assert isinstance(made, Practice)
            figures = {"errors": made.errors, "pass_mark": made.pass_mark}
            values = {"name": choice.person.name, "path": choice.out.name, **figures}
            count = len(made.reports)
            said = words.report("practice_given", texts.language(), reports=count, **values)
            self._messages.say(said)
            tell_written(self._window, self.tr("Practice"), said, choice.out)

        self._tasks.start(self.tr("Writing the practice"), with_gate(operations, work), tell)

    def _read(self) -> None:
        operations = self._desk.operations
        read = practice_table.of_file
        self.of = operations.read(lambda project: read(project.db)) if operations else None
        self.changed.emit()

    def _show_after_finish(self, changes: Changes) -> None:
        if self.of is not None and changes.operation.kind == _FINISH:
            self.show()

    def _show_own(self, found: object) -> None:
        result = cast("Result", found)
        place = self._show_result(result, self._desk.schema, self._flow.name_of, may_go=True)
        if place is not None:
            self._go_to(place)

    def _judged(self, found: object) -> None:
        assert isinstance(found, tuple)
        result, schema, names = found
        self._show_result(result, schema, lambda report: names.get(report) or "", may_go=False)

    def _show_result(
        self,
        result: "Result",
        schema: LabelSchema,
        name_of: Callable[[ReportId], str],
        *,
        may_go: bool,
    ) -> "Place | None":
        from gui.team.practice_dialog import PracticeDialog

        dialog = PracticeDialog(result, schema, name_of, self._window, may_go=may_go)
        dialog.exec()
        place = dialog.goes_to
        dialog.deleteLater()
        return place

    def _go_to(self, place: "Place") -> None:
        """Choose one's own label there, or select where gold has one."""
        self._flow.open(place.report)
        difference = place.found.difference
        if difference.second is not None:
            self._focus.choose(LabelId(difference.second.id))
            return
        assert difference.first is not None
        span = difference.first.span
        self._focus.choose(None)
        self._focus.view.select(span.start, span.end)
        self._focus.view.reveal(span.start, span.end)

    def _writable(self) -> Operations | None:
        return project_to_write(self._desk, self._tasks, self._messages)
