"""What dialogs and bars say of who has to practise first, and of who may not review."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.team.duties import Duty
from annotator.team.stages import Stage, Standing
from gui.panels.queue_duties import duty_words
from gui.team.duty_bar import DutyBar
from gui.team.hand_out_dialog import HandOutDialog
from gui.team.round_form import PeopleForm
from gui.widgets.inputs import Chooser
from schema.records import Annotator, AnnotatorId, ReportId
from schema.rounds import Assignment, Member, Role, Round

ONE, TWO = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in ((1, "林一"), (2, "周二")))
R = [ReportId(f"{n}" * 16) for n in range(2)]


def said_by(bar: DutyBar) -> str:
    return bar.findChild(QLabel, "duty").text()


@pytest.fixture
def bar(qtbot: QtBot) -> DutyBar:
    made = DutyBar()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("role", [Role.REVIEWER, None])
def test_who_may_review_is_told_before_and_after_they_label(bar: DutyBar, role) -> None:
    bar.show_duty(Duty("试点", Stage.WORKING, role))
    assert "you cannot review it" in said_by(bar)
    assert not bar.property("grave")
    bar.show_duty(Duty("试点", Stage.WORKING, role), has_labelled=True)
    assert "somebody else has to review it" in said_by(bar)
    assert bar.property("grave")
    bar.show_duty(Duty("试点", Stage.GOLD, role), has_labelled=True)
    assert not bar.isVisible()


def test_who_reviews_already_is_not_warned_of_labelling(bar: DutyBar) -> None:
    bar.show_duty(Duty("试点", Stage.WORKING, Role.REVIEWER))
    bar.show_reviewing(is_reviewing=True)
    assert not said_by(bar)
    assert bar.isHidden()
    bar.show_reviewing(is_reviewing=False)
    assert "you cannot review it" in said_by(bar)


def test_who_has_to_practise_first_is_told_so(bar: DutyBar) -> None:
    duty = Duty("试点", Stage.ASSIGNED, Role.ANNOTATOR, waits_for_practice=True)
    bar.show_duty(duty)
    assert "Practice first" in said_by(bar)
    assert bar.property("grave")
    assert duty_words(duty) == "practice first"


def test_what_is_finished_is_told_apart_from_what_is_handed_in() -> None:
    told = [
        duty_words(Duty("试点", stage, Role.ANNOTATOR, is_finished=is_finished))
        for stage, is_finished in (
            *((Stage.WORKING, False), (Stage.WORKING, True)),
            *((Stage.HANDED_IN, True), (Stage.IN_REVIEW, True)),
        )
    ]
    assert told == ["working", "finished, to hand in", "handed in", "in review"]


def test_a_practice_is_asked_of_who_labels_alone(qtbot: QtBot) -> None:
    form = PeopleForm([ONE, TWO], {})
    qtbot.addWidget(form)
    for person, part in ((ONE, 1), (TWO, 2)):
        form.findChild(Chooser, f"part/{person.id}").setCurrentIndex(part)
    ticks = [form.findChild(QCheckBox, f"afterPractice/{each.id}") for each in (ONE, TWO)]
    assert [each.isEnabled() for each in ticks] == [True, False]
    ticks[0].setChecked(True)
    assert form.members == (
        Member(ONE.id, after_practice=True),
        Member(TWO.id, Role.REVIEWER),
    )


def test_no_file_is_written_for_who_has_to_practise_first(qtbot: QtBot, tmp_path: Path) -> None:
    of = Round(*("round", "试点", "at"), (Member(TWO.id, after_practice=True),), tuple(R))
    given = {"round": [Standing(Assignment("round", R[0], TWO.id), Stage.ASSIGNED)]}
    project = tmp_path / "扶贫.jinbiao"
    for waiting in ([TWO.id], []):
        dialog = HandOutDialog([of], given, {TWO.id: "周二"}, project, ONE.id, waiting)
        qtbot.addWidget(dialog)
        inside = dialog.findChild(QLabel, "handOutInside").text()
        assert ("not yet: round 试点" in inside) is bool(waiting)
        role = QDialogButtonBox.ButtonRole.AcceptRole
        buttons = dialog.findChild(QDialogButtonBox)
        [go] = [
            each for each in dialog.findChildren(QPushButton) if buttons.buttonRole(each) is role
        ]
        assert go.isEnabled() is not bool(waiting)
