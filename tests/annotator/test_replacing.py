"""A better text stands for a report, and what people decided about the old one comes along."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import settings as app_settings
from annotator.checks.verify import verify
from annotator.cli import commands
from annotator.errors import Problem, UserError
from annotator.gate import Gate, create_project
from annotator.importing.files import import_paths
from annotator.ops import comments, labels, numerals
from annotator.ops import reports as report_ops
from annotator.ops.carrying import TEXT_REPLACED, Part
from annotator.ops.labels import Edit
from annotator.prelabel import prelabel
from annotator.project import Mode, Project
from annotator.replacing import texts as replacing
from annotator.store import labels as label_table
from annotator.store import reports as report_table
from annotator.store import work as work_table
from annotator.suggest.engine import Engine
from annotator.team.merging import merge, merge_in
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    AnnotatorId,
    LabelId,
    Layer,
    Report,
    ReportId,
    Span,
    WorkState,
)

ENGINE = Engine.default()
ME = Annotator(AnnotatorId("11111111-1111-4111-8111-111111111111"), "林一")
SHE = Annotator(AnnotatorId("22222222-2222-4222-8222-222222222222"), "苏二")
OLD = (
    "青石县2019年脱贫攻坚小结\n\n全县新建扶贫车间36个，带动就业1200人，占地5l0亩。\n"
    "危房改造完成87户，户均补助2.5万元。第1期培训班结业。\n"
)
MEASURE = "新建扶贫车间"
NEW = OLD.replace("5l0亩", "510亩").replace("户均", "每户\n平均") + "安全饮水工程惠及430户。\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A project with one report, pre-labelled."""
    made = tmp_path / "青石.jinbiao"
    create_project(made, ME)
    with Project.open(made) as project:
        gate = Gate(project, ME)
        gate.run(report_ops.bring_in([Report.of(OLD, name="小结", source="小结.txt")]))
        prelabel(gate, ENGINE)
    return made


@contextmanager
def at(path: Path, person: Annotator = ME) -> Iterator[Gate]:
    with Project.open(path) as project:
        yield Gate(project, person)


def only(gate: Gate) -> ReportId:
    [report] = report_table.ids(gate.project.db)
    return report


def seen(gate: Gate, report: ReportId | None = None) -> Workspace:
    return Workspace.load(gate.project, report or only(gate), Layer(gate.person.id))


def key(workspace: Workspace, words: str) -> LabelId:
    [found] = [item.key for item in workspace.items() if item.span.text == words]
    return found


def confirm(gate: Gate, *words: str) -> None:
    workspace = seen(gate)
    gate.run(labels.confirm(workspace, *(key(workspace, each) for each in words)))


def replace_text(gate: Gate, text: str = NEW) -> replacing.Replacement:
    planned = replacing.plan(
        gate.project, only(gate), Report.of(text, name="小结", source="新.txt"), ENGINE
    )
    replacing.run(gate, planned)
    return planned


def decided(gate: Gate) -> dict[str, str]:
    return {each.span.text: str(each.state) for each in seen(gate).items() if each.decided}


def refusal(act) -> Problem:
    with pytest.raises(UserError) as refused:
        act()
    return refused.value.problem


def content(project: Project) -> dict[str, set[tuple[object, ...]]]:
    names = ("labels", "links", "work", "comments", "reports", "conflicts")
    return {name: set(project.db.execute(f"SELECT * FROM {name}")) for name in names}


