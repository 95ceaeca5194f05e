"""A package or a hand-out that is dropped on the window is taken in, and opens no empty project."""

import gzip
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QMessageBox,
    QPushButton,
    QTableWidget,
)

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports as report_ops
from annotator.project import Project
from annotator.store import annotators, reports
from annotator.team import handing
from annotator.team import rounds as team_rounds
from gui.team.merge_dialog import MergeDialog
from gui.team.merged_dialog import MergedDialog
from schema.records import Annotator, AnnotatorId, Report
from schema.rounds import Member

OTHER = Annotator(AnnotatorId("2" * 8), "周二")


RELEASED = Path(__file__).parents[1] / "annotator" / "released" / "m0011.jinbiao.gz"


@pytest.fixture
def hand_out(project_path: Path, tmp_path: Path) -> Path:
    """A file with what somebody else has to label of the project."""
    return handed_out(project_path, tmp_path / "周二.jinbiao")


def handed_out(path: Path, out: Path) -> Path:
    with Project.open(path) as project:
        gate = Gate(project, settings.load().author())
        gate.introduce(OTHER)
        every = reports.ids(project.db)
        chosen = [each for each in every if not team_rounds.rounds.open_of(project.db, each)]
        team_rounds.assign_by_plan(
            gate, team_rounds.begin(gate, "再一轮", [Member(OTHER.id)], chosen)
        )
        handing.hand_out(gate, OTHER, out)
    return out


@pytest.fixture
def package(hand_out: Path, tmp_path: Path) -> Path:
    """What came of it: their operations alone."""
    return handed_in(hand_out, tmp_path / "周二-完成.jinbiao")


def handed_in(path: Path, out: Path) -> Path:
    with Project.open(path) as project:
        gate = Gate(project, OTHER)
        gate.run(team_rounds.round_ops.hand_in(team_rounds.rounds.assignments(project.db)))
        handing.hand_in(gate, out)
    return out


def drop(hands, path: Path) -> None:
    carried = QMimeData()
    carried.setUrls([QUrl.fromLocalFile(str(path))])
    kinds = Qt.DropAction.CopyAction, carried, Qt.MouseButton.LeftButton
    modifiers = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(hands.window, QDragEnterEvent(QPoint(400, 300), *kinds, modifiers))
    QApplication.sendEvent(hands.window, QDropEvent(QPointF(400, 300), *kinds, modifiers))


def button(box: QMessageBox, role: QMessageBox.ButtonRole) -> QPushButton:
    return next(each for each in box.buttons() if box.buttonRole(each) is role)


def take_in(hands, rows: list[list[str]]) -> None:
    """Take in what the dialog lists, once it is open."""

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        table = dialog.findChild(QTableWidget, "mergeFiles")
        hands.bot.waitUntil(lambda: bool(dialog.paths), timeout=30_000)
        rows.append([table.item(0, column).text() for column in range(7)])
        hands.answer(lambda merged: merged.reject())
        dialog.accept()

    hands.answer(see)


def until_merged(hands) -> None:
    def is_over() -> bool:
        return not hands.window.tasks.is_busy and not hands.window.findChildren(MergedDialog)

    hands.bot.waitUntil(is_over, timeout=30_000)


def test_a_package_dropped_on_its_project_is_taken_in(open_window, project_path, package) -> None:
    hands, rows = open_window(project_path), []
    take_in(hands, rows)
    drop(hands, package)
    until_merged(hands)
    [[name, whose, kind, _, new, _, remark]] = rows
    assert (name, whose, kind, remark) == (package.name, "周二", "package", "")
    assert new == "1"
    assert hands.window.desk.operations.path == project_path
    assert hands.window.desk.operations.read(
        lambda project: [each.state for each in team_rounds.rounds.assignments(project.db)]
    ) == ["handed_in", "handed_in"]


def test_a_package_that_is_opened_asks_for_its_project(
    open_window, project_path, package, tmp_path, monkeypatch
) -> None:
    another = tmp_path / "another.jinbiao"
    create_project(another, settings.load().author())
    hands, rows, asked = open_window(another), [], []

    def choose(box: QMessageBox) -> None:
        asked.append(box.text())
        take_in(hands, rows)
        button(box, QMessageBox.ButtonRole.AcceptRole).click()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(project_path), ""))
    hands.answer(choose)
    assert not hands.window.projects.open(package)
    hands.bot.waitUntil(lambda: bool(rows), timeout=30_000)
    until_merged(hands)
    assert package.name in asked[0]
    assert hands.window.desk.operations.path == project_path


def test_a_package_is_taken_in_once_its_older_project_was_brought_up_to_date(
    open_window, project_path, tmp_path, monkeypatch
) -> None:
    older, copy = tmp_path / "older.jinbiao", tmp_path / "copy.jinbiao"
    for each in (older, copy):
        each.write_bytes(gzip.decompress(RELEASED.read_bytes()))
    with Project.open(copy) as project:
        more = Report.of("新来的报告：修路3公里。", name="新报告")
        Gate(project, settings.load().author()).run(report_ops.bring_in([more]))
    handed_out(copy, tmp_path / "周二.jinbiao")
    package = handed_in(tmp_path / "周二.jinbiao", tmp_path / "周二-完成.jinbiao")
    hands, rows = open_window(project_path), []

    def choose(box: QMessageBox) -> None:
        take_in(hands, rows)
        button(box, QMessageBox.ButtonRole.AcceptRole).click()

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(older), ""))
    hands.answer(choose)
    drop(hands, package)
    hands.bot.waitUntil(lambda: bool(rows), timeout=30_000)
    until_merged(hands)
    assert (rows[0][0], rows[0][2]) == (package.name, "package")
    assert hands.window.desk.operations.path == older


def test_a_hand_out_dropped_on_its_project_is_asked_about_and_may_be_opened(
    open_window, project_path, hand_out
) -> None:
    hands, asked = open_window(project_path), []

    def answer(role: QMessageBox.ButtonRole):
        def press(box: QMessageBox) -> None:
            asked.append(box.text())
            button(box, role).click()

        return press

    hands.answer(answer(QMessageBox.ButtonRole.RejectRole))
    drop(hands, hand_out)
    assert hands.window.desk.operations.path == project_path
    hands.answer(answer(QMessageBox.ButtonRole.ActionRole))
    drop(hands, hand_out)
    assert hands.window.desk.operations.path == hand_out
    assert annotators.get(hands.window.desk.operations.read(lambda p: p.db), OTHER.id) == OTHER
    assert len(asked) == 2
