"""Importing: twice changes nothing; spans come in as suggestions or as somebody's labels."""

import json
import os
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.exchange.carrying import rows_of
from annotator.exchange.layers import records_of, reports_of
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import journal, reports, suggestions
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report

TEXT = "全县实施产业扶贫项目12个，约300户益。"
SPANS = [
    {"id": "m", "label": "MEASURE", "start": 4, "end": 10, "category": "industry"},
    {"id": "n", "label": "NUMBER", "start": 10, "end": 13, "value": "12", "quantifies": ["m"]},
    {"id": "k", "label": "NUMBER", "start": 15, "end": 19, "bound": "approx", "comment": "约数"},
]


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    path = tmp_path / "labelled.jsonl"
    path.write_text(
        json.dumps({"id": "1", "text": TEXT, "spans": SPANS}, ensure_ascii=False), encoding="utf-8"
    )
    return path


def tables(project: Project) -> list[object]:
    names = ("operations", "labels", "links", "reports", "suggestions", "work", "comments")
    return [set(project.db.execute(f"SELECT * FROM {name}")) for name in names]


def test_spans_come_in_as_suggestions(gate: Gate, labelled: Path) -> None:
    outcome = import_paths(gate, [labelled])

    [report] = outcome.new
    offered = suggestions.of_report(gate.project.db, report)
    assert [each.span.text for each in offered] == ["产业扶贫项目", "12个", "300户"]
    assert (offered[0].id,) == offered[1].quantifies
    assert Workspace.load(gate.project, report, Layer(gate.person.id)).pending_links() == []
    assert outcome.without_suggestions == []


@pytest.mark.parametrize("name", [None, "周宁"])
def test_the_same_import_twice_changes_nothing(
    gate: Gate, labelled: Path, name: str | None
) -> None:
    import_paths(gate, [labelled], ImportChoice(labels_of=name))
    before = tables(gate.project)

    again = import_paths(gate, [labelled], ImportChoice(labels_of=name))

    assert (again.new, len(again.known), again.refused) == ([], 1, [])
    assert before == tables(gate.project)


def test_labels_of_a_person_are_their_confirmed_labels_of_a_finished_report(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], ImportChoice(labels_of="周宁"))

    [record] = records_of(gate.project, reports_of(gate.project, "周宁"))
    assert [row["text"] for row in rows_of(record)] == ["产业扶贫项目", "12个", "300户"]
    assert "约数" in [row.get("comment") for row in rows_of(record)]
    assert gate.project.db.execute("SELECT annotator, state, decided FROM progress").fetchall() == [
        ("周宁", "finished", 3)
    ]
    assert list(verify(gate.project)) == []


def test_one_persons_labels_alone_are_gold_until_others_label_too(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], ImportChoice(labels_of="周宁"))
    assert gate.project.db.execute("SELECT count(*) FROM gold_numbers").fetchone()[0] == 2

    import_paths(gate, [labelled], ImportChoice(labels_of="乙"))
    assert gate.project.db.execute("SELECT count(*) FROM gold_numbers").fetchone()[0] == 0
    assert gate.project.db.execute("SELECT * FROM disagreements").fetchall() == []


def test_other_labels_of_the_same_person_are_refused_not_overwritten(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], ImportChoice(labels_of="周宁"))
    before = tables(gate.project)
    labelled.write_text(json.dumps({"text": TEXT, "spans": SPANS[:1]}), encoding="utf-8")

    outcome = import_paths(gate, [labelled], ImportChoice(labels_of="周宁"))

    assert [each.problem for each in outcome.refused] == [Problem.LAYER_EXISTS]
    assert before == tables(gate.project)


