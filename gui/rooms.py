"""The parts of the window that are loaded when one of their actions is used for the first time."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QWidget

from annotator.settings import Settings
from gui.actions.action_set import ActionSet, Handler
from gui.appearance import Appearance
from gui.desk import Desk
from gui.frame.on_call import OnCall, Part
from gui.frame.panes import Panes
from gui.frame.tool_row import ToolRow
from gui.labelling.focus import Focus
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from gui.projects.opening import Projects
from gui.projects.replaced_text import ReplacedText
from gui.projects.report_flow import ReportFlow
from gui.review.controller import Review
from gui.tasks import Tasks

if TYPE_CHECKING:
    from gui.about_report.about_report import AboutReport
    from gui.agreement.agreement import AgreementRoom
    from gui.all_labels.all_labels import AllLabelsRoom
    from gui.backups.going_back import GoingBack
    from gui.exports.exporting import Exporting
    from gui.history.history import HistoryRoom
    from gui.imports.importing import Importing
    from gui.keys.changes import KeyChanges
    from gui.progress.progress import ProgressRoom
    from gui.quality.samples import SamplesRoom
    from gui.releases.releases import ReleasesRoom
    from gui.return_sheet.return_sheet import ReturnSheetRoom
    from gui.review.comparing import Comparing
    from gui.schema_editor.editor import SchemaEditor
    from gui.teaching.teaching import TeachingRoom

P = TypeVar("P", bound=Part)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of the window that are there from the start, for the rooms to work with."""

    desk: Desk
    focus: Focus
    flow: ReportFlow
    terms: ProjectTerms
    review: Review
    projects: Projects
    replaced_text: ReplacedText
    tasks: Tasks
    panes: Panes
    places: QStackedWidget
    tools: ToolRow
    action_set: ActionSet
    settings: Settings
    appearance: Appearance
    messages: Messages
    window: QWidget
    follow_keys: Callable[[], None]


class Rooms:
    """Builds each of them from what the window has by then."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._handlers: dict[str, Handler] = {}
        call = self._on_call
        self.about_report = call(
            self._about_report, "report.about", "report.replace", "report.page"
        )
        self.agreement = call(self._agreement, "review.agreement")
        self.all_labels = call(self._all_labels, "go.all_labels")
        self.comparing = call(self._comparing, "review.compare")
        self.exporting = call(self._exporting, "project.export")
        self.going_back = call(self._going_back, "project.backups", "project.repair")
        self.history = call(self._history, "project.history", "report.history")
        self.importing = call(self._importing, "project.import", "project.imports")
        self.key_changes = call(self._key_changes, "help.shortcuts")
        self.releases = call(self._releases, "review.releases")
        self.return_sheet = call(self._return_sheet, "review.return_sheet")
        self.samples = call(self._samples, "review.samples")
        self.progress = call(self._progress, "team.progress")
        self.schema_editor = call(self._schema_editor, "project.schema", "label.example")
        self.teaching = call(self._teaching, "project.teach")

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of all of them do."""
        return self._handlers

    def _on_call(self, make: Callable[[], P], *actions: str) -> OnCall[P]:
        room = OnCall(actions, make)
        self._handlers.update(room.handlers())
        return room

    def _about_report(self) -> "AboutReport":
        from gui.about_report.about_report import AboutReport

        of = self._parts
        return AboutReport(
            *(of.desk, of.focus, of.flow, of.panes, of.tasks),
            *(of.settings, of.replaced_text, of.messages, of.window),
        )

    def _agreement(self) -> "AgreementRoom":
        from gui.agreement.agreement import AgreementRoom

        of = self._parts
        return AgreementRoom(of.desk, of.flow, of.appearance, of.window)

    def _all_labels(self) -> "AllLabelsRoom":
        from gui.all_labels.all_labels import AllLabelsRoom

        of = self._parts
        return AllLabelsRoom(
            *(of.desk, of.flow, of.focus, of.tasks, of.places, of.panes, of.tools),
            *(of.action_set, of.appearance, of.messages),
        )

    def _comparing(self) -> "Comparing":
        from gui.review.comparing import Comparing

        of = self._parts

        def show_figures(layers: Sequence[str]) -> None:
            self.agreement.part.show(layers)

        return Comparing(of.desk, of.review, show_figures, of.messages, of.window)

    def _exporting(self) -> "Exporting":
        from gui.exports.exporting import Exporting

        of = self._parts
        return Exporting(of.desk, of.tasks, of.settings, of.messages, of.window)

    def _going_back(self) -> "GoingBack":
        from gui.backups.going_back import GoingBack

        of = self._parts
        return GoingBack(of.desk, of.projects, of.tasks, of.settings, of.messages, of.window)

    def _history(self) -> "HistoryRoom":
        from gui.history.history import HistoryRoom

        of = self._parts
        return HistoryRoom(of.desk, of.flow, of.window)

    def _importing(self) -> "Importing":
        from gui.imports.importing import Importing

        of = self._parts
        made = Importing(
            *(of.desk, of.flow, of.tasks, of.settings, of.appearance, of.messages, of.window)
        )
        made.began.connect(lambda paths: self.about_report.part.pages.remember(paths))
        return made

    def _key_changes(self) -> "KeyChanges":
        from gui.keys.changes import KeyChanges

        of = self._parts
        made = KeyChanges(of.action_set, of.settings, of.messages, of.window)
        made.changed.connect(of.follow_keys)
        return made

    def _releases(self) -> "ReleasesRoom":
        from gui.releases.releases import ReleasesRoom

        of = self._parts

        def compare(layers: Sequence[str]) -> None:
            self.comparing.part.compare(layers)

        return ReleasesRoom(of.desk, of.flow, compare, of.messages, of.window)

    def _return_sheet(self) -> "ReturnSheetRoom":
        from gui.return_sheet.return_sheet import ReturnSheetRoom

        of = self._parts
        return ReturnSheetRoom(of.desk, of.flow, of.focus, of.messages, of.window)

    def _samples(self) -> "SamplesRoom":
        from gui.quality.samples import SamplesRoom

        of = self._parts
        return SamplesRoom(of.desk, of.flow, of.window)

    def _progress(self) -> "ProgressRoom":
        from gui.progress.progress import ProgressRoom

        of = self._parts
        return ProgressRoom(of.desk, of.appearance, of.window)

    def _schema_editor(self) -> "SchemaEditor":
        from gui.schema_editor.editor import SchemaEditor

        of = self._parts
        return SchemaEditor(
            *(of.desk, of.focus, of.flow, of.action_set, of.appearance, of.messages, of.window)
        )

    def _teaching(self) -> "TeachingRoom":
        from gui.teaching.teaching import TeachingRoom

        of = self._parts
        return TeachingRoom(of.desk, of.terms, of.flow, of.messages, of.window)
