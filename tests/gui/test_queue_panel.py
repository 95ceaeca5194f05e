"""The queue: its model, its filter, and what keys and mouse ask for."""

import pytest
from PySide6.QtCore import QEvent, QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from annotator.store.queue import EMPTY, Done, Heading, Queue, QueueRow
from gui.panels.queue import QueuePanel
from gui.panels.queue_delegate import QueueDelegate
from gui.panels.queue_model import Progress, QueueModel, progress_of
from gui.theme import Theme, apply
from gui.widgets.inputs import Chooser
from schema.records import ReportId, WorkState


def row(
    number: int, state: WorkState = WorkState.OPEN, *, decided: int = 0, name: str = ""
) -> QueueRow:
    return QueueRow(
        ReportId(f"r{number}"),
        name or f"报告{number}",
        f"{number}.txt · 2020",
        state,
        decided,
        10,
        0,
    )


ROWS = [
    row(0, WorkState.FINISHED, decided=10, name="云岭县总结"),
    row(1, decided=4, name="青山县纪实"),
    row(2, name="青石镇 Briefing"),
    row(3, WorkState.UNUSABLE, name="安河区通报"),
]


def queue_of(rows: list[QueueRow]) -> Queue:
    done = Done(
        {each.id: each.state for each in rows},
        {each.id: each.decided + each.dismissed for each in rows},
        *(
            {each.id: many for each in rows if (many := getattr(each, name))}
            for name in ("dismissed", "unsure", "remarks", "again")
        ),
    )
    heads = {each.id: Heading(each.name, each.source, each.undecided) for each in rows}
    words = {each.id: f"{each.name}\n{each.source}".casefold() for each in rows}
    return Queue([*heads], done, heads.__getitem__, [words])


@pytest.fixture
def panel(qtbot: QtBot, qapp: QApplication) -> QueuePanel:
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the test before left
    apply(qapp, Theme.light())
    made = QueuePanel(Theme.light())
    qtbot.addWidget(made)
    made.resize(232, 600)
    made.set_queue(queue_of(ROWS))
    made.show()
    qtbot.waitExposed(made)
    return made


def the_list(panel: QueuePanel) -> QTableView:
    return panel.findChild(QTableView, "queueList")


def the_filter(panel: QueuePanel) -> QLineEdit:
    return panel.findChild(QLineEdit, "queueFilter")


def names(model: QueueModel) -> list[str]:
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def shown_words(panel: QueuePanel) -> list[str]:
    return [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]


def test_the_model_is_a_proper_model(qtmodeltester: ModelTester) -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    qtmodeltester.check(model)
    model.set_filter("青", None)
    model.update_row(ROWS[1]._replace(decided=5))
    qtmodeltester.check(model)


def test_an_open_report_is_worked_on_from_its_first_decision() -> None:
    assert [progress_of(each) for each in ROWS] == [
        Progress.FINISHED,
        Progress.WORKING,
        Progress.TO_DO,
        Progress.UNUSABLE,
    ]


@pytest.mark.parametrize(
    ("needle", "progress", "expected"),
    [
        ("", None, ["云岭县总结", "青山县纪实", "青石镇 Briefing", "安河区通报"]),
        ("青", None, ["青山县纪实", "青石镇 Briefing"]),
        (" brief ", None, ["青石镇 Briefing"]),
        ("", Progress.UNUSABLE, ["安河区通报"]),
        ("青", Progress.WORKING, ["青山县纪实"]),
        ("2.TXT", None, ["青石镇 Briefing"]),
        ("[", None, []),
    ],
)
def test_the_filter_lets_through_name_and_state(
    needle: str, progress: Progress | None, expected: list[str]
) -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    model.set_filter(needle, progress)
    assert names(model) == expected


def test_a_report_that_changes_keeps_its_place_under_the_filter() -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    model.set_filter("", Progress.TO_DO)
    model.update_row(ROWS[2]._replace(decided=1))
    assert names(model) == ["青石镇 Briefing"]
    model.set_filter("", Progress.TO_DO)
    assert names(model) == []


