"""People are blind to each other: in the files they get, and in all that they look through."""

import json
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator import noted
from annotator.checks.verify import verify
from annotator.gate import Gate, create_project
from annotator.ops import comments, labels, reports
from annotator.ops.labels import Edit
from annotator.project import Mode, Project
from annotator.search.matching import Matcher, Query, What
from annotator.search.reports import search_project
from annotator.store import labels as label_table
from annotator.store import rounds, same_words, suggestions
from annotator.suggest.engine import Engine
from annotator.team import handing, merging
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.records import Annotator, AnnotatorId, Layer, Report, ReportId, Span
from schema.rounds import Member, Role

TEXT = "青石村：发展产业扶贫，新建水厂4座，受益5120户，投入资金7万元。"
HOSTILE = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


def person(number: int, name: str) -> Annotator:
    return Annotator(AnnotatorId(f"{number}" * 8), name)


def label_everything(gate: Gate, report: ReportId, mark: str) -> None:
    """Use every field in which somebody's words can stand."""
    layer = Layer(gate.person.id)

    def workspace() -> Workspace:
        return Workspace.load(gate.project, report, layer)

    keys = [each.key for each in workspace().items()]
    if keys:
        gate.run(labels.reject(workspace(), keys[0], mark))
        gate.run(labels.reset(workspace(), keys[0]))
        gate.run(labels.edit(workspace(), keys[-1], Edit(attributes={"doubt": mark})))
        gate.run(comments.add(workspace(), mark, keys[-1]))
    gate.run(labels.add(workspace(), Span(0, 3, TEXT[:3]), "measure", {"category": "other"}))
    gate.run(comments.add(workspace(), mark))
    [said, *_] = workspace().comments.values()
    gate.run(comments.edit(workspace(), said.id, mark[::-1] + mark))
    gate.run(reports.call_unusable(workspace(), mark))
    gate.run(reports.reopen(workspace(), mark))


def written_forms(mark: str) -> list[bytes]:
    escaped = json.dumps(mark)[1:-1]
    return [mark.encode(), escaped.encode(), mark.encode("utf-16-le")]


