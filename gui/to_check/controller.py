"""All that is to be looked at in the open report, as one part of the window."""

from collections.abc import Iterator, Mapping
from typing import Final, TypeVar

from PySide6.QtCore import QObject

from annotator import words
from annotator.checks.item_finding import ItemRule
from annotator.checks.listed import Listed
from annotator.checks.live import SENTENCE, UNKNOWN, FoundAt, LiveChecks
from annotator.items import Item
from annotator.ranges import Stretch
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.idle import IdleWork
from gui.labelling.decisions import Decisions
from gui.labelling.focus import Focus
from gui.labelling.item_surroundings import sentence_around
from gui.messages import Messages
from gui.panels.to_check import ToCheckPanel
from gui.panels.to_check_model import Described, Row
from gui.projects.finish_question import Kind, LeftOver
from gui.to_check.at_odds import AtOdds
from gui.to_check.checking import MANY, Checking
from gui.to_check.mender import Mender
from gui.to_check.sections import FINDINGS, KINDS, NUMERALS, SECTIONS, SENTENCES
from gui.to_check.walk import Walk
from schema.records import LabelId

_KIND_OF: Final = {NUMERALS: UNKNOWN, **{kind: kind for kind in KINDS}, SENTENCES: SENTENCE}
_LACKING: Final = {
    ItemRule.NO_CATEGORY: Kind.NO_CATEGORY,
    ItemRule.NO_VALUE: Kind.NO_VALUE,
}

T = TypeVar("T", Stretch, FoundAt)


class ToCheck(QObject):
    """Joins the checks with the list, the inspector and the keys."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        decisions: Decisions,
        panel: ToCheckPanel,
        messages: Messages,
    ) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._panel = panel
        self._listed: LiveChecks | None = None
        self._shown: dict[str, int] = {}  # the revision of each section that the list shows
        self._listing = IdleWork(desk.background, self)
        self.checking = Checking(desk, focus.view, messages)
        self.walk = Walk(desk, focus, decisions, self.checking, messages)
        self.mender = Mender(desk, focus, decisions, self.checking, messages)
        self.at_odds = AtOdds(desk, focus, decisions, self.checking)
        panel.set_words(self._describe)
        panel.chosen.connect(self._show_row)
        panel.activated.connect(self._go_to_row)
        panel.left.connect(self.leave_list)
        self.checking.changed.connect(lambda: self._listing.start(self._list(), after_ms=0))
        focus.changed.connect(self._mark_current)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of checking do."""
        return {
            **self.walk.handlers(),
            **self.mender.handlers(),
            **self.at_odds.handlers(),
        }

    @property
    def count(self) -> int:
        """How much there is to look at: spans at issue and open numerals."""
        checks = self.checking.checks
        return len(checks.places) + len(checks.numerals()) if checks else 0

    @property
    def is_done(self) -> bool:
        """Whether all is worked out and listed."""
        return self.checking.is_done and self._listing.is_idle

    def left_over(self) -> list[LeftOver]:
        """What is left to do in the report, for who wants to finish it."""
        self.checking.finish_now()
        checks, workspace = self.checking.checks, self._desk.workspace
        if checks is None or workspace is None:
            return []
        hidden = self._focus.hidden
        undecided = [
            _of_item(item, Kind.HIDDEN if item.key in hidden else Kind.UNDECIDED)
            for item in workspace.undecided()
        ]
        pending = [_of_item(item, Kind.PENDING) for item in workspace.pending_links()]
        text = workspace.report.text
        numerals = [
            LeftOver(*each, None, text[each.start : each.end], Kind.NUMERAL)
            for each in checks.numerals()
        ]
        lacking = [
            LeftOver(start, end, key, text[start:end], _LACKING[found.rule])
            for start, end, key in checks.places
            for found in checks.findings(key)
            if found.rule in _LACKING
        ]
        return [*undecided, *pending, *numerals, *lacking]

    def go_to(self, place: LeftOver) -> None:
        """Go where something is left to do."""
        if place.key is None:
            self.walk.go_to_numeral(Stretch(place.start, place.end))
        else:
            self.walk.go_to_span(place.key)

    def leave_list(self) -> None:
        """Go from the list back to the report."""
        self._focus.view.setFocus()

    def _list(self) -> Iterator[None]:
        """Bring the list up to date, a section at a time: one alone may have thousands of rows."""
        checks = self.checking.checks
        if checks is not self._listed:
            self._listed, self._shown = checks, {}
        for section in SECTIONS:
            if checks is None:
                self._panel.set_rows(section, ())
            elif section == FINDINGS:
                self._list_section(section, checks.found)
            else:
                self._list_section(section, checks.stretches(_KIND_OF[section]))
            yield
        if not self._panel.has_keyboard:
            self._mark_current()

    def _list_section(self, section: str, listed: Listed[T]) -> None:
        shown, self._shown[section] = self._shown.get(section), listed.revision
        if shown is None or listed.revision - shown > MANY:
            self._panel.set_rows(section, [_row(each) for each in listed.things])
        elif shown != listed.revision:
            came, went = listed.since(shown)
            self._panel.update_rows(section, map(_row, came), map(_row, went))

    def _describe(self, section: str, row: Row) -> Described:
        workspace, checks = self._desk.workspace, self.checking.checks
        if workspace is None or checks is None:
            return Described("", "")
        text = workspace.report.text
        found = text[row.start : row.end]
        if section == FINDINGS:
            issues = checks.findings(LabelId(row.key))
            said = "；" if texts.language() == texts.CHINESE else "; "
            notes = [words.said(each.sentence, texts.language()) for each in issues]
            return Described(found, said.join(notes))
        if section == SENTENCES:
            return Described(found, "")
        before, after = sentence_around(text, row.start, row.end)
        return Described(found, f"{before}[{found}]{after}")

    def _show_row(self, section: str, row: Row) -> None:
        """Show a place in the report while the keyboard stays in the list."""
        if section == FINDINGS:
            self._focus.choose(row.key)
        else:
            self._focus.choose(None)
            self._focus.view.select(row.start, row.end)
            self._focus.view.reveal(row.start, row.end)

    def _go_to_row(self, section: str, row: Row) -> None:
        if section == FINDINGS:
            self.walk.go_to_span(row.key)
        elif section == SENTENCES:
            self._show_row(section, row)
            self._focus.view.setFocus()
        else:
            self.walk.go_to_numeral(Stretch(row.start, row.end))

    def _mark_current(self) -> None:
        numeral, item = self.walk.numeral, self._focus.item
        if numeral is not None and self.checking.checks is not None:
            kind = self.checking.checks.kind_of(numeral)
            self._panel.set_current(kind if kind in KINDS else NUMERALS, Row(*numeral))
        elif item is not None:
            self._panel.set_current(FINDINGS, Row(item.span.start, item.span.end, item.key))
        elif not self._panel.has_keyboard:
            self._panel.clear_current()


def _row(place: Stretch | FoundAt) -> Row:
    return Row(*place)


def _of_item(item: Item, kind: Kind) -> LeftOver:
    return LeftOver(item.span.start, item.span.end, item.key, item.span.text, kind)
