"""A team's work as one part of the window: what its actions do."""

from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.settings import Settings
from gui.actions.action_set import ActionSet, Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.panels.queue import QueuePanel
from gui.projects.opening import Projects
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks
from gui.team.arriving import Arriving
from gui.team.book import Book
from gui.team.duty_bar import DutyBar
from gui.team.practising import Practising

if TYPE_CHECKING:
    from gui.team.handing import Handing
    from gui.team.merging import Merging
    from gui.team.people import People
    from gui.team.rounds import Rounds


class Team(QObject):
    """Joins people, rounds, handing and merging."""

    def __init__(
        self,
        desk: Desk,
        projects: Projects,
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
        self._queue = queue
        self._bar = bar
        self._tasks = tasks
        self._settings = settings
        self._actions = actions
        self._messages = messages
        self._window = window
        self._book = Book(desk)
        self.practising = Practising(desk, flow, focus, tasks, self._book, messages, window)
        Arriving(desk, projects, lambda paths: self.merging.ask_about(paths), window)
        desk.report_opened.connect(self._show_duty)
        flow.queue_read.connect(self._show_duty)
        desk.stored.connect(self._show_duty)
        self.practising.changed.connect(self._show_duty)

    @cached_property
    def people(self) -> "People":
        """Who works in the project; loaded once it is asked for, as the others are."""
        from gui.team.people import People

        made = People(self._desk, self._settings, self._book, self._messages, self._window)
        made.own_name_wanted.connect(self._actions["project.person"].trigger)
        made.changed.connect(self._flow.show_anew)
        return made

    @cached_property
    def rounds(self) -> "Rounds":
        """The rounds of the project."""
        from gui.team.rounds import Rounds

        parts = self._desk, self._flow, self._queue, self._book, self._messages, self._window
        made = Rounds(*parts)
        made.hand_out_wanted.connect(self.handing.ask_out)
        return made

    @cached_property
    def handing(self) -> "Handing":
        """Handing out and in."""
        from gui.team.handing import Handing

        parts = self._desk, self._flow, self._tasks, self._book, self._messages, self._window
        return Handing(*parts)

    @cached_property
    def merging(self) -> "Merging":
        """Bringing other files in."""
        from gui.team.merging import Merging

        parts = self._desk, self._flow, self._tasks, self.people, self._messages, self._window
        return Merging(*parts)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the team do."""
        return {
            "team.rounds": lambda: self.rounds.show(),
            "team.new_round": lambda: self.rounds.ask_new(),
            "team.people": lambda: self.people.show(),
            "team.hand_out": lambda: self.handing.ask_out(),
            "team.hand_in": lambda: self.handing.ask_in(),
            "team.merge": lambda: self.merging.ask(),
            "team.conflicts": lambda: self.merging.show_conflicts(),
            "team.practice": self.practising.show,
            "team.give_practice": self.practising.ask_give,
            "team.judge_practice": self.practising.ask_judge,
        }

    def _show_duty(self, _: object = None) -> None:
        workspace = self._desk.workspace
        duty = self._flow.duty(workspace.report.id) if workspace else None
        has_labelled = False
        if workspace is not None and duty is not None:
            has_labelled = self._book.has_labelled(workspace.report.id)
        self._bar.show_duty(duty, self.practising.of, has_labelled=has_labelled)
