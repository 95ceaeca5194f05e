"""The dialogs of a team, by the keys and clicks of a person."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from annotator.gate import Gate
from annotator.replay import Conflict
from annotator.review.by_clause import Explained
from annotator.review.differences import Difference, Kind
from annotator.store.queue import Done, Heading, Queue, QueueRow
from annotator.team.conflicts import OpenConflict
from annotator.team.duties import Duty
from annotator.team.practice import Result
from annotator.team.stages import Stage, Standing
from gui.background import Background
from gui.panels.queue import QueuePanel
from gui.team.by_hand_dialog import ByHandDialog
from gui.team.conflicts_dialog import ConflictsDialog
from gui.team.duty_bar import DutyBar
from gui.team.file_line import FileLine, free_name
from gui.team.hand_in_dialog import HandInDialog
from gui.team.hand_out_dialog import HandOutDialog
from gui.team.merge_dialog import MergeDialog
from gui.team.namesakes_question import NamesakesQuestion, Who
from gui.team.new_round_dialog import NewRoundDialog, Offered
from gui.team.practice_dialog import PracticeDialog
from gui.team.round_form import PeopleForm
from gui.theme import Theme, apply
from gui.widgets.inputs import Chooser
from schema.labels import default
from schema.practice import Practice
from schema.records import (
    Annotator,
    AnnotatorId,
    Entity,
    Label,
    LabelId,
    Layer,
    OperationId,
    ReportId,
    Span,
    WorkState,
)
from schema.rounds import Assignment, Handed, Member, Role, Round, Sight

ONE, TWO = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in enumerate(("林一", "周二")))
NAMES = {ONE.id: ONE.name, TWO.id: TWO.name}
R = [ReportId(f"r{n}") for n in range(3)]
ROUND = Round(
    *("round", "试点", "2026-10-01T08:00:00.000Z"),
    (Member(ONE.id), Member(TWO.id), Member(TWO.id, Role.REVIEWER)),
    tuple(R),
)


@pytest.fixture
def put(qtbot: QtBot, qapp: QApplication) -> Callable[[QDialog], QDialog]:
    """Show a dialog in front."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    apply(qapp, Theme.light())

    def show(dialog: QDialog) -> QDialog:
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        return dialog

    return show


def cells(table: QTableWidget, column: int) -> list[str]:
    return [table.item(row, column).text() for row in range(table.rowCount())]


def by_hand() -> ByHandDialog:
    begun = Assignment("round", R[0], ONE.id)
    standings = [
        Standing(begun, Stage.WORKING),
        Standing(Assignment("round", R[1], TWO.id), Stage.ASSIGNED),
    ]
    return ByHandDialog(ROUND, standings, NAMES, lambda report: f"报告 {report}")


