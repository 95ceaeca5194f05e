"""The checks of the open report are the same, however they came about."""

from dataclasses import replace
from itertools import islice, pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.checks.live import SENTENCE, LiveChecks
from annotator.checks.same_words import Verdict
from annotator.checks.sentences import sentences
from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.items import Item
from annotator.ops import labels, numerals, reports
from annotator.ops.labels import Edit
from annotator.ranges import Stretch
from annotator.store import reports as stored
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.labels import default
from schema.records import LabelId, Layer, Report, Span, Suggestion, SuggestionId

ME = Layer("me")
ENGINE = Engine.default()
SCHEMA = default()
TEXT = (
    "2021年3月，第一批补助12万元到位；补助18户，再补助18户。\n\n"
    "一、水渠约7公里，十三五期间建成。补助到人，不漏一户。"
)
SAME = [at for at in range(len(TEXT)) if TEXT.startswith("补助", at)]
HOSTILE = st.text(st.sampled_from("。！？；;”」) 甲乙12万余约\n\r\t\u3000\x00😀𠮷\u0301\u202e"))


def done(checks: LiveChecks) -> LiveChecks:
    for _ in checks.work():
        pass
    return checks


def state(checks: LiveChecks) -> object:
    found = {key: checks.findings(key) for *_, key in checks.places}
    kinds = {kind: list(checks.numerals(kind)) for kind in checks.set_aside()}
    bare = [*checks.stretches(SENTENCE).things]
    return found, list(checks.places), list(checks.numerals()), kinds, bare


def opened(gate: Gate) -> Workspace:
    """A report with suggestions of an engine that misses half."""
    report = replace(Report.of(TEXT, name="t"), suggested_by=("e",))
    offered = [replace(each, engine="e") for each in ENGINE.suggest(TEXT)[::2]]
    offered += [
        Suggestion(SuggestionId(f"{at}"), report.id, "e", "measure", Span(at, at + 2, "补助"))
        for at in SAME[:2]
    ]
    if not stored.ids(gate.project.db):
        gate.run(reports.bring_in([report], offered))
    return Workspace.load(gate.project, report.id, ME)


def words_of(workspace: Workspace, stretches: object) -> list[str]:
    assert isinstance(stretches, list | tuple)
    return [workspace.report.text[each.start : each.end] for each in stretches]


def act(workspace: Workspace, item: Item | None, action: int, at: int) -> Draft:
    """One of the things a person does."""
    span = Span(at, at + 2, TEXT[at : at + 2])
    if item is None or action == 0:
        category = {"category": ("industry", "other")[at % 2]}
        is_same = at in SAME
        return labels.add(workspace, span, "measure" if is_same else "number", category)
    if action == 1:
        return labels.edit(workspace, item.key, Edit(span=span))
    if action == 2:
        return labels.reject(workspace, item.key, None if at in SAME else "date")
    if action == 3:
        return labels.delete(workspace, item.key)
    if action == 4:
        return numerals.dismiss(workspace, span, "number", "name")
    if action == 5 and item.label == "measure":
        choice = ("industry", "other")[at % 2]
        return labels.edit(workspace, item.key, Edit(attributes={"category": choice}))
    return labels.confirm(workspace, item.key)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(
            st.integers(0, 12),
            st.integers(0, 6),
            st.sampled_from(SAME) | st.integers(0, len(TEXT) - 2),
        ),
        max_size=12,
    ),
    st.sampled_from([0, 3, 500]),
)
def test_kept_up_with_decisions_they_are_what_a_fresh_look_finds(
    gate: Gate, actions: list[tuple[int, int, int]], steps: int
) -> None:
    workspace = opened(gate)
    elsewhere = {"补助": {Verdict("measure", "industry"): 2}}
    kept = LiveChecks(workspace, SCHEMA, ENGINE)
    kept.know_elsewhere(elsewhere)
    for nth, action, at in actions:
        list(islice(kept.work(), steps))  # decisions come while it is still reading
        items = workspace.items()
        draft = act(workspace, items[nth % len(items)] if items else None, action, at)
        workspace.apply(draft.changes)
        kept.touch({each.id for each in draft.changes})  # type: ignore[misc]
    fresh = LiveChecks(workspace, SCHEMA, ENGINE)
    fresh.know_elsewhere(elsewhere)
    assert state(done(kept)) == state(done(fresh))
    assert kept.is_done


def test_numerals_that_nothing_stands_on_are_told_by_kind(gate: Gate) -> None:
    workspace = opened(gate)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    by_kind = {kind: words_of(workspace, checks.numerals(kind)) for kind in checks.set_aside()}
    assert by_kind["date"] == ["2021年3月"]
    assert by_kind["list_mark"] == ["一"]
    assert by_kind["ordinal"] == ["一批"]
    asked = {item.span.text for item in workspace.items()}
    listed = words_of(workspace, checks.numerals())
    assert set(listed) | asked >= {"12万元", "18户", "7公里"}
    assert listed  # what the engine of this report missed


