"""The return sheet: what review changed, why, and nothing in it that runs."""

import csv
import html
import io
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli import commands
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.ops import comments as comment_ops
from annotator.ops import labels as label_ops
from annotator.ops import reports as report_ops
from annotator.ops import settling
from annotator.project import Project
from annotator.review import return_sheet
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.return_sheet import Returned
from annotator.workspace import Workspace
from schema.labels import default
from schema.records import (
    Annotator,
    AnnotatorId,
    Label,
    LabelId,
    Layer,
    Report,
    ReportId,
    Span,
)

TEXT = "=县<b>里</b>投入7.64亿元发展产业扶贫，\n带动近3000户增收，修路8公里。"
LI, WANG, REVIEWER = (
    Annotator(AnnotatorId(f"{nth}{nth}{nth}{nth}-people"), name)
    for nth, name in enumerate(("小李", "小王", "审核"))
)


def store(gate: Gate, workspace: Workspace, draft: Draft) -> None:
    gate.run(draft)
    workspace.apply(draft.changes)


def labelled(project: Project, report: Report, who: Annotator, *said: tuple[str, str]) -> None:
    gate, workspace = (
        Gate(project, who),
        Workspace.load(project, report.id, Layer(who.id)),
    )
    for words, value in said:
        start = report.text.index(words)
        span = Span(start, start + len(words), words)
        store(gate, workspace, label_ops.add(workspace, span, "number", {"value": value}))
    store(gate, workspace, report_ops.finish(workspace))


@pytest.fixture
def settled(project: Project) -> Project:
    """小李 has a value otherwise than gold, and a number that is turned down, with reasons."""
    report = Report.of(TEXT, name="=报告<i>")
    for who in (LI, WANG, REVIEWER):
        Gate(project, who).introduce(who)
    Gate(project, LI).run(report_ops.bring_in([report]))
    labelled(project, report, LI, ("7.64亿元", "7.64"), ("8公里", "8"), ("3000户", "3000"))
    labelled(project, report, WANG, ("7.64亿元", "764000000"), ("3000户", "3000"))
    gate = Gate(project, REVIEWER)
    workspace = GoldWorkspace.review(project, report.id)
    for row in workspace.rows():
        words = next(iter(row.members.values())).span.text
        if words == "8公里":
            store(gate, workspace, settling.neither(workspace, row, "=不是<数>"))
        else:
            layer = Layer(WANG.id if words == "7.64亿元" else LI.id)
            store(gate, workspace, settling.take(workspace, row, layer))
            if words == "7.64亿元":
                [row] = [each for each in workspace.rows() if each.key == row.key]
                [gold] = row.golds
                note = comment_ops.add(workspace, "按元写 §value", gold.id)
                store(gate, workspace, note)
    store(gate, workspace, settling.finish(workspace))
    return project


def test_it_lists_what_differs_with_the_reviewers_words(settled: Project) -> None:
    found = [*return_sheet.of_person(settled, Layer(LI.id))]
    assert [each.kinds for each in found] == [(Kind.VALUE,), (Kind.MISSING,)]
    value, gone = found
    assert value.why == ("按元写 §value",)
    assert value.clauses == ("value",)
    assert value.gold is not None
    assert value.gold.attributes["value"] == "764000000"
    assert gone.gold is None
    assert gone.why == ("=不是<数>",)
    assert gone.around.startswith("户增收，修路[8公里]") or "[8公里]" in gone.around
    assert not [*return_sheet.of_person(settled, Layer(WANG.id))]


def sheet(settled: Project, ending: str) -> str:
    found: list[Returned] = [*return_sheet.of_person(settled, Layer(LI.id))]
    return return_sheet.WRITERS[ending](found, settled.schema, "小<李>", "zh")


