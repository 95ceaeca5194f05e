"""Hiding unlikely suggestions: out of the way, counted, named on finishing, and remembered."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton

from annotator import settings
from annotator.gate import Gate, create_project
from annotator.ops import reports
from annotator.project import Project
from schema.records import Report, Span, Suggestion, SuggestionId

TEXT = "青石县发展产业扶贫，带动贫困户5120户，户均增收约3000元；新建水厂4座。"
SCORES = {"产业扶贫": 0.95, "5120户": 0.97, "3000元": 0.6, "新建水厂": 0.4, "4座": 0.9}


@pytest.fixture
def scored(tmp_path):
    """A project with one report, whose suggestions have scores of their own."""
    path = tmp_path / "scored.jinbiao"
    me = settings.load().author()
    create_project(path, me)
    report = replace(Report.of(TEXT, name="青石县"), suggested_by=("engine-1",))
    with Project.open(path) as opened:
        Gate(opened, me).run(reports.bring_in([report], map(suggestion_of(report), SCORES)))
    return path


def suggestion_of(report):
    def suggest(words: str) -> Suggestion:
        start = TEXT.index(words)
        return Suggestion(
            id=SuggestionId(f"s-{words}"),
            report=report.id,
            engine="engine-1",
            label="number" if words[0].isdecimal() else "measure",
            span=Span(start, start + len(words), words),
            score=SCORES[words],
            rule="term",
        )

    return suggest


def scores(hands) -> list[float]:
    workspace = hands.window.desk.workspace
    return sorted(item.suggestion.score for item in workspace.undecided())


def shown_texts(hands) -> set[str]:
    """The undecided spans that a person can step to."""
    focus = hands.window.labeller.focus
    seen: set[str] = set()
    for _ in range(focus.index.total + 1):
        hands.press("Down")
        if focus.item is not None and not focus.item.decided:
            seen.add(focus.item.span.text)
    return seen


def is_count_right(hands) -> bool:
    """Whether exactly the undecided ones that are shown nowhere are known as hidden."""
    focus = hands.window.labeller.focus
    undecided = hands.window.desk.workspace.undecided()
    return set(focus.hidden) == {
        item.key for item in undecided if not focus.index.position(item.key)
    }


def drawn(hands) -> int:
    view = hands.window.view
    return len(list(view.spans_at(0, len(view.text()))))


def head(hands) -> QPushButton:
    return hands.window.table.findChild(QPushButton, "hiddenSuggestions")


def hide(hands, percent: int) -> None:
    hands.window.action_set[f"view.hide_below_{percent}"].trigger()


def test_all_is_shown_until_somebody_asks_for_less(scored, open_window):
    hands = open_window(scored)
    assert hands.window.action_set["view.hide_below_0"].isChecked()
    assert not head(hands).isVisible()
    assert hands.window.labeller.focus.index.undecided == len(scores(hands))


def test_what_is_unlikely_is_neither_drawn_nor_listed_nor_stepped_to(scored, open_window):
    hands = open_window(scored)
    before, all_texts = drawn(hands), shown_texts(hands)
    unlikely = {"3000元", "新建水厂"}
    assert all_texts == set(SCORES)
    hide(hands, 90)
    assert shown_texts(hands) == all_texts - unlikely
    assert drawn(hands) == before - len(unlikely)
    assert head(hands).isVisible()
    assert head(hands).text() == f"{len(unlikely)} hidden"
    assert hands.window.labeller.focus.item.span.text not in unlikely
    hide(hands, 0)
    assert shown_texts(hands) == all_texts
    assert not head(hands).isVisible()


def test_the_choice_is_remembered(scored, open_window):
    hands = open_window(scored)
    hide(hands, 90)
    assert settings.load().number("hide_below") == 90
    hands.window.projects.close()
    again = open_window(scored)
    assert again.window.action_set["view.hide_below_90"].isChecked()
    assert not again.window.action_set["view.hide_below_0"].isChecked()
    assert head(again).isVisible()


def test_finishing_names_what_is_hidden_and_goes_there(scored, open_window):
    hands = open_window(scored)
    hide(hands, 90)
    focus = hands.window.labeller.focus
    while focus.index.undecided:
        hands.press("Return")
    left = hands.window.desk.workspace.undecided()
    assert [item.span.text for item in left] == ["3000元", "新建水厂"]
    asked = []

    def look(dialog) -> None:
        rows = dialog.findChild(QListWidget, "left")
        asked.extend(rows.item(row).text() for row in range(rows.count()))
        asked.append(dialog.findChildren(QLabel)[0].text())
        hands.press("Return")

    hands.answer(look)
    hands.press("Ctrl+Return")
    hands.come_back()
    assert sum("undecided, hidden" in each for each in asked) == len(left)
    assert f"{len(left)} of the undecided are hidden" in asked[-1]
    assert focus.item.key == left[0].key
    assert drawn(hands)
    assert head(hands).isVisible() == (len(left) > 1)
    hands.press("Return")
    assert hands.window.desk.workspace.item(left[0].key).decided


def test_a_decision_that_is_taken_back_is_hidden_again_only_when_the_report_is_read_anew(
    scored, open_window
):
    hands = open_window(scored)
    focus = hands.window.labeller.focus
    while focus.item.suggestion.score >= 0.9:
        hands.press("Right")
    key = focus.key
    hands.press("Return")
    hands.until_stored()
    hide(hands, 90)
    assert focus.index.position(key)
    assert is_count_right(hands)
    hands.press("Ctrl+Z")
    assert is_count_right(hands)
    hands.until_stored()
    assert focus.key == key
    assert is_count_right(hands)
    assert focus.index.position(key)
    hide(hands, 90)
    assert not focus.index.position(key)
    assert key in focus.hidden
    assert is_count_right(hands)
    focus.choose(key)
    assert is_count_right(hands)


def test_the_queue_counts_what_is_hidden_as_undecided(scored, open_window):
    hands = open_window(scored)
    count = len(scores(hands))
    hide(hands, 90)
    hands.press("Return")
    hands.until_stored()
    row = next(iter(hands.window.flow._reports))
    assert (row.decided, row.undecided) == (1, count - 1)
