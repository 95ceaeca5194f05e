"""The report as a screen reader meets it: role, text, caret, selection and chosen span."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QCoreApplication, QEvent, QRect
from PySide6.QtGui import QAccessible, QColor
from shiboken6 import getCppPointer

from gui.labelling.drawing import view_palette
from gui.report_view import accessible
from gui.report_view.drawn import DrawnSpan, SpanShape
from gui.report_view.offsets import TextOffsets
from gui.report_view.view import ReportView
from gui.theme import Theme

TEXT = "第一段😀有𠮷村36个。\n第二段，投入8000万元。"


@pytest.fixture
def view(qtbot):
    accessible.install()
    made = ReportView(view_palette(Theme.light()))
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.setAccessibleName("Report")
    made.set_report(TEXT)
    made.show()
    qtbot.waitExposed(made)
    return made


def read(view):
    found = QAccessible.queryAccessibleInterface(view)
    return found, found.textInterface()


def span(text, words, key="k"):
    start = text.index(words)
    return DrawnSpan(
        key, start, start + len(words), SpanShape.SQUARE_DASHED, QColor("red"), QColor("white")
    )


def test_the_report_is_a_document_with_a_name_and_the_whole_text(view):
    found, text = read(view)
    assert found.role() is QAccessible.Role.Document
    assert found.text(QAccessible.Text.Name) == "Report"
    assert found.state().readOnly
    assert found.state().multiLine
    address = found.interface_cast(QAccessible.InterfaceType.TextInterface)
    assert int(address) == getCppPointer(text)[0]
    assert int(found.interface_cast(QAccessible.InterfaceType.ValueInterface)) == 0
    assert text.characterCount() == len(TEXT.encode("utf-16-le")) // 2
    assert text.text(0, -1) == TEXT
    view.set_report("另一份")
    assert text.text(0, text.characterCount()) == "另一份"


def test_the_caret_of_a_reader_is_where_the_chosen_span_begins(view):
    _, text = read(view)
    view.set_spans([span(TEXT, "36个")])
    assert text.cursorPosition() == 0
    view.set_focus_span("k")
    assert text.cursorPosition() == TEXT.index("36个") + 2  # two before it take two units each
    view.select(0, 3)
    assert text.cursorPosition() == 3


def test_a_reader_moves_caret_and_selection_and_the_view_follows(view):
    _, text = read(view)
    at = TextOffsets(TEXT).to_utf16(TEXT.index("8000"))
    text.setCursorPosition(at)
    assert view.caret() == TEXT.index("8000")
    text.setSelection(0, at, at + 4)
    start, end = view.selection()
    assert TEXT[start:end] == "8000"
    text.removeSelection(0)
    assert view.selection()[0] == view.selection()[1]


def test_a_character_has_a_place_on_the_screen_and_the_place_its_character(view):
    _, text = read(view)
    at = TextOffsets(TEXT).to_utf16(TEXT.index("投"))
    rect = text.characterRect(at)
    assert rect.width() > 5
    assert text.offsetAtPoint(rect.center()) == at
    view.set_report("行\n" * 2000)
    assert text.characterRect(3000) == QRect()


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("a中😀𠮷e\u0301\r\n\t\0"), max_size=30), st.data())
def test_every_stretch_in_units_is_that_stretch_of_the_text(qapp, text, data):
    accessible.install()
    view = ReportView(view_palette(Theme.light()))
    view.set_report(text)
    _, of = read(view)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    places = TextOffsets(text)
    assert of.text(places.to_utf16(start), places.to_utf16(end)) == text[start:end]


def test_a_view_that_is_gone_takes_its_interface_along(view):
    other = ReportView(view_palette(Theme.light()))
    other.set_report("短")
    _, text = read(other)
    assert text.characterCount() == 1
    before = len(accessible._made)
    other.deleteLater()
    QCoreApplication.sendPostedEvents(other, QEvent.Type.DeferredDelete)
    assert len(accessible._made) == before - 1
