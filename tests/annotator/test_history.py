"""The life of one label as the journal tells it."""

from annotator import history
from annotator.ops import labels
from annotator.ops.labels import Edit
from annotator.workspace import Workspace
from schema.records import Layer, SuggestionId, decision_id


def test_who_did_what_stands_in_order_and_undoing_names_what_it_took_back(gate, workspace):
    key = decision_id(workspace.layer, SuggestionId("engine-1-n1"))
    for plan in (
        lambda now: labels.confirm(now, key),
        lambda now: labels.edit(now, key, Edit(attributes={"unit": "人"})),
    ):
        gate.run(plan(Workspace.load(gate.project, workspace.report.id, workspace.layer)))
    gate.undo()
    decisions = history.of_label(gate.project, key)
    assert [(each.kind, each.of) for each in decisions] == [
        ("label.confirm", None),
        ("label.edit", None),
        ("undo", "label.edit"),
    ]
    assert {each.who for each in decisions} == {gate.person.name}
    assert (decisions[1].before, decisions[1].after) == ({"unit": "户"}, {"unit": "人"})
    assert [each.at for each in decisions] == sorted(each.at for each in decisions)


def test_nothing_is_told_of_what_nobody_decided(gate, workspace):
    assert history.of_label(gate.project, next(iter(workspace.suggestions))) == []


def test_a_bulk_confirmation_is_one_operation_that_tells_itself_apart(gate, workspace):
    keys = list(workspace.suggestions)
    changes = gate.run(labels.confirm_bulk(workspace, keys))
    assert changes.operation.kind == "label.confirm_bulk"
    assert len(changes.operation.changes) == len(keys)
    now = Workspace.load(gate.project, workspace.report.id, Layer(gate.person.id))
    assert not now.undecided()
    gate.undo()
    again = Workspace.load(gate.project, workspace.report.id, Layer(gate.person.id))
    assert len(again.undecided()) == len(keys)