def test_no_cell_of_the_table_is_a_formula(settled: Project) -> None:
    rows = [*csv.reader(io.StringIO(sheet(settled, ".csv").removeprefix("\ufeff")))]
    assert len(rows) == 3
    assert {row[0] for row in rows[1:]} == {"'=报告<i>"}
    assert rows[2][5] == "'=不是<数>"
    assert not any(cell.startswith(("=", "+", "@")) for row in rows for cell in row)


def test_no_words_of_a_report_are_markup(settled: Project) -> None:
    page, lines = sheet(settled, ".html"), sheet(settled, ".md").splitlines()
    assert "<i>" not in page
    assert html.escape("=不是<数>") in page
    assert "小<李>" not in page
    assert "\\<数\\>" in "\n".join(lines)
    assert all(line.startswith(("#", "|")) or not line for line in lines)
    assert len({line.replace("\\|", "").count("|") for line in lines if line[:1] == "|"}) == 1


def test_the_command_writes_it(settled: Project, tmp_path: Path) -> None:
    path = str(settled.path)
    settled.close()
    call = CliRunner().invoke
    out = tmp_path / "back.md"
    said = ["return-sheet", path, "--person", "小李", "--out", str(out)]
    assert call(commands, said).exit_code == 0
    assert "7.64亿元" in out.read_text(encoding="utf-8")
    assert call(commands, [*said[:-1], str(tmp_path / "back.doc")]).exit_code == 2
    assert (
        call(commands, ["return-sheet", path, "--person", "谁", "--out", str(out)]).exit_code == 2
    )


def label(label_id: str, words: str, kind: str = "number", **said: object) -> Label:
    return Label(
        LabelId(label_id), ReportId("r"), Layer("l"), kind, Span(0, len(words), words), **said
    )


def test_both_sides_say_what_they_differ_in() -> None:
    own = label("a", "118户", attributes={"value": "118", "unit": "户", "place": "桑坪村"})
    gold = replace(own, attributes={**own.attributes, "place": "长岭乡"})
    of = Returned(
        *(ReportId("r"), "报告", 0, "118户", (Kind.CONTEXT, Kind.LINK), own, gold),
        own_linked=("发放鸡苗",),
    )
    assert of.sides(default(), "zh") == (
        "118户 · 数值 118 户 桑坪村 → 发放鸡苗",
        "118户 · 数值 118 户 长岭乡 → —",
    )
    alike = replace(of, kinds=(Kind.VALUE,), gold=None)
    assert alike.sides(default(), "en") == ("118户 · Number 118 户", "—")


def test_what_a_label_is_linked_to_is_named(project: Project) -> None:
    report = Report.of("发放鸡苗300只，新建水厂。", name="报告")
    for who in (LI, REVIEWER):
        Gate(project, who).introduce(who)
    Gate(project, LI).run(report_ops.bring_in([report]))
    gate, workspace = Gate(project, LI), Workspace.load(project, report.id, Layer(LI.id))
    for words, kind in (("发放鸡苗", "measure"), ("300只", "number"), ("新建水厂", "measure")):
        start = report.text.index(words)
        span = Span(start, start + len(words), words)
        store(gate, workspace, label_ops.add(workspace, span, kind, {}))
    _, number, plant = (each.id for each in workspace.labels.values())
    store(gate, workspace, label_ops.set_link(workspace, number, plant))
    store(gate, workspace, report_ops.finish(workspace))
    reviewer = Gate(project, REVIEWER)
    review = GoldWorkspace.review(project, report.id)
    for row in review.rows():
        store(reviewer, review, settling.take(review, row, Layer(LI.id)))
    golds = {row.golds[0].span.text: row.golds[0].id for row in review.rows()}
    draft = label_ops.set_link(review, golds["300只"], golds["发放鸡苗"])
    store(reviewer, review, draft)
    store(reviewer, review, settling.finish(review))
    [found] = [each for each in return_sheet.of_person(project, Layer(LI.id)) if each.own]
    assert (found.own_linked, found.gold_linked) == (("新建水厂",), ("发放鸡苗",))
