"""Of many spans only those that are seen are made, and figures change without a new layout."""

from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.report_view.drawn import DrawnSpan, SpanShape, SpanState, ViewPalette
from gui.report_view.spans import Tint
from gui.report_view.view import ReportView
from gui.widgets.labels import set_figure

LIGHT: Final = ViewPalette(*[QColor("#ffffff")] * 2, *[QColor("#1f2328")] * 7)
BLUE: Final = QColor("#0b6e99")
TEXT: Final = "\n".join(f"第{number}村新建水厂{number}座，户户通水。" for number in range(2_000))
SPANS: Final = {
    f"{start}": DrawnSpan(f"{start}", start, start + 2, SpanShape.SQUARE_DASHED, BLUE, BLUE)
    for start in range(0, len(TEXT) - 2, 10)
}


class Looks:
    """Answers like the window, and notes what it was asked for."""

    def __init__(self) -> None:
        self.looked: set[str] = set()

    def look(self, key: str) -> DrawnSpan:
        self.looked.add(key)
        return SPANS[key]

    def tint(self, key: str) -> Tint:
        return SpanState.SUGGESTED, SPANS[key].colour


@pytest.fixture
def view(show) -> ReportView:
    return show(LIGHT, TEXT)


def test_only_spans_in_view_are_asked_how_they_look(view: ReportView) -> None:
    looks = Looks()
    view.set_places(SPANS.values(), looks)
    seen = view.viewport().grab().toImage()
    assert 0 < len(looks.looked) < len(SPANS) / 20
    view.set_spans(SPANS.values())
    assert view.viewport().grab().toImage() == seen


def test_a_span_is_known_wherever_it_stands(view: ReportView) -> None:
    looks = Looks()
    view.set_places(SPANS.values(), looks)
    last = max(SPANS.values(), key=lambda span: span.start)
    assert view.span(last.key) == last
    view.update_spans([], [last.key])
    assert view.span(last.key) is None


def test_the_ruler_shows_the_same_with_and_without_looking_closely(
    view: ReportView, qtbot: QtBot
) -> None:
    def ruler() -> object:
        for _ in range(100):  # the marks of many spans come in over several frames
            image = view.ruler.grab().toImage()
        return image

    view.set_places(SPANS.values(), Looks())
    from_afar = ruler()
    view.set_spans(SPANS.values())
    assert ruler() == from_afar


class LayoutsAsked(QObject):
    """Counts how often a widget is asked to lay its parts out anew."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        self.count += event.type() is QEvent.Type.LayoutRequest
        return False


def test_a_figure_grows_and_asks_for_a_new_layout_only_then(qtbot: QtBot) -> None:
    row = QWidget()
    qtbot.addWidget(row)
    label, line = QLabel(), QHBoxLayout(row)
    line.addWidget(label)
    set_figure(label, "99 / 277")
    wide = label.width()
    row.show()
    qtbot.waitExposed(row)
    qtbot.wait(50)  # showing lays it out
    asked = LayoutsAsked(row)
    set_figure(label, "9 / 277")
    qtbot.wait(50)
    assert (asked.count, label.width()) == (0, wide)
    set_figure(label, "100 / 277 of 277")
    qtbot.waitUntil(lambda: asked.count > 0)
    assert label.width() > wide
