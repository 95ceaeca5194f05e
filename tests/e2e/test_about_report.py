"""A person mends what a report says of itself, sees its page, and replaces its text."""

import itertools
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QListWidget, QPushButton

from annotator import settings
from annotator.gate import Gate
from annotator.importing.files import import_paths
from annotator.ops import labels
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.replacing import texts as replacing
from annotator.store import reports
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from gui.about_report.page_panel import PagePanel
from schema.records import Layer, Report

FILES = Path(__file__).parents[1] / "annotator" / "files"
BETTER = (
    "青溪县扶贫简报\n\n全县建成扶贫车间36个，带动就业1260人。"
    "危房改造完成87户，户均补助2.5万元。\n新增：改水惠及430户。"
)


def choose_file(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: (str(path), ""))


def test_a_mended_date_and_place_reach_the_suggestions(open_window, project_path, query) -> None:
    hands = open_window(project_path)

    def mend(dialog: QDialog) -> None:
        date = dialog.findChild(QLineEdit, "date")
        date.setText("昨天")
        hands.press("Return")
        assert dialog.isVisible()
        assert "昨天" in dialog.findChild(QLabel, "aboutTold").text()
        date.setText("2018-05")
        dialog.findChild(QLineEdit, "place").setText("青溪县南乡")
        assert dialog.findChild(QLabel, "origin/source").text() == "a-qingxi.txt"
        hands.press("Return")

    hands.answer(mend)
    hands.press("Ctrl+B")
    wanted = (
        "SELECT DISTINCT attributes ->> 'time' FROM suggestions WHERE current AND text = '36个'"
    )
    hands.bot.waitUntil(lambda: query(project_path, wanted) == [("2018",)], timeout=60_000)
    hands.bot.waitUntil(
        lambda: any(
            item.attributes.get("place") == "青溪县南乡"
            for item in hands.window.desk.workspace.items()
        )
    )
    stored = query(project_path, "SELECT meta ->> 'date' FROM reports ORDER BY rowid LIMIT 1")
    assert stored == [("2018-05",)]


def test_a_better_text_takes_the_labels_along_and_leads_to_what_does_not_fit(
    open_window: Callable[[Path], object],
    project_path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = tmp_path / "better.txt"
    file.write_text(BETTER, encoding="utf-8")
    choose_file(monkeypatch, file)
    hands = open_window(project_path)
    workspace = hands.window.desk.workspace
    while workspace.undecided():
        hands.press("Return")
    hands.until_stored()
    hands.press("Ctrl+Return")
    hands.until_stored()
    hands.press("Ctrl+PgUp")
    assert hands.window.desk.workspace.report.name == workspace.report.name
    asked: list[str] = []

    def accept(dialog: QDialog) -> None:
        asked.append(dialog.findChild(QLabel, "replaceTold").text())
        unfit = dialog.findChild(QListWidget, "unfit")
        asked.extend(unfit.item(row).text() for row in range(unfit.count()))
        dialog.findChild(QPushButton, "replace").click()

    hands.answer(accept)
    hands.window.action_set["report.replace"].trigger()
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.text == BETTER, timeout=60_000)
    assert any("1200人" in line for line in asked)
    after = hands.window.desk.workspace
    decided = {item.span.text for item in after.items() if item.decided}
    assert {"36个", "87户", "2.5万元"} <= decided
    assert "1260人" not in decided
    assert hands.window.desk.is_open

    def go(dialog: QDialog) -> None:
        unfit = dialog.findChild(QListWidget, "unfit")
        hands.bot.waitUntil(lambda: unfit.count() > 0, timeout=10_000)
        row = next(at for at in range(unfit.count()) if "1200人" in unfit.item(at).text())
        unfit.setCurrentRow(row)
        unfit.setFocus()
        hands.press("Return")

    hands.come_back()
    hands.answer(go)
    hands.press("Ctrl+B")
    start, end = hands.window.view.selection()
    assert "12" not in BETTER[:start]
    assert BETTER[start:end] in "1260人"
    assert end > start


