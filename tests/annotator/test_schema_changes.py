"""A schema that changes while people label: what it touches, and what comes home later."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import closed_rounds, schema_changes
from annotator.checks.item_finding import ItemRule
from annotator.checks.live import LiveChecks
from annotator.checks.verify import verify
from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.ops import lexicon as lexicon_ops
from annotator.ops import schema as ops
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.store import conflicts, look_again, queue, suggestions
from annotator.store import labels as label_table
from annotator.suggest.engine import Engine
from annotator.team import handing, rounds
from annotator.team.merging import merge, merge_in
from annotator.workspace import Workspace
from schema import parts
from schema.editing import part_at
from schema.labels import Attribute, AttributeType, Choice, LabelType, Words
from schema.records import (
    Annotator,
    AnnotatorId,
    Label,
    LabelId,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
)
from schema.rounds import Member

TEXT = "县里办了扶贫夜市，又开了农家书屋，投资300万元。"
LEAD, OTHER = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in ((1, "组长"), (2, "小王")))
CATEGORY = "labels/measure/attributes/category"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "lead.jinbiao"
    create_project(made, LEAD)
    with at(made, LEAD) as gate:
        gate.run(reports.bring_in([Report.of(TEXT, name="一")]))
    return made


@contextmanager
def at(path: Path, person: Annotator) -> Iterator[Gate]:
    with Project.open(path) as project:
        yield Gate(project, person)


def workspace(gate: Gate) -> Workspace:
    return Workspace.load(gate.project, Report.of(TEXT, name="").id, Layer(gate.person.id))


def add(gate: Gate, words: str, category: str) -> LabelId:
    done = gate.run(labels.add(workspace(gate), span(words), "measure", {"category": category}))
    return LabelId(done.operation.changes[0].id)


def change(gate: Gate, draft: Draft) -> None:
    assert gate.run(draft).operation.kind == draft.kind
    assert verify(gate.project) == []


def label(gate: Gate, key: LabelId) -> Label:
    found = label_table.get(gate.project.db, key)
    assert found is not None
    return found


def choice(choice_id: str, name: str = "夜市") -> Choice:
    return Choice(id=choice_id, name=Words(zh=name, en=choice_id))


def test_a_category_that_is_added_can_be_used_and_is_named_in_the_journal(path: Path) -> None:
    with at(path, LEAD) as gate:
        before = gate.project.schema.version
        of = ops.standing(gate.project)
        change(gate, ops.put(of, f"{CATEGORY}/choices/market", choice("market"), "城里多见"))
        assert gate.project.schema.categories[-1] == "market"
        add(gate, "扶贫夜市", "market")
        assert verify(gate.project) == []
        [event] = schema_changes.history(gate.project)
        assert (event.kind, event.who, event.note) == (ops.ADD, "组长", "城里多见")
        assert gate.project.schema.version != before


def test_what_is_shown_is_renamed_and_the_id_stays(path: Path) -> None:
    with at(path, LEAD) as gate:
        key = add(gate, "扶贫夜市", "other")
        of = ops.standing(gate.project)
        measure = part_at(of.schema, "labels/measure")
        assert isinstance(measure, LabelType)
        renamed = replace(measure, name=Words(zh="做法", en="Action"), key="5")
        change(gate, ops.put(of, "labels/measure", renamed))
        assert gate.project.schema.label("measure").name.zh == "做法"
        assert label(gate, key).label == "measure"
        assert ops.put(ops.standing(gate.project), "labels/measure", renamed).changes == ()


def test_labels_of_a_merged_category_count_as_the_other_until_it_is_taken_back(path: Path) -> None:
    with at(path, LEAD) as gate:
        key, untouched = add(gate, "扶贫夜市", "consumption"), add(gate, "县里", "consumption")
        of = ops.standing(gate.project)
        draft = ops.merge(of, f"{CATEGORY}/choices/consumption", "industry")
        done = gate.run(draft).operation
        assert label(gate, key).attributes["category"] == "industry"
        assert "consumption" not in gate.project.schema.categories
        assert verify(gate.project) == []
        # deciding goes on from what is shown, and undo leads back to that
        gate.run(labels.edit(workspace(gate), key, Edit(attributes={"category": "tourism"})))
        gate.undo()
        assert label(gate, key).attributes["category"] == "industry"
        change(gate, ops.take_back(gate.project, ops.standing(gate.project), done.id))
        assert label(gate, untouched).attributes["category"] == "consumption"
        assert label(gate, key).attributes["category"] == "industry"  # as the person saw it
        assert "consumption" in gate.project.schema.categories


def test_what_was_decided_before_a_merge_can_still_be_undone(path: Path) -> None:
    with at(path, LEAD) as gate:
        key = add(gate, "扶贫夜市", "tourism")
        gate.run(labels.edit(workspace(gate), key, Edit(attributes={"category": "consumption"})))
        of = ops.standing(gate.project)
        change(gate, ops.merge(of, f"{CATEGORY}/choices/consumption", "industry"))
        gate.undo()
        assert label(gate, key).attributes["category"] == "tourism"
        gate.redo()
        assert label(gate, key).attributes["category"] == "industry"


def test_a_split_asks_those_who_chose_it_to_look_again(path: Path) -> None:
    with at(path, LEAD) as gate:
        key, stays = add(gate, "扶贫夜市", "other"), add(gate, "农家书屋", "culture")
        of = ops.standing(gate.project)
        change(gate, ops.split(of, f"{CATEGORY}/choices/other", [choice("market")]))
        here = workspace(gate)
        assert here.again == {key: (f"{CATEGORY}/choices/other",)}
        assert look_again.count_by_report(gate.project.db, Layer(LEAD.id)) == {here.report.id: 1}
        [row] = queue.read(gate.project.db, Layer(LEAD.id))
        assert row.again == 1
        checks = LiveChecks(here, gate.project.schema, None)
        list(checks.work())
        [found] = checks.findings(key)
        assert found.rule is ItemRule.LOOK_AGAIN
        assert checks.findings(stays) == ()
        # confirming it as it stands is an answer, and undoing that asks again
        gate.run(labels.confirm(here, key))
        assert workspace(gate).again == {}
        gate.undo()
        assert [*workspace(gate).again] == [key]
        later = add(gate, "投资", "other")
        assert later not in workspace(gate).again
        assert verify(gate.project) == []


def test_a_category_in_use_is_retired_and_not_removed(path: Path) -> None:
    with at(path, LEAD) as gate:
        key = add(gate, "扶贫夜市", "tourism")
        of = ops.standing(gate.project)
        with pytest.raises(UserError) as error:
            ops.remove(gate.project, of, f"{CATEGORY}/choices/tourism")
        assert (error.value.problem, error.value.values) == (Problem.SCHEMA_IN_USE, {"count": 1})
        change(gate, ops.retire(of, f"{CATEGORY}/choices/tourism"))
        assert "tourism" not in gate.project.schema.categories
        assert label(gate, key).attributes["category"] == "tourism"
        change(gate, ops.remove(gate.project, of, f"{CATEGORY}/choices/solar"))
        with pytest.raises(UserError) as error:
            ops.remove(gate.project, of, "labels/number/attributes/unit")
        assert error.value.problem is Problem.SCHEMA_BUILT_IN
        now = ops.standing(gate.project)
        change(gate, ops.offer(now, f"{CATEGORY}/choices/tourism"))
        assert "tourism" in gate.project.schema.categories


def test_adding_is_taken_back_unless_labels_use_it(path: Path) -> None:
    with at(path, LEAD) as gate:
        of = ops.standing(gate.project)
        added = gate.run(ops.put(of, f"{CATEGORY}/choices/market", choice("market"))).operation.id
        key = add(gate, "扶贫夜市", "market")
        with pytest.raises(UserError) as error:
            ops.take_back(gate.project, ops.standing(gate.project), added)
        assert error.value.problem is Problem.SCHEMA_IN_USE
        gate.run(labels.delete(workspace(gate), key))
        back = gate.run(ops.take_back(gate.project, ops.standing(gate.project), added)).operation.id
        assert "market" not in gate.project.schema.categories
        assert [each.is_back for each in schema_changes.history(gate.project)] == [False, True]
        change(gate, ops.take_back(gate.project, ops.standing(gate.project), back))
        assert "market" in gate.project.schema.categories


def test_a_change_that_somebody_changed_since_is_not_taken_back(path: Path) -> None:
    with at(path, LEAD) as gate:
        measure = gate.project.schema.label("measure")
        keys = []
        for colour in ("#111111", "#222222"):
            draft = ops.put(
                ops.standing(gate.project),
                "labels/measure",
                replace(measure, colour=colour),
            )
            keys.append(gate.run(draft).operation.id)
        with pytest.raises(UserError) as error:
            ops.take_back(gate.project, ops.standing(gate.project), keys[0])
        assert error.value.problem is Problem.SCHEMA_CHANGED_SINCE


def test_a_schema_that_does_not_hold_together_is_refused(path: Path) -> None:
    with at(path, LEAD) as gate:
        of = ops.standing(gate.project)
        same_key = replace(of.schema.label("measure"), id="policy")
        with pytest.raises(UserError) as error:
            ops.put(of, "labels/policy", same_key)
        assert error.value.problem is Problem.BAD_SCHEMA


def test_what_touches_labels_is_shown_before(path: Path) -> None:
    with at(path, LEAD) as gate:
        add(gate, "扶贫夜市", "tourism")
        gate.introduce(OTHER)
    with at(path, OTHER) as gate:
        add(gate, "农家书屋", "tourism")
        of = ops.standing(gate.project)
        seen = schema_changes.touched(gate.project, of, f"{CATEGORY}/choices/tourism")
        assert (seen.count, seen.by_person) == (2, (("小王", 1), ("组长", 1)))
        assert {each.span.text for each in seen.samples} == {"扶贫夜市", "农家书屋"}


def test_a_hand_out_on_the_older_schema_comes_home_and_counts_under_the_new_one(
    path: Path, tmp_path: Path
) -> None:
    out, package = tmp_path / "out.jinbiao", tmp_path / "in.jinbiao"
    with at(path, LEAD) as gate:
        gate.introduce(OTHER)
        report = Report.of(TEXT, name="").id
        begun = rounds.begin(gate, "一", [Member(OTHER.id)], [report])
        rounds.assign_by_plan(gate, begun)
        handing.hand_out(gate, OTHER, out)
        of = ops.standing(gate.project)
        change(gate, ops.merge(of, f"{CATEGORY}/choices/consumption", "industry"))
        of = ops.standing(gate.project)
        change(gate, ops.split(of, f"{CATEGORY}/choices/culture", [choice("books")]))
    with at(out, OTHER) as gate:
        merged, divided = add(gate, "扶贫夜市", "consumption"), add(gate, "农家书屋", "culture")
        assert gate.project.schema.version == of.base.version
        handing.hand_in(gate, package)
    with at(path, LEAD) as gate, Project.open(package) as source:
        merge_in(gate, source)
        assert label(gate, merged).attributes["category"] == "industry"
        assert [*look_again.of_report(gate.project.db, report, Layer(OTHER.id))] == [divided]
        assert verify(gate.project) == []
        again = tmp_path / "again.jinbiao"
        handing.hand_out(gate, OTHER, again)
    with at(again, OTHER) as gate:
        assert gate.project.schema.attribute("measure", "category").choices[-1].id == "books"
        assert label(gate, merged).attributes["category"] == "industry"
        assert [*workspace(gate).again] == [divided]
        gate.run(labels.edit(workspace(gate), divided, Edit(attributes={"category": "books"})))
        assert workspace(gate).again == {}
        back = tmp_path / "back.jinbiao"
        handing.hand_in(gate, back)
    with at(path, LEAD) as gate, Project.open(back) as source:
        merge_in(gate, source)
        assert look_again.of_report(gate.project.db, report, Layer(OTHER.id)) == {}
        assert verify(gate.project) == []


def test_two_who_chose_differently_agree_once_the_categories_are_merged(
    path: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.jinbiao"
    with at(path, LEAD) as gate:
        key = add(gate, "扶贫夜市", "other")
    shutil.copy(path, copy)
    for file, category in ((path, "tourism"), (copy, "consumption")):
        with at(file, LEAD) as gate:
            edit = Edit(attributes={"category": category})
            gate.run(labels.edit(workspace(gate), key, edit))
    with at(path, LEAD) as gate, Project.open(copy) as source:
        merge_in(gate, source)
        assert conflicts.count(gate.project.db) == 1
        of = ops.standing(gate.project)
        draft = ops.merge(of, f"{CATEGORY}/choices/consumption", "tourism")
        done = gate.run(draft).operation.id
        assert conflicts.count(gate.project.db) == 0
        assert verify(gate.project) == []
        change(gate, ops.take_back(gate.project, ops.standing(gate.project), done))
        assert conflicts.count(gate.project.db) == 1


def test_a_closed_round_is_unchanged_where_categories_were_merged_since(path: Path) -> None:
    with at(path, LEAD) as gate:
        gate.introduce(OTHER)
        theirs = Gate(gate.project, OTHER)
        key = add(theirs, "扶贫夜市", "consumption")
        of = rounds.begin(gate, "试点", [Member(OTHER.id)], [Report.of(TEXT, name="").id])
        rounds.assign_by_plan(gate, of)
        closed = rounds.close(gate, of)
        choices = f"{CATEGORY}/choices"
        gate.run(ops.merge(ops.standing(gate.project), f"{choices}/consumption", "tourism"))
        assert label(gate, key).attributes == {"category": "tourism"}
        assert closed_rounds.counted_on(gate.project, closed) != closed.counted
        assert closed_rounds.is_as_counted(gate.project, closed)
        assert closed_rounds.is_unchanged(gate.project, closed)
        with closed_rounds.as_closed(gate.project, closed) as then:
            assert then.schema.attribute("measure", "category").instead == {}
            assert label_table.get(then.db, key).attributes == {"category": "consumption"}
        add(gate, "农家书屋", "other")
        is_same = closed_rounds.is_unchanged(gate.project, closed)
        assert is_same, "that is nobody's whom the round asked"
        theirs.run(labels.edit(workspace(theirs), key, Edit(attributes={"category": "other"})))
        assert not closed_rounds.is_unchanged(gate.project, closed)
        theirs.undo()
        assert closed_rounds.is_unchanged(gate.project, closed)
        add(theirs, "农家书屋", "other")
        assert not closed_rounds.is_unchanged(gate.project, closed)


def test_what_an_engine_found_is_offered_under_the_schema_of_now(path: Path) -> None:
    with at(path, LEAD) as gate:
        report = Report.of(TEXT, name="一")
        offered = [
            Suggestion(SuggestionId(name), report.id, "e", "measure", span(words), {"category": of})
            for name, words, of in (("a", "扶贫夜市", "consumption"), ("b", "农家书屋", "culture"))
        ]
        gate.run(reports.set_suggestions([(report, replace(report, suggested_by=("e",)))], offered))
        gate.run(lexicon_ops.add((), "扶贫夜市", "consumption", gate.project.schema))
        for draft in (
            ops.merge(ops.standing(gate.project), f"{CATEGORY}/choices/consumption", "industry"),
            None,
        ):
            change(
                gate,
                draft or ops.retire(ops.standing(gate.project), f"{CATEGORY}/choices/culture"),
            )
        found = {
            each.id: each.attributes for each in suggestions.of_report(gate.project.db, report.id)
        }
        assert found == {"a": {"category": "industry"}, "b": {}}
        assert [each.category for each in gate.project.terms] == ["industry"]
        [made] = [
            each
            for each in Engine.for_project(gate.project).suggest(TEXT)
            if each.span.text == "扶贫夜市"
        ]
        assert made.attributes["category"] == "industry"


def test_an_attribute_of_the_project_is_stored_and_checked(path: Path) -> None:
    with at(path, LEAD) as gate:
        for kind in AttributeType:
            choices = (choice("one"),) if kind is AttributeType.CHOICE else ()
            made = Attribute(
                id=f"own_{kind}", type=kind, name=Words(zh=kind, en=kind), choices=choices
            )
            of = ops.standing(gate.project)
            change(gate, ops.put(of, f"labels/measure/attributes/{made.id}", made))
        key = add(gate, "扶贫夜市", "tourism")
        values = {
            "own_text": "字",
            "own_choice": "one",
            "own_decimal": "1.5",
            "own_date": "2019",
            "own_span": span("县里"),
            "own_boolean": True,
        }
        gate.run(labels.edit(workspace(gate), key, Edit(attributes=values)))
        assert verify(gate.project) == []
        assert {**label(gate, key).attributes} == {"category": "tourism", **values}
        with pytest.raises(UserError):
            ops.remove(
                gate.project, ops.standing(gate.project), "labels/measure/attributes/own_decimal"
            )


def test_two_copies_that_change_the_schema_unite(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.jinbiao"
    shutil.copy(path, copy)
    with ExitStack() as opened:
        here = opened.enter_context(at(path, LEAD))
        there = opened.enter_context(at(copy, LEAD))
        of = ops.standing(here.project)
        measure = of.schema.label("measure")
        words = replace(measure.name, zh="做法")
        here.run(ops.put(of, "labels/measure", replace(measure, name=words)))
        words = replace(measure.name, en="Action")
        there.run(ops.put(of, "labels/measure", replace(measure, name=words)))
        here.run(ops.put(ops.standing(here.project), f"{CATEGORY}/choices/a", choice("a")))
        there.run(ops.put(ops.standing(there.project), f"{CATEGORY}/choices/b", choice("b")))
        merge_in(here, there.project)
        merge_in(there, here.project)
        assert here.project.schema == there.project.schema
        assert here.project.schema.label("measure").name == Words(zh="做法", en="Action")
        assert here.project.schema.categories[-2:] == ("a", "b")
        assert verify(here.project) == verify(there.project) == []
        assert conflicts.count(here.project.db) == 0


def test_parts_of_the_journal_that_are_no_schema_leave_it_alone() -> None:
    assert not parts.is_about("schema")
    assert not parts.is_about("notes/1")
    assert parts.is_about("labels/number/colour")


def act(gate: Gate, which: int) -> None:
    """One of the changes that a copy makes while it is away."""
    of = ops.standing(gate.project)
    measure = of.schema.label("measure")
    attribute = Attribute(id=f"own_{which % 2}", type=AttributeType.TEXT, name=measure.name)
    colour = replace(measure, colour=f"#{which % 2}23456")
    drafts = (
        lambda: ops.put(of, "labels/measure", colour),
        lambda: ops.put(of, f"{CATEGORY}/choices/new_{which % 2}", choice(f"new_{which % 2}")),
        lambda: ops.put(of, f"labels/measure/attributes/{attribute.id}", attribute),
        lambda: ops.merge(of, f"{CATEGORY}/choices/consumption", "industry"),
        lambda: ops.split(of, f"{CATEGORY}/choices/consumption", [choice("shops")]),
        lambda: ops.retire(of, f"{CATEGORY}/choices/tourism"),
        lambda: labels.add(
            workspace(gate), span("扶贫夜市"), "measure", {"category": "consumption"}
        ),
        lambda: labels.add(workspace(gate), span("农家书屋"), "measure", {"category": "tourism"}),
        lambda: ops.move(of, "clauses/link", -2),
    )
    with suppress(UserError):
        draft = drafts[which % len(drafts)]()
        if draft.changes:
            gate.run(draft)


def state(path: Path) -> tuple[str, list[tuple[object, ...]], list[tuple[object, ...]]]:
    with Project.open(path) as project:
        assert verify(project) == []
        found = project.db.execute("SELECT id, category FROM labels ORDER BY id").fetchall()
        again = project.db.execute("SELECT * FROM look_again ORDER BY label, part").fetchall()
        return project.schema.version, found, again


@settings(deadline=None, max_examples=8)
@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 17)), min_size=3, max_size=9))
def test_copies_that_changed_schema_and_labels_end_alike_in_any_order_of_merging(
    acts: list[tuple[int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        first = Path(folder) / "0.jinbiao"
        create_project(first, LEAD)
        with at(first, LEAD) as gate:
            gate.run(reports.bring_in([Report.of(TEXT, name="一")]))
        files = [first, *(Path(folder) / f"{n}.jinbiao" for n in (1, 2))]
        for each in files[1:]:
            shutil.copy(first, each)
        for copy, which in acts:
            with at(files[copy], (LEAD, OTHER, LEAD)[copy]) as gate:
                act(gate, which)
        ends = []
        for nth, order in enumerate(((0, 1, 2), (2, 1, 0), (1, 0, 2, 1))):
            into = Path(folder) / f"end-{nth}.jinbiao"
            shutil.copy(files[order[0]], into)
            with Project.open(into) as project:
                for other in order[1:]:
                    with Project.open(files[other], Mode.READ) as source:
                        merge(project, source)
            ends.append(state(into))
        assert ends[0] == ends[1] == ends[2]
