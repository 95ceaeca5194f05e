"""A team's work as one part of the window: what its actions do."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.settings import Settings
from gui.actions.action_set import ActionSet, Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.panels.queue import QueuePanel
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks
from gui.team.book import Book
from gui.team.duty_bar import DutyBar
from gui.team.handing import Handing
from gui.team.merging import Merging
from gui.team.people import People
from gui.team.practising import Practising
from gui.team.rounds import Rounds


class Team(QObject):
    """Joins people, rounds, handing and merging."""

    def __init__(
        self,
        desk: Desk,
        flow: ReportFlow,
        focus: Focus,
        queue: QueuePanel,
        bar: DutyBar,
        tasks: Tasks,
        settings: Settings,
        actions: ActionSet,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._bar = bar
        book = Book(desk)
        self.people = People(desk, settings, book, messages, window)
        self.rounds = Rounds(desk, flow, queue, book, messages, window)
        self.handing = Handing(desk, flow, tasks, book, messages, window)
        self.merging = Merging(desk, flow, tasks, self.people, messages, window)
        self.practising = Practising(desk, flow, focus, tasks, book, messages, window)
        self.people.own_name_wanted.connect(actions["project.person"].trigger)
        self.people.changed.connect(flow.show_anew)
        self.rounds.hand_out_wanted.connect(self.handing.ask_out)
        desk.report_opened.connect(self._show_duty)
        flow.queue_read.connect(self._show_duty)
        self.practising.changed.connect(self._show_duty)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the team do."""
        return {
            "team.rounds": self.rounds.show,
            "team.new_round": self.rounds.ask_new,
            "team.people": self.people.show,
            "team.hand_out": self.handing.ask_out,
            "team.hand_in": self.handing.ask_in,
            "team.merge": self.merging.ask,
            "team.conflicts": self.merging.show_conflicts,
            "team.practice": self.practising.show,
            "team.give_practice": self.practising.ask_give,
            "team.judge_practice": self.practising.ask_judge,
        }

    def _show_duty(self, _: object = None) -> None:
        workspace = self._desk.workspace
        duty = self._flow.duty(workspace.report.id) if workspace else None
        self._bar.show_duty(duty, self.practising.of)