@pytest.mark.parametrize("name", ["gold", "All", " none ", "  "])
def test_names_with_a_meaning_are_refused_for_people(gate: Gate, labelled: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        import_paths(gate, [labelled], ImportChoice(labels_of=name))
    assert caught.value.problem == Problem.NAME_RESERVED


def test_what_cannot_be_read_is_listed_and_the_rest_comes_in(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第一份。", encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.jsonl").write_text(
        '{"text": "第二份。"}\nnonsense\n{"text": "第三份。"}\n', encoding="utf-8"
    )

    outcome = import_paths(
        gate, [tmp_path / "a.txt", tmp_path / "b.txt", tmp_path / "c.jsonl", tmp_path / "d"]
    )

    assert len(outcome.new) == 3
    assert [each.problem for each in outcome.refused] == [
        Problem.EMPTY_FILE,
        Problem.BAD_JSON_LINE,
        Problem.NOT_FOUND,
    ]


def test_a_cancelled_import_leaves_whole_reports(gate: Gate, tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"第{number}份。", encoding="utf-8")
    heard: list[int] = []

    outcome = import_paths(
        gate,
        [tmp_path],
        progress=lambda done, _: heard.append(done),
        is_cancelled=lambda: len(heard) >= 2,
    )
    assert outcome.cancelled
    assert len(reports.ids(gate.project.db)) == 1  # the second was being read
    assert list(verify(gate.project)) == []


def test_prelabelling_suggests_once_and_leaves_begun_work_alone(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [report] = import_paths(gate, [tmp_path / "a.txt"]).new
    engine = Engine.for_project(gate.project)

    first = prelabel(gate, engine)
    operations = len(journal.ids(gate.project.db))
    assert (first.reports, prelabel(gate, engine).reports) == (1, 0)
    assert operations == len(journal.ids(gate.project.db))

    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    newer = Engine(engine.lexicon, engine.shown, "another-version")
    renewed = prelabel(gate, newer, renew=True)
    assert (renewed.reports, renewed.begun) == (0, 1)


def test_a_newer_engine_replaces_what_nobody_has_begun(gate: Gate, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [report] = import_paths(gate, [tmp_path / "a.txt"]).new
    engine = Engine.for_project(gate.project)
    prelabel(gate, engine)
    newer = Engine(engine.lexicon, engine.shown, "another-version")

    assert prelabel(gate, newer).reports == 0
    assert prelabel(gate, newer, renew=True).reports == 1
    assert {"another-version"} == {
        each.engine for each in suggestions.of_report(gate.project.db, report)
    }
    assert list(verify(gate.project)) == []


def write_lines(path: Path, *records: object) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


def test_spans_for_a_report_that_nobody_has_begun_come_in_as_further_suggestions(
    gate: Gate, labelled: Path, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    [report] = import_paths(gate, [tmp_path / "a.txt"]).new
    prelabel(gate, Engine.for_project(gate.project))
    by_engine = suggestions.of_report(gate.project.db, report)

    outcome = import_paths(gate, [labelled])
    assert (outcome.new, outcome.known, outcome.refused) == ([], [report], [])
    assert len(suggestions.of_report(gate.project.db, report)) == len(by_engine) + len(SPANS)
    before = tables(gate.project)
    assert import_paths(gate, [labelled]).refused == []
    assert before == tables(gate.project)
    assert list(verify(gate.project)) == []


def test_spans_for_a_report_that_somebody_has_begun_are_refused_and_listed(
    gate: Gate, labelled: Path, tmp_path: Path
) -> None:
    [report] = import_paths(gate, [labelled]).new
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    before = tables(gate.project)
    others = write_lines(tmp_path / "others.jsonl", {"text": TEXT, "spans": SPANS[:1]})

    outcome = import_paths(gate, [labelled, others])
    assert [each.problem for each in outcome.refused] == [Problem.ALREADY_BEGUN]
    assert before == tables(gate.project)


def test_one_text_twice_in_an_import_is_one_report_with_both_suggestions(
    gate: Gate, tmp_path: Path
) -> None:
    twice = [{"text": TEXT, "spans": [each]} for each in (SPANS[0], SPANS[2])]
    outcome = import_paths(gate, [write_lines(tmp_path / "twice.jsonl", *twice)])
    [report] = outcome.new
    assert (outcome.known, len(outcome.repeated)) == ([], 1)
    assert len(suggestions.of_report(gate.project.db, report)) == 2


def test_labels_over_gold_of_an_empty_layer_do_not_end_the_batch(
    gate: Gate, tmp_path: Path
) -> None:
    empty = write_lines(tmp_path / "e.jsonl", {"text": TEXT, "spans": []})
    import_paths(gate, [empty], ImportChoice(labels_of="周宁"))
    full = write_lines(
        tmp_path / "f.jsonl", {"text": TEXT, "spans": SPANS[:1]}, {"text": "另一份。", "spans": []}
    )
    outcome = import_paths(gate, [full], ImportChoice(labels_of="李四"))
    assert (len(outcome.labelled), outcome.refused) == (2, [])
    assert list(verify(gate.project)) == []


@pytest.mark.parametrize("name", ["周宁", " 周宁 "])
def test_the_authors_own_name_means_the_author(project: Project, labelled: Path, name: str) -> None:
    author = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "周宁")
    import_paths(Gate(project, author), [labelled], ImportChoice(labels_of=name))
    named = project.db.execute("SELECT id FROM annotators WHERE name = '周宁'").fetchall()
    assert named == [(author.id,)]


def test_a_name_is_the_same_however_it_is_typed(gate: Gate, labelled: Path) -> None:
    for name in ("Re\u0301my", "R\u00e9my ", "R\u00e9my"):
        assert import_paths(gate, [labelled], ImportChoice(labels_of=name)).refused == []
    names = [name for (name,) in gate.project.db.execute("SELECT name FROM annotators")]
    assert sorted(names) == ["R\u00e9my", "林一"]


def test_a_file_that_is_refused_on_storing_stays_out_whole_and_ends_neither_group_nor_batch(
    gate: Gate, tmp_path: Path
) -> None:
    path = write_lines(tmp_path / "x.jsonl", *({"text": f"第{n}份。"} for n in range(3)))
    other = write_lines(tmp_path / "y.jsonl", *({"text": f"另{n}份。"} for n in range(3)))
    gate.run(report_ops.bring_in([stuck := Report.of("第1份。", name="第1份")]))
    gate.project.db.execute("DELETE FROM reports WHERE id = ?", [stuck.id])
    gate.project.db.conn.commit()  # the journal knows it, the table does not

    outcome = import_paths(gate, [path, other])
    assert [each.problem for each in outcome.refused] == [Problem.NOT_IMPORTED]
    assert outcome.refused[0].values["report"] == "x.jsonl"
    assert [reports.name_of(gate.project.db, each) for each in outcome.new] == ["y-1", "y-2", "y-3"]


def test_small_files_share_operations(gate: Gate, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(120):
        (folder / f"{number:03}.txt").write_text(f"第{number}份。", encoding="utf-8")
    before = len(journal.ids(gate.project.db))
    assert len(import_paths(gate, [folder]).new) == 120
    assert len(journal.ids(gate.project.db)) - before == 6


def test_a_closed_folder_inside_a_folder_is_listed(gate: Gate, tmp_path: Path) -> None:
    closed = tmp_path / "f" / "closed"
    closed.mkdir(parents=True)
    (closed / "a.txt").write_text("秘密报告。", encoding="utf-8")
    (tmp_path / "f" / "b.txt").write_text("公开报告。", encoding="utf-8")
    closed.chmod(0)
    try:
        if os.access(closed, os.R_OK):
            pytest.skip("permissions do not hold this user back")
        outcome = import_paths(gate, [tmp_path / "f", closed / "a.txt"])
    finally:
        closed.chmod(0o700)
    assert len(outcome.new) == 1
    assert [each.problem for each in outcome.refused] == [Problem.NO_ACCESS] * 2
