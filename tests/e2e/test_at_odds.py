"""Numbers of a report that cannot all be right: gone through, doubted or let stand, by keys."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QTreeView

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.suggest.engine import Engine

TEXT = "青溪县改造危房412户，其中东乡265户、西乡157户。"


@pytest.fixture
def hands(tmp_path: Path, open_window):
    """A report whose numbers are all confirmed, with the total chosen."""
    source, path = tmp_path / "青溪.txt", tmp_path / "青溪.jinbiao"
    source.write_text(TEXT, encoding="utf-8")
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        import_paths(gate, [source])
        prelabel(gate, Engine.default())
    found = open_window(path)
    for item in found.window.desk.workspace.items():
        found.window.labeller.focus.choose(item.key)
        found.press("Return")
    to_check = found.window.labeller.to_check
    found.bot.waitUntil(lambda: to_check.is_done and to_check.count == 1)
    found.press("F11")
    assert chosen(found) == "412户"
    return found


def chosen(hands) -> str:
    item = hands.window.labeller.focus.item
    return item.span.text if item else ""


def said(hands) -> str:
    line = hands.window.inspector.findChild(QLabel, "finding/0")
    return line.text() if line is not None and line.isVisible() else ""


def test_the_arithmetic_is_said_and_its_numbers_are_gone_through(hands):
    assert "265户 + 157户 ≠ 412户" in said(hands)
    seen = []
    for _ in range(3):
        hands.press("Ctrl+Alt+N")
        seen.append(chosen(hands))
    assert seen == ["265户", "157户", "412户"]


def test_what_its_keys_do_is_said_beside_the_sum(hands):
    hints = dict(hands.window.status.hints.shown)
    assert hints["Ctrl Alt K"] == "it stands"
    assert hints["Ctrl Alt N"] == "next of the sum"
    button = hands.window.inspector.findChild(QPushButton, "mend/0")
    assert button.text() == "Record doubt  Ctrl M"


def test_the_list_says_the_arithmetic_first(hands):
    model = hands.window.side.to_check.findChild(QTreeView).model()
    row = model.index(0, 1, model.index(0, 0))
    assert row.data().startswith("265户 + 157户 ≠ 412户")


def test_one_key_records_a_doubt_about_the_source(hands):
    hands.press("Ctrl+M")
    item = hands.window.labeller.focus.item
    assert item.attributes["value"] == "412"
    assert str(item.attributes["doubt"]).startswith("422户")
    assert said(hands) == ""
    hands.press("Ctrl+Z")
    focus = hands.window.labeller.focus
    hands.bot.waitUntil(lambda: "doubt" not in focus.item.attributes)


def test_one_key_lets_the_number_stand(hands):
    hands.press("Ctrl+Alt+K")
    assert said(hands) == ""
    assert hands.window.labeller.to_check.count == 0
    assert "doubt" not in hands.window.labeller.focus.item.attributes
