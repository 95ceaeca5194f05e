"""The table of actions: whole, without clashes, and its keys changeable."""

import re

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from gui.actions.action_set import ActionSet, clashes
from gui.actions.spec import Menu, Mode, Situation
from gui.actions.table import ALL, BY_ID

WIDE_OPEN = Situation(
    has_project=True,
    can_write=True,
    has_report=True,
    is_open=True,
    has_focus=True,
    is_decided=True,
    is_link_source=True,
    has_selection=True,
    reads_number=True,
    takes_words=True,
    has_category=True,
    offers_term=True,
    has_finding=True,
    is_at_odds=True,
    can_mend_all=True,
    counts=True,
    may_open_review=True,
    versions=9,
    may_take_all=True,
    has_gold=True,
    label_keys=frozenset("123456789"),
)
# what an input method takes for itself, or rewrites
LETTER_OR_MARK = re.compile(r"(?:Shift\+)?[A-Z,.;:'\"/\\`\[\]!?=-]")
AVOIDED = {"Ctrl+Space", "Ctrl+.", "Shift+Space"}


def test_ids_are_unique():
    assert len(BY_ID) == len(ALL)


def test_no_two_actions_share_a_key_where_both_work():
    assert clashes({}) == []


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_every_action_has_words_and_a_tip(spec):
    assert spec.text.strip()
    assert spec.tip.strip()
    assert spec.tip != spec.text


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_keys_are_ones_that_an_input_method_leaves_alone(spec):
    for key in spec.keys:
        assert not LETTER_OR_MARK.fullmatch(key)
        assert key not in AVOIDED
        assert QKeySequence(key).toString() != ""


@pytest.mark.parametrize("spec", ALL, ids=lambda spec: spec.id)
def test_every_action_is_usable_in_some_situation(spec):
    situations = [
        Situation(**{**_fields(WIDE_OPEN), "mode": mode, "is_open": is_open})
        for mode in Mode
        for is_open in (True, False)
    ]
    assert any(spec.is_usable(each) for each in situations)


def test_without_a_project_only_general_actions_are_usable():
    usable = {spec.id for spec in ALL if spec.is_usable(Situation())}
    assert {"project.new", "project.open", "help.shortcuts", "view.theme_dark"} <= usable
    assert not any(each.startswith(("label.", "edge.", "mark.", "report.")) for each in usable)


def test_a_finished_report_can_be_reopened_and_not_labelled():
    finished = Situation(**{**_fields(WIDE_OPEN), "is_open": False})
    assert BY_ID["report.reopen"].is_usable(finished)
    assert not BY_ID["label.confirm"].is_usable(finished)
    assert not BY_ID["report.finish"].is_usable(finished)


def test_keys_that_a_person_changed_stand_before_the_defaults(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window, {"label.unsure": ["F12"]})
    assert [key.toString() for key in actions["label.unsure"].shortcuts()] == ["F12"]
    assert BY_ID["label.unsure"] in actions.with_key(QKeySequence("F12"))
    actions.use_keys({})
    assert [key.toString() for key in actions["label.unsure"].shortcuts()] == ["F8"]
    assert BY_ID["label.unsure"] not in actions.with_key(QKeySequence("F12"))


def test_a_key_that_is_taken_is_found():
    found = clashes({"label.unsure": ["F2"]})
    assert found == [("F2", "label.unsure", "label.fields")] or found == [
        ("F2", "label.fields", "label.unsure")
    ]


def _fields(situation: Situation) -> dict[str, object]:
    return {name: getattr(situation, name) for name in Situation.__dataclass_fields__}


def test_menus_offer_no_digit_without_a_label_and_stand_in_groups(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    actions = ActionSet(window, {})
    actions.name_labels({"1": "Number", "2": "Measure"})
    menu = QMenu(window)
    actions.fill(menu, Menu.LABEL)
    shown = [each.text() for each in menu.actions() if each.isVisible()]
    assert {"Number", "Measure", "Confirm"} <= set(shown)
    assert "Label by its digit" not in shown
    assert "Right edge out" not in shown, "edges and links have a menu of their own"
    assert shown.count("") >= 5, "a line between every two groups"
    assert shown[0] == "Confirm"
