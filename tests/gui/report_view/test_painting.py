"""What the report view and its ruler paint, pixel by pixel."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Final

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import (
    QColor,
    QImage,
    QPaintEvent,
)
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.report_view.drawn import DrawnSpan, SpanShape, SpanState, ViewPalette
from gui.report_view.versions import DrawnVersion
from gui.report_view.view import ReportView

DECIDED_OR_NOT = [each for each in SpanState if each is not SpanState.AT_ISSUE]
LONG: Final = "\n\n".join(
    f"第{n}段，全县新建水厂{n}座，户户通水，人人受益。" * 4 for n in range(300)
)


def picture(view: ReportView) -> QImage:
    return view.viewport().grab().toImage()


def bits(view: ReportView) -> bytes:
    image = picture(view)  # held: its bits are gone with it
    return bytes(image.constBits())


def pixels(image: QImage) -> set[int]:
    return {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}


def test_the_ruler_shows_each_state_and_every_numeral_left_over(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    view.set_report(LONG)
    target = span("第150段", LONG)
    pictures = [view.ruler.grab().toImage()]
    for state in DECIDED_OR_NOT:
        view.update_spans([replace(target, state=state)])
        pictures.append(view.ruler.grab().toImage())
    view.update_unaccounted(added=[(10, 13)])
    pictures.append(view.ruler.grab().toImage())
    view.update_unaccounted(removed=[(10, 13)])
    assert view.ruler.grab().toImage() == pictures[-2]
    # a corrected span counts as decided, like a confirmed one
    assert len({bytes(image.constBits()) for image in pictures}) == len(pictures) - 1


def test_every_state_and_shape_looks_different_without_colour(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    grey = QColor("#808080")
    first = replace(span("5120户"), colour=grey, fill=QColor("#dddddd"))
    pictures = []
    for shape in SpanShape:
        for state in DECIDED_OR_NOT:
            for unsure, pending in ((False, False), (True, False), (False, True)):
                drawn = replace(first, shape=shape, state=state, unsure=unsure, pending=pending)
                view.set_spans([drawn])
                pictures.append(bits(view))
    # a rejected span is struck whatever it was: its shape and what it waits for do not show
    assert len(set(pictures)) == len(pictures) - 4


def test_where_people_differ_each_version_has_a_line_of_its_own(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    drawn = replace(span("5120户"), state=SpanState.AT_ISSUE)
    empty = picture(view)
    view.set_spans([drawn])
    assert picture(view) == empty  # no label's colour before somebody has decided
    versions = [
        DrawnVersion(f"{nth}", drawn.start, drawn.end, nth, letter)
        for nth, letter in enumerate("ABCDE")
    ]
    pictures = []
    for each in versions:
        view.set_versions([each])
        pictures.append(bits(view))
    view.set_versions([replace(versions[0], is_current=True)])
    pictures.append(bits(view))
    assert len({bytes(empty.constBits()), *pictures}) == 7
    view.set_versions(())
    assert picture(view) == empty


def test_a_number_has_dashes_and_a_measure_has_dots(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    def breaks_in_the_outline(shape: SpanShape) -> int:
        view.set_spans([replace(span("5120户"), shape=shape)])
        shown, rect = picture(view), view.span_rect("5120户")
        inside = range(rect.left() + 8, rect.right() - 8)
        edge = [QColor(shown.pixel(x, rect.top())).lightness() < 200 for x in inside]
        return sum(before != after for before, after in pairwise(edge))

    dashes = breaks_in_the_outline(SpanShape.SQUARE_DASHED)
    assert breaks_in_the_outline(SpanShape.ROUND_DOTTED) > 1.5 * dashes > 0


def test_a_broken_span_is_open_at_the_broken_side(
    view: ReportView, palette: ViewPalette, span: Callable[..., DrawnSpan]
) -> None:
    long = replace(span("全县新建水厂4座"), end=view.text().index("提升"), key="long")
    view.set_spans([long])
    view.set_focus_span("long")
    shown = picture(view)
    rect = view.span_rect("long")
    accent = palette.accent.rgb()
    first_line, last_line = rect.top() + 12, rect.bottom() - 12
    reach = range(rect.right() - 3, min(rect.right() + 6, shown.width()))
    assert all(shown.pixel(x, first_line) != accent for x in reach)
    beside = range(rect.left() - 5, rect.left() + 1)
    assert all(shown.pixel(x, last_line) != accent for x in beside)


@pytest.mark.parametrize("words", ["贫困户5120户", "户均增收3000元"])
def test_the_ring_touches_no_comma_beside_its_span(
    view: ReportView, palette: ViewPalette, span: Callable[..., DrawnSpan], words: str
) -> None:
    chosen = span(words)
    view.set_spans([chosen])
    plain = picture(view)
    view.set_focus_span(chosen.key)
    ringed, rect = picture(view), view.span_rect(chosen.key)
    beside = [
        (rect.right() + x, rect.top() + y) for x in range(-3, 9) for y in range(rect.height())
    ]
    assert any(ringed.pixelColor(*at) == palette.accent for at in beside)
    ink = [x for x, y in beside if x > rect.right() and plain.pixelColor(x, y).lightness() < 80]
    comma = [at for at in beside if at[0] >= min(ink)]
    assert all(ringed.pixelColor(*at) == plain.pixelColor(*at) for at in comma)


class PaintWatch(QObject):
    """Notes which parts of a widget are painted."""

    def __init__(self) -> None:
        super().__init__()
        self.areas: list[QRect] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if isinstance(event, QPaintEvent):
            self.areas.append(event.rect())
        return super().eventFilter(watched, event)


def test_one_change_repaints_only_its_lines(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_report(LONG)
    target = span("第2段", LONG)
    view.set_spans([target])
    QApplication.processEvents()
    watch = PaintWatch()
    view.viewport().installEventFilter(watch)
    view.update_spans([replace(target, state=SpanState.CONFIRMED)])
    qtbot.waitUntil(lambda: bool(watch.areas))
    assert all(area.height() < 80 for area in watch.areas)


def test_another_report_is_painted_before_its_ruler(view: ReportView, qtbot: QtBot) -> None:
    view.paint_now()
    text, ruler = PaintWatch(), PaintWatch()
    view.viewport().installEventFilter(text)
    view.ruler.installEventFilter(ruler)
    view.set_report(LONG)
    view.paint_now()
    assert text.areas
    assert not ruler.areas
    qtbot.waitUntil(lambda: bool(ruler.areas))


def test_what_is_painted_at_once_is_laid_out_before(palette: ViewPalette, qtbot: QtBot) -> None:
    window, label, view = QWidget(), QLabel(), ReportView(palette)
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(label)
    row.addWidget(view, 1)
    window.resize(900, 200)
    window.show()
    qtbot.waitExposed(window)
    label.setText("a line that has to be wide to be read")
    view.paint_now()
    assert label.width() >= label.sizeHint().width()


def test_a_numeral_left_over_is_underlined_until_it_is_accounted_for(
    view: ReportView, palette: ViewPalette
) -> None:
    plain = picture(view)
    start = view.text().index("三口")
    view.set_unaccounted([(start, start + 1)])
    assert palette.wrong.rgb() in pixels(picture(view))
    view.update_unaccounted(removed=[(start, start + 1)])
    assert picture(view) == plain


def test_rejected_spans_can_be_left_out(view: ReportView, span: Callable[..., DrawnSpan]) -> None:
    plain = picture(view)
    view.set_spans([span("5120户", state=SpanState.REJECTED)])
    assert picture(view) != plain
    view.set_rejected_shown(False)
    assert picture(view) == plain
    view.set_report(view.text())
    view.set_spans([span("5120户", state=SpanState.REJECTED)])
    assert picture(view) == plain


@pytest.mark.parametrize("reading", [True, False])
def test_hostile_text_is_drawn_with_all_marks(
    view: ReportView, span: Callable[..., DrawnSpan], reading: bool
) -> None:
    text = "\ufeff户\x00😀，\r\n𠮷e\u0301👨\u200d👩\u200d👧\u202e三\u2028\u2029\r口\xa0" * 20
    view.set_reading(reading)
    view.set_report(text)
    spans = [
        replace(span("户", text), key=f"{start}", start=start, end=start + 3, unsure=True)
        for start in range(0, len(text) - 3, 2)
    ]
    view.set_spans(spans)
    view.set_unaccounted([(1, 4)])
    view.set_found([(2, 9)])
    view.set_focus_span("0")
    view.set_link_target("40")
    view.set_line_numbers(True)
    view.set_caret_mode(True)
    assert not picture(view).isNull()
    assert view.text() == text