def test_space_gives_a_report_and_takes_it_back(qtbot: QtBot, put) -> None:
    dialog = put(by_hand())
    table = dialog.findChild(QTableWidget, "byHand")
    table.setCurrentCell(2, 1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert Assignment("round", R[2], ONE.id) in dialog.wanted
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert len(dialog.wanted) == 2
    assert "given to nobody: 1" in dialog.findChild(QLabel, "byHandFigures").text()


def test_what_is_begun_is_not_taken_away(qtbot: QtBot, put) -> None:
    dialog = put(by_hand())
    table = dialog.findChild(QTableWidget, "byHand")
    table.setCurrentCell(0, 1)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    qtbot.mouseClick(
        table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=table.visualRect(table.model().index(0, 1)).center(),
    )
    assert Assignment("round", R[0], ONE.id) in dialog.wanted


def test_by_hand_nobody_reviews_what_they_label(qtbot: QtBot, put) -> None:
    dialog = put(by_hand())
    table = dialog.findChild(QTableWidget, "byHand")
    table.setCurrentCell(1, 3)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.isVisible()
    given = [each.role for each in dialog.wanted if (each.report, each.person) == (R[1], TWO.id)]
    assert given == [Role.REVIEWER]


def new_round(
    put, lengths: dict[ReportId, int] | None = None, *, bare: tuple[ReportId, ...] = ()
) -> NewRoundDialog:
    sizes = (
        lengths if lengths is not None else {each: 100 + number for number, each in enumerate(R)}
    )
    offered = Offered([*sizes], [*sizes][:2], [], sizes, bare)
    return put(NewRoundDialog([ONE, TWO], NAMES, offered, Background()))


def test_a_plan_is_shown_before_the_round_is_made(qtbot: QtBot, put) -> None:
    dialog = new_round(put)
    table = dialog.findChild(QTableWidget, "planned")
    go = next(each for each in dialog.findChildren(QPushButton) if each.isDefault())
    dialog.findChild(QLineEdit, "roundName").setText("试点")
    dialog.findChild(Chooser, f"part/{ONE.id}").setCurrentIndex(1)
    dialog.findChild(Chooser, f"part/{TWO.id}").setCurrentIndex(1)
    dialog.findChild(Chooser, "roundReports").setCurrentIndex(0)
    dialog.findChild(Chooser, "roundOverlap").setCurrentText("2")
    qtbot.waitUntil(lambda: cells(table, 2) == ["3", "3"], timeout=20_000)
    dialog.findChild(Chooser, "roundShare").setCurrentText("30 %")
    qtbot.waitUntil(lambda: sorted(cells(table, 2)) == ["2", "2"], timeout=20_000)
    assert "3 reports, 1 of them" in dialog.findChild(QLabel, "planFigures").text()
    assert go.isEnabled()
    choice = dialog.choice
    assert (choice.overlap, choice.share, len(choice.reports)) == (2, 30, 3)


def test_what_is_lacking_for_a_round_is_said_where_it_cannot_be_made_yet(put) -> None:
    dialog = new_round(put)
    said = dialog.findChild(QLabel, "planFigures")
    dialog.findChild(Chooser, "roundHow").setCurrentIndex(1)
    assert said.text() == "Choose somebody who labels."
    dialog.findChild(Chooser, f"part/{ONE.id}").setCurrentIndex(1)
    assert said.text() == "Give the round a name."
    dialog.findChild(QLineEdit, "roundName").setText("试点")
    assert said.text() == ""
    assert next(each for each in dialog.findChildren(QPushButton) if each.isDefault()).isEnabled()
    assert new_round(put, {}).findChild(QLabel, "planFigures").text() == (
        "There is no report to give out."
    )


def test_tab_goes_from_the_reports_of_a_round_to_its_first_person(qtbot: QtBot, put) -> None:
    dialog = new_round(put)
    dialog.activateWindow()
    which = dialog.findChild(Chooser, "roundReports")
    which.setFocus()
    qtbot.waitUntil(which.hasFocus)
    qtbot.keyClick(which, Qt.Key.Key_Tab)
    assert dialog.findChild(Chooser, f"part/{ONE.id}").hasFocus()


def test_shift_tab_goes_back_to_the_person_that_was_just_added(qtbot: QtBot, put) -> None:
    dialog = new_round(put)
    dialog.activateWindow()
    field = dialog.findChild(QLineEdit, "newPerson")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    field.setText("周宁")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    added = dialog.findChild(PeopleForm).people[-1]
    after_practice = dialog.findChild(QCheckBox, f"afterPractice/{added.id}")
    qtbot.waitUntil(after_practice.isVisible)
    qtbot.keyClick(field, Qt.Key.Key_Backtab)
    assert after_practice.hasFocus()


def test_how_many_reports_have_no_suggestions_is_said_before_the_round_is_made(put) -> None:
    dialog = new_round(put, bare=(R[0], R[2]))
    said = dialog.findChild(QLabel, "bareReports")
    assert said.isHidden()  # nobody labels yet
    dialog.findChild(Chooser, f"part/{ONE.id}").setCurrentIndex(1)
    dialog.findChild(Chooser, "roundReports").setCurrentIndex(0)
    assert said.isVisible()
    assert "Without suggestions: 2 of these" in said.text()
    dialog.findChild(Chooser, "roundReports").setCurrentIndex(1)
    assert "Without suggestions: 1 of these" in said.text()
    sight = dialog.findChild(Chooser, f"sight/{ONE.id}")
    sight.setCurrentIndex(sight.findData(Sight.UNAIDED.value))
    assert said.isHidden()  # who is to see none misses none


def test_too_few_people_are_said_and_no_round_is_made(qtbot: QtBot, put) -> None:
    dialog = new_round(put)
    dialog.findChild(QLineEdit, "roundName").setText("试点")
    dialog.findChild(Chooser, f"part/{ONE.id}").setCurrentIndex(1)
    dialog.findChild(Chooser, "roundOverlap").setCurrentText("3")
    told = dialog.findChild(QLabel, "roundTold")
    qtbot.waitUntil(told.isVisible, timeout=20_000)
    assert told.text()
    qtbot.keyClick(dialog.findChild(QLineEdit, "roundName"), Qt.Key.Key_Return)
    assert dialog.isVisible()


def test_given_out_by_hand_needs_no_plan(put) -> None:
    dialog = new_round(put)
    dialog.findChild(QLineEdit, "roundName").setText("试点")
    dialog.findChild(Chooser, f"part/{ONE.id}").setCurrentIndex(1)
    dialog.findChild(Chooser, "roundHow").setCurrentIndex(1)
    assert not dialog.findChild(QTableWidget, "planned").isVisible()
    dialog.accept()
    assert not dialog.choice.by_plan
    assert [each.person for each in dialog.choice.members] == [ONE.id]


def conflict(field: str, kept: object, lost: object) -> OpenConflict:
    found = Conflict(field, OperationId("a-1"), OperationId("b-1"), kept, lost)
    return OpenConflict(
        *("id-" + field, Entity.LABEL, "label", found, R[0], Layer(ONE.id)),
        *("青石县", "林一", "5120户"),
    )


def conflicts(put, *found: OpenConflict, may_settle: bool = True) -> ConflictsDialog:
    dialog = ConflictsDialog(default(), lambda _: "2026-10-01T08:00:00.000Z", may_settle=may_settle)
    dialog.show_found(found)
    return put(dialog)


def test_one_key_settles_a_conflict(qtbot: QtBot, put) -> None:
    value, gone = conflict("value", "2020", "2019"), conflict("deleted", True, False)
    dialog = conflicts(put, value, gone)
    table = dialog.findChild(QTableWidget, "conflicts")
    assert cells(table, 4)[0].startswith("2020")
    assert cells(table, 5)[0].startswith("2019")
    assert [each.split("  ")[0] for each in (cells(table, 4)[1], cells(table, 5)[1])] == [
        *("taken away", "still there")
    ]
    wanted: list[tuple[OpenConflict, bool]] = []
    dialog.settle_wanted.connect(lambda each, take: wanted.append((each, take)))
    qtbot.keyClick(table, Qt.Key.Key_1)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_2)
    assert wanted == [(value, False), (gone, True)]
    dialog.show_found([gone])
    assert table.currentRow() == 0
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert dialog.goes_to == R[0]


