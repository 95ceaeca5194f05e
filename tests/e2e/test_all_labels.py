"""The table of all labels by keys: there and back, filtered, mended, undone, copied."""

import json

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from gui.all_labels.mend_dialog import MendDialog, Part
from gui.all_labels.model import COLUMNS
from schema.listing import Column, Whose


@pytest.fixture
def hands(open_window, all_labelled_path):
    """A window whose reports are labelled, and at the table."""
    found = open_window(all_labelled_path)
    found.press("Ctrl+PgDown")
    found.press("Ctrl+F7")
    until_read(found)
    return found


def room(hands):
    return hands.window.rooms.all_labels.part


def until_read(hands) -> None:
    model = room(hands).page.model

    def is_read() -> bool:
        hands.window.grab()  # what is looked at is asked for
        rows = range(min(model.rowCount(), 20))
        return not room(hands).is_busy and all(model.shown(row) for row in rows)

    hands.bot.waitUntil(is_read)


def column(hands, which: Column) -> list[str]:
    model = room(hands).page.model
    rows = range(model.rowCount())
    return [model.index(row, COLUMNS.index(which)).data() for row in rows]


def until_asked(hands, act) -> None:
    page = room(hands).page
    with hands.bot.waitSignal(page.changed):
        act()
    until_read(hands)


def test_enter_goes_to_the_label_and_the_key_comes_back_to_its_row(hands):
    page, window = room(hands).page, hands.window
    assert "36" in column(hands, Column.VALUE)
    assert "300万" in column(hands, Column.VALUE)
    hands.press("Down", "Down")
    wanted = page.table.currentIndex().row()
    words = page.model.shown(wanted).label.text
    hands.press("Return")
    assert not page.isVisible()
    assert window.labeller.focus.item.span.text == words
    assert window.view.hasFocus()
    hands.press("Ctrl+F7")
    until_read(hands)
    assert page.table.hasFocus()
    assert page.table.currentIndex().row() == wanted
    hands.press("Esc")
    assert window.view.isVisible()


def test_fields_over_the_columns_filter_and_keys_sort(hands):
    page = room(hands).page
    field = page.filters.field(Column.VALUE)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    until_asked(hands, lambda: hands.write(">=600"))
    assert "36" not in column(hands, Column.VALUE)
    hands.press("Return")
    assert page.table.hasFocus()
    hands.press("Right")
    until_asked(hands, lambda: hands.press("Ctrl+Down"))
    values = [page.model.shown(row).label.value for row in range(page.model.rowCount())]
    assert values == sorted(values, key=float, reverse=True)
    hands.press("Ctrl+F")
    assert page.search.hasFocus()
    until_asked(hands, lambda: hands.write("qqq"))
    assert page.model.rowCount() == 0
    until_asked(hands, page.clear.click)
    assert "36" in column(hands, Column.VALUE)


def test_chosen_rows_are_mended_in_one_operation_and_undone(hands, query, project_path):
    page = room(hands).page
    until_asked(hands, lambda: page.filters.field(Column.VALUE).setText("5..36"))
    many = page.model.rowCount()
    assert many >= 2
    page.table.setFocus()
    hands.press("Ctrl+A")

    def set_place(dialog) -> None:
        assert isinstance(dialog, MendDialog)
        dialog.field.setCurrentIndex(dialog.field.findData("place"))
        dialog.written.setText("青溪镇")
        dialog.table.setFocus()
        dialog.table.setCurrentIndex(dialog.table.model().index(0, Part.TEXT))
        hands.press("Space")
        assert len(dialog.wanted) == many - 1
        dialog.accept()

    hands.answer(set_place)
    hands.press("F2")
    stored = "SELECT count(*) FROM labels WHERE place = '青溪镇'"
    hands.bot.waitUntil(lambda: query(project_path, stored) == [(many - 1,)])
    hands.bot.waitUntil(lambda: column(hands, Column.PLACE).count("青溪镇") == many - 1)
    assert "Ctrl Z" in hands.window.status.findChild(QLabel, "message").text()
    hands.come_back()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: query(project_path, stored) == [(0,)])


@pytest.mark.parametrize(("key", "told"), [(["Ctrl+Alt+Z"], True), ([], False)])
def test_the_key_that_takes_a_mending_back_is_the_one_that_is_set(hands, key, told):
    page = room(hands).page
    hands.window.action_set.use_keys({"edit.undo": key})
    until_asked(hands, lambda: page.filters.field(Column.VALUE).setText("=36"))
    page.table.setFocus()
    hands.press("Ctrl+A")

    def set_place(dialog) -> None:
        dialog.field.setCurrentIndex(dialog.field.findData("place"))
        dialog.written.setText("青溪镇")
        dialog.accept()

    hands.answer(set_place)
    hands.press("F2")
    message = hands.window.status.findChild(QLabel, "message")
    hands.bot.waitUntil(lambda: "mended" in message.text())
    assert ("Ctrl Alt Z" in message.text()) is told
    assert ("takes it back" in message.text()) is told


