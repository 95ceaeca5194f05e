"""The inspector: what it shows of an item, and what editing asks for."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot

from annotator.workspace import Item, ItemState
from gui.panels.field_input import Fault, InvalidInputError, read_decimal, read_time
from gui.panels.inspector import InspectorPanel
from gui.panels.item_context import ItemContext, LinkChoice
from gui.panels.label_chip import LabelChip
from gui.panels.plain import one_line, utf16_length
from gui.panels.runs import RunsLabel
from gui.panels.widgets import Chooser
from gui.theme import Theme, apply
from schema.labels import Attribute, AttributeType, Words, default
from schema.quantity import Bound, Quantity
from schema.records import (
    AttributeValue,
    Comment,
    Label,
    LabelId,
    Layer,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
)

MINE = Layer("me")
ATTRIBUTES: dict[str, AttributeValue] = {
    "value": "80000000",
    "unit": "元",
    "bound": "over",
    "indicator": Span(0, 2, "投入"),
    "time": "2020",
    "place": "青石县",
}


def number(key: str = "n1", **more: AttributeValue) -> Item:
    span = Span(2, 9, "8000余万元")
    attributes = {**ATTRIBUTES, **more}
    made_from = SuggestionId(f"s-{key}")
    suggestion = Suggestion(
        made_from, ReportId("r"), "rules", "number", span, attributes,
        score=0.98, rule="number.money", evidence="元",
    )  # fmt: skip
    current = Label(
        LabelId(key), ReportId("r"), MINE, "number", span,
        attributes=attributes, quantifies=(LabelId("m1"),), suggestion=made_from,
    )  # fmt: skip
    return Item(LabelId(key), current, suggestion, ItemState.SUGGESTED)


def measure(category: str | None = "housing") -> Item:
    attributes: dict[str, AttributeValue] = {"category": category} if category else {}
    span = Span(10, 16, "农村危房改造")
    current = Label(LabelId("m1"), ReportId("r"), MINE, "measure", span, attributes=attributes)
    return Item(LabelId("m1"), current, None, ItemState.CONFIRMED)


CONTEXT = ItemContext(
    position=42,
    count=97,
    before="投入",
    after="用于\n农村危房改造。",
    link_choices=(
        LinkChoice(LabelId("m1"), "农村\n危房改造", "安居扶贫"),
        LinkChoice(LabelId("m2"), "产业扶贫", "产业扶贫"),
    ),
    comments=(Comment("c", ReportId("r"), MINE, "再<b>看看</b>", "2020-10-01T08:00:00Z"),),
)


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> InspectorPanel:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the test before left
    apply(qapp, Theme.light())
    made = InspectorPanel(Theme.light(), default())
    qtbot.addWidget(made)
    made.resize(452, 700)
    made.show_item(number(), CONTEXT)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def line(panel: InspectorPanel, name: str) -> QLineEdit:
    return panel.findChild(QLineEdit, name)


def words(panel: InspectorPanel) -> str:
    return "\n".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())


def runs(panel: InspectorPanel, name: str) -> str:
    return panel.findChild(RunsLabel, name).text


def segment(panel: InspectorPanel, name: str) -> QPushButton:
    return panel.findChild(QPushButton, f"field/{name}")


def chooser(panel: InspectorPanel, name: str) -> Chooser:
    return panel.findChild(Chooser, name)


def compose(field: QLineEdit, text: str) -> None:
    """Commit a text as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def retype(qtbot: QtBot, field: QLineEdit, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    compose(field, text)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("80,000,000", "80000000"),
        ("8000万", "80000000"),
        ("7.64 亿", "764000000"),
        ("１２，３４５", "12345"),
        (" 3.50 ", "3.5"),
        ("-2", "-2"),
        ("  ", None),
    ],
)
def test_decimals_are_read_as_people_type_them(typed: str, stored: str | None) -> None:
    assert read_decimal(typed) == stored


