"""Decisions that take one key: what belongs to a number, categories, several at once, passes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.suggest.engine import Engine
from gui.panels.suggestions_model import Column

TEXT = (
    "青溪县扶贫简报\n\n全县投入3000余万元用于农村危房改造，惠及约20公里外的16万贫困人口。"
    "建成扶贫车间36个，带动就业1200人。"
)


@pytest.fixture
def hands(tmp_path: Path, open_window):
    """A person at a window on one pre-labelled report."""
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "one.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as opened:
        gate = Gate(opened, me)
        import_paths(gate, [source])
        prelabel(gate, Engine.default())
    return open_window(path)


def go_to(hands, words: str) -> None:
    focus = hands.window.labeller.focus
    for _ in range(focus.index.total):
        if focus.item.span.text == words:
            return
        hands.press("Right")
    raise AssertionError(f"no span {words}")


def select(hands, words: str) -> None:
    start = TEXT.index(words)
    hands.window.view.select(start, start + len(words))


def status(hands) -> str:
    return hands.window.findChild(QLabel, "message").text()


def test_one_key_drops_unit_and_multiplier_and_one_takes_all_of_it_in(hands):
    go_to(hands, "3000余万元")
    focus = hands.window.labeller.focus
    seen = []
    for _ in range(3):
        hands.press("Ctrl+Left")
        seen.append((focus.item.span.text, focus.item.attributes["value"]))
    assert seen == [("3000余万", "30000000"), ("3000余", "3000"), ("3000", "3000")]
    hands.press("Ctrl+Right")
    assert focus.item.span.text == "3000余万元"
    assert (focus.item.attributes["value"], focus.item.attributes["unit"]) == ("30000000", "元")
    assert focus.item.attributes["bound"] == "over"


def test_what_bounds_a_number_is_taken_in_after_its_unit_and_dropped_first(hands):
    go_to(hands, "20公里")
    focus = hands.window.labeller.focus
    hands.press("Ctrl+Right")
    assert focus.item.span.text == "约20公里"
    hands.press("Ctrl+Left", "Ctrl+Left")
    assert focus.item.span.text == "20"


def test_a_category_is_one_press_and_goes_on(hands):
    go_to(hands, "农村危房改造")
    focus, desk = hands.window.labeller.focus, hands.window.desk
    key = focus.key
    offered = hands.window.labeller.categories.likely()
    assert offered[0].id == "housing"
    hands.press("Ctrl+2")
    item = desk.workspace.item(key)
    assert item.attributes["category"] != "housing"
    assert item.state.value == "corrected"
    assert focus.key != key


def test_the_first_category_confirms_a_measure_that_has_it(hands):
    go_to(hands, "农村危房改造")
    key = hands.window.labeller.focus.key
    hands.press("Ctrl+1")
    assert hands.window.desk.workspace.item(key).state.value == "confirmed"


def test_a_category_on_a_selection_makes_the_measure(hands):
    focus = hands.window.labeller.focus
    before = focus.index.total
    select(hands, "扶贫简报")
    hands.press("Ctrl+1")
    assert focus.index.total == before + 1
    assert (focus.item.span.text, focus.item.label) == ("扶贫简报", "measure")
    assert focus.item.attributes["category"]


def test_the_buttons_in_the_inspector_do_what_the_keys_do(hands):
    select(hands, "扶贫简报")
    button = hands.window.inspector.findChild(QWidget, "likely/1")
    assert button.isVisible()
    assert "Ctrl 1" in button.text()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert hands.window.labeller.focus.item.span.text == "扶贫简报"


def listed(dialog: QWidget) -> list[str]:
    return [dialog._list.item(row).text()[4:] for row in range(dialog._list.count())]


@pytest.mark.parametrize(
    ("typed", "found"), [("gff", "Solar"), ("光伏", "Solar"), ("ddbz", "Safety net")]
)
def test_the_list_of_categories_is_filtered_by_initials_or_characters(hands, typed, found):
    select(hands, "扶贫简报")
    hands.press("Shift+F2")
    hands.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    QApplication.focusWidget().insert(typed)
    assert found in listed(QApplication.focusWidget().window())[0]
    hands.press("Return")
    assert hands.window.labeller.focus.item.attributes["category"] in ("solar", "safety_net")


@pytest.mark.parametrize("composed", ["g'f'f", "给父父"])
def test_what_an_input_method_composes_filters_already(hands, composed):
    select(hands, "扶贫简报")
    hands.press("Shift+F2")
    hands.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    line = QApplication.focusWidget()
    QApplication.sendEvent(line, QInputMethodEvent(composed, []))
    assert len(listed(line.window())) == 1
    line.window().reject()


def test_a_digit_takes_from_the_list_and_escape_takes_nothing(hands):
    focus = hands.window.labeller.focus
    before = focus.index.total
    select(hands, "扶贫简报")
    hands.press("Shift+F2")
    hands.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hands.press("Escape")
    assert focus.index.total == before
    hands.come_back()
    hands.window.view.setFocus()
    hands.press("Shift+F2")
    hands.bot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    fourth = QApplication.focusWidget().window()._list.item(3).data(Qt.ItemDataRole.UserRole)
    hands.press("4")
    assert focus.item.attributes["category"] == fourth


def test_number_and_measure_are_confirmed_by_one_key_in_one_operation(hands):
    go_to(hands, "3000余万元")
    focus, desk = hands.window.labeller.focus, hands.window.desk
    number = focus.key
    measure = focus.item.quantifies[0]
    hands.press("Shift+Return")
    assert desk.workspace.item(number).state.value == "confirmed"
    assert desk.workspace.item(measure).state.value == "confirmed"
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: not desk.workspace.item(number).decided)
    assert not desk.workspace.item(measure).decided


def test_the_rest_of_a_sentence_is_confirmed_at_once_and_told_apart(hands, query):
    settings.load().change("bulk_threshold", 50)
    hands.window._settings.change("bulk_threshold", 50)
    go_to(hands, "36个")
    desk = hands.window.desk
    hands.press("Ctrl+Shift+Return")
    decided = {each.span.text for each in desk.workspace.items() if each.decided}
    assert {"36个", "1200人"} <= decided
    assert "3000余万元" not in decided
    hands.until_stored()
    path = desk.operations.path
    assert query(path, "SELECT count(*) FROM operations WHERE kind = 'label.confirm_bulk'") == [
        (1,)
    ]
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: not any(each.decided for each in desk.workspace.items()))


def test_a_sentence_with_something_doubtful_is_not_confirmed_at_once(hands):
    hands.window._settings.change("bulk_threshold", 100)
    go_to(hands, "1200人")
    hands.press("Ctrl+Shift+Return")
    assert not any(each.decided for each in hands.window.desk.workspace.items())
    assert "are below 1.00: " in status(hands)
    focus, named = hands.window.labeller.focus, status(hands).split("1.00: ")[1]
    assert focus.item.span.text == "1200人"  # one stays where one is
    hands.press("Ctrl+Shift+Return")
    first = focus.item
    assert named.startswith(f"{first.span.text} {first.suggestion.score:.2f}")
    hands.press("Return")
    hands.press("Ctrl+Shift+Return")  # elsewhere by now: it is said again
    assert focus.item.key != first.key
    assert "are below 1.00: " in status(hands)


def test_a_pass_goes_over_one_label_only_and_says_so(hands):
    focus = hands.window.labeller.focus
    hands.press("F12")
    head = hands.window.findChild(QLabel, "pass")
    assert head.isVisible()
    assert "Measure" in head.text()
    seen = set()
    while focus.index.undecided_of("measure"):
        seen.add(focus.item.label)
        hands.press("Return")
    assert seen == {"measure"}
    assert "Measure" in hands.window.findChild(QLabel, "decided").text()
    assert focus.index.undecided_of("number") == focus.index.count("number")
    hands.press("F12")
    assert focus.item.label == "number"
    hands.press("Right")
    assert focus.item.label == "number"
    hands.press("F12")
    assert not head.isVisible()


def test_enter_takes_a_selection_over_the_span_as_its_extent(hands):
    go_to(hands, "1200人")
    focus, desk = hands.window.labeller.focus, hands.window.desk
    key = focus.key
    select(hands, "1200")
    hands.press("Return")
    item = desk.workspace.item(key)
    assert item.span.text == "1200"
    assert "unit" not in item.attributes
    assert focus.key != key


def test_enter_with_a_selection_elsewhere_confirms_the_span_as_it_stands(hands):
    go_to(hands, "1200人")
    key = hands.window.labeller.focus.key
    select(hands, "扶贫简报")
    hands.press("Return")
    assert hands.window.desk.workspace.item(key).span.text == "1200人"


def test_while_linking_a_click_takes_the_measure(hands):
    go_to(hands, "1200人")
    focus, view = hands.window.labeller.focus, hands.window.view
    number = focus.key
    target = next(
        each for each in hands.window.desk.workspace.items() if each.span.text == "农村危房改造"
    )
    hands.press("F4")
    inside = view.place_of(target.span.start + 1)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=inside.toPoint())
    assert hands.window.desk.workspace.item(number).quantifies == (target.key,)
    assert focus.mode.value == "deciding"


def test_a_finished_report_says_so_and_how_to_open_it_again(hands):
    while hands.window.labeller.focus.index.undecided:
        hands.press("Return")
    hands.press("Ctrl+Return")
    hands.until_stored()
    for key in ("Return", "Delete", "Shift+Right"):
        hands.window.status.say("", "quiet")
        hands.press(key)
        assert "finished" in status(hands)
        assert "Ctrl Shift R" in status(hands)
    hands.window.status.say("", "quiet")
    hands.press("Right")
    assert "finished" not in status(hands)
    hands.press("Esc", "Ctrl+H")  # for that a span is wanting, and nothing has to be opened again
    assert status(hands) == "Choose a span first."


def test_the_card_tells_value_reason_and_history(hands):
    go_to(hands, "1200人")
    hands.press("Ctrl+Left")
    hands.until_stored()
    hands.press("Ctrl+H")
    card = hands.window.findChild(QWidget, "hoverCard")
    assert card.isVisible()
    words = "\n".join(each.text() for each in card.findChildren(QLabel))
    assert "1,200" in words
    assert "Why suggested" in words
    assert "corrected" in words
    assert "1200人 → 1200" in words
    assert settings.load().author().name in words
    hands.press("Right")
    assert not card.isVisible()


def test_esc_puts_the_card_away_before_it_leaves_the_span(hands):
    go_to(hands, "1200人")
    hands.press("Ctrl+H")
    card = hands.window.findChild(QWidget, "hoverCard")
    assert card.isVisible()
    hands.press("Esc")
    assert not card.isVisible()
    assert hands.window.labeller.focus.item.span.text == "1200人"
    hands.press("Esc")
    assert hands.window.labeller.focus.item is None


def test_the_card_comes_when_the_pointer_rests_on_a_span(hands):
    go_to(hands, "1200人")
    view = hands.window.view
    rect = view.span_rect(hands.window.labeller.focus.key)
    QTest.mouseMove(view.viewport(), QPoint(2, 2))
    QTest.mouseMove(view.viewport(), rect.center())
    hands.bot.waitUntil(lambda: hands.window.findChild(QWidget, "hoverCard") is not None)
    card = hands.window.findChild(QWidget, "hoverCard")
    hands.bot.waitUntil(card.isVisible)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not card.isVisible()


def test_selected_words_become_the_indicator_by_one_key(hands):
    go_to(hands, "36个")
    focus, desk = hands.window.labeller.focus, hands.window.desk
    key = focus.key
    select(hands, "扶贫车间")
    hands.press("Ctrl+T")
    assert desk.workspace.item(key).attributes["indicator"].text == "扶贫车间"
    assert focus.key != key
    start, end = hands.window.view.selection()
    assert start == end


def test_a_click_on_a_choice_leaves_the_keyboard_in_the_report(hands):
    go_to(hands, "36个")
    segment = next(
        each
        for each in hands.window.inspector.findChildren(QWidget, "field/aspect/change")
        if each.isVisible()
    )
    QTest.mouseClick(segment, Qt.MouseButton.LeftButton)
    item = hands.window.labeller.focus.item
    assert item.attributes["aspect"] == "change"
    assert hands.window.view.hasFocus()
    back = segment.parent().findChild(QWidget, "field/aspect/level")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert "aspect" not in hands.window.labeller.focus.item.attributes


def test_the_menu_on_a_selection_names_the_categories(hands):
    view = hands.window.view
    select(hands, "扶贫简报")
    place = view.place_of(TEXT.index("简报"))
    named = [each.name.en for each in hands.window.labeller.categories.likely()]

    def look(menu: QWidget) -> None:
        texts = [action.text() for action in menu.actions()]
        assert [each for each in texts if each in named] == named
        menu.close()

    hands.answer(look)
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse,
        place.toPoint(),
        view.viewport().mapToGlobal(place.toPoint()),
    )
    QApplication.sendEvent(view.viewport(), event)
    hands.bot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def test_the_first_link_of_an_added_number_goes_on(hands):
    focus = hands.window.labeller.focus
    select(hands, "36个")
    hands.press("1")
    added = focus.key
    hands.press("F4", "Return")
    assert hands.window.desk.workspace.item(added).quantifies
    assert focus.key != added
    assert not focus.item.decided


def test_why_a_span_was_rejected_is_said_in_the_table_and_over_its_fields(hands):
    go_to(hands, "36个")
    hands.answer(lambda menu: QTest.keyClick(menu, Qt.Key.Key_3))
    hands.press("Shift+Delete")
    hands.bot.waitUntil(lambda: hands.window.labeller.focus.item.span.text != "36个")
    hands.press("Left")
    assert hands.window.labeller.focus.item.span.text == "36个"
    state = hands.window.inspector.findChild(QLabel, "state")
    assert state.toolTip().count("part of a name or idiom") == 1
    table = hands.window.table.span_table
    model, row = table.model(), table.currentIndex().row()
    assert model.index(row, Column.LINK).data() == "part of a name or idiom"


def test_the_next_span_is_shown_from_its_beginning(hands):
    hands.window.resize(1100, 500)
    go_to(hands, "3000余万元")
    bar = hands.window.inspector.findChild(QScrollArea, "inspectorScroll").verticalScrollBar()
    hands.press("F9", "Esc")
    assert bar.value() > 0, "the line for a comment stands below the fields"
    hands.press("Right")
    assert bar.value() == 0


@pytest.mark.parametrize("key", ["Esc", "Delete"])
def test_once_a_link_is_left_nothing_is_said_of_the_measure_on_offer(hands, key):
    go_to(hands, "1200人")
    hands.press("F4")
    assert status(hands).startswith("Link to")
    hands.press(key)
    assert "Link to" not in status(hands)