def test_the_old_text_stands_again_where_nobody_decided_since(
    open_window, project_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "better.txt"
    file.write_text(BETTER, encoding="utf-8")
    choose_file(monkeypatch, file)
    hands = open_window(project_path)
    old = hands.window.desk.workspace.report.text
    hands.answer(lambda dialog: dialog.findChild(QPushButton, "replace").click())
    hands.window.action_set["report.replace"].trigger()
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.text == BETTER, timeout=60_000)
    hands.come_back()
    hands.answer(lambda dialog: dialog.findChild(QPushButton, "oldText").click())
    hands.press("Ctrl+B")
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.text == old, timeout=60_000)


def test_a_decision_that_comes_too_late_is_refused_and_the_new_text_is_shown(
    open_window, project_path: Path
) -> None:
    hands = open_window(project_path)
    operations = hands.window.desk.operations
    old = hands.window.desk.workspace.report.id
    planned = operations.read(
        lambda project: replacing.plan(project, old, Report.of(BETTER, name="青溪县"))
    )
    operations.in_gaps(lambda gate: replacing.run(gate, planned)).result(20)
    hands.press("Return")
    hands.bot.waitUntil(lambda: hands.window.desk.workspace.report.text == BETTER, timeout=60_000)
    assert old not in hands.window.flow.report_ids()
    assert planned.new.id in hands.window.flow.report_ids()
    assert not [item for item in hands.window.desk.workspace.items() if item.decided]


def test_what_a_person_wrote_is_stored_in_its_turn_like_every_decision(
    open_window, project_path: Path, query
) -> None:
    hands = open_window(project_path)
    operations, held, go = hands.window.desk.operations, threading.Event(), threading.Event()

    def hold(_gate: Gate) -> None:
        held.set()
        go.wait(20)

    operations.in_gaps(hold)
    held.wait(5)

    def write(name: str, words: str) -> None:
        def mend(dialog: QDialog) -> None:
            dialog.findChild(QLineEdit, name).setText(words)
            hands.press("Return")

        hands.answer(mend)
        hands.press("Ctrl+B")

    write("date", "2018-05")
    assert operations.pending_count == 1
    hands.come_back()
    hands.press("Ctrl+PgDown")
    write("date", "2019-06")
    assert operations.pending_count == 2
    go.set()
    hands.until_stored()
    dates = "SELECT meta ->> 'date' FROM reports ORDER BY rowid"
    assert query(project_path, dates) == [("2018-05",), ("2019-06",)]
    times = "SELECT DISTINCT attributes ->> 'time' FROM suggestions WHERE current ORDER BY 1"
    hands.bot.waitUntil(
        lambda: {("2018",), ("2019",)} <= set(query(project_path, times)), timeout=60_000
    )


def test_a_decision_that_a_crash_left_on_a_replaced_text_is_carried_over_on_opening(
    open_window, project_path: Path
) -> None:
    me = settings.load().author()
    with Project.open(project_path) as project:
        gate = Gate(project, me)
        old = next(each for each in reports.ids(project.db))
        planned = replacing.plan(project, old, Report.of(BETTER, name="青溪县"))
        workspace = Workspace.load(project, old, Layer(me.id))
        number = next(item for item in workspace.items() if item.span.text == "36个")
        gate.run(labels.confirm(workspace, number.key))
        gate.run(planned.draft)
    hands = open_window(project_path)
    hands.window.flow.open(planned.new.id)
    hands.bot.waitUntil(
        lambda: any(
            item.decided and item.span.text == "36个"
            for item in hands.window.desk.workspace.items()
        )
    )


@pytest.fixture
def pdf_project(project_path: Path, tmp_path: Path) -> Path:
    """The project with a report from a pdf, whose folder is known from its import."""
    folder = tmp_path / "scans" / "2020"
    folder.mkdir(parents=True)
    shutil.copy(FILES / "heads.pdf", folder)
    with Project.open(project_path) as project:
        gate = Gate(project, settings.load().author())
        import_paths(gate, [folder])
        prelabel(gate, Engine.default())
    return project_path


def open_pdf_report(hands) -> None:
    hands.press("Ctrl+PgUp")
    assert hands.window.desk.workspace.report.source == "heads.pdf"


