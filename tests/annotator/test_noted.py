"""What a person noted: spans with remarks or a flag, and remarks on reports, here and elsewhere."""

from annotator import noted
from annotator.gate import Gate
from annotator.noted import Noted
from annotator.ops import comments, labels, people
from annotator.store import annotators, queue
from annotator.workspace import Workspace
from schema.records import LabelId, Span, SuggestionId, decision_id


def key_of(workspace: Workspace, suggestion: str) -> LabelId:
    return decision_id(workspace.layer, SuggestionId(suggestion))


def say(gate: Gate, workspace: Workspace, text: str, about=None) -> None:
    workspace.apply(gate.run(comments.add(workspace, text, about)).operation.changes)


def flag(gate: Gate, workspace: Workspace, key) -> None:
    draft = labels.set_unsure(workspace, key, unsure=True)
    workspace.apply(gate.run(draft).operation.changes)


def test_remarks_and_flags_stand_in_reading_order_and_the_same_from_elsewhere(gate, workspace):
    number, measure = key_of(workspace, "engine-1-n1"), key_of(workspace, "engine-1-m")
    say(gate, workspace, "口径？", number)  # an undecided suggestion
    say(gate, workspace, "全文已看")
    say(gate, workspace, "再问", number)
    flag(gate, workspace, measure)
    found = noted.in_report(workspace)
    report = workspace.report.id
    text = workspace.report.text
    assert found == [
        Noted(report, remarks=("全文已看",)),
        Noted(report, measure, text.index("产业扶贫"), "产业扶贫", (), True),
        Noted(report, number, text.index("5120户"), "5120户", ("口径？", "再问")),
    ]
    assert noted.everywhere(gate.project, workspace.layer) == found
    assert noted.everywhere(gate.project, "somebody else") == []
    assert queue.read(gate.project.db, workspace.layer)[0].remarks == 3


def test_a_remark_on_a_span_that_was_taken_away_becomes_one_on_the_report(gate, workspace):
    span = Span(0, 3, workspace.report.text[:3])
    added = gate.run(labels.add(workspace, span, "measure", {}))
    workspace.apply(added.operation.changes)
    key = added.operation.changes[0].id
    say(gate, workspace, "多余？", key)
    assert noted.in_report(workspace)[0].words == span.text
    workspace.apply(gate.run(labels.delete(workspace, key)).operation.changes)
    left = [Noted(workspace.report.id, remarks=("多余？",))]
    assert noted.in_report(workspace) == left
    assert noted.everywhere(gate.project, workspace.layer) == left
    assert [each.text for each in noted.of_the_report(workspace)] == ["多余？"]


def test_a_person_is_renamed_through_the_gate(gate, workspace, person):
    gate.run(people.rename(person, " 林小一 "))
    assert annotators.get(gate.project.db, person.id).name == "林小一"
    assert people.rename(person, person.name).changes == ()
