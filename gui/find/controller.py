"""Finding: what the bar asks for is searched, shown in the report, and stepped through."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.errors import UserError
from annotator.search.matching import What
from annotator.search.reports import Found, Hit
from annotator.words import counted
from gui.actions.action_set import Handler
from gui.actions.spec import IN_TEXT, Mode
from gui.desk import Desk
from gui.find.bar import FindBar
from gui.find.searcher import Request, Searcher
from gui.labelling.focus import Focus
from gui.messages import Messages, sentence
from gui.projects.report_flow import ReportFlow
from schema.records import LabelId, ReportId

_PAUSE_MS: Final = 60  # between two letters of a fast typist
_LONG_PAUSE_MS: Final = 300  # before all reports are searched
_LONGEST_PREFILLED: Final = 60


@dataclass(frozen=True, slots=True)
class _Origin:
    """Where a person was before they began to search."""

    report: ReportId | None
    key: LabelId | None
    selection: tuple[int, int]
    first_seen: int
    keyboard: QWidget | None


class Finding(QObject):
    """Joins the find bar with the reports."""

    def __init__(
        self, desk: Desk, focus: Focus, flow: ReportFlow, bar: FindBar, messages: Messages
    ) -> None:
        super().__init__(bar)
        self._desk = desk
        self._focus = focus
        self._flow = flow
        self._bar = bar
        self._messages = messages
        self._searcher = Searcher(desk, self)
        self._found = Found()
        self._order: list[tuple[int, int]] = []  # report's place in the queue and start, of hits
        self._at: int | None = None
        self._place_of_hit: object = None
        self._origin: _Origin | None = None
        self._request: Request | None = None
        self._shown: Request | None = None
        self._steps: list[bool] = []  # asked for before the hits were there
        self._soon = QTimer(self, singleShot=True)
        self._soon.timeout.connect(self._search)
        self._connect()

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of finding do."""
        return {
            "find.report": partial(self.open, everywhere=False),
            "find.everywhere": partial(self.open, everywhere=True),
            "find.next": partial(self.step, True),
            "find.previous": partial(self.step, False),
        }

    def open(self, *, everywhere: bool) -> None:
        """Ask what to find; the place that one is at is where Esc goes back to."""
        if not self._bar.has_keyboard:
            self._origin = self._here()
        if self._focus.mode not in IN_TEXT:
            self._focus.set_mode(Mode.DECIDING)
        self._bar.open(self._selected_words(), everywhere=everywhere)
        self._search_soon()

    def step(self, forward: bool) -> None:
        """Go to the next or previous hit, in whichever report it is."""
        if not self._bar.query.words:
            self.open(everywhere=self._bar.is_everywhere)
            return
        if self._bar.isHidden():
            self._bar.show()
            self._origin = self._here()
            self._search_with(forward)
        elif self._soon.isActive() or self._searcher.is_busy or self._request is None:
            self._search_with(forward)
        else:
            self._step_now(forward)

    def leave(self) -> None:
        """Close the bar and go back to where one was when the search began."""
        origin = self._origin
        self._close()
        if origin is None:
            return
        workspace = self._desk.workspace
        if origin.report is not None and (not workspace or workspace.report.id != origin.report):
            self._flow.open(origin.report)
        self._focus.choose(origin.key)
        self._focus.view.select(*origin.selection)
        self._focus.view.scroll_to(origin.first_seen)
        keyboard = origin.keyboard
        if keyboard is None or not isValid(keyboard) or not keyboard.isVisible():
            keyboard = self._focus.view
        keyboard.setFocus()

    def stay(self) -> None:
        """Close the bar and stay at what was found."""
        self._close()
        self._focus.view.setFocus()

    def _connect(self) -> None:
        bar, desk = self._bar, self._desk
        bar.changed.connect(self._search_soon)
        bar.step_requested.connect(self.step)
        bar.hit_requested.connect(self._open_hit)
        bar.report_requested.connect(self._focus.view.setFocus)
        bar.left.connect(self.leave)
        bar.closed.connect(self.stay)
        bar.stop_requested.connect(self._searcher.stop)
        desk.project_changed.connect(self._forget)
        desk.report_opened.connect(self._on_report_opened)
        desk.changed.connect(self._on_changed)
        self._searcher.found.connect(self._take)
        self._searcher.failed.connect(self._on_failed)
        self._searcher.progressed.connect(self._show_progress)

    # What is to be found

    def _search_soon(self) -> None:
        if not self._bar.isHidden():
            self._steps.clear()
            self._soon.start(_LONG_PAUSE_MS if self._bar.is_everywhere else _PAUSE_MS)

    def _search_with(self, forward: bool) -> None:
        """Search at once unless that is going on, and step once the hits are there."""
        self._steps.append(forward)
        if self._soon.isActive() or not self._searcher.is_busy:
            self._search()

    def _search(self) -> None:
        self._soon.stop()
        query, workspace = self._bar.query, self._desk.workspace
        if not query.words or (workspace is None and not self._bar.is_everywhere):
            self._request = None
            self._searcher.give_up()
            self._show(Found())
            return
        report = None if self._bar.is_everywhere or workspace is None else workspace.report
        self._request = Request(query, report)
        self._searcher.start(self._request)

    def _take(self, request: Request, found: Found) -> None:
        is_new, self._shown = request != self._shown, request
        self._show(found)
        steps, self._steps = self._steps, []
        for nth, forward in enumerate(steps):
            self._step_now(forward, including_here=is_new and not nth)
        if is_new and not steps and request.report is not None and self._bar.has_keyboard:
            self._step_now(True, including_here=True)

    def _on_failed(self, _request: Request, error: Exception) -> None:
        self._show(Found())
        self._bar.show_count("", None)
        if isinstance(error, UserError):
            self._bar.show_problem(sentence(error))
        else:
            self._messages.fail(error)

    def _on_report_opened(self) -> None:
        if self._bar.isHidden():
            return
        if self._bar.is_everywhere:
            self._mark_found()
        else:
            self._search_soon()

    def _on_changed(self) -> None:
        if self._request is not None and self._request.query.what is not What.TEXT:
            self._request = None  # a decision may have changed what would be found

    def _forget(self) -> None:
        self._soon.stop()
        self._searcher.give_up()
        self._origin = self._shown = None
        self._close()

    # What was found

    def _show(self, found: Found) -> None:
        places = {report: at for at, report in enumerate(self._flow.report_ids())}
        self._found = found
        self._order = [(places.get(hit.report, len(places)), hit.start) for hit in found.hits]
        self._at = None
        self._bar.show_found(found)
        self._mark_found()
        self._show_count()

    def _mark_found(self) -> None:
        workspace = self._desk.workspace
        here = workspace.report.id if workspace else None
        self._focus.view.set_found([hit.place for hit in self._found.hits if hit.report == here])

    def _show_count(self) -> None:
        if not self._bar.query.words or self._request is None:
            self._bar.show_count("", None)
            return
        total = f"{counted(len(self._found.hits))}{'+' if self._found.is_cut else ''}"
        if not self._found.hits:
            words = self.tr("not found")
        elif self._at is not None:
            words = self.tr("{at} of {total}").format(at=counted(self._at + 1), total=total)
        elif self._request.report is not None:
            words = self.tr("{total} found").format(total=total)
        else:
            reports = len(self._found.names)
            words = self.tr("{total} found · reports: {reports}")
            words = words.format(total=total, reports=counted(reports))
        self._bar.show_count(words, self._at)

    def _show_progress(self, done: int, total: int) -> None:
        if self._request is not None and self._request.report is None and 0 < done < total:
            words = self.tr("searched {done} of {total}")
            self._bar.show_searching(words.format(done=counted(done), total=counted(total)))

    # Going there

    def _step_now(self, forward: bool, *, including_here: bool = False) -> None:
        if self._found.hits:
            self._go(self._following(forward=forward, including_here=including_here))

    def _following(self, *, forward: bool, including_here: bool) -> int:
        """The hit after or before the one at hand, or after where a person has gone since."""
        count = len(self._found.hits)
        if self._at is not None and self._place_of_hit == self._place():
            return (self._at + (1 if forward else -1)) % count
        here = self._place()
        if forward:
            find = bisect_left if including_here else bisect_right
            return find(self._order, here) % count
        return (bisect_left(self._order, here) - 1) % count

    def _place(self) -> tuple[int, int]:
        """Which report of the queue one is at, and where in it."""
        workspace, item = self._desk.workspace, self._focus.item
        ids = self._flow.report_ids()
        is_listed = workspace is not None and workspace.report.id in ids
        report = ids.index(workspace.report.id) if workspace and is_listed else len(ids)
        start, end = self._focus.view.selection()
        return report, item.span.start if item is not None and start == end else start

    def _open_hit(self, number: int) -> None:
        self._go(number)
        self._focus.view.setFocus()

    def _go(self, number: int) -> None:
        """Show a hit; the keyboard stays where it is."""
        hit, keyboard = self._found.hits[number], QApplication.focusWidget()
        workspace = self._desk.workspace
        if workspace is None or workspace.report.id != hit.report:
            self._flow.open(hit.report)
            if keyboard is not None and self._bar.isAncestorOf(keyboard):
                keyboard.setFocus()
        self._show_hit(hit)
        self._at = number
        self._place_of_hit = self._place()
        self._show_count()

    def _show_hit(self, hit: Hit) -> None:
        view = self._focus.view
        if hit.key is not None and self._desk.item(hit.key) is not None:
            view.select(hit.start, hit.start)
            self._focus.choose(hit.key)
        else:
            self._focus.choose_around(*hit.place)
            view.select(*hit.place)
            view.reveal(*hit.place)

    def _here(self) -> _Origin:
        workspace, view = self._desk.workspace, self._focus.view
        return _Origin(
            workspace.report.id if workspace else None,
            self._focus.key,
            view.selection(),
            view.first_seen(),
            QApplication.focusWidget(),
        )

    def _selected_words(self) -> str:
        view = self._focus.view
        start, end = view.selection()
        is_ours = self._bar.has_keyboard or end - start > _LONGEST_PREFILLED
        return "" if is_ours else view.text()[start:end]

    def _close(self) -> None:
        self._soon.stop()
        self._searcher.give_up()
        self._steps.clear()
        self._request = None
        self._found, self._order, self._at = Found(), [], None
        self._bar.hide()
        self._focus.view.set_found([])
