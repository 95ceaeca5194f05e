"""The find bar: what it asks for, what it lists, and which keys and input methods it has."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QWidget

from annotator.search.matching import Query, What
from annotator.search.reports import Found, Hit
from gui.find.bar import FindBar
from gui.find.results import Heading, HitLine, ResultList, lines_of, spoken
from gui.theme import Theme
from schema.records import ReportId

ONE, TWO = ReportId("one"), ReportId("two")
HITS = (
    Hit(ONE, 3, 5, "全县建成", "水厂", "四座，\n惠及千户"),
    Hit(ONE, 9, 11, "", "水厂", ""),
    Hit(TWO, 0, 3, "<b>", "水\n厂", "</b>\u202e"),
)
FOUND = Found(HITS, ((ONE, "一号"), (TWO, "二号")))


@pytest.fixture
def bar(qtbot) -> FindBar:
    made = FindBar(Theme.light())
    qtbot.addWidget(made)
    made.resize(500, 400)
    made.open("", everywhere=True)
    return made


def results(bar: FindBar) -> ResultList:
    return bar.findChild(ResultList, "findResults")


def test_the_query_is_what_the_fields_say(bar):
    bar.findChild(QLineEdit, "findWords").setText("水厂")
    assert bar.query == Query("水厂")
    assert bar.is_everywhere
    bar.findChild(QComboBox, "findWhat").setCurrentIndex(2)
    bar.findChild(QComboBox, "findWhere").setCurrentIndex(0)
    for name in ("findCase", "findPattern"):
        bar.findChild(QPushButton, name).click()
    assert bar.query == Query("水厂", What.VALUES, match_case=True, is_pattern=True)
    assert not bar.is_everywhere


def test_tab_goes_from_the_words_to_where_and_how_they_are_looked_for(bar, qtbot):
    bar.show()
    bar.activateWindow()
    qtbot.waitUntil(bar.findChild(QLineEdit, "findWords").hasFocus)
    met = []
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        met.append(QApplication.focusWidget().objectName())
    assert met == ["findWhat", "findWhere", "findCase", "findPattern", "findPrevious", "findNext"]


def test_every_change_is_told(bar, qtbot):
    told = []
    bar.changed.connect(lambda: told.append(bar.query))
    for change in (
        lambda: bar.findChild(QLineEdit, "findWords").setText("x"),
        lambda: bar.findChild(QComboBox, "findWhat").setCurrentIndex(1),
        lambda: bar.findChild(QComboBox, "findWhere").setCurrentIndex(0),
        bar.findChild(QPushButton, "findCase").click,
        bar.findChild(QPushButton, "findPattern").click,
    ):
        before = len(told)
        change()
        qtbot.waitUntil(lambda before=before: len(told) > before)
    assert told[-1] == Query("x", What.SPANS, match_case=True, is_pattern=True)
    assert not bar.is_everywhere


def test_hits_are_listed_under_the_names_of_their_reports():
    first, hit, _, second, last = lines_of(FOUND)
    assert (first, second) == (Heading("一号", 2), Heading("二号", 1))
    assert (hit, last) == (HitLine(0, HITS[0]), HitLine(2, HITS[2]))
    assert spoken(hit) == "全县建成水厂四座，惠及千户"
    assert spoken(last) == "<b>水厂</b>"


def test_the_list_steps_over_headings_and_opens_what_it_is_at(bar, qtbot):
    bar.show_found(FOUND)
    view = results(bar)
    assert view.isVisible()
    chosen = []
    bar.hit_requested.connect(chosen.append)
    qtbot.keyClick(bar.findChild(QLineEdit, "findWords"), Qt.Key.Key_Down)
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Return)
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert chosen == [0, 1, 2]
    bar.show_count("1 of 3", 0)
    assert view.currentIndex().row() == 1
    assert not view.grab().isNull()


def test_one_reports_hits_are_not_listed(bar):
    bar.findChild(QComboBox, "findWhere").setCurrentIndex(0)
    bar.show_found(FOUND)
    assert results(bar).isHidden()


def test_only_the_field_takes_an_input_method(bar):
    def takes(name: str) -> bool:
        return bar.findChild(QWidget, name).testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)

    assert takes("findWords")
    assert not any(map(takes, ("findResults", "findWhat", "findWhere", "findCase", "findNext")))


def test_everything_has_a_name_for_a_screen_reader(bar):
    for kind in (QLineEdit, QComboBox, QPushButton, ResultList):
        assert all(each.accessibleName() for each in bar.findChildren(kind))


def test_a_problem_is_said_and_goes_with_the_next_find(bar):
    bar.show_problem("wrong")
    problem = bar.findChild(QLabel, "findProblem")
    assert problem.isVisible()
    assert bar.findChild(QLineEdit, "findWords").property("invalid")
    bar.show_found(Found())
    assert problem.isHidden()


def test_a_search_of_all_reports_can_be_stopped(bar, qtbot):
    stop = bar.findChild(QPushButton, "findStop")
    assert stop.isHidden()
    bar.show_searching("searched 3 of 9")
    with qtbot.waitSignal(bar.stop_requested):
        qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    bar.show_found(Found())
    assert stop.isHidden()
