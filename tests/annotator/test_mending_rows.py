"""One field of many labels set at once: what may change, what it leaves, and undoing it."""

from pathlib import Path

import pytest

from annotator.errors import UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.ops.mending_rows import Field, MendedRow, Obstacle, chosen, mend, preview
from annotator.project import Project
from annotator.store import labels as label_table
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, LabelId, Layer, Report, ReportId, Span

ME = Annotator(AnnotatorId("1" * 8), "甲")
OTHER = Annotator(AnnotatorId("2" * 8), "乙")


@pytest.fixture
def gate(tmp_path: Path):
    create_project(tmp_path / "rows.jinbiao", ME)
    with Project.open(tmp_path / "rows.jinbiao") as project:
        made = Gate(project, ME)
        texts = ("修路30公里。", "架桥5座，种树造林。")
        made.run(reports.bring_in([Report.of(text, name=text[:2]) for text in texts]))
        yield made


def add(gate: Gate, nth: int, words: str, label: str = "number", **said: str) -> LabelId:
    workspace = Workspace.load(gate.project, report(gate, nth), Layer(gate.person.id))
    at = workspace.report.text.index(words)
    draft = labels.add(workspace, Span(at, at + len(words), words), label, said)
    gate.run(draft)
    return LabelId(draft.changes[0].id)


def report(gate: Gate, nth: int) -> ReportId:
    names = ("修路", "架桥")
    rows = gate.project.db.execute("SELECT id FROM reports WHERE name = ?", [names[nth]])
    return ReportId(rows.fetchone()[0])


def rows_of(gate: Gate, ids: list[LabelId], field: Field, value: str) -> list[MendedRow]:
    found = chosen(gate.project, Layer(ME.id), ids)
    return preview(gate.project.schema, found, field, value)


def said(gate: Gate, of: LabelId, name: str) -> object:
    label = label_table.get(gate.project.db, of)
    assert label is not None
    return label.attributes.get(name)


def test_labels_of_several_reports_change_in_one_operation_that_is_undone(gate: Gate) -> None:
    ids = [
        add(gate, 0, "30公里", value="30", unit="千米"),
        add(gate, 1, "5座", value="5", unit="座"),
    ]
    rows = rows_of(gate, ids, Field.UNIT, "公里")
    assert [(each.before, each.after) for each in rows] == [("千米", "公里"), ("座", "公里")]
    draft = mend(gate.project.schema, rows, Field.UNIT)
    assert draft is not None
    gate.run(draft)
    assert [said(gate, each, "unit") for each in ids] == ["公里", "公里"]
    label = label_table.get(gate.project.db, ids[0])
    assert label is not None
    assert "unit" in label.by_hand
    gate.undo()
    assert [said(gate, each, "unit") for each in ids] == ["千米", "座"]


def test_what_is_left_out_stays(gate: Gate) -> None:
    ids = [add(gate, 0, "30公里", value="30"), add(gate, 1, "5座", value="5")]
    draft = mend(gate.project.schema, rows_of(gate, ids, Field.PLACE, "青石村")[1:], Field.PLACE)
    assert draft is not None
    gate.run(draft)
    assert [said(gate, each, "place") for each in ids] == [None, "青石村"]
    assert draft.report == report(gate, 1)


def test_the_usual_is_said_by_saying_nothing(gate: Gate) -> None:
    number = add(gate, 0, "30公里", value="30", bound="over")
    [row] = rows_of(gate, [number], Field.BOUND, "exact")
    draft = mend(gate.project.schema, [row], Field.BOUND)
    assert draft is not None
    gate.run(draft)
    assert said(gate, number, "bound") is None
    [row] = rows_of(gate, [number], Field.BOUND, "exact")
    assert row.obstacle is Obstacle.SAYS_SO


def test_an_empty_value_takes_a_field_away(gate: Gate) -> None:
    number = add(gate, 0, "30公里", value="30", place="青石村")
    draft = mend(gate.project.schema, rows_of(gate, [number], Field.PLACE, ""), Field.PLACE)
    assert draft is not None
    gate.run(draft)
    assert said(gate, number, "place") is None


def test_what_may_not_change_says_why(gate: Gate) -> None:
    mine, measure = add(gate, 1, "5座", value="5"), add(gate, 1, "种树", "measure")
    rejected = add(gate, 1, "造林", "measure", category="industry")
    workspace = Workspace.load(gate.project, report(gate, 1), Layer(ME.id))
    gate.run(labels.reject(workspace, rejected))
    theirs = add(Gate(gate.project, OTHER), 1, "架桥", "measure")
    closed = add(gate, 0, "30公里", value="30")
    gate.run(reports.finish(Workspace.load(gate.project, report(gate, 0), Layer(ME.id))))
    ids = [mine, measure, rejected, theirs, closed, LabelId("gone")]
    rows = rows_of(gate, ids, Field.CATEGORY, "industry")
    assert [each.obstacle for each in rows] == [
        *(Obstacle.NO_SUCH_FIELD, None, Obstacle.REJECTED, Obstacle.NOT_YOURS, Obstacle.CLOSED),
    ]
    draft = mend(gate.project.schema, rows, Field.CATEGORY)
    assert draft is not None
    assert [each.id for each in draft.changes] == [measure]


def test_what_changed_since_the_preview_is_refused_as_a_whole(gate: Gate) -> None:
    ids = [add(gate, 0, "30公里", value="30"), add(gate, 1, "5座", value="5")]
    draft = mend(gate.project.schema, rows_of(gate, ids, Field.TIME, "2019"), Field.TIME)
    assert draft is not None
    later = mend(gate.project.schema, rows_of(gate, ids[1:], Field.TIME, "2020"), Field.TIME)
    assert later is not None
    gate.run(later)
    with pytest.raises(UserError):
        gate.run(draft)
    assert [said(gate, each, "time") for each in ids] == [None, "2020"]


def test_nothing_to_mend_is_no_operation(gate: Gate) -> None:
    measure = add(gate, 1, "种树", "measure")
    assert mend(gate.project.schema, rows_of(gate, [measure], Field.UNIT, "亩"), Field.UNIT) is None
