"""The fields in the inspector: what they show, and what editing asks for."""

from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QWidget,
)

from gui.panels.fields import field_for
from gui.theme import Theme, stylesheet
from schema.labels import Attribute, AttributeType, Words, default


def test_fields_stand_in_the_schemas_order_with_the_link_before_the_context(
    scene,
):
    names = [
        each.objectName().removeprefix("name/")
        for each in scene.panel.findChild(QWidget, "form/number").findChildren(QLabel)
        if each.objectName().startswith("name/")
    ]
    assert names == [
        "value", "value_to", "unit", "bound", "cue", "quantifies", "indicator",
        "time", "place", "status", "aspect", "doubt",
    ]  # fmt: skip


def test_enter_stores_and_returns(scene, qtbot):
    scene.panel.focus_field("value")
    field = scene.line("value")
    assert field.selectedText() == "80000000"
    scene.compose(field, "9000万")
    with (
        qtbot.waitSignal(scene.panel.editing_finished),
        qtbot.waitSignal(scene.panel.attribute_edited) as told,
    ):
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["n1", "value", "90000000", True]
    assert field.text() == "90000000"


def test_leaving_a_field_stores_what_changed(scene, qtbot):
    scene.retype(scene.line("unit"), "万元")
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        scene.line("place").setFocus()
    assert told.args == ["n1", "unit", "万元", True]


def test_nothing_is_asked_for_where_nothing_changed(scene, qtbot):
    with qtbot.assertNotEmitted(scene.panel.attribute_edited):
        scene.retype(scene.line("value"), "80,000,000")
        qtbot.keyClick(scene.line("value"), Qt.Key.Key_Enter)


def test_emptying_a_field_takes_its_value_away(scene, qtbot):
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        scene.retype(scene.line("time"), "")
        qtbot.keyClick(scene.line("time"), Qt.Key.Key_Return)
    assert told.args == ["n1", "time", None, True]


def test_escape_restores_and_leaves(scene, qtbot):
    scene.retype(scene.line("time"), "2021")
    with (
        qtbot.assertNotEmitted(scene.panel.attribute_edited),
        qtbot.waitSignal(scene.panel.editing_finished),
    ):
        qtbot.keyClick(scene.line("time"), Qt.Key.Key_Escape)
    assert scene.line("time").text() == "2020"


def test_invalid_input_says_why_and_is_not_handed_on(scene, qtbot):
    scene.retype(scene.line("time"), "20/21")
    forbidden = [scene.panel.attribute_edited, scene.panel.editing_finished]
    with qtbot.assertNotEmitted(forbidden[0]), qtbot.assertNotEmitted(forbidden[1]):
        qtbot.keyClick(scene.line("time"), Qt.Key.Key_Return)
    assert "Not a time" in scene.words()
    assert scene.line("time").hasFocus()
    qtbot.keyClicks(scene.line("time"), "1")
    assert "Not a time" not in scene.words()


def test_going_to_another_item_hands_on_what_was_typed(scene, qtbot):
    scene.retype(scene.line("place"), "白水县")
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        scene.panel.show_item(scene.number("n2"), scene.context)
    assert told.args == ["n1", "place", "白水县", True]
    assert scene.line("place").text() == "青石县"


def test_showing_the_same_item_again_leaves_what_is_being_typed(scene, qtbot):
    scene.retype(scene.line("place"), "白水")
    scene.panel.show_item(scene.number(unit="万元"), scene.context)
    assert scene.line("place").text() == "白水"
    assert scene.line("unit").text() == "万元"


def test_a_segment_is_chosen_by_click_and_by_arrow(scene, qtbot):
    assert scene.segment("bound/over").isChecked()
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        qtbot.mouseClick(scene.segment("bound/approx"), Qt.MouseButton.LeftButton)
    assert told.args == ["n1", "bound", "approx", True]
    scene.segment("bound/approx").setFocus()
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        qtbot.keyClick(scene.segment("bound/approx"), Qt.Key.Key_Right)
    assert told.args == ["n1", "bound", "over", True]


def test_an_absent_choice_shows_its_default(scene):
    assert scene.segment("status/done").isChecked()
    assert scene.segment("aspect/level").isChecked()


def test_a_category_is_chosen_from_the_list(scene, qtbot):
    scene.panel.show_item(scene.measure(), scene.context)
    box = scene.chooser("category")
    assert (box.currentText(), box.count()) == ("Housing", 20)
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert told.args == ["m1", "category", "education", True]


