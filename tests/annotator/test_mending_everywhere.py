"""The same words labelled alike everywhere: found by an index, mended as one undo step."""

from dataclasses import replace

import pytest

from annotator.checks import mending
from annotator.checks.live import LiveChecks
from annotator.checks.same_words import Verdict
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import labels, reports
from annotator.store import same_words
from annotator.workspace import Workspace
from schema.labels import default
from schema.records import Annotator, AnnotatorId, Layer, Report, Span

WORDS = "发放稻种"
INDUSTRY, OTHER = (Verdict("measure", category) for category in ("industry", "other"))


def labelled(gate: Gate, name: str, *categories: str) -> Workspace:
    """A report with these words once for each category, each confirmed."""
    report = Report.of(f"{name}：" + f"{WORDS}；" * len(categories), name=name)
    gate.run(reports.bring_in([report]))
    workspace = Workspace.load(gate.project, report.id, Layer(gate.person.id))
    start = 0
    for category in categories:
        start = report.text.index(WORDS, start + 1)
        span = Span(start, start + len(WORDS), WORDS)
        draft = labels.add(workspace, span, "measure", {"category": category})
        workspace.apply(gate.run(draft).operation.changes)
    return workspace


def categories(gate: Gate, workspace: Workspace) -> list[object]:
    read = Workspace.load(gate.project, workspace.report.id, workspace.layer)
    return [item.attributes.get("category") for item in read.items()]


def everywhere(gate: Gate, workspace: Workspace, verdict: Verdict) -> None:
    here = mending.agree(workspace, default(), WORDS, verdict, None)
    draft = mending.with_open_reports(gate.project, here, WORDS, verdict)
    workspace.apply(gate.run(draft).operation.changes)


def counted(gate: Gate, outside: Workspace) -> set[same_words.Count]:
    layer = Layer(gate.person.id)
    return {*same_words.counts(gate.project.db, [WORDS], layer=layer, outside=outside.report.id)}


def test_the_same_words_are_counted_in_all_other_reports(gate: Gate) -> None:
    here = labelled(gate, "甲", "other")
    labelled(gate, "乙", "industry", "industry")
    labelled(gate, "丙", "industry", "other")
    assert counted(gate, here) == {
        (WORDS, "measure", "industry", 3),
        (WORDS, "measure", "other", 1),
    }


def test_the_query_goes_by_the_index_of_words(gate: Gate) -> None:
    here = labelled(gate, "甲", "other")
    plans: list[str] = []
    connection = gate.project.db.conn
    connection.set_trace_callback(plans.append)
    counted(gate, here)
    connection.set_trace_callback(None)
    [statement] = [each for each in plans if "json_each" in each]
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {statement}")]
    assert any("labels_of_words (text=?" in step for step in plan), plan


def test_others_are_not_seen_before_review_and_gold_is(gate: Gate) -> None:
    here = labelled(gate, "甲", "other")
    someone = Annotator(AnnotatorId("2" * 8), "王二")
    other = Gate(gate.project, someone)
    theirs = labelled(other, "乙", "industry")
    assert counted(gate, here) == set()
    other.run(reports.finish(replace(theirs, alone=True)))  # theirs is gold by that
    assert counted(gate, here) == {(WORDS, "measure", "industry", 1)}
    mine = Workspace.load(gate.project, theirs.report.id, Layer(gate.person.id))
    gate.run(reports.finish(mine))  # two have finished: nothing is gold until the review
    assert counted(gate, here) == set()


def test_mending_everywhere_is_one_operation_and_one_undo_step(gate: Gate) -> None:
    here = labelled(gate, "甲", "other", "industry")
    there = labelled(gate, "乙", "industry", "other")
    everywhere(gate, here, INDUSTRY)
    assert categories(gate, here) == categories(gate, there) == ["industry", "industry"]
    changes = gate.undo()
    assert changes.report is None
    assert categories(gate, here) == ["other", "industry"]
    assert categories(gate, there) == ["industry", "other"]
    gate.redo()
    assert categories(gate, there) == ["industry", "industry"]


def test_what_has_other_words_is_not_read_and_what_has_left_is_passed_over(gate: Gate) -> None:
    here = labelled(gate, "甲", "other", "other")
    first, second = here.labels
    name = Span(0, 1, "甲")
    named = gate.run(labels.add(here, name, "measure", {"category": "other"})).operation.changes
    again = Workspace.load(gate.project, here.report.id, here.layer)
    gate.run(labels.delete(here, first))
    assert set(again.decided_with(WORDS)) == {first, second}
    assert again.decided_with("甲") == [named[0].id]
    [mended] = mending.agree(again, default(), WORDS, INDUSTRY, None).changes
    assert mended.id == second


def test_only_ones_own_reports_that_are_not_closed_are_mended(gate: Gate) -> None:
    here = labelled(gate, "甲", "industry")
    finished = labelled(gate, "乙", "other")
    gate.run(reports.finish(finished))
    other = Gate(gate.project, Annotator(AnnotatorId("2" * 8), "王二"))
    theirs = labelled(other, "丙", "other")
    mine = labelled(gate, "丁", "other")
    everywhere(gate, here, INDUSTRY)
    assert categories(gate, mine) == ["industry"]
    assert categories(gate, finished) == categories(gate, theirs) == ["other"]


def test_what_was_finished_since_is_not_changed_nor_undone(gate: Gate) -> None:
    here, there = labelled(gate, "甲", "industry"), labelled(gate, "乙", "other")
    planned = mending.with_open_reports(
        gate.project, mending.agree(here, default(), WORDS, INDUSTRY, None), WORDS, INDUSTRY
    )
    gate.run(reports.finish(there))
    with pytest.raises(UserError) as caught:
        gate.run(planned)
    assert caught.value.problem is Problem.REPORT_FINISHED
    there = Workspace.load(gate.project, there.report.id, there.layer)
    gate.run(reports.reopen(there, "mend"))
    gate.run(planned)
    there = Workspace.load(gate.project, there.report.id, there.layer)
    gate.run(reports.finish(there))
    with pytest.raises(UserError) as caught:
        gate.undo()
    assert caught.value.problem is Problem.UNDO_FINISHED
    assert categories(gate, there) == ["industry"]


def test_a_tie_with_another_report_is_asked_about_on_both_sides(gate: Gate) -> None:
    here, there = labelled(gate, "甲", "other"), labelled(gate, "乙", "industry")
    for one in (here, there):
        checks = LiveChecks(one, default(), None)
        checks.know_elsewhere(
            {WORDS: {Verdict(label, category): n for _, label, category, n in counted(gate, one)}}
        )
        for _ in checks.work():
            pass
        [(*_, key)] = checks.places
        assert key == next(iter(one.labels))
