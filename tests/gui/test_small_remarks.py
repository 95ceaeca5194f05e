"""What a newcomer stumbled over in the panels: the keyboard, the view and the words stay put."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from gui.actions.action_set import ActionSet
from gui.actions.spec import Menu
from gui.labelling.drawing import view_palette
from gui.labelling.speaking import spoken
from gui.panels.span_field import SpanField
from gui.projects.last_place import LastPlace
from gui.report_view.drawn import DrawnSpan, SpanShape
from gui.report_view.view import ReportView
from gui.theme import Theme
from schema.labels import default
from schema.records import Span


def test_clearing_words_by_key_leaves_the_keyboard_in_their_field(scene, qtbot):
    clear = scene.panel.findChild(QPushButton, "clear/indicator")
    clear.setFocus()
    scene.panel.indicator_cleared.connect(
        lambda *_: scene.panel.findChild(SpanField).show_value(None)
    )
    qtbot.keyClick(clear, Qt.Key.Key_Space)
    assert clear.isHidden()
    assert QApplication.focusWidget().objectName() == "take/indicator"


def test_choosing_from_a_list_by_enter_hands_the_keyboard_back(scene, qtbot):
    scene.panel.show_item(scene.measure(), scene.context)
    chooser = scene.chooser("category")
    chooser.setFocus()
    qtbot.keyClick(chooser, Qt.Key.Key_Down)
    chosen = chooser.view()
    qtbot.keyClick(chosen, Qt.Key.Key_Down)
    with qtbot.waitSignals([scene.panel.attribute_edited, scene.panel.editing_finished]):
        qtbot.keyClick(chosen, Qt.Key.Key_Return)


def test_the_view_menu_has_a_line_between_what_does_not_belong_together(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    actions, menu = ActionSet(window, {}), QMenu(window)
    actions.fill(menu, Menu.VIEW)
    lines = [at for at, action in enumerate(menu.actions()) if action.isSeparator()]
    assert len(lines) >= 5
    assert 0 not in lines
    assert all(after - at > 1 for at, after in pairwise(lines))


@pytest.fixture
def view(qtbot) -> ReportView:
    made = ReportView(view_palette(Theme.light()))
    qtbot.addWidget(made)
    made.resize(700, 500)
    text = "".join(f"第{nth}段，投入{nth}万元，用于修路和供水，群众满意。\n" for nth in range(60))
    made.set_report(text)
    start = text.index("9万元")
    ink, fill = QColor("#000000"), QColor("#ffffff")
    made.set_spans([DrawnSpan("k", start, start + 3, SpanShape.SQUARE_DASHED, ink, fill)])
    made.show()
    qtbot.waitExposed(made)
    made.set_focus_span("k")
    return made


@pytest.mark.parametrize("change", ["zoom", "height", "width"])
def test_the_chosen_span_stays_in_view_when_the_view_changes(view, change):
    assert not view.span_rect("k").isEmpty()
    if change == "zoom":
        view.set_zoom(2.0)
    else:
        view.resize(*((700, 180) if change == "height" else (330, 500)))
        QApplication.processEvents()
    rect = view.span_rect("k")
    assert not rect.isEmpty()
    assert view.viewport().rect().intersects(rect)


def test_a_chosen_span_that_was_scrolled_away_is_not_dragged_back(view):
    view.scroll_to(len(view.text()) - 1)
    view.set_zoom(1.2)
    assert not view.viewport().rect().intersects(view.span_rect("k"))


def test_what_is_heard_of_a_span_says_what_is_seen_of_it(scene):
    item = scene.number()
    said = spoken(default(), replace(item, current=replace(item.current, unsure=True)))
    assert said == "8000余万元, Number, suggestion · undecided, unsure, 8,000万 元, over"
    assert "Housing" in spoken(default(), scene.measure())
    broken = replace(item.current, span=Span(2, 10, "8000余\n万元"))
    assert spoken(default(), replace(item, current=broken)).startswith("8000余万元,")


def test_the_last_places_are_those_of_the_projects_left_lately(tmp_path):
    store = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    places = LastPlace(store)
    assert places.of(tmp_path / "a.jinbiao") is None
    for nth in range(25):
        places.remember(tmp_path / f"{nth}号.jinbiao", f"r{nth}", None)
    places.remember(tmp_path / "24号.jinbiao", "r", "k")
    assert LastPlace(store).of(tmp_path / "24号.jinbiao") == ("r", "k")
    assert places.of(tmp_path / "23号.jinbiao") == ("r23", None)
    assert places.of(tmp_path / "0号.jinbiao") is None
    store.setValue("projects/places", '{"x": [1]}')
    assert places.of(tmp_path / "x") is None
