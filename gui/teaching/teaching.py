"""Teaching the engine as one part of the window: what it missed, to be taken and gone to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.reading.sentences import in_its_place
from annotator.store import missed, reports
from annotator.store import texts as stored_texts
from annotator.store.missed import Marked
from annotator.teaching.offers import Offer, offers
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.staying import close_for_good, show_in_front
from gui.latest import Latest, in_project
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.teaching.dialog import Found, TeachingDialog
from schema.records import Layer, Term


class TeachingRoom(QObject):
    """Joins the list of terms with the project in the background and the report on screen."""

    def __init__(
        self, desk: Desk, terms: ProjectTerms, flow: ReportFlow, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk, self._terms, self._flow = desk, terms, flow
        self._messages, self._window = messages, window
        self.dialog: TeachingDialog | None = None
        self._taken: Sequence[str] = ()  # the names taken last, and all terms before that
        self._before: Sequence[Term] = ()
        self._asking: Latest[Layer, Found] = Latest(
            in_project(desk, _look),
            *(self._show, lambda _, error: self._tell(error), desk.background, self),
        )
        desk.project_changed.connect(self.close)
        desk.schema_changed.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of teaching does."""
        return {"project.teach": self.show}

    @property
    def is_busy(self) -> bool:
        """Whether it is still looked for."""
        return self._asking.is_busy

    def show(self) -> None:
        """Open the list, or bring it to the front, and look anew."""
        operations = self._desk.operations
        if operations is None:
            return
        if self.dialog is None:
            self._open(is_read_only=operations.read_only)
        assert self.dialog is not None
        self.dialog.show_busy()
        self._asking.ask(operations.layer)
        show_in_front(self.dialog)
        self.dialog.terms.setFocus()

    def close(self) -> None:
        """Leave what another project said."""
        self._asking.stop()
        close_for_good(self.dialog)
        self.dialog = None
        self._taken = ()

    def _open(self, *, is_read_only: bool) -> None:
        names = texts.choice_names(self._desk.schema.category)
        self.dialog = TeachingDialog(names, is_read_only=is_read_only, parent=self._window)
        self.dialog.taken.connect(self._take)
        self.dialog.back_wanted.connect(self._take_back)
        self.dialog.case_wanted.connect(
            lambda case: self._flow.go_to(case.report, case.start, case.end)
        )

    def _show(self, _: Layer, found: Found) -> None:
        if self.dialog is not None:
            self.dialog.show_found(found)

    def _tell(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.fault.tell(error)

    def _take(self, taken: Sequence[Offer]) -> None:
        before = self._terms.all
        try:
            self._terms.add_all((each.term, each.category) for each in taken)
        except UserError as error:
            self._tell(error)
            return
        self._taken, self._before = [each.term for each in taken], before
        said = self.tr(
            "%n term(s) taken; reports that nobody has begun follow in a moment.", "", len(taken)
        )
        self._messages.say(said)
        self._show_anew()

    def _take_back(self) -> None:
        many = len(self._taken)
        self._terms.put_back(self._taken, self._before)
        self._taken = ()
        self._messages.say(self.tr("%n term(s) taken out again", "", many))
        self._show_anew()

    def _show_anew(self) -> None:
        if self.dialog is not None:
            self.dialog.offer_back(len(self._taken))
        self.show()


def _look(project: Project, layer: Layer, progress: Progress, is_cancelled: Cancelled) -> Found:
    groups = offers(project, layer, progress=progress, is_cancelled=is_cancelled)
    cases = {case for group in groups for offer in group.offers for case in offer.cases}
    around = {case: _around(project, case) for case in cases}
    return Found(groups, around, has_measures=missed.has_measures(project.db, layer))


def _around(project: Project, case: Marked) -> tuple[str, str]:
    name = reports.called(project.db, case.report)
    return name, in_its_place(stored_texts.get(project.db, case.report), case.span)
