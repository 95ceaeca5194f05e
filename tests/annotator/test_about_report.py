"""What a report says of itself is read and mended, and gives the numbers their time and place."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.checks.verify import verify
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.importing.files import import_paths
from annotator.ops import about as about_ops
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.reading.about import date_of, kind_of, place_of
from annotator.store import reports, suggestions
from annotator.suggest.engine import Engine
from annotator.team.merging import merge
from annotator.workspace import Workspace
from schema import about
from schema.about import ReportFacts
from schema.records import Annotator, Json, Layer, Report, ReportId

ENGINE = Engine.default()
FILES = Path(__file__).parent / "files"
BODY = "建成水厂4座，惠及512户。\n" * 60


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("白杨县扶贫工作总结\n（2019年12月3日）\n\n" + BODY, "2019-12-03"),
        ("白杨县扶贫工作总结\n二〇二〇年一月十六日\n\n" + BODY, "2020-01-16"),
        ("白杨县要闻\n2020-06-28 09:30 来源：白杨发布\n" + BODY, "2020-06-28"),
        ("白杨县扶贫工作总结\n\n" + BODY + "白杨县人民政府\n2020年1月5日\n", "2020-01-05"),
        ("白杨县2018年5月扶贫工作简报\n\n" + BODY, "2018-05"),
        ("白杨县2020年上半年工作小结\n\n" + BODY, "2020"),
        ("关于督查情况的通报\n白脱指〔2018〕46号\n\n" + BODY, "2018"),
        ("白杨县扶贫纪事\n\n2016年3月2日，水厂开工。" + BODY, None),
        ("白杨县扶贫工作总结\n（2019年13月45日）\n\n" + BODY, None),
        (BODY, None),
    ],
)
def test_the_date_is_the_one_that_the_report_is_dated_with(text: str, date: str | None) -> None:
    assert date_of(text) == date


def test_place_and_kind_are_read_from_the_head() -> None:
    text = "白杨县住房安全工作情况汇报\n\n" + BODY
    assert (place_of(text), kind_of(text)) == ("白杨县", "汇报")
    assert kind_of("白杨县人民政府\n关于下达计划的通知\n\n" + BODY) == "通知"
    assert (place_of(BODY), kind_of(BODY)) == (None, None)


@given(st.text(max_size=300))
def test_any_text_may_be_asked_for_its_date_and_place(text: str) -> None:
    date = date_of(text)
    assert date is None or about.is_date(date)
    place_of(text)
    kind_of(text)


def stored(gate: Gate) -> Report:
    [report] = reports.ids(gate.project.db)
    return reports.get(gate.project.db, report)


def bring_in(gate: Gate, folder: Path, text: str) -> Report:
    file = folder / "report.txt"
    file.write_text(text, encoding="utf-8")
    import_paths(gate, [file])
    prelabel(gate, ENGINE)
    return stored(gate)


def test_what_is_read_is_stored_with_where_it_came_from(gate: Gate, tmp_path: Path) -> None:
    report = bring_in(gate, tmp_path, "白杨县扶贫工作总结\n（2019年12月3日）\n\n" + BODY)
    said = [about.said(report, field) for field in about.MENDABLE]
    assert said == ["白杨县扶贫工作总结", "2019-12-03", "白杨县", "总结"]
    assert report.source == "report.txt"
    assert report.meta["reader"]
    assert report.meta["source_sha256"]
    assert about.facts(report) == ReportFacts()  # read, not mended: the engine reads for itself


def times_and_places(gate: Gate, report: ReportId) -> set[tuple[object, object]]:
    offered = suggestions.of_report(gate.project.db, report)
    numbers = [each for each in offered if each.label == "number"]
    return {(each.attributes.get("time"), each.attributes.get("place")) for each in numbers}


def test_a_mended_date_and_place_are_inherited_by_the_numbers(gate: Gate, tmp_path: Path) -> None:
    report = bring_in(gate, tmp_path, "白杨县扶贫工作总结\n（2019年12月3日）\n\n" + BODY)
    assert times_and_places(gate, report.id) == {("2019", "白杨县")}
    gate.run(about_ops.edit(report, {"date": "2021-03", "place": "白杨县石桥乡"}))
    mended = stored(gate)
    assert about.said(mended, "date") == "2021-03"
    assert about.is_mended(mended, "place")
    prelabel(gate, ENGINE, [report.id], renew=True)
    assert times_and_places(gate, report.id) == {("2021", "白杨县石桥乡")}
    assert prelabel(gate, ENGINE, [report.id], renew=True).reports == 0
    assert not list(verify(gate.project))


def test_a_begun_report_keeps_its_suggestions(gate: Gate, tmp_path: Path) -> None:
    report = bring_in(gate, tmp_path, "白杨县扶贫工作总结\n（2019年12月3日）\n\n" + BODY)
    workspace = Workspace.load(gate.project, report.id, Layer(gate.person.id))
    gate.run(labels.confirm(workspace, workspace.items()[0].key))
    gate.run(about_ops.edit(stored(gate), {"date": "2021"}))
    prelabel(gate, ENGINE, [report.id], renew=True)
    assert times_and_places(gate, report.id) == {("2019", "白杨县")}


def test_the_engine_says_the_same_as_ever_where_nobody_mended_anything() -> None:
    text = "白杨县2019年总结\n\n今年建成水厂4座。"
    assert ENGINE.suggest(text) == ENGINE.suggest(text, about=ReportFacts())
    told = ENGINE.suggest(text, about=ReportFacts(date="2021"))
    assert {each.id for each in told}.isdisjoint(each.id for each in ENGINE.suggest(text))
    [number] = [each for each in told if each.label == "number"]
    assert number.attributes["time"] == "2021"
    assert told == ENGINE.suggest(text, about=ReportFacts(date="2021"))


def test_title_names_the_report_and_an_empty_field_says_there_is_none(gate: Gate) -> None:
    gate.run(report_ops.bring_in([Report.of("正文4座。", name="扫描001", meta={"place": "甲县"})]))
    gate.run(about_ops.edit(stored(gate), {"title": " 白杨县\n总结 ", "place": ""}))
    report = stored(gate)
    assert (report.name, about.said(report, "place")) == ("白杨县 总结", "")
    assert about_ops.edit(report, {"title": "白杨县 总结", "place": ""}).changes == ()


@pytest.mark.parametrize("date", ["昨天", "2020-13", "2020-02-30", "20", "2020-5-1", "２０２０"])
def test_what_is_no_date_is_refused(gate: Gate, date: str) -> None:
    gate.run(report_ops.bring_in([Report.of("正文4座。", name="扫描001")]))
    with pytest.raises(UserError) as refused:
        about_ops.edit(stored(gate), {"date": date})
    assert refused.value.problem is Problem.BAD_DATE


def test_two_who_mend_different_fields_are_no_conflict(
    project_file: Path, person: Annotator
) -> None:
    copy = project_file.with_name("copy.jinbiao")
    with Project.open(project_file) as project:
        gate = Gate(project, person)
        gate.run(report_ops.bring_in([Report.of("正文4座。", name="扫描001")]))
        project.send_copy(copy)
    for path, written in ((project_file, {"date": "2020"}), (copy, {"place": "甲县"})):
        with Project.open(path) as project:
            gate = Gate(project, person)
            gate.run(about_ops.edit(stored(gate), written))
    with Project.open(project_file) as project, Project.open(copy, Mode.READ) as other:
        assert merge(project, other).conflicts == 0
        report = stored(Gate(project, person))
        assert (about.said(report, "date"), about.said(report, "place")) == ("2020", "甲县")


fields = st.dictionaries(st.sampled_from(about.MENDABLE), st.text(max_size=5))
json_values = st.one_of(st.none(), st.integers(), st.text(max_size=3), fields)
metas = st.dictionaries(st.sampled_from([*about.MENDABLE, "mended", "page"]), json_values)


@given(metas, fields)
def test_mending_keeps_what_was_read(meta: dict[str, Json], written: dict[str, str]) -> None:
    report = about.mended(Report.of("正文", name="名", meta=meta), written)
    for field, text in written.items():
        assert about.said(report, field) == text
    assert about.joined(about.parted(report.meta)) == report.meta
