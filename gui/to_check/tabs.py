"""The table of spans, the list of what is to check and that of a review, in one place."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent

from gui.actions.action_set import Handler
from gui.panels.review import ReviewPanel
from gui.panels.side_tabs import SideTabs
from gui.panels.suggestions import SuggestionsPanel
from gui.panels.to_check import ToCheckPanel
from gui.review.listing import Part
from gui.theme import Theme
from gui.to_check.controller import ToCheck
from gui.to_check.sections import SECTIONS, UNFOLDED, title

_TABLE: Final = 0
_LIST: Final = 1
_REVIEW: Final = 2
_HEIGHT, _HEIGHT_IN_REVIEW = 160, 470  # a list, and a list over what everybody says
_TABS: Final = 45
_FIELDS: Final = 115  # what is left to them in a low window, so that they are seen there too


class Side(SideTabs):
    """Its tab says how much is to check; one key changes between the two lists."""

    def __init__(self, table: SuggestionsPanel, theme: Theme) -> None:
        self.to_check = ToCheckPanel(theme, SECTIONS, title, UNFOLDED)
        self.review = ReviewPanel(theme, len(Part))
        super().__init__(table, self.to_check, self.review)
        self.show_page(_REVIEW, is_shown=False)
        self._leave: Handler = table.setFocus
        self._count = 0
        self._left = 0
        self._room = 2 * _HEIGHT_IN_REVIEW  # of list and fields together
        self.retranslate()

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of changing between the lists does."""
        return {"check.list": self.toggle}

    def follow(self, to_check: ToCheck) -> None:
        """Say from now on how much there is to check; from the list one goes back to the report."""
        self._leave = to_check.leave_list
        to_check.checking.changed.connect(lambda: self._show_count(to_check.count))

    def show_review(self, left: int | None) -> None:
        """Show the list of a review with how much is left; None where nothing is reviewed."""
        was_shown = self.is_page_shown(_REVIEW)
        self.show_page(_REVIEW, is_shown=left is not None)
        self._set_least()
        self._left = left or 0
        self._show_left()
        if left is not None and not was_shown:
            self.turn_to(_REVIEW)

    def fit_into(self, room: int) -> None:
        """Take no more than leaves the fields their part of a window of this height."""
        self._room = room
        self._set_least()

    def toggle(self) -> None:
        """Show the list with the keyboard in it; from there, the table and the report again."""
        if self.current == _LIST and self.to_check.has_keyboard:
            self.turn_to(_TABLE)
            self._leave()
        else:
            self.turn_to(_LIST)
            self.to_check.focus_list()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.set_title(_TABLE, self.tr("Labels"))
        self._show_count(self._count)
        self._show_left()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _set_least(self) -> None:
        if not self.is_page_shown(_REVIEW):
            self.setMinimumHeight(_HEIGHT)
            return
        least = min(_HEIGHT_IN_REVIEW, self._room - _FIELDS)
        self.review.set_least(least - _TABS)
        self.setMinimumHeight(least)

    def _show_left(self) -> None:
        words = self.tr("Review")
        self.set_title(_REVIEW, f"{words} {self._left}" if self._left else words)

    def _show_count(self, count: int) -> None:
        self._count = count
        words = self.tr("To check")
        self.set_title(_LIST, f"{words} {count}" if count else words)