def test_conflicts_of_a_project_that_is_only_read_are_shown_and_not_settled(
    qtbot: QtBot, put
) -> None:
    dialog = conflicts(put, conflict("value", "1", None), may_settle=False)
    wanted: list[object] = []
    dialog.settle_wanted.connect(lambda *each: wanted.append(each))
    qtbot.keyClick(dialog.findChild(QTableWidget, "conflicts"), Qt.Key.Key_1)
    assert wanted == []
    assert not dialog.findChild(QPushButton, "keep").isEnabled()


def test_who_did_most_stands_where_people_of_one_name_are_one(qtbot: QtBot, put) -> None:
    other = Annotator(AnnotatorId("9" * 8), ONE.name)
    question = put(NamesakesQuestion([ONE, other], Counter({other.id: 5, ONE.id: 2})))
    qtbot.keyClick(question, Qt.Key.Key_Return)
    assert (question.who, question.standing, question.others) == (Who.ONE, other, [ONE])
    left = put(NamesakesQuestion([ONE, other], {}))
    qtbot.keyClick(left, Qt.Key.Key_Escape)
    assert left.who is Who.LATER


def test_a_hand_out_says_what_is_in_it_and_leaves_out_who_is_at_the_keyboard(
    qtbot: QtBot, put, tmp_path: Path
) -> None:
    of = Round(*("round", "试点", "at"), (Member(TWO.id, sight=Sight.UNAIDED),), tuple(R))
    back = Assignment("round", R[0], TWO.id, state=Handed.RETURNED)
    given = {
        "round": [
            Standing(back, Stage.RETURNED),
            Standing(Assignment("round", R[1], TWO.id), Stage.ASSIGNED),
            Standing(Assignment("round", R[1], ONE.id), Stage.ASSIGNED),
        ]
    }
    project = tmp_path / "扶贫.jinbiao"
    (tmp_path / "扶贫-周二.jinbiao").touch()
    dialog = put(HandOutDialog([of], given, NAMES, project, ONE.id))
    people = dialog.findChild(Chooser, "handOutTo")
    assert [people.itemText(row) for row in range(people.count())] == ["周二"]
    inside = dialog.findChild(QLabel, "handOutInside").text()
    assert "2 reports, with no suggestions (unaided); 1 of them returned" in inside
    assert dialog.path == tmp_path / "扶贫-周二-2.jinbiao"
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted


