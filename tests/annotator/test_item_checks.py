"""What is looked at in one span, and that one key mends it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from annotator import words
from annotator.checks import mending
from annotator.checks.item_finding import ItemFinding, ItemRule, Said
from annotator.checks.live import LiveChecks
from annotator.gate import Gate
from annotator.ops import labels, reports
from annotator.ops.labels import Edit
from annotator.suggest.engine import Engine
from annotator.workspace import Workspace
from schema.labels import default
from schema.records import (
    AttributeValue,
    LabelId,
    LabelState,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
    decision_id,
    report_id,
)

Open = Callable[..., Workspace]

ME = Layer("me")
ENGINE = Engine.default()
SEEDS = Path(__file__).parents[2] / "seeds"
TEXT = (
    "今年新修水渠约12公里，惠及农户3000余户；发放种苗补贴45万元，培训农民。"
    "合格率三成。下一步推广种苗补贴，再办种苗补贴。"
)


@pytest.fixture
def on(gate: Gate) -> Open:
    """Opens a report with this text and these suggestions."""

    def bring_in(text: str, *suggestions: Suggestion) -> Workspace:
        report = replace(Report.of(text, name="t"), suggested_by=("e",))
        gate.run(reports.bring_in([report], suggestions))
        return Workspace.load(gate.project, report.id, ME)

    return bring_in


def offer(text: str, words: str, label: str, **attributes: AttributeValue) -> Suggestion:
    """What an engine might say of the first place of these words."""
    start = text.index(words)
    span = Span(start, start + len(words), words)
    name = SuggestionId(f"{label}-{start}")
    return Suggestion(name, report_id(text), "e", label, span, attributes)


def put(
    workspace: Workspace,
    words: str,
    label: str = "number",
    *,
    nth: int = 0,
    by_hand: frozenset[str] = frozenset(),
    **attributes: AttributeValue,
) -> LabelId:
    """A confirmed label on the nth place of these words."""
    start = -1
    for _ in range(nth + 1):
        start = workspace.report.text.index(words, start + 1)
    span = Span(start, start + len(words), words)
    draft = labels.add(workspace, span, label, attributes)
    workspace.apply(draft.changes)
    key = LabelId(draft.changes[0].id)
    workspace.apply(labels.edit(workspace, key, Edit(by_hand=by_hand)).changes)
    return key


def confirm(workspace: Workspace, suggestion: Suggestion, edit: Edit | None = None) -> LabelId:
    """Confirms what was suggested, with a change if one is given."""
    key = decision_id(ME, suggestion.id)
    workspace.apply(labels.edit(workspace, key, edit or Edit()).changes)
    return key


def checks_of(workspace: Workspace, engine: Engine | None = ENGINE) -> LiveChecks:
    checks = LiveChecks(workspace, default(), engine)
    for _ in checks.work():
        pass
    return checks


def said(workspace: Workspace, key: LabelId) -> list[Said]:
    return [each.said for each in checks_of(workspace).findings(key)]


def mended(workspace: Workspace, key: LabelId) -> Mapping[str, AttributeValue]:
    """The fields after the one key, and that nothing is left to look at."""
    workspace.apply(mending.mend(workspace, checks_of(workspace).findings(key)[:1]).changes)
    assert checks_of(workspace).findings(key) == ()
    return workspace.labels[key].attributes


RIGHT: Mapping[str, AttributeValue] = {"value": "12", "unit": "公里", "bound": "approx"}


def test_a_number_that_says_what_its_words_say_is_left_alone(on: Open) -> None:
    workspace = on(TEXT)
    put(workspace, "12公里", **RIGHT)
    put(workspace, "三成", value="30", unit="%")  # %: what 成 means there
    assert not checks_of(workspace).places


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"unit": "里路"}, Said.UNIT_NOT_IN_SPAN),
        ({"unit": "公"}, Said.UNIT_OTHERWISE),
        ({"unit": None}, Said.UNIT_MISSING),
        ({"value": "120000"}, Said.VALUE_OTHERWISE),
        ({"value_to": "15"}, Said.VALUE_OTHERWISE),
        ({"bound": "over"}, Said.BOUND_OTHERWISE),
        ({"bound": None}, Said.BOUND_OTHERWISE),
        ({"value": None, "unit": None, "bound": None}, Said.VALUE_IN_TEXT),
    ],
)
def test_a_field_unlike_the_words_is_found_and_mended_with_one_key(
    on: Open, fields: Mapping[str, str | None], found: Said
) -> None:
    workspace = on(TEXT)
    attributes = {k: v for k, v in {**RIGHT, **fields}.items() if v is not None}
    key = put(workspace, "12公里", **attributes)
    assert said(workspace, key) == [found]
    assert {**mended(workspace, key), "cue": "约"} == {**RIGHT, "cue": "约"}


def test_a_number_without_a_value_says_what_its_words_state(on: Open) -> None:
    workspace = on(TEXT)
    key = put(workspace, "12公里")
    [finding] = checks_of(workspace).findings(key)
    assert words.said(finding.sentence, "zh").endswith("原文读作 12 公里（约）")
    assert words.said(finding.sentence, "en").endswith("the text reads 12 公里 (about)")


def test_a_value_that_a_person_typed_is_theirs(on: Open) -> None:
    workspace = on(TEXT)
    fields: dict[str, AttributeValue] = {**RIGHT, "value": "12.5"}
    key = put(workspace, "12公里", by_hand=frozenset({"value"}), **fields)
    assert said(workspace, key) == []


def test_a_bound_that_a_person_set_where_no_word_bounds_is_theirs(on: Open) -> None:
    workspace = on(TEXT)
    typed = frozenset({"bound"})
    own = put(workspace, "45万元", value="450000", unit="元", bound="over", by_hand=typed)
    assert said(workspace, own) == []
    contradicted = put(workspace, "3000余户", value="3000", unit="户", bound="under", by_hand=typed)
    assert said(workspace, contradicted) == [Said.BOUND_OTHERWISE]
    assert mended(workspace, contradicted)["bound"] == "over"
    assert workspace.labels[contradicted].by_hand == frozenset()


def test_words_that_a_person_named_for_the_bound_are_heeded(on: Open) -> None:
    workspace = on(TEXT)
    named = put(workspace, "45万元", value="450000", unit="元", bound="over", cue="逾")
    assert said(workspace, named) == []
    bare = put(workspace, "45万元", value="450000", unit="元", bound="over")
    assert said(workspace, bare) == [Said.BOUND_WITHOUT_WORDS]


def test_a_unit_that_a_person_took_away_from_a_suggestion_is_not_missed(on: Open) -> None:
    offered = offer(TEXT, "45万元", "number", value="450000", unit="元")
    workspace = on(TEXT, offered)
    key = confirm(workspace, offered, Edit(attributes={"unit": None}))
    assert "unit" not in workspace.labels[key].attributes
    assert said(workspace, key) == []


def test_a_number_in_words_without_a_numeral_leads_to_its_field(on: Open) -> None:
    workspace = on(TEXT)
    key = put(workspace, "农户", value="3")
    [found] = checks_of(workspace).findings(key)
    assert (found.said, found.concerns, found.mend) == (Said.VALUE_UNREADABLE, "value", None)
    empty = put(workspace, "种苗")
    [found] = checks_of(workspace).findings(empty)
    assert (found.rule, found.mend) == (ItemRule.NO_VALUE, None)


def test_without_an_engine_nothing_is_compared_with_the_text(on: Open) -> None:
    workspace = on(TEXT)
    put(workspace, "12公里", value="7", unit="斤")
    checks = checks_of(workspace, None)
    assert not checks.places
    assert not checks.numerals()


def test_a_measure_without_category_takes_the_one_its_words_have_elsewhere(on: Open) -> None:
    workspace = on(TEXT)
    bare = put(workspace, "培训农民", "measure")
    assert said(workspace, bare) == [Said.NO_CATEGORY]
    known = put(workspace, "种苗补贴", "measure")
    put(workspace, "种苗补贴", "measure", nth=1, category="industry")
    assert said(workspace, known) == [Said.CATEGORY_ELSEWHERE]
    assert mended(workspace, known) == {"category": "industry"}


def test_the_fewer_of_two_categories_for_the_same_words_are_asked_about(on: Open) -> None:
    workspace = on(TEXT)
    keys = [
        put(workspace, "种苗补贴", "measure", nth=nth, category=category)
        for nth, category in enumerate(("industry", "other", "industry"))
    ]
    checks = checks_of(workspace)
    assert [key for *_, key in checks.places] == [keys[1]]
    [found] = checks.findings(keys[1])
    assert found.said is Said.OTHER_CATEGORY
    assert words.said(found.sentence, "zh") == "同样的词在别处归为“产业扶贫”（2 处）"
    assert words.said(found.sentence, "en") == "The same words are Industry elsewhere (2×)"
    assert mended(workspace, keys[1]) == {"category": "industry"}


def test_another_label_elsewhere_is_taken_with_the_value_that_it_needs(on: Open) -> None:
    workspace = on("种粮45万元，种粮45万元，又45万元。")
    wrong = put(workspace, "45万元", "measure", category="other")
    for nth in (1, 2):
        put(workspace, "45万元", nth=nth, value="450000", unit="元")
    assert said(workspace, wrong) == [Said.OTHER_LABEL]
    assert mended(workspace, wrong) == {"value": "450000", "unit": "元"}
    assert workspace.labels[wrong].label == "number"


def test_a_rejection_that_others_contradict_is_asked_about_unless_it_has_a_reason(
    on: Open,
) -> None:
    offered = offer(TEXT, "种苗补贴", "measure", category="industry")
    workspace = on(TEXT, offered)
    put(workspace, "种苗补贴", "measure", nth=1, category="industry")
    key = decision_id(ME, offered.id)
    workspace.apply(labels.reject(workspace, key).changes)
    assert said(workspace, key) == [Said.CONFIRMED_ELSEWHERE]
    workspace.apply(labels.reject(workspace, key, "result").changes)
    assert said(workspace, key) == []
    workspace.apply(labels.reject(workspace, key).changes)
    put(workspace, "发放种苗补贴", "measure", category="industry")  # it stands with other edges
    assert said(workspace, key) == []


def test_a_pending_link_is_mended_by_confirming_the_measure(on: Open) -> None:
    measure = offer(TEXT, "种苗补贴", "measure", category="industry")
    workspace = on(TEXT, measure)
    target = decision_id(ME, measure.id)
    number = put(workspace, "45万元", value="450000", unit="元")
    workspace.apply(labels.set_link(workspace, number, target).changes)
    [found] = checks_of(workspace).findings(number)
    assert (found.said, found.concerns) == (Said.LINK_UNDECIDED, "quantifies")
    mended(workspace, number)
    assert workspace.labels[target].state is LabelState.CONFIRMED
    workspace.apply(labels.reject(workspace, target).changes)
    assert checks_of(workspace).findings(number) == ()  # rejecting clears the link


def test_a_link_to_what_is_gone_is_cleared(on: Open) -> None:
    workspace = on(TEXT)
    number = put(workspace, "45万元", value="450000", unit="元")
    workspace.apply(labels.set_link(workspace, number, LabelId("gone")).changes)
    assert said(workspace, number) == [Said.LINK_LOST]
    mended(workspace, number)
    assert workspace.labels[number].quantifies == ()


def test_a_link_to_what_is_no_measure_any_more_is_cleared(on: Open) -> None:
    """As two machines leave it: one linked to the span, the other gave it another label."""
    measure = offer(TEXT, "种苗补贴", "measure", category="industry")
    workspace = on(TEXT, measure)
    target = decision_id(ME, measure.id)
    number = put(workspace, "45万元", value="450000", unit="元")
    workspace.apply(labels.set_link(workspace, number, target).changes)
    [relabelled, *_] = labels.edit(workspace, target, Edit(label="number")).changes
    workspace.apply([relabelled])
    assert said(workspace, number) == [Said.LINK_LOST]
    mended(workspace, number)
    assert workspace.labels[number].quantifies == ()


def test_several_findings_of_one_span_are_mended_in_one_operation(on: Open) -> None:
    workspace = on(TEXT)
    key = put(workspace, "12公里", value="7", unit="斤")
    found: tuple[ItemFinding, ...] = checks_of(workspace).findings(key)
    assert len(found) == 3
    draft = mending.mend(workspace, found)
    assert (draft.kind, len(draft.changes)) == ("label.mend", 1)
    workspace.apply(draft.changes)
    assert workspace.labels[key].attributes == {**RIGHT, "cue": "约"}


def test_report_words_in_a_sentence_are_data(on: Open) -> None:
    workspace = on("办{places}补贴，另{places}补贴，再{places}补贴")
    for nth, category in enumerate(("industry", "other", "other")):
        put(workspace, "{places}补贴", "measure", nth=nth, category=category)
    [(*_, key)] = checks_of(workspace).places
    [found] = checks_of(workspace).findings(key)
    filled = replace(found, values={**found.values, "category": "{places}"})
    assert "{places}" in words.said(filled.sentence, "en")


def test_undecided_suggestions_are_nobodys_work_yet(on: Open) -> None:
    offered = offer(TEXT, "今年", "number", value="9")
    workspace = on(TEXT, offered)
    assert not checks_of(workspace).places
    assert said(workspace, confirm(workspace, offered)) == [Said.VALUE_UNREADABLE]


@pytest.mark.parametrize("half", ["12", "12公", "约12公里", "12公里，"])
def test_a_number_that_is_cut_or_reaches_too_far_is_mended_to_its_edges(
    on: Open, half: str
) -> None:
    workspace = on(TEXT)
    key = put(workspace, half, value="12", unit="公里", bound="approx", cue="约")
    assert Said.REACHES_OTHERWISE in said(workspace, key)
    fields = mended(workspace, key)
    item = workspace.item(key)
    assert item is not None
    assert item.span.text == "12公里"
    assert (fields["value"], fields["unit"]) == ("12", "公里")


def test_seldom_does_a_gold_number_reach_otherwise_than_the_engine_reads_it() -> None:
    """Else the list would be long for nothing."""
    found = wrong = 0
    for line in (SEEDS / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for row in record["spans"]:
            if row["label"] == "NUMBER":
                span = Span(row["start"], row["end"], row["text"])
                found += 1
                wrong += ENGINE.whole_number(record["text"], span) not in (None, span)
    assert found > 1_000
    assert wrong < found / 200
