"""The parts of the window that are loaded when one of their actions is used for the first time."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from annotator.settings import Settings
from gui.actions.action_set import Handler
from gui.appearance import Appearance
from gui.frame.on_call import OnCall
from gui.messages import Messages

if TYPE_CHECKING:
    from gui.about_report.about_report import AboutReport
    from gui.agreement.agreement import AgreementRoom
    from gui.all_labels.all_labels import AllLabelsRoom
    from gui.backups.going_back import GoingBack
    from gui.exports.exporting import Exporting
    from gui.history.history import HistoryRoom
    from gui.imports.importing import Importing
    from gui.keys.changes import KeyChanges
    from gui.main_window import MainWindow
    from gui.progress.progress import ProgressRoom
    from gui.quality.samples import SamplesRoom
    from gui.releases.releases import ReleasesRoom
    from gui.return_sheet.return_sheet import ReturnSheetRoom
    from gui.review.comparing import Comparing
    from gui.schema_editor.editor import SchemaEditor
    from gui.teaching.teaching import TeachingRoom


class Rooms:
    """Builds each of them from what the window has by then."""

    def __init__(
        self, window: "MainWindow", settings: Settings, appearance: Appearance, messages: Messages
    ) -> None:
        self._window = window
        self._settings = settings
        self._appearance = appearance
        self._messages = messages
        self.about_report = OnCall(
            ("report.about", "report.replace", "report.page"), self._about_report
        )
        self.agreement = OnCall(("review.agreement",), self._agreement)
        self.all_labels = OnCall(("go.all_labels",), self._all_labels)
        self.comparing = OnCall(("review.compare",), self._comparing)
        self.exporting = OnCall(("project.export",), self._exporting)
        self.going_back = OnCall(("project.backups", "project.repair"), self._going_back)
        self.history = OnCall(("project.history", "report.history"), self._history)
        self.importing = OnCall(("project.import", "project.imports"), self._importing)
        self.key_changes = OnCall(("help.shortcuts",), self._key_changes)
        self.releases = OnCall(("review.releases",), self._releases)
        self.return_sheet = OnCall(("review.return_sheet",), self._return_sheet)
        self.samples = OnCall(("review.samples",), self._samples)
        self.progress = OnCall(("team.progress",), self._progress)
        self.schema_editor = OnCall(("project.schema", "label.example"), self._schema_editor)
        self.teaching = OnCall(("project.teach",), self._teaching)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of all of them do."""
        return {
            **self.about_report.handlers(),
            **self.agreement.handlers(),
            **self.all_labels.handlers(),
            **self.comparing.handlers(),
            **self.exporting.handlers(),
            **self.going_back.handlers(),
            **self.history.handlers(),
            **self.importing.handlers(),
            **self.key_changes.handlers(),
            **self.releases.handlers(),
            **self.return_sheet.handlers(),
            **self.samples.handlers(),
            **self.progress.handlers(),
            **self.schema_editor.handlers(),
            **self.teaching.handlers(),
        }

    def _about_report(self) -> "AboutReport":
        from gui.about_report.about_report import AboutReport

        window = self._window
        return AboutReport(
            *(window.desk, window.labeller.focus, window.flow, window.panes, window.tasks),
            *(self._settings, window.replaced_text, self._messages, window),
        )

    def _agreement(self) -> "AgreementRoom":
        from gui.agreement.agreement import AgreementRoom

        window = self._window
        return AgreementRoom(window.desk, window.flow, self._appearance, window)

    def _all_labels(self) -> "AllLabelsRoom":
        from gui.all_labels.all_labels import AllLabelsRoom

        window = self._window
        return AllLabelsRoom(
            *(window.desk, window.flow, window.labeller.focus, window.tasks),
            *(window.places, window.panes, window.tools, window.action_set),
            *(self._appearance, self._messages),
        )

    def _comparing(self) -> "Comparing":
        from gui.review.comparing import Comparing

        window = self._window

        def show_figures(layers: Sequence[str]) -> None:
            self.agreement.part.show(layers)

        return Comparing(window.desk, window.review, show_figures, self._messages, window)

    def _exporting(self) -> "Exporting":
        from gui.exports.exporting import Exporting

        window = self._window
        return Exporting(window.desk, window.tasks, self._settings, self._messages, window)

    def _going_back(self) -> "GoingBack":
        from gui.backups.going_back import GoingBack

        window = self._window
        return GoingBack(
            *(window.desk, window.projects, window.tasks, self._settings, self._messages, window)
        )

    def _history(self) -> "HistoryRoom":
        from gui.history.history import HistoryRoom

        return HistoryRoom(self._window.desk, self._window.flow, self._window)

    def _importing(self) -> "Importing":
        from gui.imports.importing import Importing

        window = self._window
        made = Importing(
            *(window.desk, window.flow, window.tasks, self._settings, self._appearance),
            *(self._messages, window),
        )
        made.began.connect(lambda paths: self.about_report.part.pages.remember(paths))
        return made

    def _key_changes(self) -> "KeyChanges":
        from gui.keys.changes import KeyChanges

        window = self._window
        made = KeyChanges(window.action_set, self._settings, self._messages, window)
        made.changed.connect(window.follow_keys)
        return made

    def _releases(self) -> "ReleasesRoom":
        from gui.releases.releases import ReleasesRoom

        window = self._window

        def compare(layers: Sequence[str]) -> None:
            self.comparing.part.compare(layers)

        return ReleasesRoom(window.desk, window.flow, compare, self._messages, window)

    def _return_sheet(self) -> "ReturnSheetRoom":
        from gui.return_sheet.return_sheet import ReturnSheetRoom

        window = self._window
        focus = window.labeller.focus
        return ReturnSheetRoom(window.desk, window.flow, focus, self._messages, window)

    def _samples(self) -> "SamplesRoom":
        from gui.quality.samples import SamplesRoom

        window = self._window
        return SamplesRoom(window.desk, window.flow, window)

    def _progress(self) -> "ProgressRoom":
        from gui.progress.progress import ProgressRoom

        return ProgressRoom(self._window.desk, self._appearance, self._window)

    def _schema_editor(self) -> "SchemaEditor":
        from gui.schema_editor.editor import SchemaEditor

        window = self._window
        return SchemaEditor(
            *(window.desk, window.labeller.focus, window.flow, window.action_set),
            *(self._appearance, self._messages, window),
        )

    def _teaching(self) -> "TeachingRoom":
        from gui.teaching.teaching import TeachingRoom

        window = self._window
        terms = window.labeller.terms
        return TeachingRoom(window.desk, terms, window.flow, self._messages, window)
