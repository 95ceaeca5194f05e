"""The part under the report that folds away: guidelines, and what is noted."""

from typing import Final

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication, QPushButton

from gui.panels.guidelines import GuidelinesPanel
from gui.panels.noted_list import NotedPanel
from gui.panels.side_tabs import SideTabs
from gui.theme import Theme
from gui.widgets.labels import named

GUIDELINES: Final = 0
NOTED: Final = 1


class Drawer(SideTabs):
    """Opens on one of its pages, with the keyboard in it; the same key again folds it away."""

    changed = Signal()  # another page is to be seen, or none
    folded = Signal()
    left = Signal()  # the keyboard is to go back to the report

    def __init__(self, theme: Theme) -> None:
        self.guidelines = GuidelinesPanel(theme)
        self.noted = NotedPanel(theme)
        self._close = named(QPushButton("✕"), "foldDrawer")
        self._close.setProperty("quiet", True)
        self._close.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        super().__init__(self.guidelines, self.noted, corner=self._close)
        self.setObjectName("drawer")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._close.clicked.connect(self.fold)
        self.guidelines.left.connect(self.left)
        self.noted.left.connect(self.left)
        self.turned.connect(self.changed)
        self.hide()
        self.retranslate()

    def shows(self, page: int) -> bool:
        """Whether a page is there to be seen."""
        return not self.isHidden() and self.current == page

    def toggle(self, page: int) -> None:
        """Show a page with the keyboard in it; from there, fold the drawer away."""
        focused = QApplication.focusWidget()
        if self.shows(page) and focused is not None and self.isAncestorOf(focused):
            self.fold()
        else:
            self.open(page)

    def open(self, page: int) -> None:
        """Show a page with the keyboard in it."""
        self.turn_to(page)
        self.show()
        self.changed.emit()
        self._page(page).focus_list()

    def fold(self) -> None:
        """Fold the drawer away."""
        self.hide()
        self.changed.emit()
        self.folded.emit()

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self.guidelines.set_theme(theme)
        self.noted.set_theme(theme)

    def save(self, store: QSettings) -> None:
        """Remember whether it is open, and where."""
        store.setValue("drawer/page", self.current)
        store.setValue("drawer/open", not self.isHidden())

    def restore(self, store: QSettings) -> None:
        """Bring back what was remembered; the keyboard stays where it is."""
        self.turn_to(GUIDELINES if str(store.value("drawer/page")) != str(NOTED) else NOTED)
        self.setVisible(str(store.value("drawer/open")).casefold() == "true")

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self.set_title(GUIDELINES, self.tr("Guidelines"))
        self.set_title(NOTED, self.tr("Noted"))
        self._close.setAccessibleName(self.tr("Fold away"))
        self._close.setToolTip(self._close.accessibleName())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _page(self, page: int) -> GuidelinesPanel | NotedPanel:
        return self.guidelines if page == GUIDELINES else self.noted
