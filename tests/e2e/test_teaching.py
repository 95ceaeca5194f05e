"""Teaching the engine a name and a unit: offered where a person works, listed, found elsewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton, QTableWidget

from annotator import settings
from annotator.checks.verify import verify
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.suggest.engine import Engine

Query = Callable[[Path, str], list[tuple[object, ...]]]

TEA = "云雾茶会"
REPORTS = {
    "a": f"石坪乡小结\n\n{TEA}在全乡有3场，卖茶12泡。危房改造完成87户。",
    "b": f"青溪县小结\n\n{TEA}在全县有5场，投入300万元。",
}


@pytest.fixture
def taught_by(tmp_path, open_window):
    """A window on two reports that name a measure the engine does not know."""
    path = tmp_path / "茶.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    for name, text in REPORTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    with Project.open(path) as opened:
        gate = Gate(opened, me)
        import_paths(gate, [tmp_path / "a.txt", tmp_path / "b.txt"])
        prelabel(gate, Engine.for_project(opened))
    return open_window(path)


def mark_tea(hands) -> None:
    """Mark the measure that nobody suggested, by hand, and give it a category."""
    window = hands.window
    start = window.view.text().index(TEA)
    window.view.select(start, start + len(TEA))
    hands.press("2")
    hands.press("F2")
    chooser = QApplication.focusWidget()
    assert isinstance(chooser, QComboBox)
    chooser.setCurrentIndex(chooser.findData("culture"))
    chooser.activated.emit(chooser.currentIndex())
    window.view.setFocus()
    assert window.labeller.focus.item.attributes["category"] == "culture"


def write_chinese(text: str) -> None:
    """Write as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def offer(hands) -> tuple[str, str]:
    """What the inspector offers, and what its button says; "" for nothing."""
    inspector = hands.window.inspector
    told, button = (
        inspector.findChild(kind, name)
        for kind, name in ((QLabel, "termOffer"), (QPushButton, "toggleTerm"))
    )
    return (told.text(), button.text()) if button.isVisible() else ("", "")


def suggested(path: Path, query: Query, name: str) -> list[object]:
    found = query(
        path,
        "SELECT suggestions.text FROM suggestions JOIN reports ON reports.id = report"
        f" WHERE current = 1 AND name LIKE '{name}%'",
    )
    return [text for (text,) in found]


def until_suggested_anew(hands) -> None:
    hands.until_stored()
    tasks = hands.window.tasks
    with hands.bot.waitSignal(tasks.started, timeout=20000):
        pass
    hands.bot.waitUntil(lambda: not tasks.is_busy, timeout=30000)
    hands.until_stored()


def test_a_measure_marked_by_hand_is_offered_and_found_elsewhere_by_one_key(taught_by, query):
    hands = taught_by
    path = hands.window.desk.operations.path
    mark_tea(hands)
    told, button = offer(hands)
    assert TEA in told
    assert "Ctrl L" in button
    here = hands.window.desk.workspace.report
    before = suggested(path, query, "石坪乡")

    hands.press("Ctrl+L")
    assert "Take out" in offer(hands)[1]
    until_suggested_anew(hands)
    assert query(path, "SELECT kind, text, category FROM terms") == [("measure", TEA, "culture")]
    assert TEA in suggested(path, query, "青溪县")
    assert suggested(path, query, "石坪乡") == before  # begun, so it stands still
    assert hands.window.desk.workspace.report == here
    assert hands.window.labeller.focus.item.span.text == TEA

    hands.press("Ctrl+PgDown")
    texts = [item.span.text for item in hands.window.desk.workspace.undecided()]
    assert TEA in texts
    with Project.open(path, Mode.READ) as project:
        assert verify(project) == []


def test_the_same_key_takes_a_term_back_and_undo_does_not(taught_by, query):
    hands = taught_by
    path = hands.window.desk.operations.path
    mark_tea(hands)
    hands.press("Ctrl+L")
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.until_stored()
    assert query(path, "SELECT text FROM terms") == [(TEA,)]
    hands.press("Ctrl+L")
    hands.until_stored()
    assert query(path, "SELECT text FROM terms") == []
    hands.press("Ctrl+Y")
    hands.until_stored()
    assert "Add to lexicon" in offer(hands)[1]


def test_nothing_is_offered_for_what_the_engine_finds_or_for_a_number(taught_by):
    hands = taught_by
    focus = hands.window.labeller.focus
    seen = set()
    for _ in range(focus.index.total):
        hands.press("Return")
        seen.add(offer(hands))
    for _ in range(focus.index.total):
        hands.press("Right")
        seen.add(offer(hands))
    assert focus.index.decided > 2
    assert seen == {("", "")}