@pytest.mark.parametrize("typed", ["1e5", "NaN", "五", "万", "1.2.3", "--1", "12家"])
def test_what_is_no_decimal_is_refused(typed: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_decimal(typed)
    assert refused.value.fault is Fault.NOT_A_DECIMAL


@given(st.text(max_size=12))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (read_decimal, read_time):
        try:
            stored = read(text)
        except InvalidInputError:
            continue
        assert stored is None or read(stored) == stored


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6))
def test_a_stored_decimal_is_read_back_exactly(value: Decimal) -> None:
    stored = read_decimal(format(value, "f"))
    assert stored is not None
    assert Decimal(stored) == value


@pytest.mark.parametrize(
    "typed", ["2017", "2017-06", "2016-02-29", "2014/2020", "2017-01/2017-01", "2017/2017-03-01"]
)
def test_times_of_every_form_are_taken(typed: str) -> None:
    assert read_time(typed) == typed


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("17", Fault.NOT_A_TIME),
        ("2017年", Fault.NOT_A_TIME),
        ("2017-6", Fault.NOT_A_TIME),
        ("2014/2016/2020", Fault.NOT_A_TIME),
        ("2017-02-29", Fault.NO_SUCH_DAY),
        ("2017-13", Fault.NO_SUCH_DAY),
        ("0000", Fault.NO_SUCH_DAY),
        ("2020/2014", Fault.BACKWARDS),
    ],
)
def test_times_that_cannot_be_are_refused_with_the_reason(typed: str, fault: Fault) -> None:
    with pytest.raises(InvalidInputError) as refused:
        read_time(typed)
    assert refused.value.fault is fault


@given(st.text())
def test_one_line_has_no_breaks_and_nothing_unseen(text: str) -> None:
    shown = one_line(text)
    assert not set(shown) & set("\n\r\v\f\x85\u2028\u2029\x00\ufeff\u202e\u200b")


def test_lengths_are_counted_as_qt_counts_them() -> None:
    assert [utf16_length(text) for text in ("", "五户", "😀", "𠮷a")] == [0, 2, 2, 3]


def test_the_span_stands_in_its_sentence_with_the_breaks_marked(panel: InspectorPanel) -> None:
    assert runs(panel, "sentence") == "投入8000余万元用于⏎农村危房改造。"
    assert "42 of 97" in words(panel)
    assert "suggestion · undecided" in words(panel)


def test_the_value_is_read_out_in_both_forms(panel: InspectorPanel) -> None:
    shown = runs(panel, "value")
    for part in ("8,000万", "80,000,000", "元", "over", "read from the text"):
        assert part in shown


def test_a_value_typed_by_hand_says_so(panel: InspectorPanel) -> None:
    item = number()
    by_hand = replace(item, current=replace(item.current, by_hand=frozenset({"value"})))
    panel.show_item(by_hand, CONTEXT)
    assert "typed by hand" in runs(panel, "value")
    assert "Value *" in words(panel)


def test_the_reason_of_a_suggestion_is_said(panel: InspectorPanel) -> None:
    assert "Why suggested: numeral and currency “元” · confidence 0.98" in words(panel)
    panel.show_item(measure(), CONTEXT)
    assert "Added by hand" in words(panel)


def test_fields_stand_in_the_schemas_order_with_the_link_before_the_context(
    panel: InspectorPanel,
) -> None:
    names = [
        each.objectName().removeprefix("name/")
        for each in panel.findChild(QWidget, "form/number").findChildren(QLabel)
        if each.objectName().startswith("name/")
    ]
    assert names == [
        "value", "value_to", "unit", "bound", "cue", "quantifies", "indicator",
        "time", "place", "status", "aspect", "doubt",
    ]  # fmt: skip


def test_enter_stores_and_returns(panel: InspectorPanel, qtbot: QtBot) -> None:
    panel.focus_field("value")
    field = line(panel, "value")
    assert field.selectedText() == "80000000"
    compose(field, "9000万")
    with qtbot.waitSignal(panel.editing_finished), qtbot.waitSignal(panel.attribute_edited) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["n1", "value", "90000000", True]
    assert field.text() == "90000000"


