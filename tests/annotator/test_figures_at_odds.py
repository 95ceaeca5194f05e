"""Numbers at odds with each other are findings of the spans, kept up while people label."""

from dataclasses import replace
from decimal import Decimal

from annotator import words
from annotator.checks import mending
from annotator.checks.item_finding import ItemFinding, ItemRule, Said
from annotator.checks.live import LiveChecks
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.items import Item
from annotator.ops import labels, reports
from annotator.ops.labels import Edit
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.labels import default
from schema.records import LabelId, Layer, Report

ENGINE = Engine.default()
TEXT = "青溪县改造危房412户，其中东乡265户、西乡157户。\n\n另有水厂4座。"


class Desk:
    """A report whose numbers are confirmed one by one, with the checks kept up."""

    def __init__(self, gate: Gate) -> None:
        self.gate = gate
        report = replace(Report.of(TEXT, name="t"), suggested_by=("e",))
        offered = [replace(each, engine="e") for each in ENGINE.suggest(TEXT)]
        gate.run(reports.bring_in([report], offered))
        self.workspace = Workspace.load(gate.project, report.id, Layer(gate.person.id))
        self.checks = LiveChecks(self.workspace, default(), ENGINE)

    def item(self, words: str) -> Item:
        return next(each for each in self.workspace.items() if each.span.text == words)

    def run(self, draft: Draft) -> None:
        changes = self.gate.run(draft).operation.changes
        self.workspace.apply(changes)
        self.checks.touch([LabelId(each.id) for each in changes])
        for _ in self.checks.work():
            pass

    def confirm(self, *words: str) -> None:
        self.run(labels.confirm(self.workspace, *(self.item(each).key for each in words)))

    def found(self) -> list[ItemFinding]:
        places = [key for *_, key in self.checks.places]
        all_of_them = [each for key in places for each in self.checks.findings(key)]
        return [each for each in all_of_them if each.rule is ItemRule.FIGURES]


def test_a_total_that_is_not_its_sum_is_found_once_all_of_it_is_confirmed(gate: Gate) -> None:
    desk = Desk(gate)
    desk.confirm("412户", "265户")
    assert desk.found() == []
    desk.confirm("157户")
    [found] = desk.found()
    assert (found.key, found.said) == (desk.item("412户").key, Said.FIGURES_WOULD_BE)
    assert "265户 + 157户 ≠ 412户" in words.said(found.sentence, "en")
    assert "422户" in words.said(found.sentence, "zh")
    at_odds = desk.checks.at_odds(found.key)
    assert at_odds is not None
    assert at_odds.worked_out == Decimal(422)


def test_mending_records_a_doubt_and_leaves_the_value(gate: Gate) -> None:
    desk = Desk(gate)
    desk.confirm("412户", "265户", "157户")
    desk.run(mending.mend(desk.workspace, desk.found()))
    total = desk.item("412户")
    assert total.attributes["value"] == "412"
    assert str(total.attributes["doubt"]).startswith("422户; 265户 + 157户")
    assert desk.found() == []
    desk.workspace.apply(gate.undo().operation.changes)
    desk.checks.touch([total.key])
    for _ in desk.checks.work():
        pass
    assert len(desk.found()) == 1


def test_what_was_dismissed_stays_away_also_when_the_report_is_opened_again(gate: Gate) -> None:
    desk = Desk(gate)
    desk.confirm("412户", "265户", "157户")
    desk.run(labels.dismiss_doubt(desk.workspace, desk.item("412户").key))
    assert desk.found() == []
    assert "doubt" not in desk.item("412户").attributes
    read = Workspace.load(gate.project, desk.workspace.report.id, desk.workspace.layer)
    checks = LiveChecks(read, default(), ENGINE)
    for _ in checks.work():
        pass
    assert not any(
        each.rule is ItemRule.FIGURES for *_, key in checks.places for each in checks.findings(key)
    )


def test_a_value_that_is_mended_or_a_number_that_is_rejected_ends_it(gate: Gate) -> None:
    desk = Desk(gate)
    desk.confirm("412户", "265户", "157户")
    desk.run(labels.edit(desk.workspace, desk.item("157户").key, Edit(attributes={"value": "147"})))
    assert desk.found() == []
    desk.run(labels.edit(desk.workspace, desk.item("157户").key, Edit(attributes={"value": "157"})))
    assert len(desk.found()) == 1
    desk.run(labels.reject(desk.workspace, desk.item("265户").key))
    assert desk.found() == []
