"""Going to what a person noted: commented and unsure spans, here and in the other reports."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer

from annotator import noted
from annotator.noted import NO_PLACE, Noted
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.notes.drawer import NOTED, Drawer
from gui.notes.elsewhere import NotedElsewhere
from gui.panels.noted_list import NotedRow
from gui.plain import one_line
from gui.projects.report_flow import ReportFlow
from schema.records import ReportId

_PAUSE_MS: Final = 150  # a long report's places take some frames to go through

_Place = tuple[int, int, str]  # report in the queue, start, key


class Noting(QObject):
    """Steps from one to the next in the order of the queue, and lists them."""

    def __init__(
        self, desk: Desk, focus: Focus, flow: ReportFlow, drawer: Drawer, messages: Messages
    ) -> None:
        super().__init__(drawer)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._drawer = drawer
        self._messages = messages
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self._list_what_is_known)
        self._elsewhere = NotedElsewhere(desk, messages, self)
        self._elsewhere.changed.connect(self._list)
        drawer.changed.connect(self._list)
        drawer.noted.scope_changed.connect(self._list)
        drawer.noted.chosen.connect(self.go_to)
        for change in (desk.project_changed, desk.report_opened, desk.changed, desk.stored):
            change.connect(lambda *_: self._soon.start())

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of what is noted do."""
        return {
            "go.next_noted": partial(self.step, forward=True),
            "go.previous_noted": partial(self.step, forward=False),
            "go.noted": partial(self._drawer.toggle, NOTED),
        }

    def step(self, *, forward: bool) -> None:
        """Go to the next or previous one, in whichever report it is, around the end if need be."""
        places = self._places()
        order = sorted(places)
        here = self._here()
        if not order or order == [here]:
            self._messages.say(self.tr("Nothing else is commented or flagged as unsure."))
            return
        beyond = [each for each in order if (each > here if forward else each < here)]
        ahead = beyond or order
        at = ahead[0] if forward else ahead[-1]
        self.go_to(places[at])
        self._messages.say(self._words(places[at], order.index(at) + 1, len(order)))

    def go_to(self, to: Noted) -> None:
        """Open the report if it is another one, and choose the span."""
        workspace = self._desk.workspace
        if workspace is None or workspace.report.id != to.report:
            self._flow.open(to.report)
        self._focus.choose(to.key)
        self._focus.view.setFocus()

    def _places(self) -> dict[_Place, Noted]:
        nth = {report: at for at, report in enumerate(self._flow.report_ids())}
        found = self._here_noted() + self._elsewhere.besides(self._report)
        return {(nth[each.report], each.start, each.key or ""): each
                for each in found if each.report in nth}  # fmt: skip

    def _here(self) -> _Place:
        workspace, item = self._desk.workspace, self._focus.item
        if workspace is None:
            return (NO_PLACE, NO_PLACE, "")
        nth = self._flow.report_ids().index(workspace.report.id)
        return (nth, item.span.start, item.key) if item is not None else (nth, NO_PLACE, "")

    @property
    def _report(self) -> ReportId | None:
        workspace = self._desk.workspace
        return workspace.report.id if workspace is not None else None

    def _here_noted(self) -> list[Noted]:
        workspace = self._desk.workspace
        return noted.in_report(workspace) if workspace is not None else []

    def _list_what_is_known(self) -> None:
        """List anew, unless the other reports are read just now: then it is done after that."""
        if self._elsewhere.is_known or not self._drawer.noted.is_everywhere:
            self._list()

    def _list(self, *_: object) -> None:
        if not self._drawer.shows(NOTED):
            return
        rows = [NotedRow(each, "") for each in self._here_noted()]
        if self._drawer.noted.is_everywhere:
            found = self._elsewhere.besides(self._report)
            rows += [NotedRow(each, self._flow.name_of(each.report)) for each in found]
        self._drawer.noted.show_rows(rows)

    def _words(self, at: Noted, nth: int, count: int) -> str:
        said = one_line(" / ".join(at.remarks)) or self.tr("flagged as unsure")
        place = self.tr("{nth} of {count}").format(nth=nth, count=count)
        return f"{place} · {said}"