def test_nothing_is_handed_out_where_nobody_has_reports(put, tmp_path: Path) -> None:
    dialog = put(HandOutDialog([], {}, NAMES, tmp_path / "p.jinbiao", ONE.id))
    assert dialog.person is None
    go = next(each for each in dialog.findChildren(QPushButton) if each.isDefault())
    assert not go.isEnabled()
    assert "Make a round first" in dialog.findChild(QLabel, "handOutInside").text()


def test_handing_in_names_what_goes_and_what_stays(put, tmp_path: Path) -> None:
    dialog = put(HandInDialog("林一", ["青石县"], 2, tmp_path / "p.jinbiao", writes_package=True))
    told = dialog.findChild(QLabel, "handInTold").text()
    assert "林一 hands in finished reports: 1" in told
    assert "left out: 2" in told
    assert dialog.path == tmp_path / "林一-done.jinbiao"
    here = put(HandInDialog("林一", ["青石县"], 0, tmp_path / "p.jinbiao", writes_package=False))
    assert here.path is None


def test_files_that_are_dropped_are_looked_into(
    qtbot: QtBot, put, project_file: Path, gate: Gate, tmp_path: Path
) -> None:
    gate.introduce(ONE)
    copy = tmp_path / "copy.jinbiao"
    gate.project.send_copy(copy)
    dialog = put(MergeDialog(project_file, Background()))
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(each)) for each in (copy, tmp_path / "nowhere")])
    drop = QDropEvent(
        *(QPointF(9, 9), Qt.DropAction.CopyAction, files),
        *(Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier),
    )
    dialog.dropEvent(drop)
    table = dialog.findChild(QTableWidget, "mergeFiles")
    qtbot.waitUntil(lambda: table.rowCount() == 2, timeout=20_000)
    assert cells(table, 2) == ["whole project", ""]
    assert cells(table, 4) == ["0", ""]
    assert "nowhere" in cells(table, 6)[1]
    assert dialog.paths == [copy]
    qtbot.waitUntil(
        lambda: dialog.findChild(QLabel, "mergeTold").text().endswith(": 0"), timeout=20_000
    )
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: table.rowCount() == 1, timeout=20_000)
    assert dialog.paths == []
    dialog.reject()


def test_a_file_is_named_with_our_ending_and_never_over_another(qtbot: QtBot, tmp_path) -> None:
    line = FileLine("x")
    qtbot.addWidget(line)
    assert line.path is None
    line.suggest(tmp_path / "2020.05 林一")
    assert line.path == tmp_path / "2020.05 林一.jinbiao"
    assert free_name(tmp_path, "a/b:c") == tmp_path / "a-b-c.jinbiao"
    for name, tidy in (("../../林", "-.-..-林"), ("CON", "-ON"), ("a\u202eb\0c.", "a-b-c-")):
        assert free_name(tmp_path, name) == tmp_path / f"{tidy}.jinbiao"
    endless = free_name(tmp_path, "𠀀" * 3000)
    endless.touch()  # a system can hold it
    assert free_name(tmp_path, "𠀀" * 3000) != endless


BAR = (
    (Duty("试点", Stage.RETURNED, Role.ANNOTATOR, reason="年份<b>错</b>"), "年份<b>错</b>"),
    (Duty("试点", Stage.HANDED_IN, Role.ANNOTATOR), "Handed in"),
    (Duty("试点", Stage.ASSIGNED, Role.ANNOTATOR, Sight.UNAIDED), "unaided"),
    (Duty("试点", Stage.WORKING, Role.ANNOTATOR, Sight.SUGGESTIONS), "without their scores"),
    (Duty("试点", Stage.ASSIGNED), "to others"),
)


