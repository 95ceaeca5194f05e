"""The inspector: what it shows of an item, and what it asks for."""

from dataclasses import replace
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from gui.panels.label_chip import LabelChip
from gui.theme import Theme, apply
from schema.quantity import Bound, Quantity


def test_the_span_stands_in_its_sentence_with_the_breaks_marked(scene):
    assert scene.runs("sentence") == "投入8000余万元用于⏎农村危房改造。"
    assert "42 of 97" in scene.words()
    assert "suggestion · undecided" in scene.words()


def test_the_value_is_read_out_in_both_forms(scene):
    shown = scene.runs("value")
    for part in ("8,000万", "80,000,000", "元", "over", "read from the text"):
        assert part in shown


def test_a_value_typed_by_hand_says_so(scene):
    item = scene.number()
    by_hand = replace(item, current=replace(item.current, by_hand=frozenset({"value"})))
    scene.panel.show_item(by_hand, scene.context)
    assert "typed by hand" in scene.runs("value")
    assert "Value *" in scene.words()


def test_the_reason_of_a_suggestion_is_said(scene):
    why = 'Why suggested: it reads as numeral and currency, bounded by "元".'
    assert f"{why} Of 100 such suggestions about 98 are right." in scene.words()
    scene.panel.show_item(scene.measure(), scene.context)
    assert "Added by hand" in scene.words()


def test_another_label_is_chosen_from_the_chip(scene, qtbot):
    chip = scene.panel.findChild(LabelChip)
    assert [action.text() for action in chip.menu().actions()] == ["Number (1)", "Measure (2)"]
    with qtbot.waitSignal(scene.panel.label_chosen) as told:
        chip.menu().actions()[1].trigger()
    assert told.args == ["n1", "measure"]


def test_unsure_is_asked_for_and_shown_as_it_is_stored(scene, qtbot):
    flag = scene.panel.findChild(QCheckBox, "unsure")
    with qtbot.waitSignal(scene.panel.unsure_toggled) as told:
        qtbot.mouseClick(flag, Qt.MouseButton.LeftButton)
    assert told.args == ["n1"]
    assert not flag.isChecked()
    item = scene.number()
    scene.panel.show_item(replace(item, current=replace(item.current, unsure=True)), scene.context)
    assert flag.isChecked()


def test_a_comment_is_added_by_enter_and_dropped_by_escape(scene, qtbot):
    assert "再<b>看看</b>" in scene.words()
    scene.panel.focus_comment()
    field = scene.line("comment")
    qtbot.keyClicks(field, " check ")
    with (
        qtbot.waitSignal(scene.panel.editing_finished),
        qtbot.waitSignal(scene.panel.comment_added) as told,
    ):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["n1", "check"]
    qtbot.keyClicks(field, "no")
    with qtbot.assertNotEmitted(scene.panel.comment_added):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_moving_boundary_is_read_live(scene):
    scene.panel.show_live("8000余", Quantity(Decimal(8000), bound=Bound.OVER), ("投入", "万元用于"))
    assert "8,000" in scene.runs("value")
    assert "80,000,000" not in scene.runs("value")
    assert scene.runs("sentence") == "投入8000余万元用于"
    scene.panel.show_live("余万元", None, ("投入8000", "用于"))
    assert scene.runs("value") == "no number can be read here"
    scene.panel.show_item(scene.number(), scene.context)
    assert "80,000,000" in scene.runs("value")


def test_a_value_by_hand_stays_while_a_boundary_moves(scene):
    item = scene.number()
    scene.panel.show_item(
        replace(item, current=replace(item.current, by_hand=frozenset({"value"}))), scene.context
    )
    scene.panel.show_live("8000余", Quantity(Decimal(8000)), ("", ""))
    assert "80,000,000" in scene.runs("value")


def test_a_finished_report_is_only_shown(scene, qtbot):
    scene.panel.set_read_only(True)
    scene.panel.show_item(scene.measure(), scene.context)
    assert not scene.chooser("category").isEnabled()
    scene.panel.show_item(scene.number(), scene.context)
    assert not scene.line("comment").isVisible()
    assert not scene.segment("bound/approx").isEnabled()
    with qtbot.assertNotEmitted(scene.panel.attribute_edited):
        qtbot.keyClicks(scene.line("unit"), "x")
        qtbot.keyClick(scene.line("unit"), Qt.Key.Key_Return)
    scene.panel.set_read_only(False)
    assert scene.segment("bound/approx").isEnabled()


def test_nothing_chosen_says_what_to_do(scene):
    scene.panel.show_item(None)
    assert scene.panel.key == ""
    assert "Nothing chosen" in scene.words()


def test_tab_goes_through_everything_in_the_order_of_the_eye(scene, qtbot):
    scene.panel.findChild(LabelChip).setFocus()
    visited = []
    for _ in range(18):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget().objectName())
    assert visited == [
        "unsure", "value", "value_to", "unit", "field/bound/over", "cue", "quantifies",
        "take/indicator", "clear/indicator", "time", "place", "field/status/done",
        "field/aspect/level", "doubt", "editComment", "deleteComment", "comment", "labelChip",
    ]  # fmt: skip


def test_everything_that_takes_the_keyboard_has_a_name(scene):
    takers = [
        each
        for each in scene.panel.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(takers) >= 15
    for widget in takers:
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken, widget.objectName()


def test_text_fields_alone_take_an_input_method(scene):
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert scene.line("place").testAttribute(enabled)
    assert not scene.chooser("quantifies").testAttribute(enabled)
    assert not scene.segment("bound/over").testAttribute(enabled)


@pytest.mark.parametrize(("size", "width"), [(9, 300), (13, 300), (18, 360), (24, 452)])
def test_nothing_is_wider_than_the_panel_at_any_font_size(
    scene, qapp, qtbot, size: int, width: int
):
    apply(qapp, Theme.light(), size)
    scene.panel.resize(width, 700)
    qapp.processEvents()
    area = scene.panel.findChild(QScrollArea, "inspectorScroll")
    assert area.widget().width() <= area.viewport().width()
    for field in scene.panel.findChildren(QLineEdit):
        assert field.height() > field.fontMetrics().height()


def test_a_change_of_language_reaches_names_and_choices(scene, qapp):
    scene.segment("bound/over").setText("")
    scene.panel.findChild(QLabel, "name/unit").setText("")
    for widget in [scene.panel, *scene.panel.findChildren(QWidget)]:
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert scene.segment("bound/over").text() == "over"
    assert scene.panel.findChild(QLabel, "name/unit").text() == "Unit"


def test_dark_and_light_are_both_painted(scene):
    light = scene.panel.grab().toImage()
    scene.panel.set_theme(Theme.dark())
    assert scene.panel.grab().toImage() != light