def test_leaving_a_field_stores_what_changed(panel: InspectorPanel, qtbot: QtBot) -> None:
    retype(qtbot, line(panel, "unit"), "万元")
    with qtbot.waitSignal(panel.attribute_edited) as told:
        line(panel, "place").setFocus()
    assert told.args == ["n1", "unit", "万元", True]


def test_nothing_is_asked_for_where_nothing_changed(panel: InspectorPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.attribute_edited):
        retype(qtbot, line(panel, "value"), "80,000,000")
        qtbot.keyClick(line(panel, "value"), Qt.Key.Key_Enter)


def test_emptying_a_field_takes_its_value_away(panel: InspectorPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.attribute_edited) as told:
        retype(qtbot, line(panel, "time"), "")
        qtbot.keyClick(line(panel, "time"), Qt.Key.Key_Return)
    assert told.args == ["n1", "time", None, True]


def test_escape_restores_and_leaves(panel: InspectorPanel, qtbot: QtBot) -> None:
    retype(qtbot, line(panel, "time"), "2021")
    with qtbot.assertNotEmitted(panel.attribute_edited), qtbot.waitSignal(panel.editing_finished):
        qtbot.keyClick(line(panel, "time"), Qt.Key.Key_Escape)
    assert line(panel, "time").text() == "2020"


def test_invalid_input_says_why_and_is_not_handed_on(panel: InspectorPanel, qtbot: QtBot) -> None:
    retype(qtbot, line(panel, "time"), "20/21")
    forbidden = [panel.attribute_edited, panel.editing_finished]
    with qtbot.assertNotEmitted(forbidden[0]), qtbot.assertNotEmitted(forbidden[1]):
        qtbot.keyClick(line(panel, "time"), Qt.Key.Key_Return)
    assert "Not a time" in words(panel)
    assert line(panel, "time").hasFocus()
    qtbot.keyClicks(line(panel, "time"), "1")
    assert "Not a time" not in words(panel)


def test_going_to_another_item_hands_on_what_was_typed(panel: InspectorPanel, qtbot: QtBot) -> None:
    retype(qtbot, line(panel, "place"), "白水县")
    with qtbot.waitSignal(panel.attribute_edited) as told:
        panel.show_item(number("n2"), CONTEXT)
    assert told.args == ["n1", "place", "白水县", True]
    assert line(panel, "place").text() == "青石县"


def test_showing_the_same_item_again_leaves_what_is_being_typed(
    panel: InspectorPanel, qtbot: QtBot
) -> None:
    retype(qtbot, line(panel, "place"), "白水")
    panel.show_item(number(unit="万元"), CONTEXT)
    assert line(panel, "place").text() == "白水"
    assert line(panel, "unit").text() == "万元"


def test_a_segment_is_chosen_by_click_and_by_arrow(panel: InspectorPanel, qtbot: QtBot) -> None:
    assert segment(panel, "bound/over").isChecked()
    with qtbot.waitSignal(panel.attribute_edited) as told:
        qtbot.mouseClick(segment(panel, "bound/approx"), Qt.MouseButton.LeftButton)
    assert told.args == ["n1", "bound", "approx", True]
    segment(panel, "bound/approx").setFocus()
    with qtbot.waitSignal(panel.attribute_edited) as told:
        qtbot.keyClick(segment(panel, "bound/approx"), Qt.Key.Key_Right)
    assert told.args == ["n1", "bound", "over", True]


def test_an_absent_choice_shows_its_default(panel: InspectorPanel) -> None:
    assert segment(panel, "status/done").isChecked()
    assert segment(panel, "aspect/level").isChecked()


def test_a_category_is_chosen_from_the_list(panel: InspectorPanel, qtbot: QtBot) -> None:
    panel.show_item(measure(), CONTEXT)
    box = chooser(panel, "category")
    assert (box.currentText(), box.count()) == ("Housing", 20)
    with qtbot.waitSignal(panel.attribute_edited) as told:
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Down)
        qtbot.keyClick(box.view(), Qt.Key.Key_Return)
    assert told.args == ["m1", "category", "education", True]


def test_a_measure_without_a_category_shows_none(panel: InspectorPanel) -> None:
    panel.show_item(measure(None), CONTEXT)
    assert chooser(panel, "category").currentText() == "none"


