"""The table of all labels without a project: rows as they are read, placeholders, filters, keys."""

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from annotator.listing.outliers import Outlier
from annotator.store.listing import ListedLabel
from gui.all_labels.model import BLOCK, COLUMNS, NOT_YET
from gui.all_labels.page import AllLabelsPage
from gui.all_labels.words import names_of
from gui.theme import Theme
from gui.widgets.inputs import Chooser
from schema.labels import default
from schema.listing import Between, Column, Is, Question, Standing
from schema.records import LabelId, Layer, ReportId


def row(number: int, **said: str) -> ListedLabel:
    told = {
        **dict.fromkeys(ListedLabel._fields[8:], ""),
        "unit": "户",
        "standing": Standing.CONFIRMED.value,
        "bound": "over",
        **said,
    }
    return ListedLabel(
        number, LabelId(f"{number}"), ReportId("r"), Layer("me"), "number", 0, 3,
        f"{number}户", **told,
    )  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot) -> AllLabelsPage:
    made = AllLabelsPage(Theme.light(), default())
    made.model.set_words(default(), names_of(default(), []))
    made.filters.set_names(made.model.names)
    qtbot.addWidget(made)
    made.resize(1200, 600)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def cell(page: AllLabelsPage, at: int, column: Column) -> object:
    return page.model.index(at, COLUMNS.index(column)).data()


def test_only_what_is_seen_is_asked_for(page: AllLabelsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.wanted) as asked:
        page.model.set_order(range(1_000_000))
        page.grab()
    assert cell(page, 0, Column.TEXT) == NOT_YET
    [wanted] = asked.args
    assert len(wanted) <= 3 * BLOCK
    page.model.take({number: row(number, value="32") for number in wanted})
    assert (cell(page, 0, Column.TEXT), cell(page, 0, Column.VALUE)) == ("0户", "32")
    with qtbot.waitSignal(page.model.wanted) as asked:
        page.table.scrollToBottom()
        page.grab()
    assert 999_999 in asked.args[0]


def test_rows_around_those_that_are_seen_are_read_ahead(page: AllLabelsPage, qtbot: QtBot) -> None:
    asked: list[int] = []

    def read(wanted: list[int]) -> None:
        asked.extend(wanted)
        page.model.take({number: row(number) for number in wanted})

    def is_read_ahead() -> bool:
        page.grab()
        return 2 * BLOCK in asked

    page.model.wanted.connect(read)
    page.model.set_order(range(1000))
    page.grab()
    page.table.verticalScrollBar().setValue(2 * BLOCK - 40)
    qtbot.waitUntil(is_read_ahead)
    assert page.table.rowAt(page.table.viewport().height() - 1) < 2 * BLOCK


def test_a_row_that_has_gone_is_not_asked_for_again(page: AllLabelsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.wanted):
        page.model.set_order([7, 8])
        page.grab()
    page.model.take({8: row(8)})
    with qtbot.assertNotEmitted(page.model.wanted, wait=50):
        page.grab()
    assert (cell(page, 0, Column.TEXT), cell(page, 1, Column.TEXT)) == (NOT_YET, "8户")


def test_the_whole_order_comes_after_the_first_screen_without_a_jump(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    page.model.set_order(range(150))
    kind = QItemSelectionModel.SelectionFlag  # selectRow() asks which keys are held down
    page.table.selectionModel().select(page.model.index(5, 0), kind.ClearAndSelect | kind.Rows)
    with qtbot.assertNotEmitted(page.model.modelReset):
        page.model.set_order(range(5000))
    assert page.model.rowCount() == 5000
    assert page.table.selected_rows() == [range(5, 6)]


def test_usual_bounds_are_blank_and_far_values_say_why(page: AllLabelsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.model.wanted):
        page.model.set_order([1, 2])
        page.grab()
    page.model.take({1: row(1, bound="exact", value="1840000"), 2: row(2, value="3")})
    page.model.set_outliers({1: Outlier(46.0, 812, "个", "村", is_category=False)})
    assert cell(page, 0, Column.BOUND) == ""
    assert cell(page, 1, Column.BOUND) != ""
    assert cell(page, 0, Column.VALUE) == "184万"
    tip = page.model.index(0, COLUMNS.index(Column.VALUE)).data(Qt.ItemDataRole.ToolTipRole)
    assert "1840000" in tip
    assert "812" in tip
    assert "46" in tip
    page.grab()


def test_fields_say_what_is_asked(page: AllLabelsPage, qtbot: QtBot) -> None:
    field = page.filters.field(Column.VALUE)
    assert isinstance(field, QLineEdit)
    with qtbot.waitSignal(page.changed):
        field.setText("10..2万")
    page.filters.ask_for(Column.STATE, "rejected")
    page.filters.ask_for(Column.UNIT, "")
    assert page.question.conditions == (
        *(Between(10, 20000), Is(Column.UNIT, ("",)), Is(Column.STATE, ("rejected",))),
    )
    page.search.setText(" 产业 ")
    assert page.question.words == "产业"
    page.clear_all()
    assert page.question.conditions == ()
    assert page.question.words == ""


def test_a_field_that_is_out_of_sight_comes_into_view_with_the_keyboard(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    field = page.filters.field(Column.REPORT)
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    assert field.geometry().right() <= page.table.viewport().width()


def test_the_keyboard_comes_back_where_it_can_be_seen(page: AllLabelsPage, qtbot: QtBot) -> None:
    page.model.set_order(range(3))
    page.table.enter()
    page.filters.field(Column.SENTENCE).setFocus()
    page.table.horizontalScrollBar().setValue(page.table.horizontalScrollBar().maximum())
    page.table.enter()
    seen = page.table.viewport().rect()
    assert seen.contains(page.table.visualRect(page.table.currentIndex()).adjusted(0, 0, -1, -1))


def test_rows_in_another_order_leave_the_keyboard_in_its_column(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    page.model.set_order(range(3))
    page.table.enter()
    qtbot.keyClick(page.table, Qt.Key.Key_Right)
    for key, is_descending in ((Qt.Key.Key_Down, True), (Qt.Key.Key_Up, False)):
        qtbot.keyClick(page.table, key, Qt.KeyboardModifier.ControlModifier)
        page.model.set_order([2, 1, 0] if is_descending else [0, 2, 1])
        page.table.enter()
        assert (page.question.sort, page.question.descending) == (COLUMNS[1], is_descending)


def test_keys_of_the_table_ask(page: AllLabelsPage, qtbot: QtBot) -> None:
    page.model.set_order(range(3))
    page.table.enter()
    for key, held, signal in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, page.table.chosen),
        (Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier, page.mend_wanted),
        (Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier, page.copy_wanted),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, page.left),
    ):
        with qtbot.waitSignal(signal):
            qtbot.keyClick(page.table, key, held)
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert (page.question.sort, page.question.descending) == (COLUMNS[0], True)