@pytest.mark.parametrize(("duty", "said"), BAR)
def test_the_bar_says_what_a_round_asks(qtbot: QtBot, duty: Duty, said: str) -> None:
    bar = DutyBar()
    qtbot.addWidget(bar)
    bar.show_duty(duty)
    assert bar.isVisible()
    assert said in bar.findChild(QLabel, "duty").text()
    bar.show_duty(Duty("试点", Stage.ASSIGNED, Role.ANNOTATOR))
    assert not bar.isVisible()


@pytest.fixture
def queue(qtbot: QtBot, qapp: QApplication) -> QueuePanel:
    apply(qapp, Theme.light())
    panel = QueuePanel(Theme.light())
    qtbot.addWidget(panel)
    panel.resize(232, 600)
    panel.set_duties(
        {
            R[0]: Duty("试点", Stage.RETURNED, Role.ANNOTATOR, reason="年份"),
            R[1]: Duty("二轮", Stage.ASSIGNED),
        }
    )
    panel.set_queue(Queue(R, Done(), lambda each: Heading(f"报告{each}", undecided=5), ()))
    panel.show()
    qtbot.waitExposed(panel)
    return panel


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("assigned to me", [R[0]]),
        ("returned", [R[0]]),
        ("assigned", [R[1]]),
        ("round 二轮", [R[1]]),
        ("gold", []),
        ("all", R),
    ],
)
def test_the_queue_is_filtered_by_round_and_state(
    queue: QueuePanel, wanted: str, found: list[ReportId]
) -> None:
    queue.findChild(Chooser, "queueStates").setCurrentText(wanted)
    assert queue.shown_reports == found


def test_the_queue_speaks_and_offers_of_rounds_only_where_there_are_any(
    queue: QueuePanel,
) -> None:
    states = queue.findChild(Chooser, "queueStates")
    states.setCurrentText("returned")
    model = queue.findChild(type(queue._list), "queueList").model()
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Returned: 年份" in spoken
    queue.set_duties({})
    assert states.findText("returned") < 0
    assert states.currentIndex() == 0
    assert queue.shown_reports == R


def test_several_reports_are_chosen_in_the_queue_without_opening_them(
    qtbot: QtBot, queue: QueuePanel
) -> None:
    asked: list[str] = []
    queue.report_requested.connect(asked.append)
    table = queue._list
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert queue.chosen_reports == R[:2]
    assert asked == []


def test_a_report_is_worked_on_from_the_first_decision(queue: QueuePanel) -> None:
    queue.set_duties({R[0]: Duty("试点", Stage.ASSIGNED, Role.ANNOTATOR)})
    queue.update_row(QueueRow(R[0], "报告", "", WorkState.OPEN, 1, 4, 0))
    states = queue.findChild(Chooser, "queueStates")
    states.setCurrentIndex(states.findText("assigned"))
    assert queue.shown_reports == []
    spoken = queue._list.model()
    states.setCurrentIndex(0)
    assert "working" in spoken.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)


def test_in_a_practice_a_span_that_gold_has_not_is_not_called_missing(put) -> None:
    of = Practice("p", TWO.id, "at", (R[0],), seed=0, errors=1, pass_mark=80, hidden="")
    nine = Label(LabelId("nine"), R[0], Layer(TWO.id), "number", Span(0, 1, "9"), {})
    differences = [
        Explained(Difference((Kind.MISSING,), None, nine), ()),
        Explained(Difference((Kind.MISSING,), nine, None), ()),
    ]
    result = Result(of, (), {R[0]: differences}, (), {})
    dialog = put(PracticeDialog(result, default(), lambda report: report, may_go=False))
    table = dialog.findChild(QTableWidget, "practiceDifferences")
    assert cells(table, 1) == ["not in gold", "missing"]


def test_who_is_added_to_a_round_is_in_sight_among_many(qtbot: QtBot, put) -> None:
    many = [Annotator(AnnotatorId(f"{n:08d}"), f"人{n}") for n in range(20)]
    form = PeopleForm(many, {})
    dialog = QDialog()
    QVBoxLayout(dialog).addWidget(form)
    dialog.resize(700, 240)
    put(dialog)
    assert form.verticalScrollBar().value() == 0
    new = Annotator(AnnotatorId("99999999"), "新来的")
    form.add(new, Role.ANNOTATOR)
    part = form.findChild(Chooser, f"part/{new.id}")
    qtbot.waitUntil(lambda: not part.visibleRegion().isEmpty())
    qtbot.waitUntil(lambda: part.visibleRegion().boundingRect().height() == part.height())
