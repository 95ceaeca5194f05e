"""A window with the page of a pdf that the chosen words stand on."""

from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.errors import UserError
from annotator.reading.pages import PagePicture, page_of, page_starts, request_for
from gui import texts
from gui.about_report.drawing import Drawing
from gui.about_report.page_view import PageView, scrolled
from gui.background import Background
from gui.keys.names import readable_key
from gui.messages import sentence
from gui.panels.widgets import named, role_label
from schema.records import Report, Span

_FIRST_SCALE: Final = 1.15  # pixels for each point
_STEP: Final = 1.25
_SMALLEST: Final = 0.3
_LARGEST: Final = 6.0


class PageWindow(QDialog):
    """Follows the chosen words; PgDn and PgUp leaf, Ctrl with + and - zooms, Esc closes."""

    def __init__(self, report: Report, path: Path, background: Background, parent: QWidget) -> None:
        super().__init__(parent)
        self.report = report
        self._scale = _FIRST_SCALE
        self._page = 0
        self._words: Span | None = None
        self._is_sought = True
        self._drawing = Drawing(path, background, self)
        self._view = PageView()
        self._area = scrolled(self._view)
        self._told = role_label("dim", "pageTold")
        self._buttons: dict[str, QPushButton] = {}
        self.setWindowTitle(self.tr("Page of {name}").format(name=report.source))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._told.setText(self.tr("Drawing the page…"))
        self._lay_out()
        self._drawing.drawn.connect(self._show_picture)
        self._drawing.failed.connect(self._show_failure)
        self.resize(760, 820)
        self._area.setFocus()

    def show_words(self, words: Span | None) -> None:
        """Turn to the page that these words begin on, and mark them."""
        if words is not None and words == self._words:
            return
        self._words = words
        self._page = page_of(self.report, words.start) if words else self._page
        self._is_sought = True
        self._draw()

    def leaf(self, pages: int) -> None:
        """Turn so many pages on, or back."""
        last = len(page_starts(self.report)) - 1
        page = min(max(self._page + pages, 0), last)
        if page != self._page:
            self._page, self._is_sought = page, True
            self._draw()

    def zoom(self, factor: float) -> None:
        """Draw the page larger or smaller."""
        self._scale = min(max(self._scale * factor, _SMALLEST), _LARGEST)
        self._is_sought = True
        self._draw()

    def done(self, result: int) -> None:
        """End the process that draws, and close."""
        self._drawing.close()
        super().done(result)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        for name, words, keys, act in (
            ("previous", self.tr("Previous page"), ("PgUp",), partial(self.leaf, -1)),
            ("next", self.tr("Next page"), ("PgDown",), partial(self.leaf, 1)),
            ("smaller", self.tr("Smaller"), ("Ctrl+-",), partial(self.zoom, 1 / _STEP)),
            ("larger", self.tr("Larger"), ("Ctrl+=", "Ctrl++"), partial(self.zoom, _STEP)),
        ):
            button = named(QPushButton(words), name)
            button.setAutoDefault(False)
            button.setToolTip(texts.plain_tool_tip(f"{words} · {readable_key(keys[0])}"))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(act)
            for key in keys:
                QShortcut(QKeySequence(key), self).activated.connect(act)
            row.addWidget(button)
            self._buttons[name] = button
        row.addStretch(1)
        row.addWidget(self._told)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(self._area, 1)

    def _draw(self) -> None:
        scale = self._scale * self.devicePixelRatioF()
        self._drawing.ask(request_for(self.report, self._page, scale, self._words))

    def _show_picture(self, picture: PagePicture) -> None:
        self._view.show_picture(picture)
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

    def _show_failure(self, error: Exception) -> None:
        wrong = self.tr("The page could not be drawn.")
        self._told.setText(sentence(error) if isinstance(error, UserError) else wrong)
