"""The report view with real mouse events: clicks, drags, scrolling and focus."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from gui.report_view.caret import CaretUnit
from gui.report_view.drawn import DrawnSpan
from gui.report_view.view import ReportView

LONG: Final = "\n\n".join(
    f"第{n}段，全县新建水厂{n}座，户户通水，人人受益。" * 4 for n in range(300)
)

LEFT: Final = Qt.MouseButton.LeftButton
NO_KEY: Final = Qt.KeyboardModifier.NoModifier


def middle(view: ReportView, words: str) -> QPoint:
    return view.span_rect(words).center()


def right_edge(view: ReportView, words: str) -> QPoint:
    rect = view.span_rect(words)
    return QPoint(rect.right() - 1, rect.center().y())


def picture(view: ReportView) -> QImage:
    return view.viewport().grab().toImage()


def click(widget: QWidget, place: QPoint) -> None:
    QTest.mouseClick(widget, LEFT, NO_KEY, place)


def press(view: ReportView, place: QPoint) -> None:
    QTest.mousePress(view.viewport(), LEFT, NO_KEY, place)


def release(view: ReportView, place: QPoint) -> None:
    QTest.mouseRelease(view.viewport(), LEFT, NO_KEY, place)


def test_a_click_chooses_the_span_under_it(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_spans([span("5120户"), span("3000元")])
    with qtbot.waitSignal(view.span_clicked) as clicked:
        click(view.viewport(), middle(view, "3000元"))
    assert clicked.args == ["3000元"]


def test_clicking_on_goes_from_the_innermost_span_outwards(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    view.set_spans([span("带动贫困户5120户"), span("5120户"), span("5120")])
    view.span_clicked.connect(view.set_focus_span)
    chosen = []
    for _ in range(4):
        click(view.viewport(), middle(view, "5120"))
        chosen.append(view.focus_span())
    assert chosen == ["5120", "5120户", "带动贫困户5120户", "5120"]


def test_a_click_in_bare_text_puts_the_caret_there(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_spans([span("5120户")])
    place = middle(view, "5120户") + QPoint(60, 0)
    with qtbot.assertNotEmitted(view.span_clicked):
        click(view.viewport(), place)
    assert view.selection() == (view.caret(), view.caret())
    assert abs(view.caret() - view.text().index("户均")) <= 2


def test_a_double_click_selects_by_the_word_finder(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_spans([span("饮水")])
    start = view.text().index("农村饮水安全")
    view.set_word_finder(lambda offset: (start, start + 6) if offset >= start else (0, 1))
    with qtbot.waitSignal(view.selection_made) as made:
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, middle(view, "饮水"))
        release(view, middle(view, "饮水"))
    assert made.args == [start, start + 6]


def test_the_context_menu_is_asked_for_with_the_span(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_spans([span("5120户")])
    here = middle(view, "5120户")
    place = view.viewport().mapToGlobal(here)
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, here, place)
        QApplication.sendEvent(view.viewport(), event)
    assert asked.args is not None
    assert (asked.args[0], asked.args[2]) == ("5120户", place)


def test_the_menu_key_asks_for_the_menu_of_the_chosen_span(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    view.set_spans([span("5120户")])
    view.set_focus_span("5120户")
    with qtbot.waitSignal(view.context_menu_requested) as asked:
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3))
        QApplication.sendEvent(view, event)
    assert asked.args is not None
    assert asked.args[:2] == ["5120户", view.text().index("5120户")]


def test_hovering_tells_of_each_span_once(view: ReportView, span: Callable[..., DrawnSpan]) -> None:
    view.set_spans([span("5120户")])
    heard: list[str] = []
    view.hovered.connect(heard.append)
    for shift in (0, 2, 80, 90):
        QTest.mouseMove(view.viewport(), middle(view, "5120户") + QPoint(shift, 0))
    assert heard == ["5120户", ""]


# Drags


def drag(view: ReportView, begin: QPoint, *stops: QPoint, alt: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.AltModifier if alt else NO_KEY
    press(view, begin)
    for stop in stops:
        send_move(view, stop, modifiers)
    release(view, stops[-1])


def send_move(view: ReportView, stop: QPoint, modifiers: Qt.KeyboardModifier) -> None:
    # QTest moves the mouse without the button that is down
    places = QPointF(stop), QPointF(view.viewport().mapToGlobal(stop))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, *places, none, LEFT, modifiers)
    QApplication.sendEvent(view.viewport(), event)


def bounds(view: ReportView, drawn: DrawnSpan) -> tuple[QPoint, QPoint]:
    """Places just inside the first and behind the last character of a span, which is not there."""
    view.update_spans([drawn])
    rect = view.span_rect(drawn.key)
    view.update_spans([], [drawn.key])
    y = rect.center().y()
    return QPoint(rect.left() + 2, y), QPoint(rect.right() - 1, y)


def test_a_drag_selects_code_points_whatever_qt_counts(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    begin, end = bounds(view, span("户三口"))
    with qtbot.waitSignal(view.selection_made) as made:
        drag(view, begin, end)
    start = view.text().index("户三口")
    assert made.args == [start, start + 3] == list(view.selection())


def test_a_drag_snaps_as_told_and_alt_keeps_to_characters(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    begin, end = bounds(view, span("512"))
    start = view.text().index("5120户")
    view.set_snapper(lambda _start, _end: (start, start + 5))
    drag(view, begin, end)
    assert view.selection() == (start, start + 5)
    drag(view, begin, end, alt=True)
    assert view.selection() == (start, start + 3)


def test_a_boundary_follows_the_mouse_and_is_dropped(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    number = span("5120")
    view.set_spans([number])
    _, target = bounds(view, span("5120户"))
    live: list[tuple[str, int, int]] = []
    view.boundary_dragged.connect(lambda *moved: live.append(moved))
    with (
        qtbot.waitSignal(view.boundary_dropped) as dropped,
        qtbot.assertNotEmitted(view.selection_made),
    ):
        drag(view, right_edge(view, "5120"), target)
    assert dropped.args == ["5120", number.start, number.end + 1]
    assert live == [("5120", number.start, number.end + 1)]
    assert view.span("5120") == replace(number, end=number.end + 1)


def test_a_boundary_stops_one_character_before_the_other(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    number = span("5120")
    view.set_spans([number])
    far_left, _ = bounds(view, span("全县"))
    with qtbot.waitSignal(view.boundary_dropped) as dropped:
        drag(view, right_edge(view, "5120"), far_left)
    assert dropped.args == ["5120", number.start, number.start + 1]


def test_breaking_a_drag_off_puts_the_boundary_back(
    view: ReportView, span: Callable[..., DrawnSpan], qtbot: QtBot
) -> None:
    number = span("5120")
    view.set_spans([number])
    _, target = bounds(view, span("5120户"))
    press(view, right_edge(view, "5120"))
    send_move(view, target, NO_KEY)
    assert view.span("5120") != number
    assert view.cancel_gesture()
    with qtbot.assertNotEmitted(view.boundary_dropped):
        release(view, target)
    assert view.span("5120") == number


def test_dragging_below_the_view_scrolls_on(view: ReportView, qtbot: QtBot) -> None:
    view.set_report(LONG)
    below = QPoint(300, view.viewport().height() + 60)
    press(view, QPoint(300, 200))
    send_move(view, below, NO_KEY)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 100)
    release(view, below)
    assert view.selection()[1] > view.first_seen()


# Caret


def test_the_caret_walks_by_characters_words_and_lines(view: ReportView) -> None:
    start = view.text().index("😀")
    view.select(start, start)
    view.move_caret(CaretUnit.CHARACTER, forward=True)
    view.move_caret(CaretUnit.CHARACTER, forward=True)
    assert view.caret() == start + 2
    view.set_word_finder(lambda _offset: (start, start + 5))
    view.extend_selection(CaretUnit.WORD, forward=True)
    assert view.selection() == (start + 2, start + 5)
    view.move_caret(CaretUnit.LINE, forward=False)
    above = view.caret()
    view.move_caret(CaretUnit.LINE, forward=True)
    assert above < view.caret() == start + 5
    view.move_caret(CaretUnit.LINE_END, forward=False)
    assert view.text()[view.caret() : view.caret() + 1] not in "，。"


def test_the_caret_is_drawn_only_in_caret_mode(view: ReportView) -> None:
    plain = picture(view)
    view.set_caret_mode(True)
    view.select(12, 12)
    assert picture(view) != plain
    view.set_caret_mode(False)
    assert picture(view) == plain


def test_arrow_keys_belong_to_the_actions_above(view: ReportView) -> None:
    view.set_report(LONG)
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() == 0
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    assert view.verticalScrollBar().value() > 300


def test_input_methods_are_off(view: ReportView) -> None:
    for widget in (view, view.viewport()):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


# Places


def test_a_chosen_span_comes_into_view_and_one_in_view_stays(
    view: ReportView, span: Callable[..., DrawnSpan]
) -> None:
    view.set_report(LONG)
    near, far = span("第2段", LONG), span("第250段", LONG)
    view.set_spans([near, far])
    view.set_focus_span(near.key)
    assert view.verticalScrollBar().value() == 0
    view.set_focus_span(far.key)
    rect = view.span_rect(far.key)
    assert 0.2 < rect.center().y() / view.viewport().height() < 0.5
    assert view.accessibleDescription() == "第250段"


def test_the_readers_line_stays_through_zoom_reading_and_resizing(view: ReportView) -> None:
    view.set_report(LONG)
    line = LONG.index("第120段")
    view.scroll_to(line)
    view.set_zoom(1.6)
    assert view.first_seen() == line
    view.set_reading(False)
    assert view.first_seen() == line
    view.resize(500, 500)
    view.set_zoom(1.0)
    view.set_reading(True)
    assert view.first_seen() == line


def test_the_scroll_bar_reaches_both_ends(view: ReportView, span: Callable[..., DrawnSpan]) -> None:
    view.set_report(LONG)
    bar = view.verticalScrollBar()
    last = replace(span("第299段", LONG), key="last", end=len(LONG))
    view.set_spans([last])
    bar.setValue(bar.maximum())
    assert view.span_rect("last").bottom() <= view.viewport().height()
    bar.setValue(0)
    assert view.first_seen() == 0


def test_the_wheel_scrolls_and_with_ctrl_asks_for_zoom(view: ReportView, qtbot: QtBot) -> None:
    view.set_report(LONG)

    def turn(modifiers: Qt.KeyboardModifier) -> None:
        places = QPointF(200, 200), QPointF(view.viewport().mapToGlobal(QPoint(200, 200)))
        turned = QPoint(), QPoint(0, -120)
        none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(*places, *turned, none, modifiers, phase, False)
        QApplication.sendEvent(view.viewport(), event)

    turn(NO_KEY)
    assert view.verticalScrollBar().value() > 0
    with qtbot.waitSignal(view.zoom_requested) as asked:
        turn(Qt.KeyboardModifier.ControlModifier)
    assert asked.args == [-1]


def test_the_ruler_jumps_to_where_it_is_clicked(view: ReportView) -> None:
    view.set_report(LONG)
    place = QPoint(5, view.ruler.height() // 2)
    click(view.ruler, place)
    assert 0.4 < view.first_seen() / len(LONG) < 0.6


def test_an_empty_report_is_a_blank_sheet(view: ReportView) -> None:
    view.set_report("")
    click(view.viewport(), QPoint(200, 200))
    view.move_caret(CaretUnit.CHARACTER, forward=True)
    view.move_caret(CaretUnit.LINE, forward=False)
    assert (view.caret(), view.selection()) == (0, (0, 0))
    assert not picture(view).isNull()