def test_labelling_dismissing_and_taking_back_empty_and_fill_the_list(gate: Gate) -> None:
    workspace = opened(gate)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    before = list(checks.numerals())
    numeral = before[0]
    span = Span(numeral.start, numeral.end, TEXT[numeral.start : numeral.end])
    draft = numerals.dismiss(workspace, span, "number", "name")
    workspace.apply(draft.changes)
    checks.touch({each.id for each in draft.changes})  # type: ignore[misc]
    done(checks)
    assert list(checks.numerals()) == before[1:]
    assert checks.kind_of(numeral) is None
    workspace.apply(each.inverse() for each in draft.changes)
    checks.touch({each.id for each in draft.changes})  # type: ignore[misc]
    done(checks)
    assert list(checks.numerals()) == before
    assert checks.kind_of(numeral) == "number"


def test_a_numeral_in_the_name_of_a_measure_is_part_of_it(gate: Gate) -> None:
    text = "推行七步工作法。"
    report = replace(Report.of(text, name="m"), suggested_by=("e",))
    offered = Suggestion(SuggestionId("m"), report.id, "e", "measure", Span(2, 7, text[2:7]))
    gate.run(reports.bring_in([report], [offered]))
    workspace = Workspace.load(gate.project, report.id, ME)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    assert not checks.numerals()
    assert not checks.set_aside()
    [item] = workspace.items()
    workspace.apply(labels.reject(workspace, item.key).changes)
    checks.touch([item.key])
    done(checks)
    assert words_of(workspace, checks.numerals("name")) == ["七步"]
    assert words_of(workspace, checks.stretches(SENTENCE).things) == [text]


def test_words_are_asked_for_once(gate: Gate) -> None:
    workspace = opened(gate)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    assert checks.take_new_words() == {item.span.text for item in workspace.items()}
    draft = labels.add(workspace, Span(0, 4, TEXT[:4]), "measure", {})
    workspace.apply(draft.changes)
    checks.touch({each.id for each in draft.changes})  # type: ignore[misc]
    done(checks)
    assert checks.take_new_words() == {TEXT[:4]}
    assert checks.take_new_words() == set()


def test_what_others_make_of_the_words_arrives_later(gate: Gate) -> None:
    workspace = opened(gate)
    draft = labels.add(workspace, Span(18, 20, TEXT[18:20]), "measure", {"category": "other"})
    workspace.apply(draft.changes)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    assert not checks.findings(draft.changes[0].id)  # type: ignore[arg-type]
    checks.know_elsewhere({TEXT[18:20]: {Verdict("measure", "industry"): 3}})
    assert not checks.is_done
    [found] = done(checks).findings(draft.changes[0].id)  # type: ignore[arg-type]
    assert found.values["places"] == "3"
    checks.know_elsewhere({TEXT[18:20]: {}})
    assert not done(checks).findings(draft.changes[0].id)  # type: ignore[arg-type]


@given(HOSTILE)
def test_sentences_are_in_order_trimmed_and_leave_out_no_word(text: str) -> None:
    found = list(sentences(text))
    assert found == sorted(found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    for each in found:
        words = text[each.start : each.end]
        assert words == words.strip()
        assert any(c.isalpha() for c in words)
    inside = "".join(text[each.start : each.end] for each in found)
    assert [c for c in inside if c.isalpha()] == [c for c in text if c.isalpha()]


def test_a_closing_quotation_mark_belongs_to_its_sentence() -> None:
    text = "他说：“好。”\n大家笑了！\n\n标题\n\n（完）"
    found = [text[each.start : each.end] for each in sentences(text)]
    assert found == ["他说：“好。”", "大家笑了！", "标题", "（完）"]
    assert Stretch(0, 7) == next(sentences(text))


def decide(workspace: Workspace, checks: LiveChecks, draft: Draft) -> LabelId:
    """Make a decision and tell the checks of it, and of nothing else."""
    workspace.apply(draft.changes)
    keys = [LabelId(each.id) for each in draft.changes]
    checks.touch(keys)
    done(checks)
    return keys[0]


def measure_at(workspace: Workspace, nth: int, category: str) -> Draft:
    span = Span(SAME[nth], SAME[nth] + 2, "补助")
    return labels.add(workspace, span, "measure", {"category": category})


def test_kept_up_a_decision_is_heard_of_by_the_others_with_its_words(gate: Gate) -> None:
    workspace = opened(gate)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    first = decide(workspace, checks, measure_at(workspace, 0, "industry"))
    assert not checks.findings(first)
    other = decide(workspace, checks, measure_at(workspace, 1, "other"))
    assert checks.findings(first)
    decide(workspace, checks, labels.delete(workspace, other))
    assert not checks.findings(first)


def test_kept_up_a_rejection_is_heard_of_where_another_span_takes_its_place(gate: Gate) -> None:
    workspace = opened(gate)
    checks = done(LiveChecks(workspace, SCHEMA, ENGINE))
    decide(workspace, checks, measure_at(workspace, 2, "industry"))
    offered = next(each for each in workspace.items() if each.span.start == SAME[0])
    decide(workspace, checks, labels.reject(workspace, offered.key))
    assert checks.findings(offered.key)
    around = Span(SAME[0], SAME[0] + 3, TEXT[SAME[0] : SAME[0] + 3])
    decide(workspace, checks, labels.add(workspace, around, "measure", {"category": "industry"}))
    assert not checks.findings(offered.key)
