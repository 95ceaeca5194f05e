"""What people of one project see of each other, and what two machines of one person disagree in."""

import shutil
import threading
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableWidget,
)

from annotator import noted, settings
from annotator.gate import Gate
from annotator.ops import comments, labels
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.store import reports, same_words
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from gui.team.conflicts_dialog import ConflictsDialog
from gui.team.duty_bar import DutyBar
from gui.team.merge_dialog import MergeDialog
from gui.team.merged_dialog import MergedDialog
from gui.team.namesakes_question import NamesakesQuestion
from gui.team.people_dialog import PeopleDialog
from gui.team.rounds_dialog import RoundsDialog
from schema.records import Annotator, AnnotatorId, Layer
from schema.rounds import Assignment, Member, Sight

OTHER = Annotator(AnnotatorId("2" * 8), "周二")


def with_project(path: Path, act: Callable[[Gate, Annotator], None]) -> None:
    me = settings.load().author()
    with Project.open(path) as project:
        act(Gate(project, me), me)


def round_that_shows(sight: Sight) -> Callable[[Gate, Annotator], None]:
    def begin(gate: Gate, me: Annotator) -> None:
        gate.introduce(OTHER)
        members = (Member(me.id, sight=sight), Member(OTHER.id))
        chosen = reports.ids(gate.project.db)
        begun = team_rounds.begin(gate, "试点", members, chosen, overlap=2)
        team_rounds.assign_by_plan(gate, begun)

    return begin


def bar(hands) -> str:
    return hands.window.findChild(DutyBar).findChild(QLabel, "duty").text()


def words_of(hands) -> str:
    found = hands.window.inspector.findChildren(QLabel)
    return "\n".join(each.text() for each in found if each.isVisible())


def settled(hands) -> None:
    """Wait until nothing is checked any more."""
    hands.bot.waitUntil(lambda: hands.window.labeller.to_check.is_done, timeout=20_000)


def test_who_labels_unaided_sees_no_suggestion_and_no_numeral_marked(
    open_window, project_path: Path
) -> None:
    with_project(project_path, round_that_shows(Sight.UNAIDED))
    hands = open_window(project_path)
    settled(hands)
    assert "unaided" in bar(hands)
    assert hands.window.desk.workspace.items() == []
    assert hands.window.labeller.to_check.checking.checks.numerals() == []
    row = hands.window.flow._reports.row(hands.window.desk.workspace.report.id)
    assert row.undecided == 0, "not even how many there are"


def test_who_sees_no_scores_is_told_none_and_no_likely_order(
    open_window, project_path: Path
) -> None:
    with_project(project_path, round_that_shows(Sight.SUGGESTIONS))
    hands = open_window(project_path)
    assert "without their scores" in bar(hands)
    assert "without the reason and the score" in words_of(hands)
    assert "Of 100 such" not in words_of(hands)
    measure = next(each for each in hands.window.desk.workspace.items() if each.label == "measure")
    hands.window.labeller.focus.choose(measure.key)
    likely = [each.id for each in hands.window.labeller.categories.likely()]
    attribute = hands.window.desk.schema.label("measure").attribute("category")
    choices = [each.id for each in attribute.choices]
    chosen = measure.attributes["category"]
    assert likely == [chosen, *(each for each in choices if each != chosen)][:3]
    hands.window.action_set["view.hide_below_90"].trigger()
    assert not hands.window.labeller.focus.hidden


def test_two_people_in_one_file_see_nothing_of_each_other(open_window, project_path: Path) -> None:
    said = "这里我拿不准"

    def other_works(gate: Gate, me: Annotator) -> None:
        round_that_shows(Sight.FULL)(gate, me)
        theirs = Gate(gate.project, OTHER)
        report = reports.ids(gate.project.db)[0]
        workspace = Workspace.load(gate.project, report, Layer(OTHER.id))
        theirs.run(comments.add(workspace, said))
        theirs.run(labels.confirm(workspace, workspace.items()[0].key))
        theirs.run(labels.reject(workspace, workspace.items()[1].key, "date"))

    with_project(project_path, other_works)
    hands = open_window(project_path)
    hands.window.flow.open(hands.window.flow.report_ids()[0])
    workspace = hands.window.desk.workspace
    assert workspace.comments == {}
    assert not [each for each in workspace.items() if each.decided]
    operations = hands.window.desk.operations
    assert operations.remarks_on(workspace.report.id) == []
    assert [row.decided for row in operations.queue()] == [0, 0]
    assert [row.remarks for row in operations.queue()] == [0, 0]
    found = operations.read(lambda project: noted.everywhere(project, operations.layer))
    assert found == []
    words = [each.span.text for each in workspace.items()]
    alike = operations.read(
        lambda project: [
            *same_words.counts(
                project.db, words, layer=operations.layer, outside=hands.window.flow.report_ids()[1]
            )
        ]
    )
    assert alike == [], "no alert rests on what somebody else decided"


