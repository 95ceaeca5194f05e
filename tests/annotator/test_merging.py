"""Merging is a union: any order, any number of times, the same labels, nothing lost."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.items import Item
from annotator.ops import comments, labels, reports
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.store import conflicts, journal
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema import labels as labels_schema
from schema.records import Annotator, AnnotatorId, Layer, Report, Span, Suggestion, SuggestionId

PEOPLE = tuple(Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in ((1, "甲"), (2, "乙")))
# the long proof: JINBIAO_EXAMPLES=500 python -m pytest tests/annotator/test_merging.py
EXAMPLES = int(os.environ.get("JINBIAO_EXAMPLES", "20"))
UNDO, REDO = 11, 12
ORDERS = ((1, 2, 3), (3, 1, 2), (2, 3, 1))
VALUES = {"number": {"doubt": "10; 少一位"}, "measure": {"category": "other"}}
TEXT = "全县产业扶贫项目12个，投资300万元，受益5120户。"


def offers(report: Report) -> list[Suggestion]:
    found = [("产业扶贫项目", "measure"), ("12个", "number"), ("300万元", "number")]
    return [
        Suggestion(
            id=SuggestionId(f"s{position}"),
            report=report.id,
            engine="e",
            label=label,
            span=Span(TEXT.index(words), TEXT.index(words) + len(words), words),
            quantifies=(SuggestionId("s0"),) if label == "number" else (),
        )
        for position, (words, label) in enumerate(found)
    ]


def act_on(workspace: Workspace, item: Item, action: int) -> Draft:
    """One of the things a person does to a span."""
    actions: list[Callable[[], Draft]] = [
        lambda: labels.confirm(workspace, item.key),
        lambda: labels.reject(workspace, item.key, "name"),
        lambda: labels.edit(workspace, item.key, Edit(attributes=VALUES[item.label])),
        lambda: labels.edit(workspace, item.key, Edit(span=Span(0, 2, TEXT[:2]))),
        lambda: labels.set_unsure(workspace, item.key, unsure=not item.current.unsure),
        lambda: labels.set_link(workspace, item.key, None),
        lambda: labels.delete(workspace, item.key),
        lambda: comments.add(workspace, "看看", item.key),
        lambda: labels.add(workspace, Span(3, 5, TEXT[3:5]), "measure", {}),
        lambda: reports.finish(workspace),
        lambda: reports.reopen(workspace, "再看"),
    ]
    return actions[action]()


def play(path: Path, steps: list[tuple[int, int, int]]) -> None:
    """Open a file as one replica and do what the steps say: who, which span, what."""
    with Project.open(path) as project:
        gates = [Gate(project, person) for person in PEOPLE]
        report = journal_report(project)
        for who, which, action in steps:
            workspace = Workspace.load(project, report, Layer(PEOPLE[who].id))
            items = workspace.items()
            # nothing to undo, or behind a boundary: a person is told and goes on
            with suppress(UserError):
                if action >= UNDO:
                    gates[who].undo() if action == UNDO else gates[who].redo()
                elif (
                    items
                    and (draft := act_on(workspace, items[which % len(items)], action)).changes
                ):
                    gates[who].run(draft)


def journal_report(project: Project):
    return project.db.execute("SELECT report FROM texts").fetchone()[0]


def content(project: Project) -> dict[str, set[tuple[object, ...]]]:
    names = ("labels", "links", "work", "comments", "reports", "annotators", "conflicts")
    tables = {name: set(project.db.execute(f"SELECT * FROM {name}")) for name in names}
    return {**tables, "operations": journal.ids(project.db)}


@contextmanager
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as name:
        yield Path(name)


def begin(path: Path) -> None:
    create_project(path, PEOPLE[0])
    with Project.open(path) as project:
        report = replace(Report.of(TEXT, name="报告"), suggested_by=("e",))
        Gate(project, PEOPLE[0]).run(reports.bring_in([report], offers(report)))


steps = st.lists(st.tuples(st.integers(0, 1), st.integers(0, 5), st.integers(0, REDO)), max_size=6)


@settings(max_examples=EXAMPLES, deadline=None)
@given(first=steps, branches=st.lists(steps, min_size=3, max_size=3))
def test_any_order_of_merging_gives_the_same(
    first: list[tuple[int, int, int]], branches: list[list[tuple[int, int, int]]]
) -> None:
    with folder() as where:
        begin(where / "0.jinbiao")
        play(where / "0.jinbiao", first)
        for number, branch in enumerate(branches, start=1):
            shutil.copy(where / "0.jinbiao", where / f"{number}.jinbiao")
            play(where / f"{number}.jinbiao", branch)
        results = [
            merged(where, where / f"merged-{index}.jinbiao", order)
            for index, order in enumerate(ORDERS)
        ]

        assert all(each == results[0] for each in results)
        everything = set().union(*(operations_of(where / f"{n}.jinbiao") for n in (1, 2, 3)))
        assert everything == results[0]["operations"]


def merged(where: Path, target: Path, order: tuple[int, ...]) -> dict[str, set[object]]:
    """What a copy of the first file holds once the branches came in, the first of them twice."""
    shutil.copy(where / "0.jinbiao", target)
    with Project.open(target) as into:
        for number in (*order, order[0]):
            with Project.open(where / f"{number}.jinbiao", Mode.READ) as source:
                merge(into, source)
        assert list(verify(into)) == []
        return content(into)


def operations_of(path: Path) -> set[str]:
    with Project.open(path, Mode.READ) as project:
        return set(journal.ids(project.db))


def branched(where: Path, *steps: list[tuple[int, int, int]]) -> Project:
    """Two copies of one file, each with its own steps, merged into the first."""
    begin(where / "a.jinbiao")
    shutil.copy(where / "a.jinbiao", where / "b.jinbiao")
    for name, each in zip("ab", steps, strict=True):
        play(where / f"{name}.jinbiao", each)
    into = Project.open(where / "a.jinbiao")
    with Project.open(where / "b.jinbiao", Mode.READ) as source:
        merge(into, source)
    return into


CONFIRM, REJECT, FINISH, REOPEN = 0, 1, 9, 10


def test_the_same_decision_on_two_machines_is_one_label(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 0, CONFIRM)], [(0, 0, CONFIRM)]) as project:
        assert project.db.execute("SELECT count(*) FROM labels").fetchone()[0] == 1
        assert conflicts.count(project.db) == 0


def test_the_loser_of_two_decisions_is_kept_and_listed(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 0, CONFIRM)], [(0, 0, REJECT)]) as project:
        found = project.db.execute("SELECT field, kept_value, lost_value FROM conflicts").fetchall()
        states = {(kept, lost) for field, kept, lost in found if field == "state"}
        [standing] = [row[0] for row in project.db.execute("SELECT state FROM labels")]
        assert states <= {('"confirmed"', '"rejected"'), ('"rejected"', '"confirmed"')}
        assert {f'"{standing}"'} == {kept for kept, _ in states}


def test_two_people_keep_a_layer_each(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 0, CONFIRM)], [(1, 0, REJECT)]) as project:
        layers = project.db.execute("SELECT layer, state FROM labels ORDER BY layer").fetchall()
        assert [(PEOPLE[0].id, "confirmed"), (PEOPLE[1].id, "rejected")] == layers
        assert conflicts.count(project.db) == 0


def test_a_later_decision_that_saw_both_settles_the_conflict(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 1, REJECT)], [(0, 1, CONFIRM)]) as project:
        assert conflicts.count(project.db) > 0
        workspace = Workspace.load(project, journal_report(project), Layer(PEOPLE[0].id))
        gate, item = Gate(project, PEOPLE[0]), workspace.items()[1]
        workspace.apply(gate.run(labels.reset(workspace, item.key)).operation.changes)
        gate.run(labels.confirm(workspace, item.key))
        assert conflicts.count(project.db) == 0


def test_an_operation_that_was_altered_is_not_merged(tmp_path: Path) -> None:
    begin(tmp_path / "a.jinbiao")
    shutil.copy(tmp_path / "a.jinbiao", tmp_path / "b.jinbiao")
    with Project.open(tmp_path / "b.jinbiao") as altered:
        altered.db.execute("DROP TRIGGER changes_no_update")
        altered.db.execute("UPDATE changes SET after = replace(after, '报告', '别的')")
        with (
            Project.open(tmp_path / "a.jinbiao") as project,
            pytest.raises(UserError) as caught,
        ):
            merge(project, altered)
    assert caught.value.problem == Problem.FOREIGN_TIP


def test_two_openings_of_one_file_are_two_replicas(tmp_path: Path) -> None:
    """So copies that go on from the same point never number their operations alike."""
    begin(tmp_path / "a.jinbiao")
    for _ in range(2):
        play(tmp_path / "a.jinbiao", [(0, 0, CONFIRM), (0, 0, REJECT)])
    with Project.open(tmp_path / "a.jinbiao", Mode.READ) as project:
        assert len(list(journal.sequences(project.db))) == 4


def gold_texts(project: Project) -> list[tuple[str, str]]:
    return project.db.execute("SELECT text, annotator FROM gold_labels ORDER BY 1, 2").fetchall()


def test_what_two_people_finished_alone_is_no_gold_once_merged(tmp_path: Path) -> None:
    each = [[(who, 1, CONFIRM), (who, 0, FINISH)] for who in (0, 1)]
    with branched(tmp_path, *each) as project:
        assert gold_texts(project) == []
        kinds = {row[0] for row in project.db.execute("SELECT kind FROM disagreements")}
        assert set() == kinds
        assert list(verify(project)) == []
    play(tmp_path / "a.jinbiao", [(1, 0, REOPEN)])
    with Project.open(tmp_path / "a.jinbiao", Mode.READ) as project:
        gold = gold_texts(project)
        assert gold in ([("12个", "甲")], [])  # gold, unless the one who reopened had settled it


def test_gold_follows_its_layer_where_another_machine_went_on(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 1, CONFIRM), (0, 0, FINISH)], [(0, 1, REJECT)]) as project:
        [(state,)] = project.db.execute("SELECT state FROM labels").fetchall()
        assert [text for text, _ in gold_texts(project)] == (
            ["12个"] if state == "confirmed" else []
        )


def test_damage_is_not_laundered_by_merging(tmp_path: Path) -> None:
    begin(tmp_path / "a.jinbiao")
    shutil.copy(tmp_path / "a.jinbiao", tmp_path / "b.jinbiao")
    play(tmp_path / "b.jinbiao", [(0, 1, CONFIRM)])
    with Project.open(tmp_path / "b.jinbiao") as altered:
        altered.db.execute("DROP TRIGGER changes_no_update")
        altered.db.execute("UPDATE changes SET after = replace(after, '12个', '99个')")
        with (
            Project.open(tmp_path / "a.jinbiao") as project,
            pytest.raises(UserError) as caught,
        ):
            merge(project, altered)
        assert caught.value.problem == Problem.FOREIGN_TIP


def test_another_projects_schema_does_not_replace_ours(tmp_path: Path) -> None:
    begin(tmp_path / "a.jinbiao")
    other = labels_schema.default_toml().replace("电商扶贫", "网上销售")
    create_project(tmp_path / "b.jinbiao", PEOPLE[1], other)
    with Project.open(tmp_path / "a.jinbiao") as project:
        before = project.schema.version
        with Project.open(tmp_path / "b.jinbiao", Mode.READ) as source:
            merge(project, source)
        assert before == project.schema.version
        assert list(verify(project)) == []


def test_an_operation_says_what_it_knew_of(tmp_path: Path) -> None:
    with branched(tmp_path, [(0, 0, CONFIRM)], [(0, 1, CONFIRM)]) as project:
        assert len(journal.heads(project.db)) == 2
    play(tmp_path / "a.jinbiao", [(0, 0, REJECT)])
    with Project.open(tmp_path / "a.jinbiao", Mode.READ) as project:
        [head] = journal.heads(project.db)
        assert len(journal.get(project.db, head).parents) == 2
