"""Verify finds what was changed behind the journal's back."""

import sqlite3
from pathlib import Path

import pytest

from annotator.checks.finding import Finding, Rule
from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.ops import labels, reports
from annotator.ops import schema as schema_ops
from annotator.project import Mode, Project
from annotator.releases import releases
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.editing import Part
from schema.labels import LabelType, LinkType, Words
from schema.records import LabelId, Span
from schema.rounds import Member

CONFIRMED = "SELECT id FROM operations WHERE kind = 'label.confirm'"
CHANGES = {
    Rule.REPLAY: ["UPDATE labels SET unit = '家' WHERE unit = '户'"],
    Rule.CHECKSUM: [
        "DROP TRIGGER changes_no_update",
        "UPDATE changes SET after = replace(after, '5120', '5121')",
    ],
    Rule.GAP: [
        "DROP TRIGGER operations_no_delete",
        "DROP TRIGGER changes_no_delete",
        f"DELETE FROM changes WHERE operation IN ({CONFIRMED})",
        f"DELETE FROM operations WHERE id IN ({CONFIRMED})",
    ],
    Rule.TEXT_HASH: [
        "DROP TRIGGER texts_no_update",
        "UPDATE texts SET text = replace(text, '青石县', '青石市')",
    ],
    Rule.OFFSETS: ["UPDATE labels SET text = '5120人' WHERE unit = '户'"],
    Rule.LINKS: ["UPDATE links SET target = 'nowhere'"],
    Rule.VALUES: ["UPDATE labels SET value = '5.120e3' WHERE unit = '户'"],
    Rule.SEARCH: ["DELETE FROM indexed_texts"],
    Rule.ROUND: ["UPDATE rounds SET counted = 'otherwise'"],
    Rule.RELEASE: ["UPDATE releases SET sha256 = 'otherwise'"],
    Rule.SKETCHES: ["UPDATE sketches SET sketch = x'00'"],
}  # fmt: skip


@pytest.fixture
def finished(gate: Gate, workspace: Workspace) -> Project:
    keys = [item.key for item in workspace.items()]
    for draft in (lambda: labels.confirm(workspace, *keys), lambda: reports.finish(workspace)):
        workspace.apply(gate.run(draft()).operation.changes)
    member = Member(gate.person.id)
    team_rounds.close(gate, team_rounds.begin(gate, "试点", [member], [workspace.report.id]))
    releases.make(gate, "v1")
    return gate.project


def test_nothing_is_found_in_a_file_that_only_the_gate_wrote(finished: Project) -> None:
    assert list(verify(finished)) == []


def test_a_link_of_the_projects_own_is_no_fault_and_one_that_joins_nothing_is(
    gate: Gate, workspace: Workspace
) -> None:
    def stated(path: str, part: Part) -> None:
        gate.run(schema_ops.put(schema_ops.standing(gate.project), path, part))

    def added(words: str, label: str) -> LabelId:
        start = workspace.report.text.index(words)
        span = Span(start, start + len(words), words)
        return put(labels.add(workspace, span, label, {}))

    def put(draft: Draft) -> LabelId:
        changes = gate.run(draft).operation.changes
        workspace.apply(changes)
        return LabelId(changes[0].id)

    for each in ("office", "body"):
        words = Words(zh=each, en=each)
        kind = LabelType(id=each, name=words, colour="#7a3e9d", colour_dark="#d3a6ec")
        stated(f"labels/{each}", kind)
    own = LinkType(id="under", name=Words(zh="属", en="under"), source="office", target="body")
    stated("links/under", own)
    office, body = added("青石", "office"), added("县", "body")
    put(labels.set_link(workspace, office, body))
    assert verify(gate.project) == []
    put(labels.set_link(workspace, body, office))
    assert verify(gate.project) == [Finding(Rule.LINKS, body, "source")]


@pytest.mark.parametrize("rule", CHANGES)
def test_what_was_tampered_with_is_found(finished: Project, rule: Rule) -> None:
    for statement in CHANGES[rule]:
        finished.db.execute(statement)

    assert rule in {finding.rule for finding in verify(finished)}


def test_what_a_program_that_minds_no_trigger_of_deletes_replaced_is_found(
    finished: Project, project_file: Path
) -> None:
    finished.close()
    with sqlite3.connect(project_file) as connection:
        connection.execute(
            "INSERT OR REPLACE INTO changes SELECT operation, position, entity, entity_id, report,"
            " before, replace(after, '5120', '5121') FROM changes"
        )
    connection.close()

    with Project.open(project_file) as altered:
        assert Rule.CHECKSUM in {finding.rule for finding in verify(altered)}


def test_every_rule_is_tried(finished: Project) -> None:
    assert set(Rule) - {Rule.FILE} == set(CHANGES)


def test_a_page_that_was_overwritten_is_found(finished: Project, project_file: Path) -> None:
    where = "SELECT rootpage FROM sqlite_schema WHERE name = 'comments'"
    root = finished.db.execute(where).fetchone()[0]
    size = finished.db.execute("PRAGMA page_size").fetchone()[0]
    finished.close()
    with project_file.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(b"\x55" * size)

    with Project.open(project_file) as damaged:
        assert Rule.FILE in {finding.rule for finding in verify(damaged)}


def test_a_missing_parent_row_is_found(finished: Project, project_file: Path) -> None:
    finished.close()
    with sqlite3.connect(project_file) as connection:
        connection.execute("UPDATE reports SET id = 'elsewhere'")
    connection.close()

    with Project.open(project_file) as damaged:
        assert Rule.FILE in {finding.rule for finding in verify(damaged)}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE labels SET by_hand = '5'",
        "UPDATE labels SET other = '[1]'",
        "UPDATE labels SET value = 'abc'",
        "UPDATE suggestions SET quantifies = '7'",
        "UPDATE suggestions SET attributes = '[]'",
        "UPDATE labels SET indicator = 'x'",
        "DELETE FROM project",
    ],
)
def test_one_check_that_fails_is_a_finding_and_the_others_still_run(
    finished: Project, statement: str
) -> None:
    finished.db.execute(statement)
    finished.db.execute("UPDATE work SET reason = 'x'")
    finished.db.execute("DROP TRIGGER texts_no_update")
    finished.db.execute("UPDATE texts SET text = replace(text, '青石县', '青石市')")

    found = {finding.rule for finding in verify(finished)}
    assert {Rule.REPLAY, Rule.TEXT_HASH} <= found


def test_a_healthy_file_has_no_faults_while_somebody_works_in_it(
    gate: Gate, workspace: Workspace, project_file: Path
) -> None:
    item = workspace.items()[0]
    workspace.apply(gate.run(labels.confirm(workspace, item.key)).operation.changes)
    flags = [True, False] * 10

    def decide(_: str) -> None:
        if flags:
            draft = labels.set_unsure(workspace, item.key, unsure=flags.pop())
            workspace.apply(gate.run(draft).operation.changes)

    with Project.open(project_file, Mode.READ) as reader:
        reader.db.conn.set_trace_callback(decide)
        found = list(verify(reader))
        reader.db.conn.set_trace_callback(None)
    assert (found, flags) == ([], [])