def test_conflicts_of_two_machines_are_settled_by_one_key(
    open_window, project_path: Path, tmp_path: Path, query
) -> None:
    copy = tmp_path / "laptop.jinbiao"
    shutil.copy(project_path, copy)

    def value(words: str) -> Callable[[Gate, Annotator], None]:
        def edit(gate: Gate, me: Annotator) -> None:
            report = reports.ids(gate.project.db)[0]
            workspace = Workspace.load(gate.project, report, Layer(me.id))
            number = next(each for each in workspace.items() if each.span.text == "36个")
            made = labels.Edit(attributes={"value": words})
            gate.run(labels.edit(workspace, number.key, made))

        return edit

    with_project(project_path, value("35"))
    with_project(copy, value("34"))
    hands = open_window(project_path)
    seen: list[str] = []

    def take(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        dialog.take([copy])
        told = dialog.findChild(QLabel, "mergeTold")
        hands.bot.waitUntil(lambda: "would bring: 1" in told.text(), timeout=30_000)
        hands.answer(look)
        hands.press("Return")

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, MergedDialog)
        assert (
            "Open conflicts now: 1" in dialog.findChild(QPlainTextEdit, "mergedLines").toPlainText()
        )
        hands.answer(settle)
        dialog.accept()

    def settle(dialog: QDialog) -> None:
        assert isinstance(dialog, ConflictsDialog)
        table = dialog.findChild(QTableWidget, "conflicts")
        both = sorted(table.item(0, column).text()[:2] for column in (4, 5))
        assert both == ["34", "35"]
        seen.append(table.item(0, 5).text()[:2])
        hands.bot.keyClick(table, Qt.Key.Key_2)
        hands.bot.waitUntil(lambda: table.rowCount() == 0, timeout=30_000)
        dialog.reject()

    hands.answer(take)
    hands.window.action_set["team.merge"].trigger()
    hands.bot.waitUntil(lambda: bool(seen), timeout=60_000)
    hands.bot.waitUntil(
        lambda: query(project_path, "SELECT value FROM labels WHERE text = '36个'") == [(seen[0],)],
        timeout=30_000,
    )
    item = next(each for each in hands.window.desk.workspace.items() if each.span.text == "36个")
    assert item.attributes["value"] == seen[0], "the report on screen shows it too"


def test_people_of_one_name_are_asked_about_once(
    open_window, project_path: Path, tmp_path: Path, query
) -> None:
    copy = tmp_path / "other.jinbiao"
    shutil.copy(project_path, copy)
    with_project(copy, lambda gate, _: gate.introduce(Annotator(AnnotatorId("8" * 8), "周二")))
    with_project(project_path, lambda gate, _: gate.introduce(OTHER))
    hands = open_window(project_path)
    asked: list[str] = []

    def close_result(dialog: QDialog) -> None:
        assert isinstance(dialog, MergedDialog)
        hands.answer(say_one)
        dialog.reject()

    def say_one(dialog: QDialog) -> None:
        assert isinstance(dialog, NamesakesQuestion)
        asked.append(dialog.findChild(QLabel, "namesakesAsked").text())
        assert dialog.findChild(QListWidget, "namesakes").count() == 2
        hands.press("Return")

    hands.answer(close_result)
    hands.window.team.merging.merge([copy])
    standing = "SELECT count(*) FROM same_people WHERE same_as IS NOT NULL"
    hands.bot.waitUntil(lambda: query(project_path, standing) == [(1,)], timeout=30_000)
    assert "周二" in asked[0]
    hands.come_back()
    hands.answer(lambda dialog: dialog.reject())
    hands.window.team.merging.merge([copy])
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy, timeout=30_000)
    hands.window.team.people.ask_about_namesakes()
    assert len(asked) == 1


def test_somebody_is_renamed_by_f2(open_window, project_path: Path, query) -> None:
    with_project(project_path, lambda gate, _: gate.introduce(OTHER))
    hands = open_window(project_path)

    def rename(dialog: QDialog) -> None:
        assert isinstance(dialog, PeopleDialog)
        table = dialog.findChild(QTableWidget, "people")
        names = [table.item(row, 0).text() for row in range(table.rowCount())]
        table.selectRow(names.index("周二"))

        def write(asked: QDialog) -> None:
            asked.findChild(QPlainTextEdit, "answer").setPlainText("周贰")
            hands.press("Return")

        hands.answer(write)
        hands.press("F2")
        hands.bot.waitUntil(
            lambda: "周贰" in [table.item(row, 0).text() for row in range(table.rowCount())],
            timeout=20_000,
        )
        dialog.reject()

    hands.answer(rename)
    hands.window.action_set["team.people"].trigger()
    assert ("周贰",) in query(project_path, "SELECT name FROM annotators")


