"""The menu of projects opened lately."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.settings import Settings
from gui.widgets.labels import caption


class RecentMenu(QMenu):
    """Tells by `chosen` which of the projects to open; a digit takes each of the first nine."""

    chosen = Signal(object)  # Path

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings = settings
        self.aboutToShow.connect(self._fill)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.setTitle(self.tr("Recent projects"))

    def _fill(self) -> None:
        self.clear()
        for nth, path in enumerate(self._settings.recent_projects(), start=1):
            words = caption(f"{path.stem}  ({path.parent})")
            action = self.addAction(f"&{nth}  {words}" if nth < 10 else words)
            action.triggered.connect(partial(self._choose, path))
        if not self.actions():
            self.addAction(self.tr("None yet")).setEnabled(False)

    def _choose(self, path: Path, _checked: bool = False) -> None:
        self.chosen.emit(path)
