"""Whole labels that are merged or split while people label and files are away."""

import itertools
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import closed_rounds, schema_changes
from annotator.checks.item_finding import ItemRule, Said
from annotator.checks.live import LiveChecks
from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.ops import labels, reports
from annotator.ops import schema as ops
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.store import conflicts, look_again
from annotator.store import labels as label_table
from annotator.team import handing, rounds
from annotator.team.merging import merge_in
from annotator.workspace import Workspace
from schema.editing import part_at
from schema.labels import Attribute, AttributeType, Choice, Clause, LabelType, LinkType, Words
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

TEXT = "县扶贫办协调，农业局出资，驻村工作队发放鸡苗300只。"
LEAD, OTHER = (Annotator(AnnotatorId(f"{n}" * 8), name) for n, name in ((1, "组长"), (2, "小王")))
KIND = Attribute(
    id="level",
    type=AttributeType.CHOICE,
    name=Words(zh="级别", en="Level"),
    choices=tuple(Choice(id=each, name=Words(zh=each, en=each)) for each in ("county", "village")),
)
NOTE = Attribute(id="duty", type=AttributeType.TEXT, name=Words(zh="职责", en="Duty"))


def kind(label_id: str, *attributes: Attribute, key: str = "") -> LabelType:
    return LabelType(
        id=label_id,
        name=Words(zh=label_id, en=label_id),
        colour="#7a3e9d",
        colour_dark="#d3a6ec",
        attributes=attributes,
        key=key,
    )


