"""Samples as one part of the window: draws them, keeps verdicts, returns what fails."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator import words
from annotator.gate import Gate
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.quality import samples
from annotator.quality.samples import Wanted
from annotator.store import annotators, reports, rounds
from annotator.store import samples as table
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.listing import show_lines
from gui.dialogs.staying import close_for_good, show_in_front
from gui.dialogs.write import ask_for_text
from gui.latest import Latest, in_project
from gui.projects.report_flow import ReportFlow
from gui.quality.asking import Looked, SampleOf, look_at
from gui.quality.dialog import SamplesDialog
from gui.quality.new_sample_dialog import NewSampleDialog
from gui.tasks import GateInGaps, Tasks, with_gate
from gui.team.doing import Doing
from schema.records import Annotator, Label
from schema.rounds import Round
from schema.sampling import Sample


class SamplesRoom(QObject):
    """Joins the window of samples with the project."""

    def __init__(self, desk: Desk, flow: ReportFlow, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._window = window
        self.dialog: SamplesDialog | None = None
        self._doing = Doing(desk, self)
        self._drawing = Tasks(desk.background, self)
        self._looking = Latest(
            *(in_project(desk, look_at), self._show, self._tell_failed, desk.background, self)
        )
        self._doing.failed.connect(self._fail)
        self._drawing.failed.connect(self._fail)
        desk.project_changed.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of samples does."""
        return {"review.samples": self.show}

    @property
    def is_busy(self) -> bool:
        """Whether something is drawn, stored or read."""
        return self._doing.is_busy or self._drawing.is_busy or self._looking.is_busy

    def show(self) -> None:
        """Open the window of samples, or bring it to the front and read them anew."""
        if self._desk.operations is None:
            return
        if self.dialog is None:
            self.dialog = self._opened()
        self._looking.ask(SampleOf(self.dialog.chooser.currentData()))
        show_in_front(self.dialog)

    def close(self) -> None:
        """Leave the samples of another project."""
        self._looking.give_up()
        close_for_good(self.dialog)
        self.dialog = None

    def _opened(self) -> SamplesDialog:
        may_write = self._doing.may_write
        dialog = SamplesDialog(self._desk.schema, self._window, may_write=may_write)
        dialog.sample_wanted.connect(lambda of: self._looking.ask(SampleOf(of)))
        dialog.new_wanted.connect(self._ask_new)
        dialog.return_wanted.connect(self._ask_return)
        dialog.judged.connect(self._judge)
        dialog.place_wanted.connect(self._go_to)
        return dialog

    def _show(self, _: SampleOf, looked: Looked) -> None:
        if self.dialog is not None:
            self.dialog.show_looked(looked)

    def _tell_failed(self, _: SampleOf, error: Exception) -> None:
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.told.tell(error)

    def _ask_new(self) -> None:
        operations = self._desk.operations
        if operations is None or self.dialog is None or self._drawing.is_busy:
            return
        people, every, count = operations.read(_offered)
        others = [each for each in people if each.id != operations.person.id]
        name = self.tr("Sample {nth}").format(nth=count + 1)
        asking = NewSampleDialog(name, others, every, self.dialog)
        is_accepted = asking.exec() == NewSampleDialog.DialogCode.Accepted
        name, choice = asking.name, asking.choice
        asking.deleteLater()
        if is_accepted:
            self._draw(name, choice)

    def _draw(self, name: str, wanted: Wanted) -> None:
        operations = self._desk.operations
        assert operations is not None
        if self.dialog is not None:
            self.dialog.told.hide()

        def work(gate: GateInGaps, _: Progress, _cancelled: Cancelled) -> object:
            return samples.draw(gate, name, wanted)

        self._drawing.start("", with_gate(operations, work), self._show_drawn)

    def _show_drawn(self, drawn: object) -> None:
        assert isinstance(drawn, Sample)
        self._looking.ask(SampleOf(drawn.id))

    def _judge(self, of: Sample, label: str, is_right: bool) -> None:
        assert self.dialog is not None
        self.dialog.told.hide()
        said = "" if is_right else ask_for_text(self.dialog, self.tr("What is wrong with it?"))
        if said is not None:
            self._doing.run(
                lambda gate: samples.judge(
                    gate, samples.named(gate.project, of.name), {label: said}
                ),
                lambda judged: self._looking.ask(SampleOf(judged.id)),
            )

    def _ask_return(self, of: Sample, threshold: float) -> None:
        assert self.dialog is not None
        before = words.report("failed_sample", texts.language(), sample=of.name)
        question = self.tr("Why are they returned? Whoever labelled them reads this.")
        reason = ask_for_text(self.dialog, question, before=before)
        if reason:
            self._doing.run(partial(_return, of, threshold, reason), self._tell_returned)

    def _tell_returned(self, lines: Sequence[str]) -> None:
        self._flow.reload()
        if self.dialog is not None:
            show_lines(self.dialog, self.tr("Returned"), lines)

    def _go_to(self, label: Label) -> None:
        self._flow.go_to(label.report, label.span.start, label.span.end)


def _offered(project: Project) -> tuple[list[Annotator], list[Round], int]:
    db = project.db
    every = rounds.everything(db)[::-1]
    return annotators.everyone(db), every, len(table.everything(db))


def _return(of: Sample, threshold: float, reason: str, gate: Gate) -> list[str]:
    """Return what fails, and say of each report what became of it."""
    fresh = samples.named(gate.project, of.name)
    returned, stay = samples.return_failing(gate, fresh, threshold, reason)
    outcome = [*(("sample_returned", each) for each in returned)]
    outcome += [("sample_stays", each) for each in stay]
    return [
        words.report(key, texts.language(), report=reports.called(gate.project.db, each))
        for key, each in outcome
    ]