def test_a_span_is_shown_in_its_page(open_window, pdf_project: Path, tmp_path: Path) -> None:
    settings.load().remember_sources([tmp_path / "scans"])
    hands = open_window(pdf_project)
    open_pdf_report(hands)
    items = hands.window.desk.workspace.items()
    hands.window.labeller.focus.choose(items[-1].key)
    hands.press("Ctrl+P")
    hands.bot.waitUntil(lambda: bool(pages(hands)), timeout=60_000)
    [shown] = pages(hands)
    hands.bot.waitUntil(lambda: bool(shown._view.marks), timeout=60_000)
    hands.bot.waitUntil(lambda: is_fitted(shown), timeout=60_000)
    width = shown._view.width()
    assert shown.findChild(QLabel, "pageTold").text().startswith("Page ")
    hands.press("Ctrl+=")  # the page has the keyboard: it grows, and not the report's text
    hands.bot.waitUntil(lambda: shown._view.width() > width, timeout=60_000)
    assert settings.load().number("zoom") == 100
    before = shown.findChild(QLabel, "pageTold").text()
    hands.press("PgUp")
    hands.bot.waitUntil(
        lambda: shown.findChild(QLabel, "pageTold").text() != before, timeout=60_000
    )
    hands.window.labeller.focus.choose(items[0].key)
    hands.bot.waitUntil(lambda: bool(shown._view.marks), timeout=60_000)
    hands.press("Esc")
    hands.bot.waitUntil(lambda: not pages(hands))
    assert hands.window.view.hasFocus()


def test_a_page_stands_beside_the_words_and_gives_its_room_back(
    open_window, pdf_project: Path, tmp_path: Path
) -> None:
    settings.load().remember_sources([tmp_path / "scans"])
    hands = open_window(pdf_project)
    hands.window.resize(1366, 768)
    open_pdf_report(hands)
    view, panes = hands.window.view, hands.window.panes
    width = view.width()
    hands.press("Ctrl+P")
    hands.bot.waitUntil(lambda: bool(pages(hands)), timeout=60_000)
    [shown] = pages(hands)
    hands.bot.waitUntil(lambda: shown._view.width() > 0, timeout=60_000)
    on_screen = [
        QRect(each.mapToGlobal(QPoint(0, 0)), each.size())
        for each in (view, shown, hands.window.table, hands.window.inspector)
    ]
    for one, other in itertools.combinations(on_screen, 2):
        assert not one.intersects(other)
    assert view.width() >= 320
    assert not panes.is_queue_shown
    assert "previous page" in {word for _, word in hands.window.status.hints.shown}
    hands.press("Ctrl+P")  # back to the report, the page stays
    assert view.hasFocus()
    assert pages(hands) == [shown]
    hands.press("Ctrl+P", "Esc")
    hands.bot.waitUntil(lambda: not pages(hands))
    assert panes.is_queue_shown
    hands.bot.waitUntil(lambda: view.width() == width)


def test_a_file_that_is_not_found_is_asked_for_and_checked(
    open_window, pdf_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path / "scans" / "2020" / "heads.pdf"
    moved = tmp_path.with_name(tmp_path.name + "-elsewhere")
    moved.mkdir()
    elsewhere = elsewhere.rename(moved / "renamed.pdf")
    hands = open_window(pdf_project)
    open_pdf_report(hands)
    choose_file(monkeypatch, FILES / "columns.pdf")
    hands.press("Ctrl+P")
    hands.bot.waitUntil(lambda: "not the file" in message(hands), timeout=60_000)
    assert not pages(hands)
    choose_file(monkeypatch, elsewhere)
    hands.press("Ctrl+P")
    hands.bot.waitUntil(lambda: bool(pages(hands)), timeout=60_000)
    assert settings.load().source_folders() == [moved]


def test_a_report_without_pages_says_so(open_window, project_path: Path) -> None:
    hands = open_window(project_path)
    hands.press("Ctrl+P")
    assert "pdf" in message(hands)


def message(hands) -> str:
    return hands.window.findChild(QLabel, "message").text()


def is_fitted(shown: PagePanel) -> bool:
    return abs(shown._view.width() / shown._area.viewport().width() - 1) < 0.04


def pages(hands) -> list[PagePanel]:
    return [each for each in hands.window.findChildren(PagePanel) if each.isVisible()]
