"""Importing: twice changes nothing; spans come in as suggestions or as somebody's labels."""

import json
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.exchange.documents import of_layer
from annotator.gate import Gate
from annotator.importing import import_paths
from annotator.ops import labels
from annotator.prelabel import prelabel
from annotator.project import Project
from annotator.store import journal, reports, suggestions
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.records import Layer

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
    import_paths(gate, [labelled], labels_of=name)
    before = tables(gate.project)

    again = import_paths(gate, [labelled], labels_of=name)

    assert (again.new, len(again.known), again.refused) == ([], 1, [])
    assert before == tables(gate.project)


def test_labels_of_a_person_are_their_confirmed_labels_of_a_finished_report(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], labels_of="周宁")

    [document] = of_layer(gate.project, "周宁")
    assert [each.span.text for each in document.spans] == ["产业扶贫项目", "12个", "300户"]
    assert "约数" in [note.comment for note in document.notes.values()]
    assert gate.project.db.execute("SELECT annotator, state, decided FROM progress").fetchall() == [
        ("周宁", "finished", 3)
    ]
    assert list(verify(gate.project)) == []


def test_one_persons_labels_alone_are_gold_until_others_label_too(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], labels_of="周宁")
    assert gate.project.db.execute("SELECT count(*) FROM gold_numbers").fetchone()[0] == 2

    import_paths(gate, [labelled], labels_of="林一")
    assert gate.project.db.execute("SELECT count(*) FROM gold_numbers").fetchone()[0] == 2
    assert gate.project.db.execute("SELECT * FROM disagreements").fetchall() == []


def test_other_labels_of_the_same_person_are_refused_not_overwritten(
    gate: Gate, labelled: Path
) -> None:
    import_paths(gate, [labelled], labels_of="周宁")
    before = tables(gate.project)
    labelled.write_text(json.dumps({"text": TEXT, "spans": SPANS[:1]}), encoding="utf-8")

    outcome = import_paths(gate, [labelled], labels_of="周宁")

    assert [each.problem for each in outcome.refused] == [Problem.LAYER_EXISTS]
    assert before == tables(gate.project)


@pytest.mark.parametrize("name", ["gold", "All", " none ", "  "])
def test_names_with_a_meaning_are_refused_for_people(gate: Gate, labelled: Path, name: str) -> None:
    with pytest.raises(UserError) as caught:
        import_paths(gate, [labelled], labels_of=name)
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
    assert len(reports.ids(gate.project.db)) == 2
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
