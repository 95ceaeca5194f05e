"""A report at work: read piece by piece, and the same as if all of it had been read at once."""

from collections.abc import Callable
from dataclasses import replace

from annotator.drafts import Draft
from annotator.gate import Gate
from annotator.items import Item, ItemState
from annotator.ops import labels
from annotator.ops import reports as report_ops
from annotator.ops.labels import Edit
from annotator.workspace import Workspace
from schema.records import (
    Annotator,
    LabelId,
    Layer,
    Report,
    Span,
    Suggestion,
    SuggestionId,
    decision_id,
    decision_ids,
    digest,
)

MANY = 500


def long_report(gate: Gate, person: Annotator) -> Workspace:
    """A report in which every number is linked to the first one."""
    text = "".join(f"第{number}村{number}户；" for number in range(MANY))
    report = replace(Report.of(text, name="长"), suggested_by=("e",))
    first = SuggestionId("s0")
    offered = []
    for number in range(MANY):
        words = f"{number}户"
        start = text.index(f"村{words}；") + 1
        span = Span(start, start + len(words), words)
        links = (first,) if number else ()
        name = SuggestionId(f"s{number}")
        offered.append(Suggestion(name, report.id, "e", "number", span, {}, links))
    gate.run(report_ops.bring_in([report], reversed(offered)))
    return Workspace.load(gate.project, report.id, Layer(person.id))


def loaded_again(gate: Gate, workspace: Workspace) -> Workspace:
    return Workspace.load(gate.project, workspace.report.id, workspace.layer)


def test_places_stand_in_reading_order_and_say_what_the_items_say(
    gate: Gate, person: Annotator
) -> None:
    workspace = long_report(gate, person)
    gate.run(labels.reject(workspace, workspace.items()[3].key))
    gate.run(labels.set_unsure(workspace, workspace.items()[400].key, unsure=True))
    workspace = loaded_again(gate, workspace)
    places, items = workspace.places(), workspace.items()
    assert [*places] == [item.key for item in items]
    assert [*places.values()] == [item.place for item in items]
    assert [item.span.start for item in items] == sorted(item.span.start for item in items)
    assert [place.decided for place in places.values()].count(True) == 2


def test_changes_move_places_and_are_not_undone_by_reading_on(
    gate: Gate, person: Annotator
) -> None:
    workspace = long_report(gate, person)
    key = [*workspace.places()][7]
    span = _item(workspace, key).span
    moved = Span(span.start - 1, span.end, workspace.report.text[span.start - 1 : span.end])
    for draft in (
        labels.edit(workspace, key, Edit(span=moved)),
        labels.confirm(workspace, *list(workspace.places())[100:300]),
    ):
        workspace.apply(gate.run(draft).operation.changes)
    again = loaded_again(gate, workspace)
    assert again.item(key) == workspace.item(key)
    workspace.apply(gate.run(labels.reset(workspace, key)).operation.changes)
    again.apply(gate.undo().operation.changes)  # the edit stands again, for both below
    workspace = loaded_again(gate, workspace)
    assert [each[:4] for each in workspace.places().values()] == [
        each[:4] for each in again.places().values()
    ]
    assert workspace.items() == again.items()


def test_a_label_that_is_gone_before_it_was_read_is_not_there(
    gate: Gate, person: Annotator
) -> None:
    workspace = long_report(gate, person)
    key = next(iter(workspace.places()))
    gate.run(labels.confirm(workspace, key))
    again = loaded_again(gate, workspace)
    undone = gate.undo().operation.changes
    assert again.labels.get(key) is None
    again.apply(undone)
    assert not _item(again, key).decided
    assert again.undecided() == again.items()


def test_who_is_linked_to_an_item_is_known_decided_or_not(gate: Gate, workspace: Workspace) -> None:
    m, n1, n2 = (item.key for item in workspace.items())
    assert workspace.sources_of(m) == {n1, n2}
    workspace.apply(gate.run(labels.set_link(workspace, n1, None)).operation.changes)
    assert workspace.sources_of(m) == {n2}
    workspace.apply(gate.run(labels.confirm(workspace, n2)).operation.changes)
    assert workspace.sources_of(m) == loaded_again(gate, workspace).sources_of(m) == {n2}
    assert workspace.sources_of(LabelId("unknown")) == set()


def test_links_are_known_backwards_whatever_becomes_of_them(
    gate: Gate, workspace: Workspace
) -> None:
    m, n1, n2 = (item.key for item in workspace.items())
    added = labels.add(workspace, Span(0, 2, workspace.report.text[:2]), "measure", {})
    other = LabelId(added.changes[0].id)
    workspace.apply(gate.run(added).operation.changes)
    workspace.apply(gate.run(labels.confirm(workspace, m, n1, n2)).operation.changes)
    steps: list[tuple[Callable[[], Draft], set[LabelId], set[LabelId]]] = [
        (lambda: labels.set_link(workspace, n1, other), {n2}, {n1}),
        (lambda: labels.set_link(workspace, n2, other), set(), {n1, n2}),
        (lambda: labels.reject(workspace, n1), set(), {n2}),
        (lambda: labels.delete(workspace, other), set(), set()),
    ]
    for act, to_m, to_other in steps:
        workspace.apply(gate.run(act()).operation.changes)
        for known in (workspace, loaded_again(gate, workspace)):
            assert set(known.decided_sources(m)) == to_m
            assert set(known.decided_sources(other)) == to_other
            assert {each.id for each in known.linking_to(other)} == to_other
    workspace.apply(gate.undo().operation.changes)
    assert set(workspace.decided_sources(other)) == {n2}


def test_ids_of_many_decisions_are_the_ids_of_each() -> None:
    layer, names = Layer('林"一'), [SuggestionId(each) for each in ("", "a", "二\\\n", "𠮷\ud800")]
    expected = [digest("decision", layer, each) for each in names]
    assert decision_ids(layer, names) == expected
    assert [decision_id(layer, each) for each in names] == expected


def _item(workspace: Workspace, key: LabelId) -> Item:
    found = workspace.item(key)
    assert found is not None
    return found


def test_a_link_that_was_cleared_by_hand_is_a_correction(gate: Gate, workspace: Workspace) -> None:
    measure, number = (
        decision_id(workspace.layer, SuggestionId(f"engine-1-{name}")) for name in ("m", "n1")
    )
    workspace.apply(gate.run(labels.confirm(workspace, number)).operation.changes)
    assert state_of(workspace, number) is ItemState.CONFIRMED
    workspace.apply(gate.run(labels.set_link(workspace, number, None)).operation.changes)
    assert state_of(workspace, number) is ItemState.CORRECTED
    workspace.apply(gate.run(labels.set_link(workspace, number, measure)).operation.changes)
    workspace.apply(gate.run(labels.reject(workspace, measure)).operation.changes)
    assert state_of(workspace, number) is ItemState.CONFIRMED  # nobody said so of the number


def state_of(workspace: Workspace, key: LabelId) -> ItemState:
    item = workspace.item(key)
    assert item is not None
    return item.state
