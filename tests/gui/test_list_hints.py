"""While a list has the keyboard, the keys that are shown are the list's own."""

from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from gui.frame.list_hints import list_hints


def test_a_list_by_name_shows_its_keys(qtbot) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setObjectName("notedList")
    assert list_hints(view) == [("Enter", "go there"), ("Esc", "back to the report")]


def test_fields_in_a_row_show_the_keys_of_the_row(qtbot) -> None:
    fields = QWidget()
    qtbot.addWidget(fields)
    fields.setObjectName("allLabelsFilters")
    field = QLineEdit(fields)
    assert list_hints(field) == [("Enter", "to the labels"), ("Tab", "next field")]


def test_the_filter_of_the_queue_says_what_its_keys_do(qtbot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setObjectName("queueFilter")
    keys = [("Enter", "open the first"), ("↓", "to the reports"), ("Esc", "clear, then back")]
    assert list_hints(field) == keys


def test_elsewhere_there_are_none(qtbot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    assert list_hints(other) == []
    assert list_hints(None) == []
