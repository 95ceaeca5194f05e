"""The table of all labels as the project answers it: who sees what, filters, order, far values."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.gate import Gate, create_project
from annotator.listing import rows
from annotator.listing.first import first
from annotator.listing.outliers import far_from_middle, outliers
from annotator.ops import labels, reports
from annotator.progress import never
from annotator.project import Project
from annotator.store import listing
from annotator.store.listing import ListedLabel
from annotator.team import rounds as team_rounds
from annotator.workspace import Workspace
from schema.listing import (
    Between,
    Column,
    Holds,
    Is,
    Question,
    Whose,
    condition_of,
)
from schema.records import (
    Annotator,
    AnnotatorId,
    AttributeValue,
    LabelId,
    Layer,
    Report,
    ReportId,
    Span,
)
from schema.rounds import Member

ME = Annotator(AnnotatorId("1" * 8), "甲")
OTHER = Annotator(AnnotatorId("2" * 8), "乙")
TEXT = "全县修路30公里。青石村脱贫32户！\n发展产业\n扶贫，投资七万元。"
ALL = Question()
HOSTILE = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("%_'\"\\\0aA=*[]?")),
    max_size=6,
)


@dataclass
class Desk:
    """A project with one person at it, and what they do."""

    project: Project
    gate: Gate

    @property
    def me(self) -> Layer:
        return Layer(self.gate.person.id)

    def report(self, text: str, name: str) -> ReportId:
        made = Report.of(text, name=name)
        self.gate.run(reports.bring_in([made]))
        return made.id

    def label(
        self, report: ReportId, words: str, label: str = "number", **said: AttributeValue
    ) -> LabelId:
        workspace = Workspace.load(self.project, report, self.me)
        at = workspace.report.text.index(words)
        draft = labels.add(workspace, Span(at, at + len(words), words), label, said)
        self.gate.run(draft)
        return LabelId(draft.changes[0].id)

    def at(self, question: Question = ALL) -> list[ListedLabel]:
        order = listing.order(self.project.db, self.me, question)
        for most in (1, 2, 3):
            assert first(self.project, self.me, question, most, never) == list(order[:most])
        found = rows.read(self.project, order)
        return [found[each] for each in order]

    def texts(self, question: Question = ALL) -> list[str]:
        return [each.text for each in self.at(question)]

    def asking(self, column: Column, typed: str) -> list[str]:
        condition = condition_of(column, typed)
        return self.texts(Question(conditions=(condition,) if condition else ()))


def opened(folder: Path) -> Iterator[Desk]:
    path = folder / "listed.jinbiao"
    create_project(path, ME)
    with Project.open(path) as project:
        yield Desk(project, Gate(project, ME))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    yield from opened(tmp_path)


@pytest.fixture
def full(desk: Desk) -> Desk:
    """Three numbers, and a measure that one of them states."""
    report = desk.report(TEXT, "乙报告")
    desk.label(report, "30公里", value="30", unit="公里")
    desk.label(report, "32户", value="32", unit="户", bound="over", place="青石村")
    measure = desk.label(report, "产业\n扶贫", "measure", category="industry")
    number = desk.label(report, "七万元", value="70000", unit="元")
    workspace = Workspace.load(desk.project, report, desk.me)
    desk.gate.run(labels.set_link(workspace, number, measure))
    return desk


def test_a_row_says_everything_of_a_label(full: Desk) -> None:
    [row] = full.at(Question(conditions=(Is(Column.UNIT, ("元",)),)))
    assert (row.text, row.value, row.link, row.report_name) == (
        *("七万元", "70000", "产业\n扶贫", "乙报告"),
    )
    assert row.sentence.endswith("扶贫，投资七万元。")
    assert (row.bound, row.status, row.standing) == ("exact", "done", "confirmed")


TYPED = [
    (Column.TEXT, "户", ["32户"]),
    (Column.TEXT, "产业扶贫", ["产业\n扶贫"]),
    (Column.TEXT, "=32户", ["32户"]),
    (Column.TEXT, "=32", []),
    (Column.VALUE, ">32", ["七万元"]),
    (Column.VALUE, ">=32", ["32户", "七万元"]),
    (Column.VALUE, "<＝32", ["30公里", "32户"]),
    (Column.VALUE, "30..3.2万", ["30公里", "32户"]),
    (Column.VALUE, "7万", ["七万元"]),
    (Column.VALUE, "=70,000", ["七万元"]),
    (Column.VALUE, "=", ["产业\n扶贫"]),
    (Column.PLACE, "=", ["30公里", "产业\n扶贫", "七万元"]),
    (Column.LINK, "产业扶贫", ["七万元"]),
    (Column.CATEGORY, "industry", ["产业\n扶贫"]),
    (Column.REPORT, "乙报", ["30公里", "32户", "产业\n扶贫", "七万元"]),
    (Column.SENTENCE, "青石村", ["32户"]),
    (Column.SENTENCE, "投资", ["产业\n扶贫", "七万元"]),
    (Column.UNIT, " ", ["30公里", "32户", "产业\n扶贫", "七万元"]),
    (Column.LINK, "=产业\n扶贫", ["七万元"]),
    (Column.LINK, "=", ["30公里", "32户", "产业\n扶贫"]),
    (Column.REPORT, "=乙报告", ["30公里", "32户", "产业\n扶贫", "七万元"]),
    (Column.REPORT, "=乙", []),
    (Column.SENTENCE, "=投资", []),
    *((column, "没有的", []) for column in Column),
]


@pytest.mark.parametrize(("column", "typed", "found"), TYPED)
def test_what_is_typed_over_a_column_finds_labels(
    full: Desk, column: Column, typed: str, found: list[str]
) -> None:
    assert full.asking(column, typed) == found


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """One label is near, and words that stand in any report stand in many."""
    monkeypatch.setattr("annotator.listing.first._NEAR", 1)
    monkeypatch.setattr("annotator.store.listing_conditions._FEW_REPORTS", 0)


@pytest.mark.usefixtures("far")
@pytest.mark.parametrize(("column", "typed", "found"), TYPED)
def test_labels_that_stand_far_are_found_as_well(
    full: Desk, column: Column, typed: str, found: list[str]
) -> None:
    assert full.asking(column, typed) == found
    condition = condition_of(column, typed)
    newest_first = Question(conditions=(condition,) if condition else (), descending=True)
    assert full.texts(newest_first) == found[::-1]


@pytest.mark.parametrize("column", Column)
def test_every_column_sorts_both_ways(full: Desk, column: Column) -> None:
    up = full.at(Question(sort=column))
    down = full.at(Question(sort=column, descending=True))
    assert len(up) == len(down) == 4
    if column is Column.VALUE:
        assert [each.value for each in up] == ["30", "32", "70000", ""]
        assert [each.value for each in down] == ["70000", "32", "30", ""]
    elif column not in (Column.SENTENCE, Column.ANNOTATOR):
        said = [each.of(column) for each in up if each.of(column)]
        assert said == sorted(said)


def test_a_number_whose_measure_is_gone_is_sorted_by_link_as_well(full: Desk) -> None:
    full.project.db.execute("DELETE FROM labels WHERE label = 'measure'")
    assert sorted(full.texts(Question(sort=Column.LINK))) == ["30公里", "32户", "七万元"]


@pytest.mark.usefixtures("far")
@pytest.mark.parametrize("descending", [False, True])
def test_few_that_are_let_through_come_in_the_order_in_which_they_were_made(
    desk: Desk, descending: bool
) -> None:
    report = desk.report("".join(f"第{nth}村{nth}户。" for nth in range(1, 8)), "各村")
    for nth in range(1, 8):
        desk.label(report, f"{nth}户", value=f"{nth}", unit="户" if nth % 3 else "人")
    asked = Question(conditions=(Holds(Column.UNIT, "户"),), descending=descending)
    made = [f"{nth}户" for nth in (1, 2, 4, 5, 7)]
    assert desk.texts(asked) == (made[::-1] if descending else made)


def test_search_looks_into_all_short_columns(full: Desk) -> None:
    assert full.texts(Question(words="青石村")) == ["32户"]
    assert full.texts(Question(words="产业扶贫")) == ["产业\n扶贫", "七万元"]
    assert full.texts(Question(words="%")) == []
    assert full.texts(Question(words="乙报告")) == full.texts()

    assert full.texts(Question(words="70000")) == ["七万元"]
    assert full.texts(Question(words="公里")) == ["30公里"]
    assert full.texts(Question(words="全县")) == []  # in the report and in no label


@pytest.mark.parametrize("few_reports", [0, 1])
@pytest.mark.parametrize("most_gathered", [1, 10])
def test_search_looks_at_labels_that_stand_far_too(
    full: Desk, monkeypatch: pytest.MonkeyPatch, few_reports: int, most_gathered: int
) -> None:
    """Whether few reports and labels have the words, which are gathered then, or many."""
    monkeypatch.setattr("annotator.listing.first._NEAR", 1)
    monkeypatch.setattr("annotator.store.listing_conditions._FEW_REPORTS", few_reports)
    monkeypatch.setattr("annotator.store.listing_conditions._MOST_GATHERED", most_gathered)
    test_search_looks_into_all_short_columns(full)


@pytest.mark.usefixtures("far")
@pytest.mark.parametrize("most_gathered", [1, 1_000])
@pytest.mark.parametrize("words", ["扶贫", "户", "产业扶贫", "云洞", "报告", "没有的", "3"])
def test_a_search_in_any_order_finds_what_looking_at_each_label_finds(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most_gathered: int, words: str
) -> None:
    monkeypatch.setattr("annotator.store.listing_conditions._MOST_GATHERED", most_gathered)
    for nth in range(6):
        text = f"云洞村第{nth}份：产业扶贫惠及{nth}3户，危房改造{nth}座。"
        report = desk.report(text, f"第{nth}份报告")
        measure = desk.label(report, "产业扶贫", "measure", category="industry")
        number = desk.label(report, f"{nth}3户", value=f"{nth}3", unit="户")
        workspace = Workspace.load(desk.project, report, desk.me)
        desk.gate.run(labels.set_link(workspace, number, measure))
        desk.label(report, f"{nth}座", value=f"{nth}", unit="座", place="云洞村" if nth % 2 else "")
    for column in (None, *Column):
        asked = Question(words=words, sort=column)
        found = list(listing.order(desk.project.db, desk.me, asked))
        assert first(desk.project, desk.me, asked, 100, never) == found
        one_by_one = listing.first(desk.project.db, desk.me, asked, 100, one_by_one=True)
        assert one_by_one == found


def test_an_indicator_is_found_by_its_words(desk: Desk) -> None:
    report = desk.report(TEXT, "报告")
    desk.label(report, "32户", value="32", unit="户", indicator=Span(12, 14, TEXT[12:14]))
    assert desk.asking(Column.INDICATOR, TEXT[12:14]) == ["32户"]
    assert desk.asking(Column.INDICATOR, TEXT[11:14]) == []
    assert desk.texts(Question(words=TEXT[12:14])) == ["32户"]


def test_counts_say_how_often_each_thing_is_said(full: Desk) -> None:
    found = listing.counts(full.project.db, full.me, Question(), Column.BOUND, 10)
    assert sorted(found) == [("", 1), ("exact", 2), ("over", 1)]
    assert listing.counts(full.project.db, full.me, Question(), Column.REPORT, 10) == [
        ("乙报告", 4)
    ]


def test_labels_of_a_report_that_was_taken_out_are_gone(full: Desk) -> None:
    gone = full.report("另有村庄5个。", "甲报告")
    full.label(gone, "5个", value="5", unit="个")
    assert "5个" in full.texts()
    with full.project.transaction() as db:
        db.execute("DELETE FROM reports WHERE id = ?", [gone])
    assert "5个" not in full.texts()


@settings(max_examples=12, deadline=None)
@given(place=HOSTILE, words=HOSTILE, column=st.sampled_from([Column.PLACE, Column.TIME]))
def test_words_in_a_filter_are_words_alone(place: str, words: str, column: Column) -> None:
    """Neither wildcards nor quotes nor a NUL have a meaning, in what is stored or looked for."""
    with TemporaryDirectory() as folder:
        for desk in opened(Path(folder)):
            report = desk.report(TEXT, "报告")
            desk.label(report, "32户", value="32", unit="户", **{column.value: place})
            held = Question(conditions=(Holds(column, words),))
            alike = words.translate(LOWER) in place.translate(LOWER)
            assert bool(desk.texts(held)) is alike
            same = Question(conditions=(Is(column, (words,)),))
            assert bool(desk.texts(same)) is (words == place)
            in_sentence = Question(conditions=(Holds(Column.SENTENCE, words),))
            assert bool(desk.texts(in_sentence)) is (words in "青石村脱贫32户！")
            assert desk.texts(Question(words=words or "32")) or words


LOWER = {each: each + 32 for each in range(ord("A"), ord("Z") + 1)}


@given(typed=st.text(max_size=8), column=st.sampled_from(Column))
def test_anything_may_be_typed(typed: str, column: Column) -> None:
    condition = condition_of(column, typed)
    assert (condition is None) is (not typed.strip())
    if isinstance(condition, Between):
        assert column is Column.VALUE


# Who sees whose labels


def as_person(desk: Desk, person: Annotator) -> Desk:
    return Desk(desk.project, Gate(desk.project, person))


def test_others_are_seen_once_finished_by_who_labelled_nothing_there(full: Desk) -> None:
    [report] = {each.report for each in full.at()}
    other = as_person(full, OTHER)
    everybody = Question(Whose.EVERYBODY)
    assert other.texts(everybody) == []
    full.gate.run(reports.finish(Workspace.load(full.project, report, full.me)))
    assert len(other.texts(everybody)) == 4
    assert other.texts(Question(Whose.MINE)) == []
    other.label(report, "30公里", value="30", unit="公里")
    assert {each.layer for each in other.at(everybody)} <= {other.me, full.me}
    gold = {each.id for each in other.at(Question(Whose.GOLD))}
    assert {each.id for each in other.at(everybody) if each.layer != other.me} == gold


def test_who_labels_in_an_open_round_sees_nobody_else(full: Desk) -> None:
    [report] = {each.report for each in full.at()}
    full.gate.introduce(OTHER)
    members = [Member(ME.id), Member(OTHER.id)]
    begun = team_rounds.begin(full.gate, "一", members, [report], overlap=2)
    team_rounds.assign_by_plan(full.gate, begun)
    full.gate.run(reports.finish(Workspace.load(full.project, report, full.me)))
    other = as_person(full, OTHER)
    for whose in Whose:
        assert other.texts(Question(whose)) == []
        assert listing.counts(full.project.db, other.me, Question(whose), Column.UNIT, 9) == []
    assert outliers(full.project, other.me, Whose.EVERYBODY) == {}


# Values far from their kind


def test_a_village_count_of_millions_is_far_from_the_others(desk: Desk) -> None:
    counts = [12, 30, 45, 46, 51, 60, 77, 90, 130, 1840000]
    text = "".join(f"第{nth}县有村{many}个。" for nth, many in enumerate(counts))
    report = desk.report(text, "各县")
    for nth, many in enumerate(counts):
        at = text.index(f"第{nth}县有村{many}个")
        indicator = Span(at + 4, at + 5, "村")
        desk.label(report, f"{many}个", value=str(many), unit="个", indicator=indicator)
    found = outliers(desk.project, desk.me, Whose.MINE)
    read = rows.read(desk.project, list(found))
    assert [each.value for each in read.values()] == ["1840000"]
    [usual] = found.values()
    assert (usual.middle, usual.many, usual.of, usual.is_category) == (55.5, 10, "村", False)


def test_without_an_indicator_the_category_of_the_measure_stands_for_it(desk: Desk) -> None:
    text = "推广养蜂：" + "，".join(f"{many}万元" for many in range(10, 19)) + "，9000000万元。"
    report = desk.report(text, "养蜂")
    measure = desk.label(report, "养蜂", "measure", category="industry")
    for many in (*range(10, 19), 9000000):
        number = desk.label(report, f"{many}万元", value=f"{many}0000", unit="元")
        workspace = Workspace.load(desk.project, report, desk.me)
        desk.gate.run(labels.set_link(workspace, number, measure))
    [usual] = outliers(desk.project, desk.me, Whose.MINE).values()
    assert (usual.of, usual.is_category, usual.many) == ("industry", True, 10)


@given(st.lists(st.floats(1, 9.9), min_size=1, max_size=40))
def test_values_within_ten_times_are_never_far(values: list[float]) -> None:
    assert list(far_from_middle(enumerate(sorted(values)))) == []


# Copying


def test_copied_rows_are_cells_that_no_spreadsheet_takes_for_formulas(full: Desk) -> None:
    report = full.report("投入\t=1+1 万元。", "=HYPERLINK()")
    full.label(report, "投入\t=1+1", value="-5", unit="@元")
    [row] = full.at(Question(conditions=(Is(Column.REPORT, ("=HYPERLINK()",)),)))
    copied = rows.as_tsv([each.value for each in Column], [rows.cells(row, {})])
    header, line = copied.split("\n")
    cells = dict(zip(header.split("\t"), line.split("\t"), strict=True))
    assert cells["text"] == "投入 =1+1"
    assert (cells["report"], cells["unit"], cells["value"]) == ("'=HYPERLINK()", "'@元", "-5")


@given(st.lists(st.text(max_size=6), min_size=2, max_size=4))
def test_a_row_stays_a_row(cells: list[str]) -> None:
    copied = rows.as_tsv(cells, [cells])
    assert [len(each.split("\t")) for each in copied.split("\n")] == [len(cells)] * 2


@given(st.lists(st.text('"a\t中 ', max_size=6), min_size=2, max_size=4))
def test_quotation_marks_stay_in_their_cells(cells: list[str]) -> None:
    pasted = list(csv.reader(rows.as_tsv(cells, [cells]).split("\n"), "excel-tab"))
    assert pasted == [[" ".join(each.split()) for each in cells]] * 2


def test_labels_know_their_own_rows(full: Desk) -> None:
    order = listing.order(full.project.db, full.me, Question(sort=Column.VALUE))
    read = rows.read(full.project, order)
    assert listing.ids(full.project.db, order) == [read[each].id for each in order]