def test_finished_and_unusable_reports_are_done_with() -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    assert (model.done, model.total) == (2, 4)
    model.update_row(ROWS[1]._replace(state=WorkState.FINISHED))
    assert model.done == 3
    model.update_row(ROWS[1]._replace(state=WorkState.OPEN))
    assert model.done == 2


def test_an_update_of_an_unknown_report_passes_by() -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    model.update_row(row(99, WorkState.FINISHED))
    assert (model.done, model.rowCount()) == (2, 4)
    assert model.index_of("r99") == QModelIndex()


def test_a_hundred_thousand_reports_are_filtered() -> None:
    model = QueueModel()
    model.set_queue(queue_of([row(number) for number in range(100_000)]))
    model.set_filter("报告9999", None)
    model.set_filter("报告99", None)
    assert model.rowCount() == 1_111


def test_screen_readers_hear_name_state_and_progress() -> None:
    model = QueueModel()
    model.set_queue(queue_of(ROWS))
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "青山县纪实, working, 4 of 14 decided"


def test_figures_and_bar_say_how_many_are_done(panel: QueuePanel) -> None:
    assert "2 / 4 done · 1 of them not usable" in shown_words(panel)
    panel.update_row(ROWS[1]._replace(state=WorkState.FINISHED))
    panel.update_row(ROWS[3]._replace(state=WorkState.OPEN))
    assert "2 / 4 done" in shown_words(panel)


def test_a_click_asks_for_the_report(panel: QueuePanel, qtbot: QtBot) -> None:
    view = the_list(panel)
    where = view.visualRect(view.model().index(2, 0)).center()
    with qtbot.waitSignal(panel.report_requested) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert asked.args == ["r2"]


def test_typing_down_and_enter_opens_what_was_found(panel: QueuePanel, qtbot: QtBot) -> None:
    field = the_filter(panel)
    field.setFocus()
    qtbot.keyClicks(field, "brief")
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert the_list(panel).hasFocus()
    with qtbot.waitSignal(panel.report_requested) as asked:
        qtbot.keyClick(the_list(panel), Qt.Key.Key_Return)
    assert asked.args == ["r2"]


def test_typing_and_enter_opens_the_first_that_was_found(panel: QueuePanel, qtbot: QtBot) -> None:
    field = the_filter(panel)
    field.setText("青")
    with qtbot.waitSignal(panel.report_requested) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["r1"]
    qtbot.keyClicks(field, "zzz")
    with qtbot.assertNotEmitted(panel.report_requested):
        qtbot.keyClick(field, Qt.Key.Key_Enter)


