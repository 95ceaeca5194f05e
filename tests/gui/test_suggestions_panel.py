"""The table of spans: order, filters, small updates, and staying in step with the report."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.items import Item, ItemState
from annotator.workspace import Workspace
from gui.panels.suggestions import SuggestionsPanel
from gui.panels.suggestions_model import (
    ALL,
    UNDECIDED,
    UNSURE,
    Column,
    SuggestionsModel,
    label_filter,
)
from gui.theme import Theme, apply
from schema.labels import default
from schema.records import (
    AttributeValue,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Span,
)

MINE = Layer("me")


def item(
    key: str,
    start: int,
    text: str,
    state: ItemState = ItemState.SUGGESTED,
    *,
    label: str = "number",
    links: Iterable[str] = (),
    unsure: bool = False,
    **attributes: AttributeValue,
) -> Item:
    current = Label(
        id=LabelId(key),
        report=ReportId("r"),
        layer=MINE,
        label=label,
        span=Span(start, start + len(text), text),
        state=LabelState.REJECTED if state is ItemState.REJECTED else LabelState.CONFIRMED,
        attributes=attributes,
        quantifies=tuple(LabelId(each) for each in links),
        unsure=unsure,
    )
    return Item(LabelId(key), current, None, state)


HOUSES = item("m", 4, "农村\n危房改造", label="measure", category="housing")
MONEY = item(
    "n1", 20, "8000余万元", ItemState.CONFIRMED, links=["m"],
    value="80000000", unit="元", bound="over",
)  # fmt: skip
RANGE = item("n2", 30, "15—20个", value="15", value_to="20", unit="个", unsure=True)
SLOGAN = item("n3", 40, "五个一", ItemState.REJECTED, value="5", unit="个")
ITEMS = [MONEY, SLOGAN, HOUSES, RANGE]


def filled(items: Iterable[Item] = ITEMS) -> SuggestionsModel:
    model = SuggestionsModel(default())
    known = {each.key: each for each in items}
    model.set_places({each.key: each.place for each in items}, known.get)
    return model


def keys(model: SuggestionsModel) -> list[str]:
    return [model.item(at).key for at in range(model.rowCount())]


def cell(model: SuggestionsModel, key: str, column: Column, role: int = 0) -> object:
    row = model.row_of(key)
    assert row is not None
    return model.index(row, column).data(role)


def whole(model: SuggestionsModel, key: str, column: Column) -> str:
    document = QTextDocument()
    document.setHtml(str(cell(model, key, column, Qt.ItemDataRole.ToolTipRole)))
    return document.toPlainText().replace("\u2028", "\n")


def test_the_model_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = filled()
    qtmodeltester.check(model)
    model.update_items([replace(RANGE, state=ItemState.CONFIRMED)], [HOUSES.key])
    model.set_filter(UNSURE)
    qtmodeltester.check(model)


def test_items_stand_in_reading_order() -> None:
    assert keys(filled()) == ["m", "n1", "n2", "n3"]


@pytest.mark.usefixtures("qapp")
def test_cells_are_short_and_tool_tips_are_exact() -> None:
    model = filled()
    assert cell(model, "n1", Column.VALUE) == "8,000万"
    assert whole(model, "n1", Column.VALUE) == "80,000,000"
    assert cell(model, "n1", Column.UNIT) == "元"
    assert cell(model, "n1", Column.BOUND) == "over"
    assert cell(model, "n2", Column.VALUE) == "15—20"
    assert cell(model, "n2", Column.BOUND) == ""
    assert cell(model, "m", Column.TEXT) == "农村危房改造"
    assert whole(model, "m", Column.TEXT) == "农村\n危房改造"


def test_the_last_column_has_the_linked_measure_or_the_category() -> None:
    model = filled()
    assert cell(model, "n1", Column.LINK) == "农村危房改造"
    assert cell(model, "m", Column.LINK) == "Housing"
    assert cell(model, "n2", Column.LINK) == ""
    assert cell(model, "n3", Column.LINK) == ""


def test_a_link_of_a_decided_number_is_pending_until_its_measure_is_confirmed() -> None:
    known = {each.key: each for each in ITEMS}
    model = SuggestionsModel(default())
    model.set_places({each.key: each.place for each in ITEMS}, known.get)
    assert model.is_pending(model.item(model.row_of("n1")))
    known[HOUSES.key] = replace(HOUSES, state=ItemState.CONFIRMED)
    model.update_items([known[HOUSES.key]], [])
    assert not model.is_pending(model.item(model.row_of("n1")))


def test_values_are_right_aligned() -> None:
    side = cell(filled(), "n1", Column.VALUE, Qt.ItemDataRole.TextAlignmentRole)
    assert side == Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@pytest.mark.parametrize(
    "hostile", ["<b>5</b>户", "五\u2028户", "\ufeff五户", "\u202e五户", "五\x00户", "𠮷😀户"]
)
def test_hostile_text_is_shown_plainly(qapp: QApplication, hostile: str) -> None:
    model = filled([item("h", 0, hostile)])
    shown = str(cell(model, "h", Column.TEXT))
    assert not set(shown) & set("\x00\u2028\ufeff\u202e\n")
    assert shown[-1] == "户" or shown == hostile


def test_a_value_that_is_no_decimal_is_shown_as_it_stands() -> None:
    assert cell(filled([item("x", 0, "五户", value="many")]), "x", Column.VALUE) == "many"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (ALL, ["m", "n1", "n2", "n3"]),
        (UNDECIDED, ["m", "n2"]),
        (UNSURE, ["n2"]),
        (label_filter("measure"), ["m"]),
        (label_filter("number"), ["n1", "n2", "n3"]),
    ],
)
def test_filters_let_through_and_count(name: str, expected: list[str]) -> None:
    model = filled()
    model.set_filter(name)
    assert keys(model) == expected
    assert model.counts[name] == len(expected)


def test_a_moved_span_goes_to_its_new_place() -> None:
    model = filled()
    current = replace(HOUSES.current, span=Span(35, 37, "危房"))
    model.update_items([replace(HOUSES, current=current, state=ItemState.CORRECTED)], [])
    assert keys(model) == ["n1", "n2", "m", "n3"]


def test_new_and_removed_items_change_rows_and_counts() -> None:
    model = filled()
    model.update_items([item("n9", 25, "9户", unsure=True)], [SLOGAN.key, LabelId("unknown")])
    assert keys(model) == ["m", "n1", "n9", "n2"]
    assert (model.counts[ALL], model.counts[UNSURE]) == (4, 2)


def test_an_item_leaves_a_filter_that_it_no_longer_passes_and_comes_back() -> None:
    model = filled()
    model.set_filter(UNDECIDED)
    model.update_items([replace(RANGE, state=ItemState.CONFIRMED)], [])
    assert keys(model) == ["m"]
    assert model.counts[UNDECIDED] == 1
    model.update_items([RANGE], [])
    assert keys(model) == ["m", "n2"]


def test_small_updates_and_one_reset_end_alike() -> None:
    many = [item(f"k{at}", at * 3, "5户", value="5") for at in range(600)]
    changed = [replace(each, state=ItemState.CONFIRMED) for each in many[::2]]
    at_once, in_steps = filled(many), filled(many)
    at_once.update_items(changed, [each.key for each in many[1::4]])
    for each in changed:
        in_steps.update_items([each], [])
    for each in many[1::4]:
        in_steps.update_items([], [each.key])
    assert keys(at_once) == keys(in_steps)
    assert +at_once.counts == +in_steps.counts


def test_one_decision_among_twenty_thousand_touches_its_own_row_alone() -> None:
    many = [item(f"k{at}", at * 3, "5户", value="5") for at in range(20_000)]
    model = filled(many)
    touched: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: touched.append((first.row(), last.row())))
    model.modelReset.connect(lambda: touched.append((0, 19_999)))
    model.layoutChanged.connect(lambda: touched.append((0, 19_999)))
    model.update_items([replace(many[10_000], state=ItemState.CONFIRMED)], [])
    assert set(touched) == {(10_000, 10_000)}


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> SuggestionsPanel:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the test before left
    apply(qapp, Theme.light())
    made = SuggestionsPanel(Theme.light(), default())
    qtbot.addWidget(made)
    made.resize(452, 400)
    known = {each.key: each for each in ITEMS}
    made.set_places({each.key: each.place for each in ITEMS}, known.get)
    made.show()
    qtbot.waitExposed(made)
    return made


def table(panel: SuggestionsPanel) -> QTableView:
    return panel.findChild(QTableView, "suggestionsTable")


def chip(panel: SuggestionsPanel, name: str) -> QPushButton:
    return panel.findChild(QPushButton, f"filter/{name}")


def click_row(panel: SuggestionsPanel, qtbot: QtBot, row: int) -> None:
    view = table(panel)
    where = view.visualRect(view.model().index(row, Column.TEXT)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_click_says_which_item_the_user_turned_to(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.current_changed) as told:
        click_row(panel, qtbot, 1)
    assert told.args == ["n1"]


def test_arrow_keys_say_so_too(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    panel.set_current("n1")
    with qtbot.waitSignal(panel.current_changed) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_Down)
    assert told.args == ["n2"]


def test_enter_activates_the_item(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    panel.set_current("n2")
    with qtbot.waitSignal(panel.activated) as told:
        qtbot.keyClick(table(panel), Qt.Key.Key_Return)
    assert told.args == ["n2"]


def test_following_the_report_says_nothing_back(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.current_changed):
        panel.set_current("n3")
        panel.update_items([replace(RANGE, state=ItemState.CONFIRMED)], [HOUSES.key])
        panel.update_items([], [SLOGAN.key])
        panel.set_current("")
    assert not table(panel).currentIndex().isValid()


def test_the_current_item_stays_current_while_rows_move(panel: SuggestionsPanel) -> None:
    panel.set_current("n2")
    panel.update_items([item("n0", 0, "1户")], [])
    assert table(panel).currentIndex().row() == 3
    chip(panel, UNSURE).click()
    assert table(panel).currentIndex().row() == 0
    chip(panel, label_filter("measure")).click()
    assert not table(panel).currentIndex().isValid()
    chip(panel, ALL).click()
    assert table(panel).currentIndex().row() == 3


def test_chips_carry_counts_that_follow(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    assert chip(panel, UNDECIDED).text() == "undecided 2"
    assert chip(panel, label_filter("measure")).text() == "Measure 1"
    with qtbot.waitSignal(panel.count_changed) as told:
        panel.update_items([replace(RANGE, state=ItemState.CONFIRMED)], [SLOGAN.key])
    assert told.args == [3]
    assert chip(panel, UNDECIDED).text() == "undecided 1"


def test_chips_are_worked_by_keyboard(panel: SuggestionsPanel, qtbot: QtBot) -> None:
    chip(panel, UNSURE).setFocus()
    qtbot.keyClick(chip(panel, UNSURE), Qt.Key.Key_Space)
    assert table(panel).model().rowCount() == 1


def test_an_empty_report_and_an_empty_filter_say_different_things(
    panel: SuggestionsPanel,
) -> None:
    def words() -> str:
        return " ".join(each.text() for each in panel.findChildren(QLabel) if each.isVisible())

    panel.update_items([], [RANGE.key])
    chip(panel, UNSURE).click()
    assert "no span passes this filter" in words()
    panel.set_places({}, {}.get)
    assert "No spans yet" in words()


def test_the_table_keeps_input_methods_off_and_lets_tab_pass(
    panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    view = table(panel)
    for widget in (view, view.viewport()):
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    panel.set_current("n1")
    with qtbot.assertNotEmitted(panel.current_changed):
        qtbot.keyClick(view, Qt.Key.Key_Tab)
        qtbot.keyClicks(view, "n")


@pytest.mark.parametrize("size", [9, 13, 18, 24])
def test_words_keep_room_at_every_font_size(
    panel: SuggestionsPanel, qapp: QApplication, size: int
) -> None:
    apply(qapp, Theme.light(), size)
    view = table(panel)
    assert view.columnWidth(Column.TEXT) >= 4 * size
    assert view.rowHeight(0) > view.fontMetrics().height()
    shown = [column for column in Column if not view.isColumnHidden(column)]
    assert sum(view.columnWidth(column) for column in shown) <= view.viewport().width()
    apply(qapp, Theme.light())


def test_a_change_of_language_reaches_chips(panel: SuggestionsPanel, qapp: QApplication) -> None:
    chip(panel, ALL).setText("")
    qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert chip(panel, ALL).text() == "all 4"


def test_every_state_is_painted_in_both_themes(panel: SuggestionsPanel) -> None:
    light = panel.grab().toImage()
    panel.set_theme(Theme.dark())
    assert panel.grab().toImage() != light


def test_a_schema_with_other_labels_has_its_own_chips(
    panel: SuggestionsPanel, qtbot: QtBot
) -> None:
    schema = default()
    first, second = schema.labels
    other = replace(schema, labels=(first, replace(second, hidden=True)))
    panel.set_schema(other)

    def shown() -> list[str]:
        return [each.text() for each in panel.findChildren(QPushButton) if each.isVisible()]

    expected = ["all 4", "undecided 2", "unsure 1", "Number 3"]
    qtbot.waitUntil(lambda: shown() == expected)


def test_a_workspace_and_the_table_agree(workspace: Workspace) -> None:
    model = SuggestionsModel(default())
    model.set_places(workspace.places(), workspace.item)
    assert keys(model) == [each.key for each in workspace.items()]
