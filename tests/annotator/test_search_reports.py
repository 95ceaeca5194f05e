"""All reports are searched through the index, for one person, as the file stands."""

import random
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.project import Mode, Project
from annotator.search.matching import Matcher, Query, What
from annotator.search.reports import MOST, Found, search_project, search_report, search_text
from annotator.store import search, texts
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, Span

OTHER = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "王二")
HOSTILE = ["扶", "贫", "车", "a", "B", "7", "．", "\x00", "😀", "𠮷", "\u0301", "\u202e", '"', "*"]
HOSTILE += [" ", "，", "\u3000", "\ufeff", "ß", "İ", "\U0002b820", "AND", "NEAR("]
hostile = st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=12).map("".join)


def found(project: Project, words: str, person: Annotator, what: What = What.TEXT) -> Found:
    return search_project(Matcher(Query(words, what)), project, Layer(person.id))


def add(gate: Gate, *contents: str) -> list[Report]:
    made = [Report.of(text, name=text[:4]) for text in contents]
    gate.run(report_ops.bring_in(made))
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(contents=st.lists(hostile, min_size=1, max_size=6, unique=True), words=hostile)
def test_the_index_never_leaves_out_a_report_that_has_the_words(
    gate: Gate, contents: list[str], words: str
) -> None:
    stored = [texts.get(gate.project.db, each) for each in texts.ids(gate.project.db)]
    if new := [each for each in contents if each not in stored]:
        add(gate, *new)
    everything = {each: texts.get(gate.project.db, each) for each in texts.ids(gate.project.db)}
    for sought in (words, words[:1], words[-2:]):
        matcher = Matcher(Query(sought))
        wanted = {report for report, text in everything.items() if matcher.places(text)}
        candidates = {report for report, _ in search.with_words(gate.project.db, sought)}
        assert wanted <= candidates
        assert wanted == {hit.report for hit in found(gate.project, sought, gate.person).hits}


@pytest.mark.parametrize("words", ["扶", "扶贫", "扶贫车", "扶贫车间", "GDP", "gdp增", "36"])
def test_words_of_one_two_and_more_characters_are_found_by_the_index(
    gate: Gate, words: str
) -> None:
    (report, *_) = add(gate, "全县建成扶贫车间36个，GDP增长。", "贫困、帮扶、车辆、间隔。3与6")
    assert [name for name, _ in search.with_words(gate.project.db, words)][:1] == [report.id]
    assert {hit.report for hit in found(gate.project, words, gate.person).hits} >= {report.id}
    alone = len(words) > 1
    assert len(search.with_words(gate.project.db, words)) == (1 if alone else 2)


def test_few_reports_with_some_words_are_named_and_many_are_not(gate: Gate) -> None:
    water = [each.id for each in add(gate, "甲村水厂。", "乙村水\n厂。", "丙村水站。")]
    db = gate.project.db
    assert set(search.few_with_words(db, "水厂", 2) or ()) == set(water[:2])
    assert search.few_with_words(db, "水厂", 1) is None
    assert set(search.few_with_words(db, "水", 3) or ()) == set(water)
    assert search.few_with_words(db, "水", 2) is None
    assert search.few_with_words(db, "厂水", 0) == []
    assert (
        search.few_with_words(db, "。", 99) is None
    )  # what the index does not know may be anywhere


def test_a_word_broken_over_two_lines_is_found_in_all_reports(gate: Gate) -> None:
    text = "全县共建成扶贫车间三十六个，带动贫困\n户就业一千二百人，户均增收三千元。"
    add(gate, text)
    (hit,) = found(gate.project, "贫困户", gate.person).hits
    assert text[hit.start : hit.end] == hit.words == "贫困\n户"
    assert hit.before.endswith("带动")
    assert hit.after.startswith("就业")


def test_hits_come_in_the_order_of_the_queue_with_names(gate: Gate) -> None:
    first, second = add(gate, "丙丙水厂。水厂", "甲甲水厂。")
    result = found(gate.project, "水厂", gate.person)
    assert [hit.report for hit in result.hits] == [first.id, first.id, second.id]
    assert result.names == ((first.id, first.name), (second.id, second.name))
    assert not result.is_cut


def test_there_is_an_end_to_what_is_listed_and_a_search_can_be_stopped(gate: Gate) -> None:
    add(gate, *(f"{n}" + "水" * 1000 for n in range(7)))
    matcher, layer = Matcher(Query("水")), Layer(gate.person.id)
    result = search_project(matcher, gate.project, layer)
    assert (len(result.hits), result.is_cut) == (MOST, True)
    stops = iter([False, False, True])
    stopped = search_project(matcher, gate.project, layer, is_cancelled=lambda: next(stops))
    assert (len(stopped.hits), stopped.is_cut) == (2000, True)