def files_in(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """Every file with its raw bytes, side files too."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield path, path.read_bytes()


@settings(max_examples=8, deadline=None)
@given(around=st.tuples(HOSTILE, HOSTILE))
def test_no_file_handed_out_holds_a_byte_of_others(around: tuple[str, str]) -> None:
    """Neither of their labels nor of their names, whatever these are made of."""
    marks = [f"☂{number}☔" for number in range(4)]
    lead, one, two, three = (
        person(number, f"{around[0]}{mark}{around[1]}") for number, mark in enumerate(marks)
    )
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "out").mkdir()
        create_project(folder / "lead.jinbiao", lead)
        with Project.open(folder / "lead.jinbiao") as project:
            gate, report = Gate(project, lead), Report.of(TEXT, name="简报")
            for each in (one, two, three):
                gate.introduce(each)
            gate.run(reports.bring_in([report], Engine.default().suggest(TEXT)))
            members = [Member(one.id), Member(two.id), Member(three.id, Role.REVIEWER)]
            begun = team_rounds.begin(gate, "试点", members, [report.id], overlap=2)
            team_rounds.assign_by_plan(gate, begun)
            for each in (two, three):
                label_everything(Gate(project, each), report.id, each.name)
            out = folder / "out" / "one.jinbiao"
            handing.hand_out(gate, one, out)
            holds_nothing_of(folder / "out", marks[2:])
            with Project.open(out) as own:
                label_everything(Gate(own, one), report.id, one.name)
                handing.hand_in(Gate(own, one), folder / "out" / "one.pack")
                holds_nothing_of(folder / "out", marks[2:])
            with Project.open(folder / "out" / "one.pack", Mode.READ) as package:
                merging.merge_in(gate, package)
            again = folder / "out" / "again.jinbiao"
            handing.hand_out(gate, one, again)
            with Project.open(out) as own, Project.open(again, Mode.READ) as newer:
                merging.merge_in(Gate(own, one), newer)
                assert own.db.execute("PRAGMA freelist_count").fetchone()[0] < 5
                assert list(verify(own)) == []
                assert marks[1] in json.dumps(
                    [
                        each.text
                        for each in Workspace.load(own, report.id, Layer(one.id)).comments.values()
                    ],
                    ensure_ascii=False,
                )
            holds_nothing_of(folder / "out", marks[2:])


def holds_nothing_of(folder: Path, marks: list[str]) -> None:
    for path, raw in files_in(folder):
        for mark in marks:
            assert not any(form in raw for form in written_forms(mark)), (path.name, mark)


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Gate, Gate, list[ReportId]]]:
    """A whole project in which two people label the same reports, and nothing is settled."""
    one, two = person(1, "林一"), person(2, "周二")
    create_project(tmp_path / "p.jinbiao", one)
    with Project.open(tmp_path / "p.jinbiao") as project:
        gate, other = Gate(project, one), Gate(project, two)
        ids = []
        for number in range(2):
            report = Report.of(f"{number}{TEXT}", name=f"简报{number}")
            gate.run(reports.bring_in([report]))
            ids.append(report.id)
        gate.introduce(two)
        begun = team_rounds.begin(gate, "试点", [Member(one.id), Member(two.id)], ids, overlap=2)
        team_rounds.assign_by_plan(gate, begun)
        yield gate, other, ids


def add(gate: Gate, report: ReportId, words: str, label: str = "measure") -> None:
    workspace = Workspace.load(gate.project, report, Layer(gate.person.id))
    start = workspace.report.text.index(words)
    span = Span(start, start + len(words), words)
    attributes = {"value": "4"} if label == "number" else {"category": "other"}
    gate.run(labels.add(workspace, span, label, attributes))


def test_a_search_finds_nobody_elses_labels(shared: tuple[Gate, Gate, list[ReportId]]) -> None:
    mine, theirs, [first, _] = shared
    add(theirs, first, "新建水厂")
    add(theirs, first, "4座", "number")
    for what, words in ((What.SPANS, "水厂"), (What.VALUES, "4")):
        matcher = Matcher(Query(words, what))
        layers = [Layer(each.person.id) for each in (mine, theirs)]
        found = [search_project(matcher, mine.project, layer).hits for layer in layers]
        assert [len(each) for each in found] == [0, 1]


def test_the_same_words_elsewhere_are_ones_own(shared: tuple[Gate, Gate, list[ReportId]]) -> None:
    mine, theirs, [first, second] = shared
    add(theirs, first, "产业扶贫")
    db = mine.project.db
    for gate, expected in ((mine, 0), (theirs, 1)):
        layer = Layer(gate.person.id)
        assert len(same_words.counts(db, ["产业扶贫"], layer=layer, outside=second)) == expected
        found = same_words.in_open_reports(db, "产业扶贫", layer=layer, outside=second)
        assert len(found) == expected


def test_remarks_and_flags_are_seen_by_who_made_them(
    shared: tuple[Gate, Gate, list[ReportId]],
) -> None:
    mine, theirs, [first, _] = shared
    add(theirs, first, "产业扶贫")
    layer = Layer(theirs.person.id)
    workspace = Workspace.load(theirs.project, first, layer)
    [item] = workspace.items()
    theirs.run(labels.set_unsure(workspace, item.key, unsure=True))
    theirs.run(comments.add(Workspace.load(theirs.project, first, layer), "拿不准"))
    assert len(noted.everywhere(mine.project, layer)) == 2
    assert noted.everywhere(mine.project, Layer(mine.person.id)) == []
    own = Workspace.load(mine.project, first, Layer(mine.person.id))
    assert noted.in_report(own) == []
    assert own.comments == {}


def test_a_hand_out_has_the_suggestions_of_its_own_reports_alone(
    shared: tuple[Gate, Gate, list[ReportId]], tmp_path: Path
) -> None:
    mine, theirs, [first, second] = shared
    late = Report.of("另一份：新建水厂9座。", name="另一份")
    mine.run(reports.bring_in([late], Engine.default().suggest(late.text)))
    handing.hand_out(mine, theirs.person, tmp_path / "out.jinbiao")
    with Project.open(tmp_path / "out.jinbiao", Mode.READ) as project:
        assert list(suggestions.everything(project.db)) == []
        assert {each.report for each in rounds.assignments(project.db)} == {first, second}
        assert label_table.of_report(project.db, late.id) == []
    assert "另一份".encode() not in (tmp_path / "out.jinbiao").read_bytes()
