"""The list of what is to check: its tree, its words, and work done in slices."""

from collections.abc import Iterator

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QTreeView, QWidget

from annotator.suggest.not_numbers import NumeralKind
from gui.background import Background
from gui.idle import IdleWork
from gui.panels.findings_part import Answer, FindingsPart, Issue
from gui.panels.side_tabs import SideTabs
from gui.panels.to_check import ToCheckPanel
from gui.panels.to_check_model import Described, Row, ToCheckModel
from gui.theme import Theme
from gui.to_check.sections import KINDS, SECTIONS, UNFOLDED, numeral_kind, title

ROWS = st.lists(st.integers(0, 12), unique=True, max_size=8).map(
    lambda starts: [Row(start, start + 1) for start in sorted(starts)]
)


def described(section: str, row: Row) -> Described:
    return Described(f"<b>{row.start}\n</b>", f"{section} & {row.end}")


def shown(model: ToCheckModel, section: str) -> list[str]:
    parent = model.section_index(section)
    return [
        str(model.index(nth, 0, parent).data()).strip("<b/>")
        for nth in range(model.rowCount(parent))
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(SECTIONS[:3]), ROWS), max_size=6))
def test_whatever_changes_the_tree_stays_sound(changes: list[tuple[str, list[Row]]]) -> None:
    model = ToCheckModel(SECTIONS, title)
    model.set_words(described)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    for section, rows in changes:
        model.set_rows(section, rows)
        assert shown(model, section) == [str(row.start) for row in rows]
        assert str(len(rows)) in str(model.section_index(section).data())
    assert tester.model() is model


def test_rows_that_stay_are_not_touched() -> None:
    model = ToCheckModel(SECTIONS, title)
    rows = [Row(start, start + 1) for start in range(100)]
    model.set_rows("findings", rows)
    heard: list[tuple[str, int, int]] = []
    model.rowsRemoved.connect(lambda _, first, last: heard.append(("removed", first, last)))
    model.rowsInserted.connect(lambda _, first, last: heard.append(("inserted", first, last)))
    model.set_rows("findings", [*rows[:40], Row(40, 90), *rows[41:]])
    assert heard == [("removed", 40, 40), ("inserted", 40, 40)]
    heard.clear()
    model.set_rows("findings", [*rows[:40], Row(40, 90), *rows[41:]])
    assert heard == []


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ROWS, ROWS, ROWS)
def test_single_rows_come_and_go_whether_they_were_there_or_not(
    before: list[Row], added: list[Row], removed: list[Row]
) -> None:
    model = ToCheckModel(SECTIONS, title)
    model.set_words(described)
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Fatal, model
    )
    model.set_rows("findings", before)
    model.update_rows("findings", added, removed)
    expected = sorted((set(before) - set(removed)) | set(added))
    assert shown(model, "findings") == [str(row.start) for row in expected]
    assert str(len(expected)) in str(model.section_index("findings").data())
    assert tester.model() is model


def panel(qtbot) -> ToCheckPanel:
    made = ToCheckPanel(Theme.light(), SECTIONS, title, UNFOLDED)
    made.set_words(described)
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


def test_sections_without_rows_are_hidden_and_an_empty_list_says_so(qtbot):
    made = panel(qtbot)
    tree, words = made.findChild(QTreeView), made.findChild(QLabel)
    assert words.isVisible()
    made.set_rows("date", [Row(1, 3)])
    assert tree.isVisible()
    seen = [nth for nth in range(len(SECTIONS)) if not tree.isRowHidden(nth, QModelIndex())]
    assert [SECTIONS[nth] for nth in seen] == ["date"]
    made.set_rows("date", [])
    assert words.isVisible()


def test_reports_words_are_plain_in_the_list_and_its_tool_tips(qtbot):
    made = panel(qtbot)
    made.set_rows("findings", [Row(1, 3)])
    index = made.findChild(QTreeView).model().index_of("findings", 0)
    assert index.data() == "<b>1</b>"
    assert "&lt;b&gt;" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole).startswith("<b>1</b>: findings")


def test_keys_go_through_the_list_and_enter_goes_there(qtbot):
    made = panel(qtbot)
    made.set_rows("findings", [Row(1, 3, "a"), Row(4, 5, "b")])
    made.set_rows("date", [Row(7, 9)])
    tree = made.findChild(QTreeView)
    qtbot.waitExposed(made)
    made.activateWindow()
    made.focus_list()
    qtbot.waitUntil(tree.hasFocus)
    chosen, gone, left = [], [], []
    made.chosen.connect(lambda section, row: chosen.append((section, row)))
    made.activated.connect(lambda section, row: gone.append((section, row)))
    made.left.connect(lambda: left.append(True))
    made.set_current("findings", Row(1, 3, "a"))
    assert chosen == []  # who was told does not tell
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert chosen == [("findings", Row(4, 5, "b"))]
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert gone == [("findings", Row(4, 5, "b"))]
    tree.setCurrentIndex(tree.model().section_index("date"))
    assert not tree.isExpanded(tree.currentIndex())
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert tree.isExpanded(tree.currentIndex())
    qtbot.keyClick(tree, Qt.Key.Key_X)  # letters are no search
    qtbot.keyClick(tree, Qt.Key.Key_Escape)
    assert left == [True]
    assert not tree.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_every_kind_of_numeral_that_is_no_number_has_a_section_and_words():
    assert {*KINDS} == {kind.value for kind in NumeralKind} - {"number"}
    assert all(numeral_kind(kind) != kind for kind in KINDS)
    assert numeral_kind("rune") == "rune"


def test_findings_are_said_with_a_button_each_and_the_key_on_the_first(qtbot):
    part = FindingsPart()
    qtbot.addWidget(part)
    part.name_key("Ctrl M")
    assert part.isHidden()
    part.show_issues([Issue("one\nline", Answer.MEND), Issue("two", Answer.GO_THERE)])
    assert part.findChild(QLabel, "finding/0").text() == "oneline"
    buttons = [part.findChild(QPushButton, f"mend/{nth}") for nth in (0, 1)]
    assert [button.text() for button in buttons] == ["Mend  Ctrl M", "Go to field"]
    with qtbot.waitSignal(part.mend_requested) as asked:
        buttons[1].click()
    assert asked.args == [1]
    part.show_issues([])
    assert part.isHidden()


def test_tabs_show_one_page_and_say_names_as_they_are(qtbot):
    pages = [QWidget(), QWidget()]
    tabs = SideTabs(*pages)
    qtbot.addWidget(tabs)
    tabs.set_title(1, "R&D 3")
    tabs.show()
    tabs.turn_to(1)
    assert (pages[0].isVisible(), pages[1].isVisible()) == (False, True)
    assert tabs.title(1) == "R&D 3"


def counting(upto: int, seen: list[int]) -> Iterator[None]:
    for nth in range(upto):
        seen.append(nth)
        yield


def test_idle_work_is_done_in_order_and_tells_its_end(qtbot):
    owner, seen = QObject(), []
    work = IdleWork(Background(), owner)
    with qtbot.waitSignal(work.finished):
        work.start(counting(20_000, seen), after_ms=0)
        assert not work.is_idle
    assert seen == list(range(20_000))
    assert work.is_idle


def test_idle_work_is_left_or_finished_at_once(qtbot):
    owner, left, done = QObject(), [], []
    work = IdleWork(Background(), owner)
    work.start(counting(10, left), after_ms=0)
    work.stop()
    work.start(counting(10, done), after_ms=10_000)
    with qtbot.waitSignal(work.finished, timeout=100):
        work.finish_now()
    assert (left, done) == ([], list(range(10)))
