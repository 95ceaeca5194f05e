"""What was found is marked in the text and beside it, and no longer once it is dropped."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget

from gui.labelling.drawing import view_palette
from gui.report_view.drawn import DrawnSpan, SpanShape, SpanState
from gui.report_view.view import ReportView
from gui.theme import Theme

TEXT = "\n\n".join(f"第{n}段：新建水厂𠮷四座😀，惠及千户。" for n in range(400))
THEME = Theme.light()


@pytest.fixture
def view(show) -> ReportView:
    return show(view_palette(THEME), TEXT)


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def rows_across(ruler: QWidget) -> list[int]:
    """The rows of pixels that have the accent from side to side."""
    image, accent = picture(ruler), QColor(THEME.accent)
    return [
        y
        for y in range(image.height())
        if all(image.pixelColor(x, y) == accent for x in range(2, image.width() - 1))
    ]


def test_the_ruler_shows_where_something_was_found(view):
    assert rows_across(view.ruler) == []
    last = TEXT.rindex("水厂")
    view.set_found([(5, 7), (last, last + 2)])
    first_row, last_row = rows_across(view.ruler)
    assert first_row < 20
    assert last_row > view.ruler.height() - 20
    view.set_found([])
    assert rows_across(view.ruler) == []


def test_the_text_shows_what_was_found_and_only_that(view):
    before = picture(view.viewport())
    at = TEXT.index("四座")
    view.set_found([(at, at + 2)])
    marked = picture(view.viewport())
    assert marked != before
    view.set_found([])
    assert picture(view.viewport()) == before


def test_the_spans_over_what_was_found_are_told_the_longer_ones_first(view):
    made = [
        DrawnSpan(key, start, end, SpanShape.ROUND_DOTTED, QColor("red"), QColor("pink"), state)
        for key, start, end, state in (
            ("short", 4, 7, SpanState.SUGGESTED),
            ("long", 2, 9, SpanState.CONFIRMED),
            ("gone", 4, 8, SpanState.REJECTED),
            ("far", 30, 34, SpanState.SUGGESTED),
        )
    ]
    view.set_spans(made)
    view.set_rejected_shown(False)
    assert [each.key for each in view.spans_at(5, 7)] == ["long", "short"]
