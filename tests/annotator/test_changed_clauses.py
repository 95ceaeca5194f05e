"""A clause that changes while people label: what was decided under the old one is known."""

from dataclasses import replace

from annotator import schema_changes
from annotator.gate import Gate
from annotator.ops import labels
from annotator.ops import schema as ops
from annotator.store import journal, schemas
from annotator.workspace import Workspace
from schema.editing import part_at
from schema.labels import Clause, Words
from schema.records import LabelId, OperationId, Span


def add(gate: Gate, workspace: Workspace, words: str) -> OperationId:
    start = workspace.report.text.index(words)
    place = Span(start, start + len(words), words)
    return gate.run(labels.add(workspace, place, "measure", {})).operation.id


def again(gate: Gate, workspace: Workspace) -> dict[LabelId, tuple[str, ...]]:
    return dict(Workspace.load(gate.project, workspace.report.id, workspace.layer).again)


def test_a_changed_clause_lists_the_labels_made_before_and_they_are_asked_or_left(
    gate: Gate, workspace: Workspace
) -> None:
    before = journal.get(gate.project.db, add(gate, workspace, "新建水厂"))
    of = ops.standing(gate.project)
    clause = part_at(of.schema, "clauses/measure-edges")
    assert isinstance(clause, Clause)
    said = replace(clause, text=Words(zh="都在外面。", en="All out."))
    gate.run(ops.put(of, "clauses/measure-edges", said, "试标后"))
    add(gate, workspace, "户均增收")
    [found] = schema_changes.changed_clauses(gate.project)
    assert (found.clause.id, found.note) == ("measure-edges", "试标后")
    assert found.by_person == ((gate.person.name, 1),)
    asked = gate.run(ops.look_again(ops.standing(gate.project), "measure-edges", found.since))
    assert again(gate, workspace) == {LabelId(before.changes[0].id): ("clauses/measure-edges",)}
    assert [each.is_asked for each in schema_changes.changed_clauses(gate.project)] == [True]
    standing = ops.standing(gate.project)
    gate.run(ops.take_back(gate.project, standing, asked.operation.id))
    assert again(gate, workspace) == {}
    gate.run(ops.leave(ops.standing(gate.project), "measure-edges", found.since))
    assert schema_changes.changed_clauses(gate.project) == []


def test_every_decision_knows_the_guidelines_it_was_made_under(
    gate: Gate, workspace: Workspace
) -> None:
    db, versions = gate.project.db, []
    for text, words in (("甲", "新建水厂"), ("乙", "户均增收")):
        of = ops.standing(gate.project)
        clause = of.schema.clauses[0]
        said = replace(clause, text=Words(zh=text, en=text))
        gate.run(ops.put(of, f"clauses/{clause.id}", said))
        done = add(gate, workspace, words)
        found = schemas.of_version(db, journal.get(db, done).schema)
        assert found is not None
        assert found.clauses[0].text.zh == text
        versions.append(found.guidelines_version)
    assert len({*versions}) == 2
