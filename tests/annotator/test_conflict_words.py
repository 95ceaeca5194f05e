"""Conflicts in the words of whoever settles them, with names where the journal has ids."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator import words
from annotator.cli import commands
from annotator.gate import Gate
from annotator.ops import labels
from annotator.project import Mode, Project
from annotator.replay import Conflict
from annotator.store import reports
from annotator.team import conflict_words, conflicts, merging
from annotator.team.conflicts import OpenConflict
from annotator.workspace import Workspace
from schema import labels as label_schema
from schema.records import Entity, Json, Layer, OperationId


def conflict(field: str, value: Json, entity: Entity = Entity.LABEL, **names: str) -> OpenConflict:
    found = Conflict(field, OperationId("a-1"), OperationId("b-1"), value, None)
    return OpenConflict("id", entity, "e", found, None, None, "", "林一", "", names)


def said(each: OpenConflict) -> str:
    return conflict_words.value(each, each.conflict.kept_value, label_schema.default(), "zh")


@pytest.mark.parametrize("entity", Entity)
def test_everything_that_can_conflict_has_a_name(entity: Entity) -> None:
    assert words.named("conflicts", entity.value, "zh") != entity.value


def test_values_are_said_in_words() -> None:
    assert said(conflict("deleted", True)) == "删去"
    assert said(conflict("state", "rejected")) == "已拒绝"
    assert said(conflict("state", "elsewhere")) == "elsewhere"
    assert said(conflict("unsure", True)) == "是"
    assert said(conflict("label", "measure")) == "措施"
    assert said(conflict("unit", None)) == said(conflict("quantifies", [])) == "无"
    assert said(conflict("category", "industry")) != "industry"
    assert said(conflict("settled_by", "gold", Entity.WORK)) == "金标"
    assert said(conflict("indicator", {"start": 0, "end": 2, "text": "户均"})) == "户均"


def test_who_takes_part_in_a_round_is_said_with_what_they_do_and_see() -> None:
    labels_unaided = {"person": "p", "role": "annotator", "sight": "unaided"}
    reviews = {"person": "q", "role": "reviewer", "sight": "full", "after_practice": True}
    members = conflict("members", [labels_unaided, reviews], Entity.ROUND, p="林一", q="苏二")
    assert said(members) == "林一 (标注、不见建议)、苏二 (复核、先通过练习)"


def test_a_field_has_the_name_that_the_schema_or_we_give_it() -> None:
    schema = label_schema.default()
    assert conflict_words.field(conflict("unit", ""), schema, "zh") == "单位"
    assert conflict_words.field(conflict("quantifies", ""), schema, "zh") == "对应"
    assert conflict_words.field(conflict("labels/x", ""), schema, "zh") == "labels/x"


def test_a_link_is_told_by_the_words_that_it_leads_to(
    lead: Gate, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "copy.jinbiao"
    report = reports.ids(lead.project.db)[0]

    def link(gate: Gate, to: str | None) -> None:
        here = Workspace.load(gate.project, report, Layer(lead.person.id))
        keys = {each.span.text: each.key for each in here.items()}
        gate.run(labels.set_link(here, keys["2座"], keys[to] if to else None))

    link(lead, None)
    lead.project.checkpoint_whole()
    shutil.copy(lead.project.path, copy)
    link(lead, "新建水厂")
    with Project.open(copy) as away:
        link(Gate(away, lead.person), "发展产业扶贫")
    with Project.open(copy, Mode.READ) as source:
        merging.merge(lead.project, source)
    schema = label_schema.default()
    [found] = [
        each for each in conflicts.listed(lead.project) if each.conflict.field == "quantifies"
    ]
    sides = (found.conflict.kept_value, found.conflict.lost_value)
    told = {conflict_words.value(found, each, schema, "zh") for each in sides}
    assert told == {"新建水厂", "发展产业扶贫"}
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    lines = CliRunner().invoke(commands, ["conflicts", str(lead.project.path)]).stdout
    assert "《村0》 组长  标签 “2座”，对应：现为 " in lines
    assert all(each in lines for each in told)
