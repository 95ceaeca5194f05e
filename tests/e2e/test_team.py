"""A lead makes a round, hands out, takes in and returns; annotators label in files of their own."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QTableWidget,
    QWidget,
)

from annotator.team.stages import Stage
from gui.panels.queue_model import DUTY_ROLE
from gui.team.duty_bar import DutyBar
from gui.team.hand_in_dialog import HandInDialog
from gui.team.hand_out_dialog import HandOutDialog
from gui.team.merge_dialog import MergeDialog
from gui.team.merged_dialog import MergedDialog
from gui.team.new_round_dialog import NewRoundDialog
from gui.team.rounds_dialog import RoundsDialog
from gui.widgets.inputs import Chooser
from schema.rounds import Sight

NAMES = ("林一", "周二")


def add_people(dialog: NewRoundDialog, hands) -> None:
    """Enter both as new people who label, by the keyboard alone."""
    for name in NAMES:
        field = dialog.findChild(QLineEdit, "newPerson")
        field.setFocus()
        field.setText(name)
        hands.press("Return")
        assert dialog.isVisible(), "Enter adds the person and makes no round yet"


def make_round(hands, sights: dict[str, Sight] | None = None) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, NewRoundDialog)
        dialog.findChild(QLineEdit, "roundName").setText("试点")
        add_people(dialog, hands)
        for person in dialog._people.people:
            if sights and person.name in sights:
                chooser = dialog.findChild(Chooser, f"sight/{person.id}")
                chooser.setCurrentIndex(chooser.findData(sights[person.name].value))
        dialog.findChild(Chooser, "roundOverlap").setCurrentText("2")
        planned = dialog.findChild(QTableWidget, "planned")
        hands.bot.waitUntil(lambda: shown(planned, 2) == ["2", "2"], timeout=20_000)
        dialog.findChild(QLineEdit, "roundName").setFocus()
        hands.press("Return")

    hands.answer(fill)
    hands.press("Ctrl+Shift+F8")
    hands.bot.waitUntil(lambda: bool(duties(hands)), timeout=20_000)
    hands.come_back()


def shown(table: QTableWidget, column: int) -> list[str]:
    return [table.item(row, column).text() for row in range(table.rowCount())]


def duties(hands) -> list[Stage]:
    """The stages that the queue shows, in its order."""
    model = hands.window.queue.findChild(QTableView, "queueList").model()
    found = [model.index(row, 0).data(DUTY_ROLE) for row in range(model.rowCount())]
    return [each.stage for each in found if each is not None]


def hand_out(hands, name: str, path: Path) -> str:
    """Write somebody's file; what the dialog says is in it."""
    said: list[str] = []

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOutDialog)
        chooser = dialog.findChild(Chooser, "handOutTo")
        chooser.setCurrentIndex(chooser.findText(name))
        assert dialog.path is not None
        assert name in dialog.path.name, "the name of the file is suggested"
        dialog.findChild(QLineEdit, "outFile").setText(str(path))
        said.append(dialog.findChild(QLabel, "handOutInside").text())
        dialog.accept()

    hands.answer(fill)
    hands.window.action_set["team.hand_out"].trigger()
    until_told(hands)
    assert path.exists()
    hands.come_back()
    return said[0]


def until_told(hands) -> None:
    """Wait for what is said of a file once it is written, and close it."""
    told: list[str] = []

    def close(box: QWidget) -> None:
        assert isinstance(box, QMessageBox), box
        assert box.findChild(QPushButton, "openFolder") is not None
        told.append(box.text())
        box.close()

    hands.answer(close)
    hands.bot.waitUntil(lambda: bool(told), timeout=30_000)


def label_all(hands) -> None:
    """Confirm and finish everything that is to do."""
    while hands.window.desk.is_open:
        while hands.window.desk.workspace.undecided():
            hands.press("Return")
        report = hands.window.desk.workspace.report.id
        hands.until_stored()
        hands.press("Ctrl+Return")
        hands.until_stored()
        if hands.window.desk.workspace.report.id == report:
            break


def hand_in(hands, path: Path, *, count: int) -> None:
    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, HandInDialog)
        assert dialog.findChild(QListWidget, "handInReports").count() == count
        dialog.findChild(QLineEdit, "outFile").setText(str(path))
        hands.press("Return")

    hands.answer(fill)
    hands.press("Shift+F8")
    until_told(hands)
    assert path.exists()
    assert Stage.HANDED_IN in duties(hands)
    hands.come_back()


def take_in(hands, *paths: Path) -> tuple[list[list[str]], str]:
    """Merge some files; what the preview said of them, and the result."""
    rows: list[list[str]] = []
    lines: list[str] = []

    def see(dialog: QDialog) -> None:
        assert isinstance(dialog, MergeDialog)
        dialog.take(paths)
        table = dialog.findChild(QTableWidget, "mergeFiles")
        told = dialog.findChild(QLabel, "mergeTold")
        hands.bot.waitUntil(lambda: "would bring" in told.text(), timeout=30_000)
        rows.extend(
            [table.item(row, column).text() for column in range(6)]
            for row in range(table.rowCount())
        )
        hands.answer(read)
        dialog.accept()

    def read(dialog: QDialog) -> None:
        assert isinstance(dialog, MergedDialog)
        lines.append(dialog.findChild(QPlainTextEdit, "mergedLines").toPlainText())
        dialog.reject()

    hands.answer(see)
    hands.window.action_set["team.merge"].trigger()
    hands.bot.waitUntil(lambda: bool(lines), timeout=30_000)
    hands.come_back()
    return rows, lines[0]


