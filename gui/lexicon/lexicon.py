"""The project's own words as one part of the window: their list, and what follows from it."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.engine.of_project import ProjectEngine
from gui.engine.resuggesting import Resuggesting
from gui.lexicon.dialog import LexiconDialog
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.tasks import Tasks


class Lexicon(QObject):
    """Joins what follows from the terms, and opens their list."""

    def __init__(
        self,
        desk: Desk,
        terms: ProjectTerms,
        flow: ReportFlow,
        tasks: Tasks,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._terms = terms
        self._window = window
        self._engine = ProjectEngine(desk, terms, messages)
        self._resuggesting = Resuggesting(desk, flow, tasks, messages)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the list does."""
        return {"project.lexicon": self.ask}

    def ask(self) -> None:
        """List the terms and units, to be changed there."""
        operations = self._desk.operations
        if operations is None:
            return
        dialog = LexiconDialog(
            self._terms, self._desk.schema, self._window, is_read_only=operations.read_only
        )
        dialog.exec()
        dialog.deleteLater()
