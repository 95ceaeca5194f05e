"""Labelled files too long for one operation: whole or not at all, and little of them in memory."""

import json
from pathlib import Path

import pytest

from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.exchange import jsonl
from annotator.exchange.documents import Document
from annotator.exchange.incoming import suggestions_of
from annotator.exchange.written_changes import WrittenChanges
from annotator.gate import Gate
from annotator.importing.batches import batches, take_back
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.importing.spool import Spool
from annotator.store import reports
from schema.records import Change, Entity, Operation, ReportId

REPORTS = 230  # several operations, and more text than is held at once


@pytest.fixture(autouse=True)
def little_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """As beside a person's work: texts are laid in before the whole file is read."""
    monkeypatch.setattr(Gate, "characters_at_once", 40_000)


def line(place: int, value: str = "5") -> str:
    text = f"第{place}村修路5公里。" + "其余从略，" * 80
    at = text.index("5公里")
    spans = [
        {"id": "m", "label": "MEASURE", "start": at - 2, "end": at, "category": "infrastructure"},
        {"id": "n", "label": "NUMBER", "start": at, "end": at + 3, "value": value}
        | {"quantifies": ["m"], "comment": "看过"},
    ]
    return json.dumps({"text": text, "spans": spans}, ensure_ascii=False)


def long_file(path: Path, *more: str) -> Path:
    path.write_text("\n".join([*map(line, range(REPORTS)), *more]), "utf-8")
    return path


def count(gate: Gate, table: str) -> int:
    return int(gate.project.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_all_of_a_long_file_comes_in_as_one_import(gate: Gate, tmp_path: Path) -> None:
    outcome = import_paths(
        gate, [long_file(tmp_path / "a.jsonl")], ImportChoice(labels_of=gate.person.name)
    )
    assert (len(outcome.new), len(outcome.labelled), outcome.refused) == (REPORTS, REPORTS, [])
    assert count(gate, "gold_links") == REPORTS
    assert count(gate, "comments") == REPORTS
    [batch] = batches(gate.project)
    assert (batch.files, batch.reports) == (1, REPORTS)
    assert count(gate, "operations WHERE kind = 'report.import'") > 1
    assert list(verify(gate.project)) == []
    again = import_paths(gate, [tmp_path / "a.jsonl"], ImportChoice(labels_of=gate.person.name))
    assert (again.new, again.labelled, again.refused) == ([], [], [])


def test_suggestions_of_a_long_file_are_taken_back_as_one_import(
    gate: Gate, tmp_path: Path
) -> None:
    import_paths(gate, [long_file(tmp_path / "a.jsonl")])
    assert count(gate, "suggestions WHERE current = 1") == REPORTS * 2
    [batch] = batches(gate.project)
    assert len(take_back(gate, batch.id).removed) == REPORTS
    assert reports.ids(gate.project.db) == []


def test_nothing_of_a_long_file_is_there_where_its_last_operation_fails(
    gate: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import_paths(gate, [], ImportChoice(labels_of=gate.person.name))
    before = [count(gate, table) for table in ("operations", "reports", "labels", "imports")]
    append, stored = Gate._append, list[str]()

    def fail_at_last(self: Gate, draft: Draft) -> Operation:
        if len(stored) == 2:
            raise UserError(Problem.DISK_FULL, path=tmp_path)
        stored.append(draft.kind)
        return append(self, draft)

    monkeypatch.setattr(Gate, "_append", fail_at_last)
    with pytest.raises(UserError):
        import_paths(
            gate, [long_file(tmp_path / "a.jsonl")], ImportChoice(labels_of=gate.person.name)
        )
    monkeypatch.undo()
    assert before == [
        count(gate, table) for table in ("operations", "reports", "labels", "imports")
    ]
    assert len(stored) == 2
    outcome = import_paths(gate, [tmp_path / "a.jsonl"], ImportChoice(labels_of=gate.person.name))
    assert len(outcome.labelled) == REPORTS
    assert list(verify(gate.project)) == []


def test_suggestions_that_a_broken_import_left_stand_for_nothing(
    gate: Gate, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(line(0), "utf-8")
    [document] = jsonl.read(path, gate.project.schema)
    assert isinstance(document, Document)
    offered = suggestions_of(document)
    assert offered is not None
    gate.lay_in([document.report.text], [offered])
    assert list(verify(gate.project)) == []
    path.write_text(json.dumps({"text": document.report.text}), "utf-8")
    import_paths(gate, [path])
    assert count(gate, "suggestions") == 2
    assert count(gate, "suggestions WHERE current = 1") == 0
    assert list(verify(gate.project)) == []
    path.write_text(line(0), "utf-8")
    import_paths(gate, [path])
    assert count(gate, "suggestions WHERE current = 1") == 2
    assert list(verify(gate.project)) == []


def test_a_text_that_comes_again_is_held_against_what_was_put_away(
    gate: Gate, tmp_path: Path
) -> None:
    path = long_file(tmp_path / "a.jsonl", line(0), line(1, value="6"))
    outcome = import_paths(gate, [path], ImportChoice(labels_of=gate.person.name))
    [refused] = outcome.refused
    assert refused.problem is Problem.LAYER_EXISTS
    assert len(outcome.labelled) == REPORTS


def test_what_is_put_away_comes_back_as_it_was() -> None:
    spool = Spool()
    changes = [
        Change(Entity.LABEL, "a", {"deleted": True}, {"text": "😀\n", "n": [1]}, ReportId("r")),
        Change(Entity.WORK, "b", {"deleted": True}, {"state": "finished"}),
    ]
    first, second = (spool.put(WrittenChanges.of(each)) for each in (changes, changes[:1]))
    assert [*second] == changes[:1]
    assert [*first] == [*first] == changes
