"""What is to check while labelling: numerals answered for, fields mended, by keys alone."""

import shutil
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QTreeView, QWidget

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.project import Project
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from gui.to_check.sections import FINDINGS, NUMERALS, SENTENCES
from schema.records import Layer, Report, Span

TEXT = (
    "青河镇小结\n\n2020年5月，镇里发放鸡苗约12万只，受益3000余户；发放鸡苗的村有18个。\n"
    "天气一直很好。第二批随后到位。"
)
OTHER = "白石镇小结\n\n发放鸡苗，再发放鸡苗，又发放鸡苗。"
THIRD = "黑水镇小结\n\n发放鸡苗一次。"
WORDS = "发放鸡苗"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Three reports without suggestions; the second has labels, the third is finished."""
    path = tmp_path / "check.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    with Project.open(path) as project:
        gate = Gate(project, me)
        found = [Report.of(text, name=text[:3]) for text in (TEXT, OTHER, THIRD)]
        gate.run(reports.bring_in([replace(each, suggested_by=("e",)) for each in found]))
        for text, categories in ((OTHER, ("industry",) * 3), (THIRD, ("other",))):
            workspace = Workspace.load(project, Report.of(text, name="").id, Layer(me.id))
            start = 0
            for category in categories:
                start = text.index(WORDS, start + 1)
                span = Span(start, start + len(WORDS), WORDS)
                draft = labels.add(workspace, span, "measure", {"category": category})
                workspace.apply(gate.run(draft).operation.changes)
            if text == THIRD:
                gate.run(reports.finish(workspace))
    return path


@pytest.fixture
def hands(path: Path, open_window: Callable[[Path], object]) -> object:
    """A window on the first report, once everything is worked out."""
    hands = open_window(path)
    hands.settle = lambda: settle(hands)
    settle(hands)
    return hands


def settle(hands) -> None:
    hands.bot.waitUntil(lambda: hands.window.labeller.to_check.is_done)


def listed(hands, section: str) -> list[str]:
    rows = hands.window.side.to_check.rows(section)
    return [TEXT[row.start : row.end] for row in rows]


def select(hands, words: str, nth: int = 0) -> None:
    text = hands.window.desk.workspace.report.text
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    hands.window.view.select(start, start + len(words))


def selected(hands) -> str:
    start, end = hands.window.view.selection()
    return TEXT[start:end]


def test_open_numerals_are_listed_and_what_is_known_is_folded_away_by_kind(hands):
    assert listed(hands, NUMERALS) == ["12万只", "3000余户", "18个"]
    assert listed(hands, "date") == ["2020年5月"]
    assert listed(hands, "ordinal") == ["二批"]
    assert listed(hands, "idiom") == ["一"]
    assert hands.window.side.title(1).endswith(" 3")
    tree = hands.window.side.to_check.findChild(QTreeView)
    model = tree.model()
    unfolded = {
        section
        for nth, section in enumerate(model.sections)
        if tree.isExpanded(model.index(nth, 0)) and model.rows(section)
    }
    assert unfolded == {NUMERALS}
    assert hands.window.view._scene.unaccounted.touching(0, len(TEXT))


def test_each_numeral_is_answered_for_with_one_key(hands, path, query):
    hands.press("F11")
    assert selected(hands) == "12万只"
    hands.press("Return")  # it is a number
    assert selected(hands) == "3000余户"
    hands.press("Ctrl+3")  # part of a name
    assert selected(hands) == "18个"
    hands.press("1")  # the label by its digit; stays there
    assert hands.window.labeller.focus.item.span.text == "18个"
    hands.settle()
    assert listed(hands, NUMERALS) == []
    assert not hands.window.view._scene.unaccounted.touching(0, len(TEXT))
    hands.until_stored()
    report = hands.window.desk.workspace.report.id
    stored = query(
        path,
        "SELECT text, state, reason, value, bound FROM labels"
        f" WHERE report = '{report}' ORDER BY start",
    )
    assert stored == [
        ("12万只", "confirmed", None, "120000", "approx"),
        ("3000余户", "rejected", "name", None, None),
        ("18个", "confirmed", None, "18", None),
    ]


def test_undo_brings_a_dismissed_numeral_back(hands):
    hands.press("F11", "Delete")
    hands.settle()
    assert listed(hands, NUMERALS) == ["3000余户", "18个"]
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: listed(hands, NUMERALS) == ["12万只", "3000余户", "18个"])
    hands.until_stored()
    hands.press("Ctrl+Shift+Z")
    hands.bot.waitUntil(lambda: listed(hands, NUMERALS) == ["3000余户", "18个"])


def test_a_dismissed_numeral_is_a_row_of_the_table_and_comes_back_by_deleting_it(hands):
    hands.press("F11", "Ctrl+1")
    focus = hands.window.labeller.focus
    hands.press("Esc")
    [key] = hands.window.desk.workspace.places()
    focus.choose(key)
    assert focus.item.state.value == "rejected"
    assert focus.item.current.reason == "date"
    hands.press("Delete")
    hands.settle()
    assert listed(hands, NUMERALS)[0] == "12万只"
    assert focus.index.total == 0


def test_arrows_go_from_numeral_to_numeral_and_esc_leaves(hands):
    hands.press("F11", "Down", "Right")
    assert selected(hands) == "18个"
    hands.press("Up")
    assert selected(hands) == "3000余户"
    assert hands.window.labeller.focus.mode.value == "numeral"
    hands.press("Esc")
    assert hands.window.labeller.focus.mode.value == "deciding"
    assert selected(hands) == ""


def test_a_folded_numeral_is_reached_from_the_list_and_labelled(hands):
    hands.press("Ctrl+F11")
    panel = hands.window.side.to_check
    tree = panel.findChild(QTreeView)
    assert tree.hasFocus()
    model = tree.model()
    tree.setCurrentIndex(model.section_index("ordinal"))
    hands.press("Right", "Down", "Return")
    assert hands.window.view.hasFocus()
    assert selected(hands) == "二批"
    hands.press("Ctrl+2")
    hands.settle()
    assert listed(hands, "ordinal") == []
    assert hands.window.labeller.focus.mode.value == "deciding"


def test_the_list_and_the_table_change_places_by_one_key(hands):
    side = hands.window.side
    hands.press("Ctrl+F11")
    assert side.current == 1
    hands.press("Ctrl+F11")
    assert side.current == 0
    assert hands.window.view.hasFocus()
    hands.press("Ctrl+F11", "Esc")
    assert side.current == 1
    assert hands.window.view.hasFocus()


def test_a_field_unlike_the_text_is_said_in_the_inspector_and_mended_by_one_key(hands):
    select(hands, "12万只")
    hands.press("1")
    focus, desk = hands.window.labeller.focus, hands.window.desk
    key = focus.key
    hands.window.inspector.attribute_edited.emit(key, "unit", "头", True)
    hands.settle()
    shown = hands.window.inspector.findChild(QLabel, "finding/0")
    assert "头" in shown.text()
    assert listed(hands, FINDINGS) == ["12万只"]
    hands.press("Ctrl+M")
    assert desk.workspace.item(key).attributes["unit"] == "只"
    hands.settle()
    assert listed(hands, FINDINGS) == []
    assert not shown.isVisible()


def test_what_is_at_issue_is_said_in_the_language_that_is_chosen(hands):
    select(hands, "天气")
    hands.press("2")
    hands.settle()
    shown = hands.window.inspector.findChild(QLabel, "finding/0")
    assert shown.text() == "It has no category yet"
    hands.window.action_set["view.chinese"].trigger()
    hands.bot.waitUntil(lambda: shown.text() == "还没有类别")
    row = hands.window.side.to_check.rows(FINDINGS)[0]
    model = hands.window.side.to_check.findChild(QTreeView).model()
    assert model.index(0, 1, model.section_index(FINDINGS)).data() == "还没有类别"
    assert row.key == hands.window.labeller.focus.key
    hands.window.action_set["view.english"].trigger()
    hands.bot.waitUntil(lambda: shown.text() == "It has no category yet")


def test_stepping_goes_through_spans_at_issue_and_numerals_in_reading_order(hands):
    select(hands, WORDS, 1)
    hands.press("2")
    hands.settle()
    focus = hands.window.labeller.focus
    focus.choose(None)
    hands.window.view.scroll_to(0)
    seen = []
    for _ in range(5):
        hands.press("F11")
        seen.append(focus.item.span.text if focus.item else selected(hands))
    assert seen == ["12万只", "3000余户", WORDS, "18个", "12万只"]
    hands.press("Shift+F11")
    assert selected(hands) == "18个"


def test_the_category_that_words_have_elsewhere_is_taken_with_one_key(hands):
    select(hands, WORDS)
    hands.press("2")
    hands.settle()
    key = hands.window.labeller.focus.key
    shown = hands.window.inspector.findChild(QLabel, "finding/0")
    assert "Industry" in shown.text()
    assert "3" in shown.text()  # places in the other reports, one of them finished
    hands.press("Ctrl+M")
    assert hands.window.desk.workspace.item(key).attributes["category"] == "industry"


def test_words_labelled_otherwise_are_mended_everywhere_as_one_undo_step(hands, path, query):
    for nth in (0, 1):
        select(hands, WORDS, nth)
        hands.press("2")
        key = hands.window.labeller.focus.key
        hands.window.inspector.attribute_edited.emit(key, "category", "other", True)
    hands.settle()
    assert listed(hands, FINDINGS) == [WORDS, WORDS]
    hands.press("Ctrl+Shift+M")
    by_category = "SELECT category, count(*) FROM labels GROUP BY category ORDER BY category"
    hands.bot.waitUntil(lambda: query(path, by_category) == [("industry", 5), ("other", 1)])
    hands.until_stored()
    hands.settle()
    assert listed(hands, FINDINGS) == []
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: query(path, by_category) == [("industry", 3), ("other", 3)])


def test_all_open_reports_take_over_what_was_chosen_here(hands, path, query):
    select(hands, WORDS)
    hands.press("2")
    key = hands.window.labeller.focus.key
    hands.window.inspector.attribute_edited.emit(key, "category", "education", True)
    hands.settle()
    hands.press("Ctrl+Alt+M")
    by_category = "SELECT category, count(*) FROM labels GROUP BY category ORDER BY category"
    # the report that is finished keeps its own
    hands.bot.waitUntil(lambda: query(path, by_category) == [("education", 4), ("other", 1)])
    hands.until_stored()
    hands.settle()
    assert listed(hands, FINDINGS) == []
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: ("industry", 3) in query(path, by_category))


def test_what_only_a_person_can_know_leads_to_its_field(hands):
    select(hands, "天气")
    hands.press("2")
    hands.settle()
    button = hands.window.inspector.findChild(QPushButton, "mend/0")
    assert button.text().startswith("Go to field")
    hands.press("Ctrl+M")
    assert hands.window.inspector.isAncestorOf(hands.window.focusWidget())


def test_finishing_names_what_is_left_and_goes_there(hands):
    select(hands, "天气")
    hands.press("2", "Esc")
    hands.settle()

    def go_to_the_numeral(dialog: QWidget) -> None:
        asked = dialog.findChild(QLabel).text()
        assert "Numerals that nobody has accounted for: 3" in asked
        assert "Measures without a category: 1" in asked
        rows = dialog.findChild(QListWidget)
        assert [rows.item(nth).text().split()[0] for nth in range(rows.count())] == [
            *("12万只", "3000余户", "18个", "天气")
        ]
        hands.press("Down", "Return")

    hands.answer(go_to_the_numeral)
    hands.press("Ctrl+Return")
    assert hands.window.desk.is_open
    assert selected(hands) == "3000余户"
    assert hands.window.labeller.focus.mode.value == "numeral"


def test_finishing_all_the_same_is_possible(hands, path, query):
    hands.answer(lambda dialog: dialog.findChild(QPushButton, "finishAnyway").click())
    hands.press("Ctrl+Return")
    hands.until_stored()
    states = query(path, "SELECT count(*) FROM work WHERE state = 'finished' AND layer <> 'gold'")
    assert states == [(2,)]


def test_a_report_with_everything_answered_for_is_finished_without_a_question(hands, path, query):
    hands.press("F11", "Ctrl+1", "Ctrl+2", "Ctrl+6")
    assert hands.window.labeller.focus.mode.value == "deciding"
    hands.press("Ctrl+Return")
    hands.until_stored()
    states = query(path, "SELECT count(*) FROM work WHERE state = 'finished' AND layer <> 'gold'")
    assert states == [(2,)]


def test_sentences_without_a_label_are_told_and_do_not_block(hands):
    assert len(listed(hands, SENTENCES)) == 5
    select(hands, "天气")
    hands.press("2")
    hands.settle()
    assert "天气一直很好。" not in listed(hands, SENTENCES)
    hands.press("Ctrl+Z")
    hands.bot.waitUntil(lambda: "天气一直很好。" in listed(hands, SENTENCES))


def test_a_finished_report_is_looked_at_and_not_changed(hands):
    hands.window.flow.open(Report.of(THIRD, name="").id)
    hands.settle()
    hands.press("F11")
    assert hands.window.view.selection() != (0, 0)
    before = hands.window.labeller.focus.index.total
    hands.press("Ctrl+1", "Return", "Delete")
    assert hands.window.labeller.focus.index.total == before


def test_without_an_engine_finishing_asks_about_what_is_known(path, open_window):
    hands = open_window(path)
    hands.window.desk.engine = None
    hands.window.flow.open(Report.of(OTHER, name="").id)
    settle(hands)
    assert not hands.window.side.to_check.rows(NUMERALS)
    hands.window.labeller.use_engine(Engine.default())
    settle(hands)
    assert hands.window.side.to_check.rows(SENTENCES)


def message(hands) -> str:
    return hands.window.status.findChild(QLabel, "message").text()


def choose_education(hands) -> None:
    """Label the words here otherwise than the other report does."""
    select(hands, WORDS)
    hands.press("2")
    key = hands.window.labeller.focus.key
    hands.window.inspector.attribute_edited.emit(key, "category", "education", True)
    hands.settle()
    hands.until_stored()


def test_what_is_planned_for_all_reports_never_reaches_another_project(
    hands, path, tmp_path, query
):
    copy = Path(shutil.copy(path, tmp_path / "copy.jinbiao"))
    choose_education(hands)
    before = query(copy, "SELECT count(*) FROM operations")
    hands.press("Ctrl+Alt+M")
    assert hands.window.projects.open(copy)
    settle(hands)
    hands.bot.wait(100)
    hands.until_stored()
    assert query(copy, "SELECT count(*) FROM operations") == before


def test_asking_again_while_the_others_are_read_is_answered(hands, path, query):
    choose_education(hands)
    operations, held, go = hands.window.desk.operations, threading.Event(), threading.Event()

    def hold(_gate: Gate) -> None:
        held.set()
        go.wait(20)

    operations.in_gaps(hold)
    held.wait(5)
    hands.press("F8", "Ctrl+Alt+M")
    assert operations.pending_count
    hands.press("Ctrl+Alt+M")
    assert "still runs" in message(hands)
    go.set()
    by_category = "SELECT category, count(*) FROM labels GROUP BY category ORDER BY category"
    hands.bot.waitUntil(lambda: query(path, by_category) == [("education", 4), ("other", 1)])


def test_other_reports_that_cannot_be_read_are_said(hands, path):
    choose_education(hands)
    path.rename(path.with_suffix(".away"))
    hands.press("Ctrl+Alt+M")
    hands.bot.waitUntil(lambda: path.name in message(hands))
    path.with_suffix(".away").rename(path)


def marked(hands) -> list[str]:
    """What the list marks, in the words of its first column."""
    tree = hands.window.side.findChild(QTreeView, "toCheckTree")
    return [str(index.data()) for index in tree.selectionModel().selectedRows(0)]


def test_the_list_marks_what_is_chosen_and_nothing_else(hands):
    for words in ("天气", "第二批"):
        select(hands, words)
        hands.press("2")
    hands.press("F11")  # the list of what is to check comes with it
    hands.settle()
    hands.window.labeller.focus.choose_around(TEXT.index("天气"), TEXT.index("天气") + 2)
    assert marked(hands) == ["天气"]
    hands.press("Ctrl+1")  # it has a category now, and goes from the list
    hands.settle()
    assert marked(hands) == []
    hands.until_stored()
    hands.press("Ctrl+Z")
    hands.settle()
    assert marked(hands) == ["天气"]
    hands.press("Esc", "Esc")
    assert hands.window.labeller.focus.key is None
    assert marked(hands) == []