def test_clicks_on_a_heading_sort_up_then_down_then_as_made(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    header = page.table.horizontalHeader()
    place = QPoint(header.sectionViewportPosition(COLUMNS.index(Column.UNIT)) + 20, 10)
    found = []
    for _ in range(3):
        with qtbot.waitSignal(page.changed):
            qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        found.append((page.question.sort, page.question.descending))
    assert found == [(Column.UNIT, False), (Column.UNIT, True), (None, False)]


def test_how_many_rows_are_chosen_stands_beside_how_many_there_are(page: AllLabelsPage) -> None:
    page.model.set_order(range(15))
    page.show_told("15 labels")
    page.table.selectAll()
    assert page.told.text().startswith("15 chosen · 15 labels")
    page.table.selectRow(3)
    assert page.told.text() == "15 labels"


def test_where_no_row_is_let_through_keys_stay_in_their_column_and_show_all_again(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    page.model.set_order(range(3))
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(1, COLUMNS.index(Column.UNIT)))
    page.filters.ask_for(Column.PLACE, "无此地")
    page.model.set_order([])
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert page.filters.field(Column.UNIT).hasFocus()
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_Up, Qt.KeyboardModifier.ControlModifier)
    assert page.question.sort is Column.UNIT
    with qtbot.waitSignal(page.changed):
        qtbot.keyClick(page.table, Qt.Key.Key_Backspace, Qt.KeyboardModifier.ControlModifier)
    assert page.question == Question()


def test_a_key_goes_from_the_choice_of_a_column_to_what_was_counted(
    page: AllLabelsPage, qtbot: QtBot
) -> None:
    page.group.setCurrentIndex(page.group.findData(Column.UNIT.value))
    page.show_groups(Column.UNIT, [("户", 3), ("人", 1)])
    page.group.setFocus()
    qtbot.keyClick(page.group, Qt.Key.Key_Tab)
    assert page.groups.hasFocus()
    page.groups.setCurrentCell(0, 0)
    qtbot.keyClick(page.groups, Qt.Key.Key_Return)
    assert page.question.conditions == (Is(Column.UNIT, ("户",)),)


def test_lists_over_the_columns_say_that_they_let_all_through(page: AllLabelsPage) -> None:
    chooser = page.filters.field(Column.CATEGORY)
    assert isinstance(chooser, Chooser)
    assert chooser.currentText() == "All"
    assert page.question.conditions == ()


def test_a_key_goes_from_a_column_to_the_field_over_it(page: AllLabelsPage, qtbot: QtBot) -> None:
    page.model.set_order(range(3))
    for column in (Column.UNIT, Column.SENTENCE):
        page.table.setFocus()
        page.table.setCurrentIndex(page.model.index(1, COLUMNS.index(column)))
        qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert page.filters.field(column).hasFocus()
    page.table.setFocus()
    page.table.setCurrentIndex(page.model.index(1, COLUMNS.index(Column.CATEGORY)))
    qtbot.keyClick(page.table, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    chooser = page.filters.field(Column.CATEGORY)
    assert isinstance(chooser, Chooser)
    assert chooser.view().isVisible()
    chooser.hidePopup()
