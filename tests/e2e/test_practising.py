"""A lead gives practice, a newcomer labels it and sees the differences, the lead judges it."""

from pathlib import Path

from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTableWidget,
    QWidget,
)

from annotator import settings
from annotator.gate import Gate
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.store import reports
from annotator.workspace import Workspace
from gui.team.duty_bar import DutyBar
from gui.team.give_practice_dialog import GivePracticeDialog
from gui.team.practice_dialog import PracticeDialog
from gui.widgets.inputs import Chooser
from schema.records import Layer


def settle_gold(path: Path) -> None:
    """One person alone labels all of it, which is gold by that."""
    me = settings.load().author()
    with Project.open(path) as project:
        gate = Gate(project, me)
        for report in reports.ids(project.db):
            workspace = Workspace.load(project, report, Layer(me.id))
            for item in workspace.undecided():
                draft = labels.confirm(workspace, item.key)
                gate.run(draft)
                workspace.apply(draft.changes)
            gate.run(report_ops.finish(workspace))


def shown(table: QTableWidget, column: int) -> list[str]:
    return [table.item(row, column).text() for row in range(table.rowCount())]


def test_a_newcomer_practises_and_sees_each_difference_with_its_clause(
    open_window, project_path: Path, tmp_path: Path, query
) -> None:
    settle_gold(project_path)
    lead, out = open_window(project_path), tmp_path / "practice.jinbiao"

    def give(dialog: QDialog) -> None:
        assert isinstance(dialog, GivePracticeDialog)
        dialog.findChild(QLineEdit, "practiceNewName").setText("新人")
        dialog.findChild(Chooser, "practiceReports").setCurrentText("2")
        dialog.findChild(Chooser, "practiceErrors").setCurrentText("2")
        dialog.findChild(QLineEdit, "outFile").setText(str(out))
        lead.answer(close_told)
        lead.press("Return")

    def close_told(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        box.close()

    lead.answer(give)
    lead.window.action_set["team.give_practice"].trigger()
    lead.bot.waitUntil(lambda: out.exists() and not lead.window.tasks.is_busy, timeout=30_000)

    mine = open_window(out)
    assert mine.window.desk.operations.person.name == "新人"
    told = mine.window.findChild(DutyBar).findChild(QLabel, "duty").text()
    assert "2 of the suggestions are wrong on purpose" in told
    clauses: list[str] = []
    outcomes: list[str] = []

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, PracticeDialog)
        outcomes.append(dialog.findChild(QLabel, "practiceOutcome").text())
        table = dialog.findChild(QTableWidget, "practiceDifferences")
        clauses.extend(shown(table, 4))
        if table.rowCount():
            assert dialog.findChild(QPlainTextEdit, "practiceClause").toPlainText()
        scores = dialog.findChild(QTableWidget, "practiceScores")
        assert scores.rowCount() > 0
        dialog.reject()

    for number in (1, 2):
        while mine.window.desk.workspace.undecided():
            mine.press("Return")
        mine.until_stored()
        mine.answer(see)
        mine.press("Ctrl+Return")
        mine.bot.waitUntil(lambda number=number: len(outcomes) == number, timeout=30_000)
        mine.come_back()
    assert "1 report is not finished" in outcomes[0]
    assert "0 of 2 planted errors found" in outcomes[1]
    assert any(clauses), "whoever takes planted errors for right is told the clause"

    place: list[object] = []

    def go(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget, "practiceDifferences")
        table.selectRow(0)
        place.append(table.chosen)
        mine.press("Return")

    mine.answer(go)
    mine.window.action_set["team.practice"].trigger()
    mine.bot.waitUntil(lambda: bool(place), timeout=30_000)
    mine.bot.waitUntil(
        lambda: mine.window.desk.workspace.report.id == place[0].report, timeout=10_000
    )
    own = place[0].found.difference.second
    assert own is None or mine.window.labeller.focus.key == own.id

    assert mine.window.projects.close()
    lead.come_back()
    judged: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, PracticeDialog)
        judged.append(dialog.findChild(QLabel, "practiceOutcome").text())
        dialog.reject()

    lead.answer(read)
    lead.window.team.practising.judge(out)
    lead.bot.waitUntil(lambda: bool(judged), timeout=30_000)
    [(state,)] = query(project_path, "SELECT state FROM practice")
    assert state in ("passed", "failed")
    assert query(project_path, "SELECT count(*) FROM work WHERE layer = 'gold'") == [(2,)]


def test_a_project_of_real_work_is_no_practice(open_window, project_path: Path) -> None:
    hands = open_window(project_path)
    hands.window.action_set["team.practice"].trigger()
    assert "no file of practice" in hands.window.findChild(QLabel, "message").text()


def test_who_gives_practice_is_told_at_once_that_no_report_is_settled(
    open_window, project_path: Path
) -> None:
    hands = open_window(project_path)

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, GivePracticeDialog)
        dialog.findChild(QLineEdit, "practiceNewName").setText("新人")
        assert "no reports to practise on" in dialog.findChild(QLabel, "practiceTold").text()
        assert dialog.findChild(QLabel, "practiceTold").isVisible()
        assert dialog.findChild(Chooser, "practiceReports").count() == 0
        hands.press("Return")
        assert dialog.isVisible()
        dialog.reject()

    hands.answer(look)
    hands.window.action_set["team.give_practice"].trigger()
