"""A person's labels of a file are decisions about the suggestions that say the same."""

import json
import shutil
from pathlib import Path

from annotator.checks.verify import verify
from annotator.gate import Gate
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.items import ItemState
from annotator.project import Mode, Project
from annotator.store import annotators, comments
from annotator.team import merging, rounds
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    AnnotatorId,
    Json,
    LabelState,
    Layer,
    decision_id,
)
from schema.rounds import Member, Sight

TEXT = "全县实施产业扶贫项目12个，修路8公里，约300户受益。"
M: dict[str, Json] = {"id": "m", "label": "MEASURE", "start": 4, "end": 10, "category": "industry"}
R: dict[str, Json] = {"id": "r", "label": "MEASURE", "start": 14, "end": 16, "category": "other"}
N: dict[str, Json] = {"id": "n", "label": "NUMBER", "start": 10, "end": 13, "value": "12"}
K: dict[str, Json] = {"id": "k", "label": "NUMBER", "start": 16, "end": 19, "value": "8"}
H: dict[str, Json] = {"id": "h", "label": "NUMBER", "start": 21, "end": 25, "value": "300"}
SUGGESTED = [M, R, {**N, "quantifies": ["m"]}, {**K, "quantifies": ["r"]}, H]
SAID = [
    {**M, "id": "1", "comment": "看过"},
    {**R, "id": "2"},
    {**N, "id": "3", "quantifies": ["1"]},
    {**K, "id": "4", "quantifies": ["1"]},
    {**H, "id": "5", "bound": "approx"},
]


def bring(gate: Gate, folder: Path, spans: list[dict[str, Json]], of: str | None = None) -> int:
    path = folder / "given.jsonl"
    path.write_text(json.dumps({"text": TEXT, "spans": spans}, ensure_ascii=False), "utf-8")
    outcome = import_paths(gate, [path], ImportChoice(labels_of=of))
    assert outcome.refused == []
    return len(outcome.labelled)


def seen_by(project: Project, name: str) -> Workspace:
    [report] = project.db.execute("SELECT id FROM reports").fetchone()
    [person] = [each for each in annotators.everyone(project.db) if each.name == name]
    return Workspace.load(project, report, Layer(person.id))


def states(workspace: Workspace) -> dict[str, ItemState]:
    return {each.span.text: each.state for each in workspace.items()}


def test_what_says_the_same_counts_as_confirmed(gate: Gate, tmp_path: Path) -> None:
    bring(gate, tmp_path, SUGGESTED)
    assert bring(gate, tmp_path, SAID, "周宁") == 1
    seen = seen_by(gate.project, "周宁")
    assert [each.span.text for each in seen.undecided()] == ["300户"], "its bound is another"
    found = {each.span.text: each for each in seen.items() if each.decided}
    assert {words: each.state for words, each in found.items()} == {
        "产业扶贫项目": ItemState.CONFIRMED,
        "修路": ItemState.CONFIRMED,
        "12个": ItemState.CONFIRMED,
        "8公里": ItemState.CORRECTED,  # the link leads elsewhere
        "300户": ItemState.CONFIRMED,
    }
    measure = found["产业扶贫项目"]
    assert measure.suggestion is not None
    assert measure.key == decision_id(seen.layer, measure.suggestion.id)
    assert [found[each].quantifies for each in ("12个", "8公里")] == [(measure.key,)] * 2
    assert found["300户"].suggestion is None
    [remark] = comments.of_report(gate.project.db, seen.report.id, seen.layer)
    assert (remark.about, remark.text) == (measure.key, "看过")
    assert list(verify(gate.project)) == []


def test_the_same_file_again_changes_nothing(gate: Gate, tmp_path: Path) -> None:
    bring(gate, tmp_path, SUGGESTED)
    bring(gate, tmp_path, SAID, "周宁")
    before = gate.project.db.execute("SELECT count(*) FROM operations").fetchall()
    assert bring(gate, tmp_path, SAID, "周宁") == 0
    assert gate.project.db.execute("SELECT count(*) FROM operations").fetchall() == before


def test_what_the_file_calls_rejected_is_a_rejection(gate: Gate, tmp_path: Path) -> None:
    bring(gate, tmp_path, [H, M])
    bring(gate, tmp_path, [{**H, "state": "rejected", "reason": "other"}, M], "周宁")
    seen = seen_by(gate.project, "周宁")
    assert states(seen) == {"300户": ItemState.REJECTED, "产业扶贫项目": ItemState.CONFIRMED}
    [rejected] = [each for each in seen.labels.values() if each.state is LabelState.REJECTED]
    assert (rejected.reason, rejected.suggestion is None) == ("other", False)


def test_of_two_that_say_the_same_each_decides_one(gate: Gate, tmp_path: Path) -> None:
    bring(gate, tmp_path, [H, {**H, "id": "again"}])
    bring(gate, tmp_path, [H, {**H, "id": "again"}, {**H, "id": "more"}], "周宁")
    seen = seen_by(gate.project, "周宁")
    assert seen.undecided() == []
    assert len(seen.labels) == 3
    assert sum(each.suggestion is None for each in seen.labels.values()) == 1


def test_two_copies_that_take_the_same_file_in_have_each_label_once(
    gate: Gate, tmp_path: Path
) -> None:
    bring(gate, tmp_path, SUGGESTED)
    gate.introduce(person := annotators.everyone(gate.project.db)[0])
    gate.project.checkpoint()
    other = tmp_path / "other.jinbiao"
    shutil.copy(gate.project.path, other)
    name = person.name
    bring(gate, tmp_path, SAID, name)
    with Project.open(other) as copy:
        bring(Gate(copy, person), tmp_path, SAID, name)
    with Project.open(other, Mode.READ) as copy:
        merging.merge(gate.project, copy)
    seen = seen_by(gate.project, name)
    assert len(seen.labels) == len(SAID)
    assert list(verify(gate.project)) == []


def test_who_sees_no_suggestions_decides_none(gate: Gate, tmp_path: Path) -> None:
    bring(gate, tmp_path, SUGGESTED)
    others = [Annotator(AnnotatorId(name * 8), name) for name in ("周宁", "李四")]
    for each in others:
        gate.introduce(each)
    members = [Member(others[0].id, sight=Sight.UNAIDED), Member(others[1].id)]
    [report] = gate.project.db.execute("SELECT id FROM reports").fetchone()
    rounds.assign_by_plan(gate, rounds.begin(gate, "一", members, [report], overlap=2))
    for name, decided in (("周宁", 0), ("李四", 4)):
        bring(gate, tmp_path, SAID, name)
        labels = seen_by(gate.project, name).labels.values()
        assert sum(each.suggestion is not None for each in labels) == decided
    assert list(verify(gate.project)) == []
