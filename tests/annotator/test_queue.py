"""The queue counts what one person has done, and puts a row together once it is asked for."""

from dataclasses import replace

from annotator.gate import Gate
from annotator.ops import comments, labels, numerals, reports
from annotator.store import queue
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.records import Layer, Report, ReportId, Span, WorkState

TEXTS = ["去年修建道路12公里。", "今年新建水厂3座，投资5万元。", "没有数字。"]


def bring_in(gate: Gate) -> list[ReportId]:
    engine = Engine.default()
    found = []
    for nth, text in enumerate(TEXTS):
        made = replace(Report.of(text, name=f'“{nth}”\n"号"'), suggested_by=(engine.version,))
        gate.run(reports.bring_in([made], engine.suggest(text)))
        found.append(made.id)
    return found


def test_reports_stand_in_the_order_they_came_in(gate: Gate) -> None:
    ids = bring_in(gate)
    found = queue.read(gate.project.db, Layer(gate.person.id))
    assert found.ids == ids
    assert [each.name for each in found] == [found.name(each) for each in ids]
    assert found.name(ids[1]) == '“1”\n"号"'
    assert [found.place(each) for each in [*ids, "other"]] == [0, 1, 2, None]
    assert found.name(ReportId("other")) == ""
    assert found.searched() == ['“0”\n"号"\n', '“1”\n"号"\n', '“2”\n"号"\n']


def test_a_row_counts_what_the_person_did_and_what_is_left(gate: Gate) -> None:
    _, second, third = bring_in(gate)
    workspace = Workspace.load(gate.project, second, Layer(gate.person.id))
    offered = [each.key for each in workspace.items()]
    gate.run(labels.confirm(workspace, offered[0]))
    gate.run(comments.add(workspace, "再看", None))
    gate.run(reports.finish(Workspace.load(gate.project, third, Layer(gate.person.id))))
    found = queue.read(gate.project.db, workspace.layer)
    row = found.row(second)
    assert (row.decided, row.undecided, row.remarks) == (1, len(offered) - 1, 1)
    assert [found.state(each) for each in found.ids] == [*[WorkState.OPEN] * 2, WorkState.FINISHED]
    assert (found.count(WorkState.OPEN), found.count(WorkState.FINISHED)) == (2, 1)


def test_a_row_tells_numerals_that_are_none_from_what_was_decided(gate: Gate) -> None:
    first, *_ = bring_in(gate)
    me = Layer(gate.person.id)
    offered = Workspace.load(gate.project, first, me).items()[0].key
    gate.run(labels.confirm(Workspace.load(gate.project, first, me), offered))
    gate.run(labels.set_unsure(Workspace.load(gate.project, first, me), offered, unsure=True))
    words = Span(0, 2, TEXTS[0][:2])
    here = Workspace.load(gate.project, first, me)
    gate.run(numerals.dismiss(here, words, "number", "date"))
    row = queue.read(gate.project.db, me).row(first)
    assert (row.decided, row.dismissed, row.unsure) == (1, 1, 1)


def test_opening_a_project_reads_no_label_but_those_that_are_unsure(gate: Gate) -> None:
    asked: list[str] = []
    connection = gate.project.db.conn
    connection.set_trace_callback(asked.append)
    queue.read(gate.project.db, Layer(gate.person.id))
    connection.set_trace_callback(None)
    steps = [
        row[3]
        for statement in asked
        for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")
        if " labels" in row[3]
    ]
    assert len(steps) == 3
    assert all("COVERING INDEX" in each or "labels_unsure" in each for each in steps), steps


def test_another_person_has_done_nothing(gate: Gate) -> None:
    first, *_ = bring_in(gate)
    workspace = Workspace.load(gate.project, first, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    found = queue.read(gate.project.db, Layer("somebody"))
    assert found.touched(first) is None
    assert found.row(first).undecided == len(workspace.items())


def test_who_labels_unaided_is_not_told_how_many_suggestions_there_are(gate: Gate) -> None:
    first, second, _ = bring_in(gate)
    found = queue.read(gate.project.db, Layer(gate.person.id), {second})
    assert found.row(first).undecided > 0
    assert found.row(second).undecided == 0


def test_what_has_become_of_a_report_is_counted_again(gate: Gate) -> None:
    first, *_ = bring_in(gate)
    found = queue.read(gate.project.db, Layer(gate.person.id))
    finished = found.row(first)._replace(state=WorkState.FINISHED, undecided=0, decided=7)
    for _ in range(2):
        found.put(finished)
    assert found.row(first) == finished
    assert (found.count(WorkState.OPEN), found.count(WorkState.FINISHED)) == (2, 1)


def test_a_project_without_reports_has_an_empty_queue(gate: Gate) -> None:
    assert [*queue.read(gate.project.db, Layer(gate.person.id))] == []
