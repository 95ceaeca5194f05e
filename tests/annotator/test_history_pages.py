"""Who decided what and when, of a project and a report, page by page and as a command."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner

from annotator import history
from annotator.cli import commands
from annotator.gate import Gate
from annotator.ops import comments, labels
from annotator.ops import reports as report_ops
from annotator.store.journal_pages import Asked, ListedOperation
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, LabelId, Layer, Report, Stamp

OTHER = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "周二")


@pytest.fixture
def worked(gate: Gate, workspace: Workspace) -> Gate:
    """A report in which two people decided, and another report that came later."""
    first, second, _ = [each.key for each in workspace.items()]
    workspace.apply(gate.run(labels.confirm(workspace, first)).operation.changes)
    workspace.apply(gate.run(labels.reject(workspace, second, "date")).operation.changes)
    gate.undo()
    theirs = Gate(gate.project, OTHER)
    own = Workspace.load(gate.project, workspace.report.id, Layer(OTHER.id))
    keys = [each.key for each in own.items()]
    theirs.run(labels.confirm(own, *keys))
    theirs.run(comments.add(own, "再看"))
    gate.run(report_ops.bring_in([Report.of("别的报告。", name="别的")]))
    return gate


def everything(gate: Gate, asked: Asked | None = None, count: int = 1000) -> list[ListedOperation]:
    found: list[ListedOperation] = []
    before: Stamp | None = None
    while True:
        page = history.page(gate.project, asked or Asked(), before=before, count=count)
        assert len(page.operations) <= count
        found += page.operations
        if not page.has_more:
            return found
        before = page.operations[-1].stamp


def kinds(found: list[ListedOperation]) -> list[str]:
    return [each.kind for each in found]


def test_the_newest_is_told_first_with_who_and_of_what(worked: Gate) -> None:
    found = everything(worked)
    assert kinds(found)[:5] == [
        *("report.import", "comment.add", "label.confirm", "annotator.join", "undo"),
    ]
    assert found[4].of == "label.reject"
    bulk = found[2]
    assert (bulk.who, bulk.name, bulk.changes) == ("周二", "青石县", 3)
    assert bulk.words == "产业扶贫"
    assert found[-1].kind == "annotator.join"


@pytest.mark.parametrize("count", [1, 2, 3, 1000])
def test_pages_of_any_size_add_up_to_the_same(worked: Gate, count: int) -> None:
    assert everything(worked, count=count) == everything(worked)


def test_a_report_tells_its_own_even_of_operations_on_several(worked: Gate) -> None:
    report = worked.project.db.execute("SELECT id FROM reports WHERE name = '青石县'").fetchone()[0]
    found = everything(worked, Asked(report=report))
    assert kinds(found) == [
        *("comment.add", "label.confirm", "undo", "label.reject", "label.confirm"),
        "report.import",
    ]


def test_people_kinds_and_moments_are_chosen(worked: Gate) -> None:
    all_of_it = everything(worked)
    theirs = everything(worked, Asked(person=OTHER.id))
    assert {each.who for each in theirs} == {"周二"}
    assert kinds(everything(worked, Asked(kinds=frozenset({"undo"})))) == ["undo"]
    middle = all_of_it[3].at
    later = everything(worked, Asked(since=middle))
    earlier = everything(worked, Asked(until=middle))
    assert later + earlier == all_of_it
    one = Asked(person=OTHER.id, kinds=frozenset({"comment.add"}))
    assert kinds(everything(worked, one)) == ["comment.add"]
    assert everything(worked, replace(one, until=middle[:4])) == []


def test_where_a_label_stands_is_known_while_it_stands(worked: Gate) -> None:
    page = history.page(worked.project, Asked(kinds=frozenset({"label.confirm"})), count=5)
    assert [page.places[each.label] for each in page.operations if each.label] == [(5, 9), (5, 9)]
    undone = history.page(worked.project, Asked(kinds=frozenset({"undo"})), count=5)
    assert undone.operations[0].label not in undone.places


def told(gate: Gate, *options: str) -> str:
    done = CliRunner().invoke(commands, ["history", str(gate.project.path), *options])
    assert done.exit_code == 0, done.output
    return done.stdout


def test_the_command_tells_a_line_for_each(worked: Gate) -> None:
    lines = told(worked).splitlines()
    assert len(lines) == len(everything(worked))
    assert "周二  confirmed  青石县  “产业扶贫”  ×3" in lines[2]
    assert len(told(worked, "--limit", "2").splitlines()) == 2
    assert "别的" not in told(worked, "--report", "青石县")
    assert told(worked, "--person", "周二", "--kind", "comment.add").count("\n") == 1
    assert told(worked, "--until", "2001-01-01") == ""


def test_the_command_prints_one_json_object(worked: Gate) -> None:
    found = json.loads(told(worked, "--json", "--limit", "0"))["operations"]
    assert [each["kind"] for each in found] == kinds(everything(worked))
    assert found[2]["annotator"] == "周二"
    assert found[2]["changes"] == 3


def test_a_comment_is_told_with_the_words_and_the_place_that_it_is_about(
    gate: Gate, workspace: Workspace
) -> None:
    [item, *_] = workspace.items()
    workspace.apply(gate.run(labels.confirm(workspace, item.key)).operation.changes)
    label = LabelId(item.key)
    gate.run(comments.add(workspace, "再看", label))
    gate.run(comments.add(workspace, "整篇再看"))
    page = history.page(gate.project, Asked(kinds=frozenset({"comment.add"})), count=5)
    whole, of_span = page.operations
    assert (whole.label, whole.words) == (None, "")
    assert (of_span.label, of_span.words) == (label, item.span.text)
    assert page.places[label] == (item.span.start, item.span.end)