def test_a_suggestion_whose_edges_were_moved_is_offered(taught_by):
    hands = taught_by
    focus = hands.window.labeller.focus
    while focus.item.span.text != "危房改造":
        hands.press("Right")
    assert offer(hands) == ("", "")
    hands.press("Shift+Right", "Shift+Right")
    assert "危房改造完成" in offer(hands)[0]
    hands.press("Ctrl+Z")
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.until_stored()
    assert offer(hands) == ("", "")


def test_an_edge_is_read_with_the_projects_own_unit(taught_by):
    hands = taught_by
    window = hands.window
    loaded = window.desk.engine
    window.labeller.terms.add_unit("泡")
    hands.bot.waitUntil(lambda: window.desk.engine is not loaded and bool(window.desk.engine.units))
    start = window.view.text().index("12泡")
    window.view.select(start, start + 3)
    hands.press("1")
    assert window.labeller.focus.item.attributes["unit"] == "泡"


def test_the_list_adds_changes_and_takes_out_by_keyboard(taught_by, query):
    hands = taught_by
    path = hands.window.desk.operations.path
    seen = []

    def work(dialog) -> None:
        word, told = dialog.findChild(QLineEdit, "term"), dialog.findChild(QLabel, "lexiconTold")
        kind = dialog.findChild(QComboBox, "termCategory")
        table = dialog.findChild(QTableWidget, "terms")
        assert word.hasFocus()
        for text, category in ((TEA, "culture"), ("泡", ""), (TEA, "tourism")):
            kind.setCurrentIndex(kind.findData(category))
            write_chinese(text)
            hands.press("Return")
            assert word.text() == ""
        assert table.rowCount() == 2
        seen.append((table.item(0, 0).text(), table.item(0, 1).text(), table.item(1, 0).text()))
        kind.setCurrentIndex(kind.findData(""))
        write_chinese("三泡")
        hands.press("Return")
        seen.append(told.text())
        word.clear()
        table.setFocus()
        table.selectRow(1)
        hands.press("Delete")
        assert table.rowCount() == 1
        hands.press("Escape")

    hands.answer(work)
    hands.press("Ctrl+Shift+L")
    hands.come_back()
    hands.until_stored()
    assert seen[0] == (TEA, "Tourism", "泡")
    assert "cannot be a unit" in seen[1]
    assert query(path, "SELECT kind, text, category FROM terms") == [("measure", TEA, "tourism")]


def test_a_report_that_nobody_has_begun_is_suggested_anew_on_screen(taught_by):
    hands = taught_by
    window = hands.window
    window.labeller.terms.add(TEA, "culture")
    until_suggested_anew(hands)
    hands.bot.waitUntil(
        lambda: TEA in [item.span.text for item in window.desk.workspace.undecided()], timeout=20000
    )


def test_a_hostile_word_is_one_line_of_the_list_and_breaks_nothing(taught_by, query):
    hands = taught_by
    path = hands.window.desk.operations.path
    words = ["<b>茶</b>", "a.*b", "{term}", "%s茶", "'; DROP TABLE terms; --"]
    for word in words:
        hands.window.labeller.terms.add(word, "other")
    until_suggested_anew(hands)

    def look(dialog) -> None:
        table = dialog.findChild(QTableWidget, "terms")
        shown = {table.item(row, 0).text() for row in range(table.rowCount())}
        assert shown == {"".join(word.split()) for word in words}
        hands.press("Escape")

    hands.answer(look)
    hands.press("Ctrl+Shift+L")
    hands.come_back()
    assert len(query(path, "SELECT * FROM terms")) == len(words)


def test_a_project_opened_to_read_shows_its_terms_and_changes_nothing(
    taught_by, open_window, query
):
    path = taught_by.window.desk.operations.path
    taught_by.window.labeller.terms.add(TEA, "culture")
    until_suggested_anew(taught_by)
    taught_by.window.projects.close()
    assert taught_by.window.projects.open(path, read_only=True)

    def look(dialog) -> None:
        assert dialog.findChild(QTableWidget, "terms").rowCount() == 1
        dialog.findChild(QTableWidget, "terms").selectRow(0)
        assert not dialog.findChild(QPushButton, "keepTerm").isEnabled()
        assert not dialog.findChild(QPushButton, "removeTerm").isEnabled()
        taught_by.press("Escape")

    taught_by.answer(look)
    taught_by.press("Ctrl+Shift+L")
    taught_by.come_back()
    assert offer(taught_by) == ("", "")
    assert query(path, "SELECT text FROM terms") == [(TEA,)]