def test_a_category_that_the_schema_has_lost_is_still_shown(panel: InspectorPanel) -> None:
    panel.show_item(measure("forestry"), CONTEXT)
    assert chooser(panel, "category").currentText() == "forestry"


def test_a_link_is_chosen_and_cleared(panel: InspectorPanel, qtbot: QtBot) -> None:
    box = chooser(panel, "quantifies")
    assert box.currentText() == "农村危房改造 · 安居扶贫"
    for keys, chosen in (([Qt.Key.Key_Down], "m2"), ([Qt.Key.Key_Home], "")):
        with qtbot.waitSignal(panel.link_chosen) as told:
            box.showPopup()
            for key in (*keys, Qt.Key.Key_Return):
                qtbot.keyClick(box.view(), key)
        assert told.args == ["n1", chosen]


def test_the_wheel_passes_choosers_by(panel: InspectorPanel) -> None:
    box = chooser(panel, "quantifies")
    at = box.currentIndex()
    turn = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turn)
    assert box.currentIndex() == at


def test_the_indicator_is_taken_from_the_selection_and_cleared(
    panel: InspectorPanel, qtbot: QtBot
) -> None:
    assert "投入" in words(panel)
    with qtbot.waitSignal(panel.indicator_requested) as told:
        panel.findChild(QPushButton, "take/indicator").click()
    assert told.args == ["n1", "indicator"]
    clear = panel.findChild(QPushButton, "clear/indicator")
    clear.setFocus()
    with qtbot.waitSignal(panel.indicator_cleared) as told:
        qtbot.keyClick(clear, Qt.Key.Key_Return)
    assert told.args == ["n1", "indicator"]


def test_another_label_is_chosen_from_the_chip(panel: InspectorPanel, qtbot: QtBot) -> None:
    chip = panel.findChild(LabelChip)
    assert [action.text() for action in chip.menu().actions()] == ["Number\t1", "Measure\t2"]
    with qtbot.waitSignal(panel.label_chosen) as told:
        chip.menu().actions()[1].trigger()
    assert told.args == ["n1", "measure"]


def test_unsure_is_asked_for_and_shown_as_it_is_stored(panel: InspectorPanel, qtbot: QtBot) -> None:
    flag = panel.findChild(QPushButton, "unsure")
    with qtbot.waitSignal(panel.unsure_toggled) as told:
        qtbot.mouseClick(flag, Qt.MouseButton.LeftButton)
    assert told.args == ["n1"]
    assert not flag.isChecked()
    item = number()
    panel.show_item(replace(item, current=replace(item.current, unsure=True)), CONTEXT)
    assert flag.isChecked()


def test_a_comment_is_added_by_enter_and_dropped_by_escape(
    panel: InspectorPanel, qtbot: QtBot
) -> None:
    assert "再<b>看看</b>" in words(panel)
    panel.focus_comment()
    field = line(panel, "comment")
    qtbot.keyClicks(field, " check ")
    with qtbot.waitSignal(panel.editing_finished), qtbot.waitSignal(panel.comment_added) as told:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["n1", "check"]
    qtbot.keyClicks(field, "no")
    with qtbot.assertNotEmitted(panel.comment_added):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_a_moving_boundary_is_read_live(panel: InspectorPanel) -> None:
    panel.show_live("8000余", Quantity(Decimal(8000), bound=Bound.OVER))
    assert "8,000" in runs(panel, "value")
    assert "80,000,000" not in runs(panel, "value")
    assert "投入8000余用于" in runs(panel, "sentence")
    panel.show_live("余万元", None)
    assert runs(panel, "value") == "no number can be read here"
    panel.show_item(number(), CONTEXT)
    assert "80,000,000" in runs(panel, "value")


def test_a_value_by_hand_stays_while_a_boundary_moves(panel: InspectorPanel) -> None:
    item = number()
    panel.show_item(
        replace(item, current=replace(item.current, by_hand=frozenset({"value"}))), CONTEXT
    )
    panel.show_live("8000余", Quantity(Decimal(8000)))
    assert "80,000,000" in runs(panel, "value")