@contextmanager
def at(path: Path, person: Annotator = LEAD) -> Iterator[Gate]:
    with Project.open(path) as project:
        yield Gate(project, person)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with two labels of its own: an office, and an organisation in general."""
    made = tmp_path / "lead.jinbiao"
    create_project(made, LEAD)
    county = replace(KIND, choices=KIND.choices[:1])
    with at(made) as gate:
        for each in (kind("office", county, NOTE, key="5"), kind("body", replace(KIND))):
            gate.run(ops.put(ops.standing(gate.project), f"labels/{each.id}", each))
        clause = Clause(
            id="who", label="office", title=Words(zh="谁", en="Who"), text=Words(zh="…", en="…")
        )
        gate.run(ops.put(ops.standing(gate.project), "clauses/who", clause))
        link = LinkType(
            id="pays", name=Words(zh="出资", en="pays"), source="office", target="number"
        )
        gate.run(ops.put(ops.standing(gate.project), "links/pays", link))
        gate.run(reports.bring_in([Report.of(TEXT, name="一")]))
    return made


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def workspace(gate: Gate) -> Workspace:
    return Workspace.load(gate.project, Report.of(TEXT, name="").id, Layer(gate.person.id))


def add(gate: Gate, words: str, label: str, **said: str) -> LabelId:
    done = gate.run(labels.add(workspace(gate), span(words), label, said))
    return LabelId(done.operation.changes[0].id)


def merge(gate: Gate, path: str = "labels/office", into: str = "body", *, again: bool = False):
    return gate.run(ops.merge(ops.standing(gate.project), path, into, again=again)).operation


def label(gate: Gate, key: LabelId) -> Label:
    found = label_table.get(gate.project.db, key)
    assert found is not None
    return found


def test_what_was_given_the_one_counts_as_the_other_with_all_it_says(path: Path) -> None:
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office", level="county", duty="协调")
        add(gate, "农业局", "body", level="village")
        before = schema_changes.touched(gate.project, ops.standing(gate.project), "labels/office")
        assert (before.count, before.by_person) == (1, (("组长", 1),))
        merge(gate)
        assert (label(gate, key).label, label(gate, key).attributes) == (
            "body",
            {"level": "county", "duty": "协调"},
        )
        schema = gate.project.schema
        assert schema.label("office").hidden
        assert [each.id for each in schema.label("body").offered] == ["level", "duty"]
        choices = schema.attribute("body", "level").choices
        assert [each.id for each in choices] == ["county", "village"]
        assert part_at(schema, "clauses/who").label == "body"
        assert part_at(schema, "links/pays").source == "body"
        assert verify(gate.project) == []
        after = schema_changes.touched(gate.project, ops.standing(gate.project), "labels/office")
        assert after.count == 1, "those that were given it, not all of the other"


def test_merging_is_taken_back(path: Path) -> None:
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office", duty="协调")
        done = merge(gate)
        gate.run(ops.take_back(gate.project, ops.standing(gate.project), done.id))
        assert label(gate, key).label == "office"
        schema = gate.project.schema
        assert not schema.label("office").hidden
        assert schema.label("office").key == "5"
        assert [each.id for each in schema.label("body").offered] == ["level"]
        assert verify(gate.project) == []


def test_what_was_decided_before_can_be_changed_and_undone_after(path: Path) -> None:
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office")
        gate.run(labels.edit(workspace(gate), key, Edit(attributes={"duty": "协调"})))
        merge(gate)
        gate.undo()
        assert (label(gate, key).label, label(gate, key).attributes) == ("body", {})
        gate.redo()
        gate.run(labels.edit(workspace(gate), key, Edit(attributes={"level": "village"})))
        assert label(gate, key).attributes == {"duty": "协调", "level": "village"}
        gate.run(labels.edit(workspace(gate), key, Edit(label="measure")))
        assert label(gate, key).label == "measure", "who chose another kind since has chosen it"
        gate.undo()
        assert label(gate, key).label == "body"
        gate.run(labels.delete(workspace(gate), key))
        gate.undo()
        assert label(gate, key).label == "body"
        assert verify(gate.project) == []


def test_suggestions_of_a_merged_label_are_of_the_other(path: Path) -> None:
    with at(path) as gate:
        text = f"{TEXT}又及。"
        report = replace(Report.of(text, name="二"), suggested_by=("e",))
        offered = Suggestion(
            id=SuggestionId("s"),
            report=report.id,
            engine="e",
            label="office",
            span=span("县扶贫办"),
            attributes={"level": "county"},
        )
        gate.run(reports.bring_in([report], [offered]))
        merge(gate)
        seen = Workspace.load(gate.project, report.id, Layer(LEAD.id))
        [item] = seen.items()
        assert (item.label, item.place.label, item.attributes) == (
            *("body", "body"),
            {"level": "county"},
        )
        gate.run(labels.confirm(seen, item.key))
        assert label(gate, item.key).label == "body"


def test_a_hand_out_on_the_older_schema_comes_home(path: Path, tmp_path: Path) -> None:
    with at(path) as gate:
        gate.introduce(OTHER)
        of = rounds.begin(gate, "试点", [Member(OTHER.id)], [Report.of(TEXT, name="").id])
        rounds.assign_by_plan(gate, of)
        handing.hand_out(gate, OTHER, tmp_path / "out.jinbiao")
        merge(gate, again=True)
        with at(tmp_path / "out.jinbiao", OTHER) as away:
            early = add(away, "县扶贫办", "office", duty="协调")
            handing.hand_in(away, tmp_path / "back.jinbiao")
        with Project.open(tmp_path / "back.jinbiao", Mode.READ) as package:
            merge_in(gate, package)
        assert label(gate, early).label == "body"
        own = add(gate, "农业局", "body")
        assert own not in look_again.of_report(
            gate.project.db, workspace(gate).report.id, Layer(LEAD.id)
        )
        theirs = Workspace.load(gate.project, workspace(gate).report.id, Layer(OTHER.id))
        assert theirs.again == {early: ("labels/office",)}
        checks = LiveChecks(theirs, gate.project.schema, None)
        list(checks.work())
        [found] = [each for each in checks.findings(early) if each.rule is ItemRule.LOOK_AGAIN]
        assert found.said is Said.LABEL_MERGED
        assert found.mend is not None
        Gate(gate.project, OTHER).run(labels.edit(theirs, early, found.mend.edit))
        assert look_again.count_by_part(gate.project.db) == {}
        handing.hand_out(gate, OTHER, tmp_path / "again.jinbiao")
        with Project.open(tmp_path / "again.jinbiao", Mode.READ) as again:
            assert again.schema.version == gate.project.schema.version
            assert label_table.get(again.db, early).label == "body"
            assert verify(again) == []
        assert verify(gate.project) == []


def test_copies_that_merged_and_labelled_unite_in_any_order(path: Path, tmp_path: Path) -> None:
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office", duty="协调")
    copies = [tmp_path / f"{name}.jinbiao" for name in ("a", "b", "c")]
    for each in copies:
        shutil.copy(path, each)
    with at(copies[0]) as gate:
        merge(gate)
    with at(copies[1]) as gate:
        gate.run(labels.edit(workspace(gate), key, Edit(label="body")))
    with at(copies[2], OTHER) as gate:
        add(gate, "农业局", "office")
    found = []
    for nth, order in enumerate(itertools.permutations(copies)):
        into = tmp_path / f"into{nth}.jinbiao"
        shutil.copy(path, into)
        with at(into) as gate:
            for each in order:
                with Project.open(each, Mode.READ) as source:
                    merge_in(gate, source)
            assert verify(gate.project) == []
            assert conflicts.count(gate.project.db) == 0, "both said the same in the end"
            rows = gate.project.db.execute("SELECT id, label, other FROM labels ORDER BY id")
            found.append((rows.fetchall(), gate.project.schema.version))
    assert {row[1] for row in found[0][0]} == {"body"}
    assert all(each == found[0] for each in found)


def test_two_who_merge_each_into_the_other_still_make_a_schema(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jinbiao"
    shutil.copy(path, other)
    with at(other, OTHER) as gate:
        merge(gate, "labels/body", "office")
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office")
        merge(gate)
        with Project.open(other, Mode.READ) as source:
            merge_in(gate, source)
        assert gate.project.schema.instead == {}
        assert label(gate, key).label == "office", "it leads nowhere, so it stays what it is"
        assert verify(gate.project) == []


def test_what_does_not_fit_together_is_refused(path: Path) -> None:
    with at(path) as gate:
        for built_in in ("number", "measure"):
            with pytest.raises(UserError) as caught:
                merge(gate, f"labels/{built_in}", "body")
            assert caught.value.problem is Problem.SCHEMA_BUILT_IN
        other = replace(NOTE, type=AttributeType.DATE)
        gate.run(ops.put(ops.standing(gate.project), "labels/body/attributes/duty", other))
        with pytest.raises(UserError) as caught:
            merge(gate)
        assert caught.value.problem is Problem.BAD_SCHEMA
        assert caught.value.values["where"] == "labels.body.attributes.duty"
        merge(gate, into="measure")
        assert gate.project.schema.instead == {"office": "measure"}


def test_places_that_have_both_are_counted_before(path: Path) -> None:
    with at(path) as gate:
        add(gate, "县扶贫办", "office")
        add(gate, "县扶贫办", "body")
        add(gate, "农业局", "office")
        assert schema_changes.in_both(gate.project, "office", "body") == 1


def test_a_label_is_split_and_looked_at_again(path: Path) -> None:
    with at(path) as gate:
        key = add(gate, "县扶贫办", "office", duty="协调")
        office = gate.project.schema.label("office")
        new = [replace(office, id=each, key="") for each in ("county_office", "team")]
        of = ops.standing(gate.project)
        gate.run(ops.split(of, "labels/office", new, keeps=False))
        assert workspace(gate).again == {key: ("labels/office",)}
        gate.run(labels.edit(workspace(gate), key, Edit(label="county_office")))
        assert workspace(gate).again == {}
        assert label(gate, key).attributes == {"duty": "协调"}
        assert verify(gate.project) == []


def test_what_a_closed_round_was_counted_on_stays(path: Path) -> None:
    with at(path) as gate:
        report = Report.of(TEXT, name="").id
        gate.introduce(OTHER)
        of = rounds.begin(gate, "试点", [Member(OTHER.id)], [report])
        rounds.assign_by_plan(gate, of)
        add(Gate(gate.project, OTHER), "县扶贫办", "office")
        merge(gate)
        first = rounds.close(gate, of)
        assert closed_rounds.is_as_counted(gate.project, first)
        again = rounds.begin(gate, "第二轮", [Member(OTHER.id)], [report])
        rounds.assign_by_plan(gate, again)
        second = rounds.close(gate, again)
        merge(gate, "labels/body", "measure")
        assert closed_rounds.is_as_counted(gate.project, second)
