"""A label of the project's own is merged into another, and split, in the editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton

from annotator import settings
from annotator.gate import Gate
from annotator.ops import labels
from annotator.ops import schema as ops
from annotator.project import Project
from annotator.store import reports
from annotator.workspace import Workspace
from gui.schema_editor.dialog import SchemaDialog
from gui.schema_editor.part_tree import PartTree
from gui.widgets.inputs import Chooser
from schema.labels import Attribute, AttributeType, LabelType, Words
from schema.records import Layer, Span

WORDS = "扶贫车间"


@pytest.fixture
def with_offices(project_path: Path) -> Path:
    """The project with a label of its own that has been given, once where a measure stands too."""
    field = Attribute(id="duty", type=AttributeType.TEXT, name=Words(zh="职责", en="Duty"))
    office = LabelType(
        id="office",
        name=Words(zh="部门", en="Office"),
        colour="#7a3e9d",
        colour_dark="#d3a6ec",
        attributes=(field,),
    )
    me = settings.load().author()
    with Project.open(project_path) as project:
        gate = Gate(project, me)
        gate.run(ops.put(ops.standing(project), "labels/office", office))
        report = reports.ids(project.db)[0]
        for words, label in ((WORDS, "office"), (WORDS, "measure"), ("全县", "office")):
            workspace = Workspace.load(project, report, Layer(me.id))
            start = workspace.report.text.index(words)
            span = Span(start, start + len(words), words)
            said = {"duty": "协调"} if label == "office" else {"category": "employment"}
            gate.run(labels.add(workspace, span, label, said))
    return project_path


def in_editor(hands, path: str, button: str, answer: Callable[[QDialog], None]) -> None:
    """Open the editor at a part, press a button, and answer what it asks."""
    before = hands.window.desk.schema.version

    def run(dialog: QDialog) -> None:
        assert isinstance(dialog, SchemaDialog)
        dialog.findChild(PartTree).go_to(path)
        hands.answer(answer)
        dialog.findChild(QPushButton, button).click()
        hands.bot.waitUntil(lambda: hands.window.desk.schema.version != before, timeout=20_000)
        dialog.reject()

    hands.answer(run)
    hands.press("Ctrl+J")
    hands.come_back()


def kinds(hands) -> list[str]:
    return [
        item.label
        for item in hands.window.desk.workspace.items()
        if item.current.by_hand or item.suggestion is None
    ]


def test_a_label_is_merged_and_what_is_doubled_is_looked_at_again(
    open_window, with_offices: Path
) -> None:
    hands, said = open_window(with_offices), []
    assert sorted(kinds(hands)) == ["measure", "office", "office"]

    def into_measures(asked: QDialog) -> None:
        into = asked.findChild(Chooser, "mergeInto")
        into.setCurrentIndex(into.findData("number"))
        assert not asked.findChild(QLabel, "inBoth").isVisible()
        assert not asked.findChild(QCheckBox, "lookAgain").isChecked()
        into.setCurrentIndex(into.findData("measure"))
        assert asked.findChild(QCheckBox, "lookAgain").isChecked()
        said.extend(asked.findChild(QLabel, name).text() for name in ("asked", "inBoth"))
        asked.accept()

    in_editor(hands, "labels/office", "mergePart", into_measures)
    assert "(2 now)" in said[0]
    assert ": 1;" in said[1]
    assert kinds(hands) == ["measure"] * 3
    workspace = hands.window.desk.workspace
    assert set(workspace.again.values()) == {("labels/office",)}
    assert len(workspace.again) == 2
    assert [each.id for each in hands.window.desk.schema.label("measure").offered][-1] == "duty"


def test_a_label_is_split_into_labels_with_its_fields(open_window, with_offices: Path) -> None:
    hands = open_window(with_offices)

    def name_it(asked: QDialog) -> None:
        for language, words in (("zh", "工作队"), ("en", "Team")):
            asked.findChild(QLineEdit, f"part/0/{language}").setText(words)
        asked.accept()

    in_editor(hands, "labels/office", "splitPart", name_it)
    team = hands.window.desk.schema.label("team")
    assert [each.id for each in team.offered] == ["duty"]
    assert team.colour != hands.window.desk.schema.label("office").colour
    assert len(hands.window.desk.workspace.again) == 2