def give_back(hands, name: str, reason: str) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, RoundsDialog)
        people = dialog.findChild(Chooser, "roundPeople")
        people.setCurrentIndex(people.findText(name))
        given = dialog.findChild(QTableWidget, "assignments")
        assert shown(given, 3) == ["handed in", "handed in"]
        given.selectRow(0)

        def write(asked: QWidget) -> None:
            asked.findChild(QPlainTextEdit, "answer").setPlainText(reason)
            hands.press("Return")

        hands.answer(write)
        dialog.findChild(QPushButton, "returnReports").click()
        hands.bot.waitUntil(lambda: "returned" in shown(given, 3), timeout=20_000)
        assert shown(given, 4)[shown(given, 3).index("returned")] == reason
        dialog.reject()

    hands.answer(choose)
    hands.press("Ctrl+F2")
    hands.come_back()


def test_the_files_of_all_are_written_by_enter_alone(
    open_window: Callable[[Path], object], project_path: Path, tmp_path: Path
) -> None:
    lead = open_window(project_path)
    make_round(lead)
    offered: list[str] = []

    def write(dialog: QDialog) -> None:
        assert isinstance(dialog, HandOutDialog)
        offered.append(dialog.findChild(Chooser, "handOutTo").currentText())
        lead.answer(go_on)
        lead.press("Return")

    def go_on(box: QWidget) -> None:
        assert isinstance(box, QMessageBox)
        step = box.findChild(QPushButton, "nextStep")
        if step is not None:
            assert box.defaultButton() is step
            [following] = {*NAMES} - {*offered}
            assert following in step.text()
            lead.answer(write)
        lead.press("Return")

    lead.answer(write)
    lead.window.action_set["team.hand_out"].trigger()
    files = {tmp_path / f"{project_path.stem}-{name}.jinbiao" for name in NAMES}
    lead.bot.waitUntil(lambda: all(each.exists() for each in files), timeout=30_000)
    lead.bot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=20_000)
    assert sorted(offered) == sorted(NAMES)


def test_a_round_goes_out_is_labelled_comes_home_is_returned_and_comes_again(
    open_window: Callable[[Path], object], project_path: Path, tmp_path: Path, query
) -> None:
    lead = open_window(project_path)
    make_round(lead, {"周二": Sight.UNAIDED})
    assert duties(lead) == [Stage.ASSIGNED, Stage.ASSIGNED]
    files = {name: tmp_path / f"{name}.jinbiao" for name in NAMES}
    inside = {name: hand_out(lead, name, path) for name, path in files.items()}
    assert "2 reports" in inside["林一"]
    assert "unaided" in inside["周二"]
    assert "Not in it" in inside["周二"]

    packages = {name: tmp_path / f"{name}-done.jinbiao" for name in NAMES}
    for name in NAMES:
        mine = open_window(files[name])
        assert mine.window.desk.operations.person.name == name
        assert mine.window.tools.findChild(QWidget, "person").text() == name
        assert duties(mine) == [Stage.ASSIGNED, Stage.ASSIGNED]
        has_suggestions = bool(mine.window.desk.workspace.suggestions)
        assert has_suggestions is (name == "林一")
        label_all(mine)
        hand_in(mine, packages[name], count=2)
        assert not mine.window.desk.is_open

    lead.come_back()
    rows, lines = take_in(lead, *packages.values())
    assert [row[1:3] for row in rows] == [["林一", "package"], ["周二", "package"]]
    assert all(int(row[4]) > 0 for row in rows), "all of it is new"
    assert "Open conflicts now: 0" in lines
    assert duties(lead) == [Stage.HANDED_IN, Stage.HANDED_IN]
    again, _ = take_in(lead, packages["林一"])
    assert again[0][4] == "0", "known by now"

    reason = "户数的单位漏了"
    give_back(lead, "林一", reason)
    assert Stage.RETURNED in duties(lead)
    second_file = tmp_path / "林一-2.jinbiao"
    hand_out(lead, "林一", second_file)

    mine = open_window(second_file)
    assert reason in mine.window.findChild(DutyBar).findChild(QLabel, "duty").text()
    assert mine.window.desk.is_open, "the returned one is what comes first"
    mine.press("Ctrl+Return")
    mine.until_stored()
    second_package = tmp_path / "林一-done-2.jinbiao"
    hand_in(mine, second_package, count=1)

    lead.come_back()
    take_in(lead, second_package)
    assert duties(lead) == [Stage.HANDED_IN, Stage.HANDED_IN]
    finished = "SELECT count(*) FROM work WHERE state = 'finished'"
    assert query(project_path, finished) == [(4,)]