def test_cancelling_leaves_whole_files_out(
    open_window, project_path: Path, tmp_path: Path, query
) -> None:
    copies = [tmp_path / f"{number}.jinbiao" for number in range(2)]
    for number, copy in enumerate(copies):
        shutil.copy(project_path, copy)
        somebody = Annotator(AnnotatorId(f"{number + 3}" * 8), f"某{number}")
        with_project(copy, lambda gate, _, person=somebody: gate.introduce(person))
    hands = open_window(project_path)
    held, go = threading.Event(), threading.Event()

    def hold(_gate: Gate) -> None:
        held.set()
        go.wait(30)

    hands.window.desk.operations.in_gaps(hold)
    assert held.wait(10)
    lines: list[str] = []

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, MergedDialog)
        lines.append(dialog.findChild(QPlainTextEdit, "mergedLines").toPlainText())
        dialog.reject()

    hands.answer(read)
    hands.window.team.merging.merge(copies)
    hands.window.tasks.cancel()
    go.set()
    hands.bot.waitUntil(lambda: bool(lines), timeout=30_000)
    assert "Cancelled" in lines[0]
    names = {name for (name,) in query(project_path, "SELECT name FROM annotators")}
    assert "某1" not in names, "the second file was not reached"


def test_returned_reports_come_first_and_those_of_others_are_passed_by(
    open_window, project_path: Path
) -> None:
    def begin(gate: Gate, me: Annotator) -> None:
        gate.introduce(OTHER)
        first, second = reports.ids(gate.project.db)
        members = (Member(me.id), Member(OTHER.id))
        begun = team_rounds.begin(gate, "试点", members, [first, second])
        given = [Assignment(begun.id, first, OTHER.id), Assignment(begun.id, second, me.id)]
        team_rounds.assign(gate, begun, given)
        workspace = Workspace.load(gate.project, second, Layer(me.id))
        gate.run(report_ops.finish(workspace))
        [mine] = team_rounds.hand_in(gate)
        team_rounds.give_back(gate, mine, "年份")

    with_project(project_path, begin)
    hands = open_window(project_path)
    _, second = hands.window.flow.report_ids()
    assert hands.window.desk.workspace.report.id == second, "the returned one, not the first"
    hands.press("Ctrl+PgUp")
    assert "to others" in bar(hands)
    hands.press("Ctrl+PgDown")
    while hands.window.desk.workspace.undecided():
        hands.press("Return")
    hands.until_stored()
    hands.press("Ctrl+Return")
    hands.until_stored()
    assert hands.window.desk.workspace.report.id == second, "what others have is not offered"


def test_a_closed_round_says_what_it_freezes_and_that_labels_changed_since(
    open_window, project_path: Path, query
) -> None:
    with_project(project_path, round_that_shows(Sight.FULL))
    hands = open_window(project_path)
    said: list[str] = []

    def close(dialog: QDialog) -> None:
        assert isinstance(dialog, RoundsDialog)
        table = dialog.findChild(QTableWidget, "rounds")

        def agree(box: QDialog) -> None:
            assert isinstance(box, QMessageBox)
            said.append(box.informativeText())
            box.button(QMessageBox.StandardButton.Yes).click()

        hands.answer(agree)
        dialog.findChild(QPushButton, "closeRound").click()
        hands.bot.waitUntil(lambda: table.item(0, 1).text() == "closed", timeout=20_000)
        assert not dialog.findChild(QPushButton, "byHand").isEnabled()
        dialog.reject()

    hands.answer(close)
    hands.press("Ctrl+F2")
    assert "Agreement is counted on the labels as they stand now" in said[0]
    assert query(project_path, "SELECT state FROM rounds") == [("closed",)]
    hands.come_back()
    hands.window.view.setFocus()
    hands.press("Return")
    hands.until_stored()

    def look(dialog: QDialog) -> None:
        table = dialog.findChild(QTableWidget, "rounds")
        hands.bot.waitUntil(lambda: "changed since" in table.item(0, 1).text(), timeout=20_000)
        said.append("seen")
        dialog.reject()

    hands.answer(look)
    hands.press("Ctrl+F2")
    assert said[-1] == "seen"
