"""The page of a pdf that the chosen words stand on, beside the report."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.errors import UserError
from annotator.reading.pages import PagePicture, page_of, page_starts, request_for
from gui import texts
from gui.about_report.drawing import Drawing
from gui.about_report.page_view import STEP, PageArea, PageView
from gui.background import Background
from gui.dialogs.enter import beside_default
from gui.keys.names import readable_key
from gui.messages import sentence
from gui.widgets.labels import ElidedLabel, named
from schema.records import Report, Span

_FIRST_SCALE: Final = 0.8  # pixels for each point, until the width of the page is known
_SMALLEST: Final = 0.3
_LARGEST: Final = 6.0
_NEARLY: Final = 0.03  # of the width: too little to draw the page anew
_SOON_MS: Final = 150
_LEAST_WIDTH: Final = 220


class PagePanel(QWidget):
    """Follows the chosen words; as wide as there is room, until one zooms."""

    left = Signal()

    def __init__(self, report: Report, path: Path, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self.report = report
        self._scale = self._shown_scale = _FIRST_SCALE
        self._is_fitted = True
        self._page = 0
        self._words: Span | None = None
        self._is_sought = True
        self._drawing = Drawing(path, background, self)
        self._view = PageView()
        self._area = PageArea(self._view)
        self._told = ElidedLabel("dim", name="pageTold")
        self._buttons: dict[str, QPushButton] = {}
        self._resized = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._lay_out()
        self._told.setText(self.tr("Drawing the page…"))
        self._drawing.drawn.connect(self._show_picture)
        self._drawing.failed.connect(self._show_failure)
        self._resized.timeout.connect(self._fit)
        self._area.leafed.connect(self.leaf)
        self._area.zoomed.connect(self.zoom)
        self._area.left.connect(self.left)
        self._area.viewport().installEventFilter(self)

    def show_words(self, words: Span | None) -> None:
        """Turn to the page that these words begin on, and mark them."""
        if words is not None and words == self._words:
            return
        self._words = words
        self._page = page_of(self.report, words.start) if words else self._page
        self._is_sought = True
        self._draw()

    def focus_page(self) -> None:
        """Put the keyboard into the page."""
        self._area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def has_keyboard(self) -> bool:
        """Whether the keyboard is in the page."""
        return self._area.hasFocus()

    def leaf(self, pages: int) -> None:
        """Turn so many pages on, or back."""
        last = len(page_starts(self.report)) - 1
        page = min(max(self._page + pages, 0), last)
        if page != self._page:
            self._page, self._is_sought = page, True
            self._draw()

    def zoom(self, factor: float) -> None:
        """Draw the page larger or smaller."""
        self._is_fitted = False
        self._draw_at(self._scale * factor)

    def stop(self) -> None:
        """End the process that draws."""
        self._resized.stop()
        self._drawing.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the page to another width once it has settled."""
        if event.type() == QEvent.Type.Resize and self._is_fitted:
            self._resized.start()
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(4)
        for name, words, sign, key, act in (
            ("previous", self.tr("Previous page"), "‹", "PgUp", partial(self.leaf, -1)),
            ("next", self.tr("Next page"), "›", "PgDown", partial(self.leaf, 1)),
            ("smaller", self.tr("Smaller"), "−", "Ctrl+-", partial(self.zoom, 1 / STEP)),
            ("larger", self.tr("Larger"), "+", "Ctrl+=", partial(self.zoom, STEP)),
            ("leave", self.tr("Close the page"), "✕", "Esc", self.left.emit),
        ):
            button = named(QPushButton(sign), name)
            beside_default(button)
            button.setProperty("quiet", True)
            button.setAccessibleName(words)
            button.setToolTip(texts.plain_tool_tip(f"{words} · {readable_key(key)}"))
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(act)
            self._buttons[name] = button
        for name in ("previous", "next"):
            row.addWidget(self._buttons[name])
        row.addWidget(self._told, 1)
        for name in ("smaller", "larger", "leave"):
            row.addWidget(self._buttons[name])
        self._area.setAccessibleName(self.tr("Page of {name}").format(name=self.report.source))
        self.setMinimumWidth(_LEAST_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._area, 1)

    def _draw_at(self, scale: float) -> None:
        self._scale = min(max(scale, _SMALLEST), _LARGEST)
        self._is_sought = True
        self._draw()

    def _draw(self) -> None:
        scale = self._scale * self.devicePixelRatioF()
        self._drawing.ask(request_for(self.report, self._page, scale, self._words))

    def _fit(self) -> None:
        """Draw the page as wide as there is room."""
        if not self._is_fitted or not self._view.width():
            return
        wanted = self._shown_scale * self._area.viewport().width() / self._view.width()
        if abs(wanted / self._scale - 1) > _NEARLY:
            self._draw_at(wanted)

    def _show_picture(self, picture: PagePicture) -> None:
        self._view.show_picture(picture)
        self._shown_scale = self._scale  # of what was asked last, which alone is answered
        if self._is_sought:
            self._view.bring_into_view(self._area)
            self._is_sought = False
        said = self.tr("Page {page} of {pages}").format(page=picture.page + 1, pages=picture.pages)
        is_here = self._words is not None and page_of(self.report, self._words.start) == self._page
        if is_here and not picture.marks:
            said += " · " + self.tr("the words could not be found on it")
        self._told.setText(said)
        self._buttons["previous"].setEnabled(picture.page > 0)
        self._buttons["next"].setEnabled(picture.page + 1 < picture.pages)
        self._fit()

    def _show_failure(self, error: Exception) -> None:
        wrong = self.tr("The page could not be drawn.")
        self._told.setText(sentence(error) if isinstance(error, UserError) else wrong)
