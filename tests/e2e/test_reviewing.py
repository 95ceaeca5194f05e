"""A reviewer at the keyboard: settle differences, accept what agrees, edit, add, end the review."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QTableView,
    QTableWidget,
    QToolButton,
)

import gui
from annotator import settings
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from annotator.review.rows import Standing
from gui.actions.spec import Mode
from gui.review.listing import Part
from gui.theme import Theme

TEXT = "云溪县发展茶叶种植，投入3000万元，修路8公里，建成水厂两座，带动农户600户增收。"


def span(words: str, label: str, **said: object) -> dict[str, object]:
    start = TEXT.index(words)
    return {
        "id": words,
        "label": label,
        "start": start,
        "end": start + len(words),
        "text": words,
        **said,
    }


FARMING = span("茶叶种植", "MEASURE", category="industry")
MONEY = span("3000万元", "NUMBER", value="30000000", unit="元", quantifies=["茶叶种植"])
ROAD = span("8公里", "NUMBER", value="8", unit="公里")
PLANTS = span("两座", "NUMBER", value="2", unit="座")
FARMERS = span("600户", "NUMBER", value="600", unit="户")

LABELS = {
    "林一": [FARMING, MONEY, ROAD, FARMERS],
    "周宁": [
        span("发展茶叶种植", "MEASURE", category="industry"),
        {**MONEY, "value": "3000", "quantifies": ["发展茶叶种植"]},
        PLANTS,
        FARMERS,
    ],
}


@pytest.fixture
def reviewed_path(tmp_path: Path) -> Path:
    """A project in which two people have finished one report, and agree on one number."""
    import json

    path = tmp_path / "review.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        for name, spans in LABELS.items():
            file = tmp_path / f"{name}.jsonl"
            record = {"id": "yunxi", "text": TEXT, "spans": spans}
            file.write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")
            assert not import_paths(Gate(project, me), [file], ImportChoice(labels_of=name)).refused
    return path


@pytest.fixture
def hands(open_window: Callable[[Path], "object"], reviewed_path: Path):
    """A person in the review of that report, at its first difference."""
    made = open_window(reviewed_path)
    made.press("Ctrl+R")
    assert made.window.labeller.focus.mode is Mode.REVIEW
    return made


def at(hands) -> str:
    """The words that all versions of the current row cover."""
    key = hands.window.labeller.focus.key
    row = hands.window.desk.review.row(key) if key else None
    return TEXT[row.start : row.end] if row else ""


def gold(hands) -> dict[str, dict[str, object]]:
    """What stands as gold, by its words."""
    review = hands.window.desk.review
    rows = (item for item in review.items() if item.counts)
    return {item.span.text: dict(item.attributes) for item in rows}


def standing(hands, words: str) -> Standing:
    rows = hands.window.review.shown.rows
    return next(row.standing for row in rows if words in TEXT[row.start : row.end])


def test_one_key_each_takes_a_version_and_goes_on(hands):
    assert at(hands) == "发展茶叶种植"
    hands.press("2")  # 林一: the letters are by name, and 周宁 comes first
    assert at(hands) == "3000万元"
    hands.press("1")
    assert at(hands) == "8公里"
    hands.press("0")
    assert at(hands) == "两座"
    hands.press("1")
    assert gold(hands) == {
        "茶叶种植": {"category": "industry"},
        "3000万元": {"value": "3000", "unit": "元"},
        "两座": {"value": "2", "unit": "座"},
    }
    assert hands.window.review.shown.left() == 0
    review = hands.window.desk.review
    money = next(item for item in review.items() if item.span.text == "3000万元")
    assert review.item(money.quantifies[0]).span.text == "茶叶种植"


def test_what_agrees_is_accepted_by_one_key_and_undone_by_one(hands):
    assert standing(hands, "600户") is Standing.AGREED
    hands.press("Ctrl+G")
    assert standing(hands, "600户") is Standing.SETTLED
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: standing(hands, "600户") is Standing.AGREED)
    assert gold(hands) == {}
    hands.press("Ctrl+Y")
    hands.bot.waitUntil(lambda: standing(hands, "600户") is Standing.SETTLED)


def test_a_reviewed_report_is_opened_with_its_gold(hands, reviewed_path, open_window):
    hands.press("1", "1", "1", "1", "Ctrl+G", "Ctrl+Return")
    hands.until_stored()
    hands.press("Ctrl+R")
    assert hands.window.desk.review is None, "who asks for labelling gets it"
    hands.window.close()
    again = open_window(reviewed_path)
    assert again.window.labeller.focus.mode is Mode.REVIEW
    assert again.window.labeller.focus.index.undecided == 0
    assert {each.span.text for each in again.window.desk.review.items() if each.counts} == {
        "发展茶叶种植",
        "3000万元",
        "两座",
        "600户",
    }


def test_a_settled_row_is_reopened_and_settled_otherwise(hands):
    hands.press("1", "Left")
    assert at(hands) == "发展茶叶种植"
    hands.press("Ctrl+Backspace")
    assert standing(hands, "发展茶叶种植") is Standing.OPEN
    assert at(hands) == "发展茶叶种植"
    hands.press("2")
    assert "茶叶种植" in gold(hands)


def test_fields_and_edges_can_be_edited_before_anything_is_taken(hands):
    hands.press("Down")
    assert at(hands) == "3000万元"
    hands.press("F2", "Ctrl+A")
    hands.write("3001")
    hands.press("Return")
    assert gold(hands)["3000万元"]["value"] == "3001"
    assert standing(hands, "3000万元") is Standing.SETTLED
    hands.press("Up", "1", "Left", "Left", "Ctrl+Shift+Right", "Ctrl+Shift+Right")
    assert "茶叶种植" in gold(hands)


def test_a_span_that_nobody_had_is_added_with_the_caret(hands):
    hands.press("Ctrl+K", "Ctrl+K", "Ctrl+K", "Right")
    view = hands.window.view
    hands.press("F5")
    while view.caret() != TEXT.index("修路"):
        hands.press("Right" if view.caret() < TEXT.index("修路") else "Left")
    hands.press("Shift+Right", "Shift+Right", "Ctrl+1")
    assert "修路" in gold(hands)
    assert hands.window.labeller.focus.mode is Mode.REVIEW
    hands.press("0")
    assert "修路" not in gold(hands)


def test_the_list_shows_differences_what_agrees_a_share_of_it_and_all(hands):
    panel, shown = hands.window.side.review, hands.window.review.shown
    counts = []
    for part in Part:
        assert shown.part is part
        counts.append(len(panel.keys))
        hands.press("Ctrl+K")
    assert counts == [4, 1, 1, 5]
    assert shown.part is Part.DIFFERENCES
    hands.press("Ctrl+Shift+K")
    kinds = [shown.line(row).kinds for row in shown.listed()]
    assert kinds == sorted(kinds, key=["missing", "boundary", "value"].index)


def test_versions_are_side_by_side_and_what_differs_is_marked(hands):
    hands.press("Down")
    table = hands.window.side.review.findChild(QTableWidget, "versionsTable")
    heads = [table.horizontalHeaderItem(nth).text() for nth in range(table.columnCount())]
    assert heads == ["", "A 周宁 [1]", "B 林一 [2]"]
    rows = {
        table.item(nth, 0).text(): [table.item(nth, column).text() for column in (1, 2)]
        for nth in range(table.rowCount())
    }
    assert rows["≠ Value"] == ["3,000", "30,000,000"]
    assert rows["Unit"] == ["元", "元"]
    drawn = hands.window.view._scene.versions
    assert {(each.letter, TEXT[each.start : each.end]) for each in drawn} >= {
        ("A", "发展茶叶种植"),
        ("B", "茶叶种植"),
        ("B", "8公里"),
    }


def test_names_are_hidden_until_the_row_is_settled(hands):
    hands.press("Ctrl+U")
    shown = hands.window.review.shown
    row = shown.listed()[0]
    assert all("林一" not in each and "周宁" not in each for each in shown.columns(row))
    assert all("林一" not in each and "周宁" not in each for each in shown.headings())
    hands.press("1", "Left")
    settled = hands.window.review.shown.listed()[0]
    assert any("林一" in each for each in hands.window.review.shown.columns(settled))
    hands.press("Ctrl+U")


def test_a_comment_that_cites_a_clause_stays_with_the_row_it_is_about(hands):
    key = hands.window.labeller.focus.key
    hands.press("Shift+F1", "Down", "Return")
    cited = hands.window.drawer.guidelines.shown[1].id
    hands.write("verbs stay out")
    hands.press("Return")
    hands.window.view.setFocus()
    hands.press("2")
    hands.until_stored()
    [comment] = hands.window.desk.review.comments.values()
    assert (comment.about, comment.layer) == (key, "gold")
    assert comment.text == f"§{cited} verbs stay out"


def test_what_was_settled_is_undone_from_labelling_too_and_shown_in_the_review(hands):
    hands.press("1", "Ctrl+R")
    assert hands.window.desk.review is None
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: hands.window.desk.review is not None)
    assert standing(hands, "发展茶叶种植") is Standing.OPEN


def test_ending_the_review_asks_about_what_is_left_and_makes_gold(hands, query, reviewed_path):
    hands.answer(lambda box: box.button(QMessageBox.StandardButton.Cancel).click())
    hands.press("Ctrl+Return")
    hands.come_back()
    assert hands.window.desk.is_open
    hands.press("2", "2", "2", "2", "Ctrl+G", "Ctrl+Return")
    hands.until_stored()
    assert not hands.window.desk.is_open
    found = query(reviewed_path, "SELECT number_text, measure_text FROM gold_links")
    assert found == [("3000万元", "茶叶种植")]
    said = query(reviewed_path, "SELECT text, annotator FROM gold_provenance ORDER BY text")
    assert ("3000万元", "林一") in said
    hands.press("1")
    assert len(gold(hands)) == 4


@pytest.mark.parametrize(("answer", "count"), [("Yes", 4), ("No", 3), ("Cancel", 3)])
def test_what_all_say_is_accepted_as_the_review_ends(hands, answer, count):
    hands.press("2", "2", "2", "2")
    button = QMessageBox.StandardButton[answer]
    hands.answer(lambda box: box.button(button).click())
    hands.press("Ctrl+Return")
    hands.come_back()
    hands.until_stored()
    assert hands.window.desk.is_open == (answer == "Cancel")
    assert len(gold(hands)) == count


def test_the_queue_counts_a_reviewed_report_as_done_until_its_review_is_reopened(hands):
    figures = hands.window.queue.findChild(QProgressBar, "queueProgress").accessibleName
    assert figures() == "0 / 1 done"
    hands.press("2", "2", "2", "2", "Ctrl+G", "Ctrl+Return")
    assert figures() == "1 / 1 done"
    hands.press("Ctrl+R")
    assert hands.window.desk.review is None
    assert figures() == "1 / 1 done"
    hands.press("Ctrl+R")

    def say_why(box):
        box.findChild(QPlainTextEdit).setPlainText("再看")
        box.accept()

    hands.answer(say_why)
    hands.window.action_set["report.reopen"].trigger()
    assert figures() == "0 / 1 done"


def test_one_goes_back_to_labelling_and_the_places_say_where_one_is(hands):
    places = [hands.window.findChild(QToolButton, each) for each in ("labelling", "review")]
    assert [each.isChecked() for each in places] == [False, True]
    hands.press("Ctrl+R")
    assert hands.window.desk.review is None
    assert hands.window.labeller.focus.mode is Mode.DECIDING
    assert [each.isChecked() for each in places] == [True, False]


def test_who_labelled_the_report_is_not_offered_its_review(open_window, reviewed_path):
    hands = open_window(reviewed_path)
    assert hands.window.action_set["review.open"].isEnabled()
    hands.window.view.select(TEXT.index("修路"), TEXT.index("修路") + 2)
    hands.press("Insert")
    hands.until_stored()
    hands.window.flow.open(hands.window.desk.workspace.report.id)
    assert not hands.window.action_set["review.open"].isEnabled()


def test_the_review_speaks_in_both_appearances(hands):
    hands.window._use_theme(Theme.dark())
    hands.window.grab()
    head = hands.window.findChild(QLabel, "reviewHead")
    assert head.text().startswith("boundary · 1 of 4")


def test_two_peoples_labels_are_settled_into_the_gold_of_the_samples_by_keys_alone():
    root = Path(gui.__file__).parent.parent
    done = subprocess.run(
        [sys.executable, str(root / "benchmarks" / "review_by_hand.py")],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    first, *_, last = done.stdout.strip().splitlines()
    assert first.startswith("14 differences: ")
    for kind in ("missing", "boundary", "label", "value", "unit", "bound", "category", "link"):
        assert f"{kind} " in first
    assert "context " in first
    assert last == "0 differences to the gold of the file"


def test_the_list_shows_six_rows_on_a_small_screen(hands):
    hands.window.resize(1366, 768)
    table = hands.window.findChild(QTableView, "reviewTable")
    versions = hands.window.findChild(QTableWidget, "versionsTable")
    row = table.verticalHeader().defaultSectionSize()
    hands.bot.waitUntil(lambda: table.viewport().height() >= 6 * row)
    assert versions.visibleRegion().boundingRect().height() == versions.height()


def test_in_a_low_window_list_versions_and_fields_stand_below_each_other(hands):
    window = hands.window
    window.resize(900, 480)  # 1366 by 768 at 150 %
    side, versions = window.side, window.side.review.versions
    hands.bot.waitUntil(lambda: window.panes.height() < 440)
    hands.bot.waitUntil(lambda: side.geometry().bottom() < window.inspector.geometry().top())
    assert versions.mapTo(side, versions.rect().bottomLeft()).y() <= side.height()
    assert window.inspector.height() >= 100
    assert window.inspector.geometry().bottom() <= window.panes.height()