def test_escape_leaves_an_empty_filter_and_the_list(panel: QueuePanel, qtbot: QtBot) -> None:
    field = the_filter(panel)
    field.setText("青")
    with qtbot.assertNotEmitted(panel.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    for each in (field, the_list(panel)):
        with qtbot.waitSignal(panel.left):
            qtbot.keyClick(each, Qt.Key.Key_Escape)


def test_the_keyboard_in_the_queue_is_in_its_list(panel: QueuePanel) -> None:
    panel.setFocus()
    assert the_list(panel).hasFocus()


def test_arrow_keys_look_and_do_not_open(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.set_current("r0")
    with qtbot.assertNotEmitted(panel.report_requested):
        qtbot.keyClick(the_list(panel), Qt.Key.Key_Down)
    assert the_list(panel).currentIndex().row() == 1


def test_escape_clears_the_filter(panel: QueuePanel, qtbot: QtBot) -> None:
    field = the_filter(panel)
    qtbot.keyClicks(field, "brief")
    assert the_list(panel).model().rowCount() == 1
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert the_list(panel).model().rowCount() == 4


def test_the_state_chooser_filters(panel: QueuePanel, qtbot: QtBot) -> None:
    states = panel.findChild(Chooser, "queueStates")
    states.setFocus()
    for _ in range(4):
        qtbot.keyClick(states, Qt.Key.Key_Down)
    assert states.currentText() == "not usable"
    assert [the_list(panel).model().index(0, 0).data()] == ["安河区通报"]


def test_reports_with_something_to_look_at_unsure_spans_or_comments_are_found(
    panel: QueuePanel, qtbot: QtBot
) -> None:
    traits = ({"again": 1}, {"unsure": 2}, {"remarks": 1})
    rows = [each._replace(**trait) for each, trait in zip(ROWS[:3], traits, strict=True)]
    panel.set_queue(queue_of(rows))
    states = panel.findChild(Chooser, "queueStates")
    states.setFocus()
    qtbot.keyClick(states, Qt.Key.Key_End)
    model = the_list(panel).model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["青石镇 Briefing"]
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("with comments")
    for name in ("青山县纪实", "云岭县总结"):
        qtbot.keyClick(states, Qt.Key.Key_Up)
        assert [model.index(row, 0).data() for row in range(model.rowCount())] == [name]


def test_the_open_report_is_marked_without_asking_for_it(panel: QueuePanel, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(panel.report_requested):
        panel.set_current("r1")
    assert the_list(panel).currentIndex().row() == 1
    the_filter(panel).setText("云岭")
    assert not the_list(panel).currentIndex().isValid()
    the_filter(panel).clear()
    assert the_list(panel).currentIndex().row() == 1


def test_an_empty_queue_says_how_to_bring_reports_in(panel: QueuePanel, qtbot: QtBot) -> None:
    panel.set_queue(EMPTY)
    assert any("No reports yet" in words for words in shown_words(panel))
    button = panel.findChild(QPushButton, "importReports")
    with qtbot.waitSignal(panel.import_requested):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_filter_that_nothing_passes_says_so(panel: QueuePanel, qtbot: QtBot) -> None:
    qtbot.keyClicks(the_filter(panel), "zzz")
    assert "No report matches the filter." in shown_words(panel)


def test_the_list_keeps_input_methods_off_and_the_field_has_them(panel: QueuePanel) -> None:
    view = the_list(panel)
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not view.testAttribute(enabled)
    assert not view.viewport().testAttribute(enabled)
    assert the_filter(panel).testAttribute(enabled)


def test_rows_grow_with_the_font(panel: QueuePanel, qapp: QApplication) -> None:
    view = the_list(panel)
    small = view.rowHeight(0)
    apply(qapp, Theme.light(), 24)
    assert view.rowHeight(0) >= 2 * view.fontMetrics().height() > small * 0.8
    apply(qapp, Theme.light())


def test_every_row_is_painted_in_both_themes(panel: QueuePanel) -> None:
    panel.set_current("r1")
    light = panel.grab().toImage()
    panel.set_theme(Theme.dark())
    assert panel.grab().toImage() != light
    assert isinstance(the_list(panel).itemDelegate(), QueueDelegate)


def test_a_change_of_language_reaches_every_word(panel: QueuePanel, qapp: QApplication) -> None:
    the_filter(panel).setPlaceholderText("")
    qapp.sendEvent(panel, QEvent(QEvent.Type.LanguageChange))
    assert the_filter(panel).placeholderText() == "Filter…"


def test_the_next_report_alone_is_chosen_while_ctrl_is_held_to_finish_one(
    panel: QueuePanel,
) -> None:
    panel.set_current(ReportId("r1"))
    window, held = panel.windowHandle(), Qt.KeyboardModifier.ControlModifier
    QTest.keyPress(window, Qt.Key.Key_Control, held)
    assert QApplication.keyboardModifiers() == held
    panel.set_current(ReportId("r2"))
    QTest.keyRelease(window, Qt.Key.Key_Control)
    rows = [each.row() for each in the_list(panel).selectionModel().selectedRows()]
    assert [ROWS[each].id for each in rows] == ["r2"]