def test_spans_and_values_are_found_as_suggested_confirmed_and_not_once_rejected(
    gate: Gate, workspace: Workspace
) -> None:
    for words, what in (
        ("5120", What.SPANS),
        ("5,120", What.VALUES),
        ("五千一百二十户", What.VALUES),
    ):
        (hit,) = found(gate.project, words, gate.person, what).hits
        assert (hit.words, hit.key in workspace.suggestions) == ("5120户", True)
    gate.run(labels.reject(workspace, hit.key))
    assert found(gate.project, "5120", gate.person, What.SPANS).hits == ()
    assert found(gate.project, "5120", gate.person, What.VALUES).hits == ()
    assert len(found(gate.project, "5120", gate.person).hits) == 1


def test_people_find_their_own_spans_and_gold_and_nobody_elses(
    gate: Gate, workspace: Workspace, person: Annotator
) -> None:
    others = Gate(gate.project, OTHER)
    others.introduce(OTHER)
    theirs = Workspace.load(gate.project, workspace.report.id, Layer(OTHER.id))
    start = theirs.report.text.index("新建水厂")
    added = labels.add(theirs, Span(start, start + 4, "新建水厂"), "measure", {})
    theirs.apply(others.run(added).operation.changes)
    for what in (What.SPANS, What.VALUES):
        assert found(gate.project, "新建水厂", person, what).hits == ()
    assert len(found(gate.project, "新建水厂", OTHER, What.SPANS).hits) == 1

    others.run(report_ops.finish(theirs))
    hits = found(gate.project, "新建水厂", person, What.SPANS).hits
    assert [(hit.words, hit.key) for hit in hits] == [("新建水厂", None)]
    matcher = Matcher(Query("新建水厂", What.SPANS))
    assert search_report(matcher, gate.project, workspace.report.id, workspace.layer).hits == ()


def test_one_report_is_searched_without_the_project(workspace: Workspace) -> None:
    result = search_text(Matcher(Query("户")), workspace.report)
    assert [hit.start for hit in result.hits] == [
        n for n, each in enumerate(workspace.report.text) if each == "户"
    ]


def test_verify_finds_an_index_that_lost_or_gained_characters(gate: Gate) -> None:
    add(gate, "水厂四座，惠及千户。", "另一份报告。")
    assert verify(gate.project) == []
    db = gate.project.db
    db.execute("INSERT INTO texts_index (rowid, characters) VALUES (9, '水')")
    assert [(each.rule, each.about) for each in verify(gate.project)] == [("search", "水")]


def test_verify_finds_texts_under_each_others_number(gate: Gate) -> None:
    add(gate, "水厂四座，惠及千户。", "另一份报告。")
    db = gate.project.db
    for step in ("number + 10", "13 - number"):
        db.execute(f"UPDATE indexed_texts SET number = {step}")
    assert {each.rule for each in verify(gate.project)} == {"search"}


def test_a_text_and_its_index_are_stored_together_or_not_at_all(gate: Gate) -> None:
    def add_and_fail() -> None:
        with gate.project.transaction() as db:
            texts.add_all(db, ["水厂四座。"])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    assert search.with_words(gate.project.db, "水厂") == []
    assert verify(gate.project) == []
    add(gate, "水厂四座。")
    assert verify(gate.project) == []


@pytest.mark.parametrize(
    "statement",
    [
        "DROP TABLE texts_index_data",
        "CREATE TRIGGER evil AFTER INSERT ON texts_index_idx BEGIN DELETE FROM labels; END",
        "CREATE INDEX evil ON texts_index_idx (pgno)",
        "UPDATE sqlite_schema SET sql = replace(sql, 'block BLOB', 'block TEXT')",
        "UPDATE sqlite_schema SET sql = replace(sql, 'unicode61', 'porter')",
        "DELETE FROM sqlite_schema WHERE name = 'indexed_characters'",
    ],
)
def test_an_index_that_was_altered_is_refused(project_file: Path, statement: str) -> None:
    with sqlite3.connect(project_file) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(statement)
    connection.close()
    with pytest.raises(UserError) as caught:
        Project.open(project_file)
    assert caught.value.problem == Problem.ALTERED


def test_garbage_in_the_index_is_told_as_damage_and_texts_stay_readable(
    project_file: Path, person: Annotator
) -> None:
    with Project.open(project_file) as project:
        (report,) = add(Gate(project, person), "水厂四座。" * 200)
    generator = random.Random(1)
    with sqlite3.connect(project_file) as connection:
        garbage = generator.randbytes(300)
        connection.execute("UPDATE texts_index_data SET block = ? WHERE id > 10", [garbage])
    connection.close()
    with Project.open(project_file, Mode.READ) as project:
        with pytest.raises(UserError) as caught:
            found(project, "水厂", person)
        assert caught.value.problem == Problem.DAMAGED
        assert "水厂" in texts.get(project.db, report.id)
        assert {each.rule for each in verify(project)} >= {"file"}
