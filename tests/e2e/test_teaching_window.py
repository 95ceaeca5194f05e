"""Teaching the engine at the keyboard: what it missed is ticked, taken, and found elsewhere."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.ops import labels
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import suggestions
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.records import Layer, Span, report_id

TAUGHT = "甲村设立暖心驿站6座，带动12户。"
UNSEEN = "乙村搭建暖心驿站3座，吸纳务工30人。"
WORDS = "设立暖心驿站"


@pytest.fixture
def taught_path(tmp_path):
    """Two reports; in the first somebody gave a measure a category that the engine would not."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TAUGHT, encoding="utf-8")
    (folder / "b.txt").write_text(UNSEEN, encoding="utf-8")
    path, me = tmp_path / "t.jinbiao", settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        import_paths(gate, [folder])
        prelabel(gate, Engine.default())
        workspace = Workspace.load(project, report_id(TAUGHT), Layer(me.id))
        key = next(each.key for each in workspace.items() if each.span.text == WORDS)
        said = labels.Edit(attributes={"category": "safety_net"})
        gate.run(labels.edit(workspace, key, said))
    return path


@pytest.fixture
def hands(open_window, taught_path):
    found = open_window(taught_path)
    found.press("Ctrl+Alt+L")
    found.bot.waitUntil(lambda: dialog(found).terms.topLevelItemCount() == 1)
    return found


def room(hands):
    return hands.window.rooms.teaching.part


def dialog(hands):
    return room(hands).dialog


def test_a_ticked_term_is_taken_and_found_in_the_other_report(hands, taught_path) -> None:
    window = dialog(hands)
    assert QApplication.focusWidget() is window.terms
    assert window.terms.currentItem().text(0) == "暖心驿站"
    assert not window.take.isEnabled()
    hands.press("Space")
    assert [each.category for each in window.ticked()] == ["safety_net"]
    window.take.setFocus()
    hands.press("Space")
    hands.until_stored()
    hands.bot.waitUntil(lambda: not room(hands).is_busy and window.terms.topLevelItemCount() == 0)
    assert [each.text for each in hands.window.labeller.terms.all] == ["暖心驿站"]
    hands.bot.waitUntil(
        lambda: any(each == ("搭建暖心驿站", "safety_net") for each in suggested(hands)),
        timeout=20_000,
    )


def test_a_key_takes_out_again_what_was_just_taken(hands) -> None:
    window = dialog(hands)
    assert not window.back.isVisible()
    hands.press("Space")
    window.take.click()
    hands.bot.waitUntil(lambda: not room(hands).is_busy and window.terms.topLevelItemCount() == 0)
    labels_before = hands.window.desk.operations.read(label_count)
    window.terms.setFocus()
    hands.press("Ctrl+Z")
    hands.until_stored()
    hands.bot.waitUntil(lambda: not room(hands).is_busy and window.terms.topLevelItemCount() == 1)
    assert hands.window.labeller.terms.all == ()
    assert hands.window.desk.operations.read(lambda project: project.terms) == ()
    assert hands.window.desk.operations.read(label_count) == labels_before
    assert not window.back.isVisible()


def label_count(project: Project) -> int:
    return int(project.db.execute("SELECT count(*) FROM labels").fetchone()[0])


def suggested(hands) -> list[tuple[str, object]]:
    def read(project: Project) -> list[tuple[str, object]]:
        found = suggestions.of_report(project.db, report_id(UNSEEN))
        return [(each.span.text, each.attributes.get("category")) for each in found]

    return hands.window.desk.operations.read(read)


def test_a_kind_ticks_all_of_its_terms(hands) -> None:
    window = dialog(hands)
    window.terms.setCurrentItem(window.terms.topLevelItem(0))
    hands.press("Space")
    assert len(window.ticked()) == 1
    assert window.cases.rowCount() == 0


def test_enter_on_a_place_goes_there(hands) -> None:
    window = dialog(hands)
    assert window.cases.rowCount() == 1
    assert f"[{WORDS}]" in window.cases.item(0, 1).text()
    hands.window.rooms.teaching.part.dialog.cases.setFocus()
    QTest.keyClick(window.cases, Qt.Key.Key_Return)
    workspace = hands.window.desk.workspace
    assert workspace.report.text == TAUGHT
    start = TAUGHT.index(WORDS)
    item = hands.window.labeller.focus.item
    assert item is not None
    assert item.span == Span(start, start + len(WORDS), WORDS)


def test_esc_closes_it_and_another_project_forgets_it(hands) -> None:
    hands.press("Esc")
    assert not dialog(hands).isVisible()
    hands.window.desk.project_changed.emit()
    assert dialog(hands) is None