def test_a_measure_without_a_category_shows_none(scene):
    scene.panel.show_item(scene.measure(None), scene.context)
    assert scene.chooser("category").currentText() == "none"


def test_a_category_that_the_schema_has_lost_is_still_shown(scene):
    scene.panel.show_item(scene.measure("forestry"), scene.context)
    assert scene.chooser("category").currentText() == "forestry"


def test_a_link_is_chosen_and_cleared(scene, qtbot):
    box = scene.chooser("quantifies")
    assert box.currentText() == "农村危房改造 · 安居扶贫"
    for keys, chosen in (([Qt.Key.Key_Down], "m2"), ([Qt.Key.Key_Home], "")):
        with qtbot.waitSignal(scene.panel.link_chosen) as told:
            box.showPopup()
            for key in (*keys, Qt.Key.Key_Return):
                qtbot.keyClick(box.view(), key)
        assert told.args == ["n1", chosen]


def test_a_list_that_is_open_chooses_nothing_for_another_item(scene, qtbot):
    scene.panel.show_item(scene.measure(), scene.context)
    box = scene.chooser("category")
    for other in (scene.number(), replace(scene.measure(), key="m2")):
        scene.panel.show_item(scene.measure(), scene.context)
        box.showPopup()
        scene.panel.show_item(other, scene.context)
        assert not box.view().isVisible()
        with qtbot.assertNotEmitted(scene.panel.attribute_edited):
            if scene.panel.key == "n1":  # the key may be on its way to the list already
                qtbot.keyClick(box.view(), Qt.Key.Key_Down)
                qtbot.keyClick(box.view(), Qt.Key.Key_Return)


def test_the_wheel_passes_choosers_by(scene):
    box = scene.chooser("quantifies")
    at = box.currentIndex()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == at


def test_the_indicator_is_taken_from_the_selection_and_cleared(scene, qtbot):
    assert "投入" in scene.words()
    with qtbot.waitSignal(scene.panel.indicator_requested) as told:
        scene.panel.findChild(QPushButton, "take/indicator").click()
    assert told.args == ["n1", "indicator"]
    clear = scene.panel.findChild(QPushButton, "clear/indicator")
    clear.setFocus()
    with qtbot.waitSignal(scene.panel.indicator_cleared) as told:
        qtbot.keyClick(clear, Qt.Key.Key_Return)
    assert told.args == ["n1", "indicator"]


def test_an_attribute_of_every_type_has_an_editor(qtbot, qapp, scene):
    number_label, measure_label = default().labels
    flag = Attribute(id="checked", type=AttributeType.BOOLEAN, name=Words(zh="已查", en="Checked"))
    labels = (number_label, replace(measure_label, attributes=(flag,)))
    scene.panel.set_schema(replace(default(), labels=labels))
    scene.panel.show_item(scene.measure(None), scene.context)
    with qtbot.waitSignal(scene.panel.attribute_edited) as told:
        scene.panel.findChild(QCheckBox, "checked").click()
    assert told.args == ["m1", "checked", True, True]


def test_all_fields_of_a_finished_report_are_grey(qtbot, qapp):
    theme = Theme.light()
    number = next(label for label in default().labels if label.id == "number")
    for attribute in number.offered:
        field = field_for(attribute)
        qtbot.addWidget(field)
        field.setStyleSheet(stylesheet(theme, font_size=13))
        field.show()
        assert _ground(field) == theme.panel, attribute.id
        field.set_read_only(True)
        assert _ground(field) == theme.window, attribute.id
        field.set_read_only(False)
        assert _ground(field) == theme.panel, attribute.id


def _ground(field: QWidget) -> QColor:
    """What is painted inside a field's edge, before its words begin."""
    return field.grab().toImage().pixelColor(6, 12)


def test_a_retired_attribute_has_no_field(scene):
    number, measure = default().labels
    attributes = [replace(each, retired=each.id == "unit") for each in number.attributes]
    labels = (replace(number, attributes=tuple(attributes)), measure)
    scene.panel.set_schema(replace(default(), labels=labels))
    scene.panel.show_item(scene.number(), scene.context)
    *_, form = scene.panel.findChildren(QWidget, "form/number")
    assert form.findChild(QWidget, "name/value") is not None
    assert form.findChild(QWidget, "name/unit") is None
