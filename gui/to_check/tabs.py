"""The table of spans and the list of what is to check, in one place of the window."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent

from gui.actions.action_set import Handler
from gui.panels.side_tabs import SideTabs
from gui.panels.suggestions import SuggestionsPanel
from gui.panels.to_check import ToCheckPanel
from gui.theme import Theme
from gui.to_check.controller import ToCheck
from gui.to_check.sections import SECTIONS, UNFOLDED, title

_TABLE: Final = 0
_LIST: Final = 1


class Side(SideTabs):
    """Its tab says how much is to check; one key changes between the two lists."""

    def __init__(self, table: SuggestionsPanel, theme: Theme) -> None:
        self.to_check = ToCheckPanel(theme, SECTIONS, title, UNFOLDED)
        super().__init__(table, self.to_check)
        self._leave: Handler = table.setFocus
        self._count = 0
        self.retranslate()

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of changing between the lists does."""
        return {"check.list": self.toggle}

    def follow(self, to_check: ToCheck) -> None:
        """Say from now on how much there is to check; from the list one goes back to the report."""
        self._leave = to_check.leave_list
        to_check.checking.changed.connect(lambda: self._show_count(to_check.count))

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

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_count(self, count: int) -> None:
        self._count = count
        words = self.tr("To check")
        self.set_title(_LIST, f"{words} {count}" if count else words)
