"""Who decided what and when, in the window: of the project and a report, filtered, gone to."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QTableWidget

from annotator import settings
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.project import Project
from gui.history.dialog import HistoryDialog
from gui.widgets.inputs import Chooser
from schema.payloads import change, comment_fields
from schema.records import Comment, Entity, Layer


def in_history(hands, action: str, act: Callable[[HistoryDialog], None]) -> None:
    """Open it, wait for its first page, do something in it, and see it closed."""

    def run(dialog: QDialog) -> None:
        assert isinstance(dialog, HistoryDialog)
        until_answered(hands, dialog)
        act(dialog)
        if dialog.isVisible():
            dialog.reject()

    hands.answer(run)
    hands.window.action_set[action].trigger()


def until_answered(hands, dialog: HistoryDialog) -> None:
    figures = dialog.findChild(QLabel, "historyFigures")
    hands.bot.waitUntil(lambda: figures.text() not in ("", "Looking…"), timeout=20_000)


def rows(dialog: HistoryDialog) -> list[list[str]]:
    table = dialog.findChild(QTableWidget, "historyTable")
    columns = range(1, table.columnCount())
    return [[table.item(row, each).text() for each in columns] for row in range(table.rowCount())]


def choose(hands, dialog: HistoryDialog, name: str, words: str) -> None:
    chooser = dialog.findChild(Chooser, name)
    at = chooser.findText(words)
    assert at >= 0
    chooser.setCurrentIndex(at)
    chooser.activated.emit(at)
    until_answered(hands, dialog)


def test_the_project_tells_all_and_the_report_its_own(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Return", "Delete")
    words = hands.window.desk.workspace.report.text
    hands.press("Ctrl+PgDown", "Return")
    hands.until_stored()

    def look(dialog: HistoryDialog) -> None:
        whats = [row[1] for row in rows(dialog)]
        assert whats[:3] == ["confirmed", "rejected", "confirmed"]
        assert "project made" in whats
        for row in rows(dialog)[:3]:
            assert row[0] == settings.load().author().name

    in_history(hands, "project.history", look)

    def look_at_report(dialog: HistoryDialog) -> None:
        found = rows(dialog)
        assert found[0][1] == "confirmed"
        assert all(row[3] not in words for row in found if row[1] == "confirmed")
        choose(hands, dialog, "historyScope", "the whole project")
        assert len(rows(dialog)) > len(found)

    in_history(hands, "report.history", look_at_report)


def test_it_is_filtered_by_kind_person_and_date(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Return", "Ctrl+Z")
    hands.until_stored()

    def look(dialog: HistoryDialog) -> None:
        choose(hands, dialog, "historyKind", "undone and done again")
        assert [row[1] for row in rows(dialog)] == ["undone: confirmed"]
        choose(hands, dialog, "historyKind", "every kind")
        everything = len(rows(dialog))
        choose(hands, dialog, "historyPerson", settings.load().author().name)
        assert len(rows(dialog)) == everything
        until = dialog.findChild(QLineEdit, "historyUntil")
        until.setFocus()
        hands.write("2001-01-01")
        hands.press("Tab")
        until_answered(hands, dialog)
        assert rows(dialog) == []
        until.setFocus()
        until.selectAll()
        hands.write("31")
        hands.press("Tab")
        until_answered(hands, dialog)
        assert until.property("invalid") is True
        assert len(rows(dialog)) == everything

    in_history(hands, "project.history", look)


def test_enter_in_a_date_asks_anew_and_does_not_close(project_path, open_window):
    hands = open_window(project_path)
    hands.press("Return")
    hands.until_stored()

    def look(dialog: HistoryDialog) -> None:
        dialog.findChild(QLineEdit, "historyUntil").setFocus()
        hands.write("2001-01-01")
        hands.press("Return")
        assert dialog.isVisible()
        until_answered(hands, dialog)
        assert rows(dialog) == []

    in_history(hands, "project.history", look)


def test_enter_goes_to_the_span_and_copying_takes_rows(project_path, open_window):
    hands = open_window(project_path)
    first = hands.window.labeller.focus.key
    report = hands.window.desk.workspace.report.id
    hands.press("Return")
    hands.press("Ctrl+PgDown")
    hands.until_stored()

    def go(dialog: HistoryDialog) -> None:
        assert rows(dialog)[0][1] == "confirmed"
        dialog.findChild(QTableWidget, "historyTable").setFocus()
        hands.press("Ctrl+C")
        [header, row] = QGuiApplication.clipboard().text().splitlines()
        assert header.split("\t")[1:3] == ["Who", "What"]
        assert row.split("\t")[1:] == rows(dialog)[0]
        hands.press("Return")

    in_history(hands, "project.history", go)
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.id == report)
    assert hands.window.labeller.focus.key == first


def test_earlier_pages_come_as_one_goes_down(project_path: Path, open_window):
    me = settings.load().author()
    with Project.open(project_path) as project:
        gate = Gate(project, me)
        report = project.db.execute("SELECT id FROM reports").fetchone()[0]
        for nth in range(450):
            comment = Comment(str(nth), report, Layer(me.id), f"第{nth}", "2026-01-01T00:00:00Z")
            made = change(Entity.COMMENT, comment.id, None, comment_fields(comment), report)
            gate.run(Draft("comment.add", (made,), report, Layer(me.id)))
    hands = open_window(project_path)

    def go_down(dialog: HistoryDialog) -> None:
        table = dialog.findChild(QTableWidget, "historyTable")
        counts = [table.rowCount()]
        while counts[-1] < 450:
            table.scrollToBottom()
            hands.bot.waitUntil(lambda: table.rowCount() > counts[-1], timeout=20_000)
            counts.append(table.rowCount())
        assert counts[:2] == [200, 400]
        assert "All of them" in dialog.findChild(QLabel, "historyFigures").text()

    in_history(hands, "project.history", go_down)
