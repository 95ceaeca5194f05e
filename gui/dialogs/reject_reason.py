"""Why a suggestion is rejected: a menu with a digit for each reason."""

from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui import texts

REASONS: Final = ("date", "ordinal", "name", "result", "campaign", "other")


class RejectReasonMenu(QMenu):
    """Tells by `chosen` which reason was taken; Esc takes none and rejects nothing."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        for digit, reason in enumerate(REASONS, start=1):
            # an accelerator on the digit, because menus take no single keys as shortcuts
            action = self.addAction(f"&{digit}  {texts.reject_reason(reason)}")
            action.triggered.connect(partial(self._choose, reason))
        self.setActiveAction(self.actions()[0])

    def event(self, event: QEvent) -> bool:
        """While it is open all keys are its own, not the report's under it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def _choose(self, reason: str, _checked: bool = False) -> None:
        self.chosen.emit(reason)
