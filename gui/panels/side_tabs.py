"""Several lists of one report in the same place, as tabs."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from gui.widgets.labels import caption, hairline


class SideTabs(QWidget):
    """Shows one of its pages; the keyboard reaches the page, and the tabs by an action."""

    turned = Signal(int)

    def __init__(self, *pages: QWidget, corner: QWidget | None = None) -> None:
        super().__init__()
        self._bar = QTabBar()
        self._bar.setObjectName("sideTabs")
        self._bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._pages = QStackedWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 8 if corner else 0, 0)
        head.addWidget(self._bar, 1)
        if corner is not None:
            head.addWidget(corner)
        column.addLayout(head)
        for part in (hairline(), self._pages):
            column.addWidget(part)
        column.setStretch(2, 1)
        for page in pages:
            self._bar.addTab("")
            self._pages.addWidget(page)
        self._bar.currentChanged.connect(self._pages.setCurrentIndex)
        self._bar.currentChanged.connect(self.turned)

    @property
    def current(self) -> int:
        """Which page is shown."""
        return self._bar.currentIndex()

    def turn_to(self, page: int) -> None:
        """Show a page."""
        self._bar.setCurrentIndex(page)

    def show_page(self, page: int, *, is_shown: bool) -> None:
        """Offer a page among the tabs, or leave it out; then another is shown."""
        self._bar.setTabVisible(page, is_shown)

    def is_page_shown(self, page: int) -> bool:
        """Whether a page is among the tabs."""
        return self._bar.isTabVisible(page)

    def set_title(self, page: int, title: str) -> None:
        """What the tab of a page says."""
        self._bar.setTabText(page, caption(title))

    def title(self, page: int) -> str:
        """What the tab of a page says."""
        return self._bar.tabText(page).replace("&&", "&")
