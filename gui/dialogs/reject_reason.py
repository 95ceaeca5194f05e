"""Why a suggestion is rejected: a menu with a digit for each reason."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gui.actions.marked import QT_TRANSLATE_NOOP

REASONS: Final = {
    "date": QT_TRANSLATE_NOOP("RejectReasons", "a date or time"),
    "ordinal": QT_TRANSLATE_NOOP("RejectReasons", "an ordinal or rank"),
    "name": QT_TRANSLATE_NOOP("RejectReasons", "part of a name or idiom"),
    "result": QT_TRANSLATE_NOOP("RejectReasons", "a result or an aim"),
    "campaign": QT_TRANSLATE_NOOP("RejectReasons", "the campaign as a whole"),
    "other": QT_TRANSLATE_NOOP("RejectReasons", "something else"),
}


class RejectReasonMenu(QMenu):
    """Tells by `chosen` which reason was taken; Esc takes none and rejects nothing."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.aboutToHide.connect(self.deleteLater)
        for digit, (reason, source) in enumerate(REASONS.items(), start=1):
            words = QCoreApplication.translate("RejectReasons", source)
            # an accelerator on the digit, because menus take no single keys as shortcuts
            action = self.addAction(f"&{digit}  {words}")
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