def test_labels_links_comments_and_rejections_come_along(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个", MEASURE)
        before = seen(gate)
        gate.run(labels.reject(before, key(before, "1200人"), "name"))
        before = seen(gate)
        gate.run(comments.add(before, "数目核对过", key(before, "36个")))
        linked = before.item(key(before, "36个"))
        assert linked is not None
        assert linked.quantifies == (key(before, MEASURE),)

        replace_text(gate)
        after = seen(gate)
        assert after.report.text == NEW
        assert decided(gate) == {"36个": "confirmed", MEASURE: "confirmed", "1200人": "rejected"}
        number = after.item(key(after, "36个"))
        assert number is not None
        assert number.quantifies == (key(after, MEASURE),)
        assert not after.pending_links()
        [remark] = after.comments.values()
        assert (remark.text, remark.about) == ("数目核对过", number.key)
        assert not list(verify(gate.project))


def test_an_indicator_and_a_broken_line_come_along(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "87户", "2.5万元")
        before = seen(gate).item(key(seen(gate), "87户"))
        assert before is not None
        assert isinstance(before.attributes["indicator"], Span)
        replace_text(gate)
        after = seen(gate).item(key(seen(gate), "87户"))
        assert after is not None
        indicator = after.attributes["indicator"]
        assert isinstance(indicator, Span)
        assert indicator.text == before.attributes["indicator"].text
        assert NEW[indicator.start : indicator.end] == indicator.text


def test_what_nobody_decided_is_suggested_anew_and_what_was_is_not_asked_again(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
        replace_text(gate)
        items = seen(gate).items()
        spans = [item.span.text for item in items]
        assert "430户" in spans
        assert "510亩" in spans
        assert spans.count("36个") == 1
        number = next(item for item in items if item.span.text == "36个")
        target = seen(gate).item(number.quantifies[0])
        assert target is not None
        assert target.span.text == MEASURE


def test_a_report_where_all_fits_stays_finished_and_is_still_gold(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
        gate.run(report_ops.finish(seen(gate)))
        planned = replace_text(gate)
        assert planned.unfit == ()
        assert seen(gate).work.state is WorkState.FINISHED
        assert work_table.gold_layer(gate.project.db, only(gate)) == ME.id
        gold = gate.project.db.execute("SELECT report, text FROM gold_labels").fetchall()
        assert gold == [(only(gate), "36个")]


def test_where_something_does_not_fit_the_report_is_open_again_and_leads_there(path: Path) -> None:
    with at(path) as gate:
        before = seen(gate)
        start = OLD.index("5l0亩")
        gate.run(labels.add(before, Span(start, start + 4, "5l0亩"), "number", {"value": "510"}))
        confirm(gate, "36个")
        gate.run(report_ops.finish(seen(gate)))
        planned = replace_text(gate)
        [unfit] = planned.unfit
        assert (unfit.part, unfit.words) == (Part.SPAN, "5l0亩")
        assert NEW[slice(*unfit.around)] == "510亩"
        after = seen(gate)
        assert (after.work.state, after.work.reason) == (WorkState.OPEN, TEXT_REPLACED)
        assert work_table.gold_layer(gate.project.db, after.report.id) is None
        assert [each.words for each in replacing.unfit(gate.project, after.report.id)] == ["5l0亩"]

        confirm(gate, "510亩")
        assert replacing.unfit(gate.project, after.report.id) == []
        gate.run(report_ops.finish(seen(gate)))
        assert seen(gate).work.state is WorkState.FINISHED


def test_a_field_whose_words_are_gone_is_listed_and_the_label_stays(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
        text = OLD.replace("扶贫车间", "扶贫工坊")
        planned = replace_text(gate, text)
        [unfit] = [each for each in planned.unfit if each.part is Part.FIELD]
        assert unfit.field == "indicator"
        kept = seen(gate).item(key(seen(gate), "36个"))
        assert kept is not None
        assert kept.counts
        assert "indicator" not in kept.attributes
        new = Span(text.index("扶贫工坊"), text.index("扶贫工坊") + 4, "扶贫工坊")
        gate.run(labels.edit(seen(gate), kept.key, Edit(attributes={"indicator": new})))
        left = replacing.unfit(gate.project, only(gate))
        assert [each.part for each in left if each.part is Part.FIELD] == []


def test_a_dismissed_numeral_stays_dismissed(path: Path) -> None:
    with at(path) as gate:
        start = OLD.index("1期")
        gate.run(numerals.dismiss(seen(gate), Span(start, start + 1, "1"), "number", "ordinal"))
        replace_text(gate)
        [label] = label_table.of_report(gate.project.db, only(gate))
        assert label.reason == "ordinal"
        assert NEW[label.span.start : label.span.end + 1] == "1期"


def test_everybodys_labels_come_along_and_each_sees_their_own(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
    with at(path, SHE) as gate:
        confirm(gate, "87户")
        gate.run(report_ops.finish(seen(gate)))
        replace_text(gate)
        assert decided(gate) == {"87户": "confirmed"}
        assert seen(gate).work.state is WorkState.FINISHED
        words = [item.span.text for item in seen(gate).items()]
        assert words.count("36个") == 1  # she is still asked about what he decided
    with at(path) as gate:
        assert decided(gate) == {"36个": "confirmed"}


def test_the_replacement_can_be_taken_back_until_somebody_decides(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
        before = content(gate.project)
        new = replace_text(gate).new.id
        replacing.take_back(gate, new)
        assert content(gate.project) == before
        assert seen(gate).report.text == OLD
        assert refusal(lambda: replacing.take_back(gate, only(gate))) is Problem.NOT_REPLACED

        replace_text(gate)
        confirm(gate, "430户")
        assert refusal(lambda: replacing.take_back(gate, new)) is Problem.DECIDED_SINCE
        assert not list(verify(gate.project))


def test_ctrl_z_does_not_reach_behind_a_replacement(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
        stale = seen(gate)
        replace_text(gate)
        assert refusal(gate.undo) is Problem.UNDO_REPLACED
        late = labels.confirm(stale, key(stale, "87户"))
        assert refusal(lambda: gate.run(late)) is Problem.CHANGED_MEANWHILE
        confirm(gate, "87户")
        gate.undo()
        assert decided(gate) == {"36个": "confirmed"}


def test_what_cannot_replace_is_refused(path: Path, tmp_path: Path) -> None:
    with at(path) as gate:
        same = Report.of(OLD, name="小结")
        assert refusal(lambda: replacing.plan(gate.project, only(gate), same)) is Problem.SAME_TEXT
        other = Report.of("别的报告，投入8万元。", name="别的")
        gate.run(report_ops.bring_in([other]))
        gate.run(labels.add(seen(gate, other.id), Span(7, 10, "8万元"), "number", {}))
        old = next(each for each in report_table.ids(gate.project.db) if each != other.id)
        act = lambda: replacing.plan(gate.project, old, other)  # noqa: E731
        assert refusal(act) is Problem.REPLACEMENT_BEGUN
        two = tmp_path / "two.csv"
        two.write_text("正文\n第一份报告，投入8万元。\n第二份报告，投入9万元。\n", encoding="utf-8")
        assert refusal(lambda: replacing.read_one(gate.project, two)) is Problem.NOT_ONE_TEXT


def test_a_text_that_was_imported_before_may_replace(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个", MEASURE)
        old = only(gate)
        gate.run(report_ops.bring_in([Report.of(NEW, name="新扫描")]))
        prelabel(gate, ENGINE)
        planned = replacing.plan(gate.project, old, Report.of(NEW, name="新扫描"), ENGINE)
        replacing.run(gate, planned)
        words = [item.span.text for item in seen(gate).items()]
        assert words.count("36个") == words.count(MEASURE) == words.count("430户") == 1
        replacing.take_back(gate, planned.new.id)
        assert set(report_table.ids(gate.project.db)) == {old, planned.new.id}


def test_the_old_file_does_not_come_in_again(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "小结.txt"
    file.write_text(OLD, encoding="utf-8")
    with at(path) as gate:
        confirm(gate, "36个")
        new = replace_text(gate).new.id
        again = replace_text(gate, NEW + "续一行：新增就业6人。\n").new.id
        outcome = import_paths(gate, [file])
        assert (outcome.new, len(outcome.known)) == ([], 1)
        assert report_table.ids(gate.project.db) == [again]
        assert report_table.replaced(gate.project.db).keys() >= {new}
        assert decided(gate) == {"36个": "confirmed"}


def branches(path: Path, count: int) -> list[Path]:
    copies = [path.with_name(f"{number}.jinbiao") for number in range(count)]
    for copy in copies:
        shutil.copyfile(path, copy)
    return copies


def test_labels_made_on_the_old_text_elsewhere_are_carried_when_merged(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个", "1200人")
    here, there = branches(path, 2)
    with at(here) as gate:
        replace_text(gate)
    with at(there) as gate:
        before = seen(gate)
        gate.run(labels.reject(before, key(before, "1200人"), "name"))
        gate.run(labels.reset(seen(gate), key(before, "36个")))
        confirm(gate, "87户")
    with at(there, SHE) as gate:
        confirm(gate, "1200人")
        gate.run(report_ops.finish(seen(gate)))
    with at(here) as gate, Project.open(there, Mode.READ) as other:
        merge_in(gate, other)
        assert decided(gate) == {"1200人": "rejected", "87户": "confirmed"}
        words = [item.span.text for item in seen(gate).items()]
        assert words.count("87户") == words.count("36个") == 1
        assert not list(verify(gate.project))
        stored = content(gate.project)
        merge_in(gate, other)
        assert content(gate.project) == stored
    with at(here, SHE) as gate:
        assert decided(gate) == {"1200人": "confirmed"}
        assert seen(gate).work.state is WorkState.FINISHED


def test_what_was_decided_on_both_texts_stays_as_it_is_on_the_new_one(path: Path) -> None:
    with at(path) as gate:
        confirm(gate, "36个")
    here, there = branches(path, 2)
    with at(here) as gate:
        replace_text(gate)
        workspace = seen(gate)
        gate.run(labels.reject(workspace, key(workspace, "36个"), "here"))
    with at(there) as gate:
        workspace = seen(gate)
        gate.run(labels.reject(workspace, key(workspace, "36个"), "there"))
    with at(here) as gate, Project.open(there, Mode.READ) as other:
        merge_in(gate, other)
        [label] = label_table.of_report(gate.project.db, only(gate))
        assert label.reason == "here"


WORDS = ("36个", MEASURE, "1200人", "87户", "2.5万元")
decisions = st.lists(st.tuples(st.booleans(), st.sampled_from(WORDS), st.booleans()), max_size=4)


def decide(path: Path, steps: list[tuple[bool, str, bool]]) -> None:
    for is_hers, words, is_confirmed in steps:
        with at(path, SHE if is_hers else ME) as gate:
            workspace = seen(gate)
            keys = [item.key for item in workspace.items() if item.span.text == words]
            for each in keys:
                act = labels.confirm if is_confirmed else labels.reject
                if (draft := act(workspace, each)).changes:
                    gate.run(draft)


@settings(max_examples=12, deadline=None)
@given(first=decisions, here=decisions, there=decisions, both_replace=st.booleans())
def test_merging_in_both_orders_and_twice_gives_the_same(
    tmp_path_factory: pytest.TempPathFactory,
    first: list[tuple[bool, str, bool]],
    here: list[tuple[bool, str, bool]],
    there: list[tuple[bool, str, bool]],
    both_replace: bool,
) -> None:
    folder = tmp_path_factory.mktemp("merge")
    path = folder / "p.jinbiao"
    create_project(path, ME)
    with at(path) as gate:
        gate.run(report_ops.bring_in([Report.of(OLD, name="小结")]))
        prelabel(gate, ENGINE)
    decide(path, first)
    left, right = branches(path, 2)
    with at(left) as gate:
        replace_text(gate)
    decide(left, here)
    decide(right, there)
    if both_replace:
        with at(right) as gate:
            replace_text(gate)
    copy = right.with_name("copy.jinbiao")
    shutil.copyfile(right, copy)
    with at(right) as gate, Project.open(left, Mode.READ) as other:
        merge_in(gate, other)
    with at(left) as gate, Project.open(copy, Mode.READ) as other:
        merge_in(gate, other)
        merge_in(gate, other)
    for into, source in ((left, right), (right, left)):
        with Project.open(into) as project, Project.open(source, Mode.READ) as other:
            merge(project, other)
    with Project.open(left) as one, Project.open(right, Mode.READ) as two:
        assert content(one) == content(two)
        assert not list(verify(one))


def call(*arguments: object) -> Result:
    return CliRunner().invoke(commands, [str(each) for each in arguments])


def test_the_same_report_from_another_program_takes_all_labels_along(tmp_path: Path) -> None:
    path = tmp_path / "p.jinbiao"
    files = Path(__file__).parent / "files"
    me = app_settings.load().author()
    create_project(path, me)
    with at(path, me) as gate:
        import_paths(gate, [files / "pandoc.docx"])
        prelabel(gate, ENGINE)
        gate.run(labels.confirm(seen(gate), *(item.key for item in seen(gate).items())))
        gate.run(report_ops.finish(seen(gate)))
        before = sorted("".join(item.span.text.split()) for item in seen(gate).items())
    done = call("import", path, files / "libreoffice.pdf", "--replaces", "pandoc.docx")
    assert done.stderr == ""
    assert done.exit_code == 0
    with at(path, me) as gate:
        after = [item for item in seen(gate).items() if item.decided]
        assert sorted("".join(item.span.text.split()) for item in after) == before
        assert seen(gate).work.state is WorkState.FINISHED
        assert seen(gate).report.meta["page_starts"] == [0]
        assert not list(verify(gate.project))


def test_the_command_replaces_lists_what_does_not_fit_and_takes_it_back(
    path: Path, tmp_path: Path
) -> None:
    with at(path) as gate:
        start = OLD.index("5l0亩")
        gate.run(labels.add(seen(gate), Span(start, start + 4, "5l0亩"), "number", {}))
        confirm(gate, "36个")
    author = app_settings.load()
    author.change("author_id", ME.id)
    file = tmp_path / "重新扫描.txt"
    file.write_text(NEW, encoding="utf-8")
    done = call("import", path, file, "--replaces", "小结.txt")
    assert done.exit_code == 1
    assert "小结 was replaced" in done.stdout
    assert "5l0亩" in done.stderr
    assert call("verify", path).exit_code == 0
    told = call("report", path, "重新扫描.txt", "--date", "2020-01")
    assert (told.exit_code, "5l0亩" in told.stdout, "date: 2020-01" in told.stdout) == (
        0,
        True,
        True,
    )
    assert call("import", path, file, "--replaces", "没有这份").exit_code == 2
    assert call("import", path, file, file, "--replaces", "小结").exit_code == 2
    assert call("report", path, "重新扫描.txt", "--old-text").exit_code == 0
    with at(path) as gate:
        assert seen(gate).report.text == OLD