@pytest.mark.parametrize(("value", "field"), [("=36", "unit"), ("=", "category")])
def test_mending_begins_with_a_field_that_the_chosen_labels_have(hands, value, field):
    page = room(hands).page
    until_asked(hands, lambda: page.filters.field(Column.VALUE).setText(value))
    page.table.setFocus()
    hands.press("Ctrl+A")
    begun = []

    def see(dialog) -> None:
        begun.append(dialog.which)
        dialog.reject()

    hands.answer(see)
    hands.press("F2")
    hands.bot.waitUntil(lambda: begun == [field])


def test_mending_begins_with_the_column_one_is_in_and_what_the_first_label_says(hands):
    page = room(hands).page
    until_asked(hands, lambda: page.filters.field(Column.VALUE).setText("=36"))
    page.table.setFocus()
    at = [*Column].index(Column.PLACE)
    page.table.setCurrentIndex(page.model.index(0, at))
    hands.press("Ctrl+A")
    said = page.model.shown(0).label.place
    begun = []

    def see(dialog) -> None:
        begun.append((dialog.which, dialog.written.text(), dialog.written.selectedText()))
        begun.append((dialog.written.hasFocus(), dialog.wanted))
        dialog.reject()

    hands.answer(see)
    hands.press("F2")
    hands.bot.waitUntil(lambda: len(begun) == 2)
    assert begun == [("place", said, said), (True, [])]  # nothing changes unless asked for


def test_where_no_label_is_shown_there_is_nothing_to_copy_or_to_mend(hands):
    page = room(hands).page
    for words, is_there in (("没有这样的话", False), ("", True)):
        until_asked(hands, lambda words=words: page.search.setText(words))
        assert [each.isEnabled() for each in (page.copy, page.mend)] == [is_there] * 2


def test_rows_are_copied_with_their_headings(hands):
    page = room(hands).page
    QApplication.clipboard().clear()
    hands.press("Ctrl+A", "Ctrl+C")
    hands.bot.waitUntil(lambda: QApplication.clipboard().text() != "")
    header, *lines = QApplication.clipboard().text().split("\n")
    assert len(header.split("\t")) == len(COLUMNS)
    assert len(lines) == page.model.rowCount()


def test_words_that_a_page_broke_are_copied_as_they_are_shown(open_window, tmp_path):
    path, me = tmp_path / "broken.jinbiao", settings.load().author()
    create_project(path, me)
    text = "全县推行“公司+合作社+农\n户”路子。"
    place = {"start": 4, "end": 15, "text": text[4:15]}
    line = json.dumps({"text": text, "spans": [{"id": "a", "label": "MEASURE", **place}]})
    (tmp_path / "broken.jsonl").write_text(line, encoding="utf-8")
    with Project.open(path) as project:
        import_paths(
            Gate(project, me), [tmp_path / "broken.jsonl"], ImportChoice(labels_of=me.name)
        )
    hands = open_window(path)
    hands.press("Ctrl+F7")
    until_read(hands)
    QApplication.clipboard().clear()
    hands.press("Ctrl+A", "Ctrl+C")
    hands.bot.waitUntil(lambda: QApplication.clipboard().text() != "")
    copied = QApplication.clipboard().text().split("\n")[1].split("\t")[0]
    assert copied == column(hands, Column.TEXT)[0] == text[4:15].replace("\n", "")


def test_who_looks_after_others_labels_begins_with_all_of_them(open_window, tmp_path):
    path, me = tmp_path / "team.jinbiao", settings.load().author()
    create_project(path, me)
    span = {"id": "a", "label": "NUMBER", "start": 2, "end": 5, "text": "36个"}
    line = json.dumps({"text": "建成36个车间。", "spans": [span]}, ensure_ascii=False)
    (tmp_path / "one.jsonl").write_text(line, encoding="utf-8")
    with Project.open(path) as project:
        import_paths(Gate(project, me), [tmp_path / "one.jsonl"], ImportChoice(labels_of="林一"))
    hands = open_window(path)
    hands.press("Ctrl+F7")
    until_read(hands)
    assert "36个" in column(hands, Column.TEXT)


def test_who_labels_alone_begins_with_their_own(hands):
    assert room(hands).page.whose.currentData() == Whose.MINE.value


def test_counts_filter_by_what_is_chosen(hands):
    page = room(hands).page
    page.group.setCurrentIndex(page.group.findData(Column.UNIT.value))
    hands.bot.waitUntil(lambda: page.groups.rowCount() > 1)
    units = [page.groups.item(row, 0).text() for row in range(page.groups.rowCount())]
    assert "个" in units
    page.groups.setCurrentCell(units.index("个"), 0)
    page.groups.setFocus()
    until_asked(hands, lambda: hands.press("Return"))
    assert set(column(hands, Column.UNIT)) == {"个"}


@pytest.mark.parametrize("key", ["F6", "Shift+F6"])
def test_the_key_between_panes_does_nothing_where_there_are_none(hands, key):
    before = QApplication.focusWidget()
    with hands.bot.captureExceptions() as raised:
        hands.press(key)
    assert not raised
    assert QApplication.focusWidget() is before


def test_the_mouse_goes_between_the_places(hands):
    tools = hands.window.tools
    assert tools.findChild(QToolButton, "allLabels").isChecked()
    tools.findChild(QToolButton, "labelling").click()
    assert hands.window.view.isVisible()
    assert not room(hands).page.isVisible()