def test_a_finished_report_is_only_shown(panel: InspectorPanel, qtbot: QtBot) -> None:
    panel.set_read_only(True)
    panel.show_item(measure(), CONTEXT)
    assert not chooser(panel, "category").isEnabled()
    panel.show_item(number(), CONTEXT)
    assert not line(panel, "comment").isVisible()
    assert not segment(panel, "bound/approx").isEnabled()
    with qtbot.assertNotEmitted(panel.attribute_edited):
        qtbot.keyClicks(line(panel, "unit"), "x")
        qtbot.keyClick(line(panel, "unit"), Qt.Key.Key_Return)
    panel.set_read_only(False)
    assert segment(panel, "bound/approx").isEnabled()


def test_nothing_chosen_says_what_to_do(panel: InspectorPanel) -> None:
    panel.show_item(None)
    assert panel.key == ""
    assert "Nothing chosen" in words(panel)


def test_tab_goes_through_everything_in_the_order_of_the_eye(
    panel: InspectorPanel, qtbot: QtBot
) -> None:
    panel.findChild(LabelChip).setFocus()
    visited = []
    for _ in range(18):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget().objectName())
    assert visited == [
        "unsure", "value", "value_to", "unit", "field/bound/over", "cue", "quantifies",
        "take/indicator", "clear/indicator", "time", "place", "field/status/done",
        "field/aspect/level", "doubt", "editComment", "deleteComment", "comment", "labelChip",
    ]  # fmt: skip


def test_everything_that_takes_the_keyboard_has_a_name(panel: InspectorPanel) -> None:
    takers = [
        each
        for each in panel.findChildren(QWidget)
        if each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert len(takers) >= 15
    for widget in takers:
        spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        assert spoken, widget.objectName()


def test_text_fields_alone_take_an_input_method(panel: InspectorPanel) -> None:
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert line(panel, "place").testAttribute(enabled)
    assert not chooser(panel, "quantifies").testAttribute(enabled)
    assert not segment(panel, "bound/over").testAttribute(enabled)


@pytest.mark.parametrize(("size", "width"), [(9, 300), (13, 300), (18, 360), (24, 452)])
def test_nothing_is_wider_than_the_panel_at_any_font_size(
    panel: InspectorPanel, qapp: QApplication, qtbot: QtBot, size: int, width: int
) -> None:
    apply(qapp, Theme.light(), size)
    panel.resize(width, 700)
    qapp.processEvents()
    area = panel.findChild(QScrollArea, "inspectorScroll")
    assert area.widget().width() <= area.viewport().width()
    for field in panel.findChildren(QLineEdit):
        assert field.height() > field.fontMetrics().height()


def test_a_change_of_language_reaches_names_and_choices(
    panel: InspectorPanel, qapp: QApplication
) -> None:
    segment(panel, "bound/over").setText("")
    panel.findChild(QLabel, "name/unit").setText("")
    for widget in [panel, *panel.findChildren(QWidget)]:
        qapp.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert segment(panel, "bound/over").text() == "over"
    assert panel.findChild(QLabel, "name/unit").text() == "Unit"


def test_dark_and_light_are_both_painted(panel: InspectorPanel) -> None:
    light = panel.grab().toImage()
    panel.set_theme(Theme.dark())
    assert panel.grab().toImage() != light


def test_an_attribute_of_every_type_has_an_editor(
    qtbot: QtBot, qapp: QApplication, panel: InspectorPanel
) -> None:
    number_label, measure_label = default().labels
    flag = Attribute(id="checked", type=AttributeType.BOOLEAN, name=Words(zh="已查", en="Checked"))
    labels = (number_label, measure_label.model_copy(update={"attributes": (flag,)}))
    panel.set_schema(default().model_copy(update={"labels": labels}))
    panel.show_item(measure(None), CONTEXT)
    with qtbot.waitSignal(panel.attribute_edited) as told:
        panel.findChild(QCheckBox, "checked").click()
    assert told.args == ["m1", "checked", True, True]
