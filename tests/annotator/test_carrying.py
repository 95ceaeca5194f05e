"""What people decided about one text, carried to another."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from annotator.ops.carrying import Part, Standing, carry
from schema.records import GOLD, Label, LabelId, Report, Span

ALPHABET = "甲乙丙12 \n"


@given(st.text(ALPHABET, min_size=1, max_size=30), st.text(ALPHABET, max_size=30), st.data())
def test_whatever_is_carried_has_the_same_words_and_the_rest_is_listed(
    old: str, new: str, data: st.DataObject
) -> None:
    bounds = st.tuples(st.integers(0, len(old) - 1), st.integers(1, len(old)))
    spans = data.draw(st.lists(bounds.filter(lambda at: at[0] < at[1]), max_size=5))
    report = Report.of(old, name="")
    made = [
        Label(LabelId(f"l{n}"), report.id, GOLD, "number", Span(start, end, old[start:end]))
        for n, (start, end) in enumerate(spans)
    ]
    linked = [replace(each, quantifies=(made[0].id,)) for each in made]
    target = Report.of(new, name="")
    carried = carry(Standing(report, tuple(linked)), target, imported="import:")
    lost = {each.label.id for each in carried.unfit if each.part is Part.SPAN}
    assert lost | carried.labels.keys() == {each.id for each in made}
    assert not lost & carried.labels.keys()
    for key_before, label in carried.labels.items():
        before = next(each for each in made if each.id == key_before)
        assert new[label.span.start : label.span.end] == label.span.text
        assert label.span.text.split() == before.span.text.split() or "".join(
            label.span.text.split()
        ) == "".join(before.span.text.split())
        assert {*label.quantifies} <= {each.id for each in carried.labels.values()}
    for each in carried.unfit:
        assert 0 <= each.around[0] <= each.around[1] <= len(new)
    again = carry(Standing(report, tuple(linked)), target, imported="import:")
    assert again.labels == carried.labels
