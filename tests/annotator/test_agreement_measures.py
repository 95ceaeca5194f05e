"""Measures of agreement: counted as scores are, and as the papers that they are from count."""

import random
from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.agreement import alpha, bootstrap, tally, together
from annotator.agreement.agreement import agreement
from annotator.agreement.counting import View
from annotator.agreement.definitions import definitions
from annotator.agreement.figures import Figure
from annotator.agreement.marks import Mark, Marked, marked, of_records
from annotator.agreement.matching import match
from annotator.agreement.parties import Party
from annotator.scoring import scoring
from schema.records import ReportId

CATEGORIES = ("industry", "housing", "health")


@st.composite
def labellings(draw: st.DrawFn) -> list[dict[str, object]]:
    """Spans of a text in file order, some of one place, some on top of each other."""
    places = draw(
        st.lists(st.tuples(st.integers(0, 20), st.integers(1, 5), st.booleans()), max_size=7)
    )
    spans: list[dict[str, object]] = []
    for nth, (start, length, is_number) in enumerate(sorted(places)):
        span: dict[str, object] = {"id": f"s{nth}", "start": start, "end": start + length}
        if is_number:
            span |= {"label": "NUMBER", "status": "done", **draw(_BOUNDS)}
            span |= {"value": draw(st.sampled_from(["1", "1.0", "2", ""])), "unit": draw(_UNITS)}
            span |= draw(_EXTRAS)
        else:
            span |= {"label": "MEASURE", "category": draw(st.sampled_from([*CATEGORIES, ""]))}
        spans.append(span)
    measures = [each["id"] for each in spans if each["label"] == "MEASURE"]
    for span in spans:
        if span["label"] == "NUMBER" and measures:
            span["quantifies"] = draw(st.lists(st.sampled_from(measures), max_size=2, unique=True))
    return spans


_BOUNDS = st.sampled_from([{"bound": "exact"}, {"bound": "over"}, {}])
_UNITS = st.sampled_from(["元", " 元", "户", ""])
_EXTRAS = st.sampled_from(
    [
        {},
        {"value_to": "3"},
        {"time": "2019", "aspect": "change"},
        {"indicator": {"start": 3, "end": 6}},
        {"indicator": {"start": 5, "end": 9}, "place": "县"},
    ]
)


@given(st.lists(st.tuples(labellings(), labellings()), min_size=1, max_size=3))
def test_every_figure_is_the_score_of_one_held_against_the_other(
    pairs: list[tuple[list[dict[str, object]], list[dict[str, object]]]],
) -> None:
    counts = [tally.count(match(of_records(ours), of_records(theirs))) for ours, theirs in pairs]
    found = tally.estimates(counts, seed=0, times=2)
    scored = scoring.score(
        [{"text": "", "spans": ours} for ours, _ in pairs],
        [{"spans": theirs} for _, theirs in pairs],
    )
    number, measure = scored.number, scored.measure
    expected = {
        Figure.NUMBER_EXACT: number.exact.f1,
        Figure.NUMBER_OVERLAP: number.overlap.f1,
        Figure.VALUE: number.value.accuracy,
        Figure.VALUE_TO: number.value_to.accuracy,
        Figure.UNIT: number.unit.accuracy,
        Figure.BOUND: number.bound.accuracy,
        Figure.MEASURE_EXACT: measure.exact.f1,
        Figure.MEASURE_OVERLAP: measure.overlap.f1,
        Figure.CATEGORY: measure.category.accuracy,
        Figure.LINK: scored.link.exact.f1,
        **{Figure(f"context.{name}"): share.accuracy for name, share in number.context.items()},
    }
    assert {each: found[each].value for each in expected} == pytest.approx(expected)


def test_every_figure_has_a_definition_in_both_languages() -> None:
    counts = together.count([stretches((2, 8)), stretches((4, 4))], 24)
    of_all = together.estimates([counts], seed=0, times=2)
    assert {*definitions()} == {*Figure, tally.KAPPA, *of_all}
    for each in definitions().values():
        assert each.name.zh
        assert each.means.en
        assert each.source


# Krippendorff's own examples


def stretches(*places: tuple[int, int]) -> Marked:
    return marked({f"{begin}": Mark(begin, begin + length) for begin, length in places}, {})


def continuum(first: Marked, second: Marked, length: int) -> alpha.Continuum:
    units = alpha.units([first.numbers, second.numbers], length)
    room = {each: units.room(each) for each in units.lengths}
    return alpha.Continuum(2 * length, length, units.apart, units.lengths, room)


def test_unitising_alpha_is_that_of_the_textbook() -> None:
    """Krippendorff, Content Analysis, 2nd ed. 2004, p. 254: two observers, 150 to 450."""
    of_c = continuum(stretches((75, 70), (220, 30)), stretches((70, 80), (205, 20), (250, 20)), 300)
    of_k = continuum(stretches((30, 60), (150, 50)), stretches((30, 60), (150, 50)), 300)
    assert of_c.observed == pytest.approx(0.0144, abs=0.00005)
    assert of_c.expected == pytest.approx(0.0532, abs=0.00005)
    assert alpha.unitising([of_c]) == pytest.approx(0.7286, abs=0.00005)
    assert of_k.observed == 0
    assert of_k.expected == pytest.approx(0.0490, abs=0.00005)
    assert alpha.unitising([of_k]) == 1
    assert alpha.unitising([of_c, of_k]) == pytest.approx(0.8591, abs=0.0005)


@pytest.mark.parametrize(
    ("first", "second", "observed", "expected"),
    [
        ([(2, 8), (14, 6)], [(4, 4), (15, 2)], 0.03125, 0.0699),
        (
            [(0, 18)],
            [(0, 2), (2, 1), (3, 1), (4, 1), (5, 1), (6, 3), (9, 1)],
            2.26736,
            1.17731,
        ),
        (
            [(2, 6), (10, 2), (14, 4), (20, 2)],
            [(0, 2), (4, 4), (10, 4), (16, 2), (20, 2)],
            0.02777,
            0.08642,
        ),
        (
            [(0, 2), (2, 8), (10, 4), (14, 6), (20, 4)],
            [(0, 4), (4, 4), (8, 7), (15, 2), (17, 7)],
            0.38715,
            0.41445,
        ),
    ],
)
def test_unitising_alpha_is_that_of_the_first_paper(
    first: list[tuple[int, int]], second: list[tuple[int, int]], observed: float, expected: float
) -> None:
    """Krippendorff, Sociological Methodology 25, 1995, p. 57; expected on a fine scale.

    What is expected differs a little, for the formula of 2004 counts places otherwise.
    """
    stretch = 50_000
    fine = [
        stretches(*((begin * stretch, length * stretch) for begin, length in each))
        for each in (first, second)
    ]
    coarse = continuum(stretches(*first), stretches(*second), 24)
    assert coarse.observed == pytest.approx(observed, abs=0.00001)
    assert continuum(*fine, 24 * stretch).expected == pytest.approx(expected, abs=0.005)


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 4), st.integers(1, 4)), max_size=4),
        min_size=2,
        max_size=3,
    )
)
def test_unitising_counts_as_its_formula_says(gaps: list[list[tuple[int, int]]]) -> None:
    """Held against a plain reading of the formula, unit by unit and place by place."""
    length = 40
    layers = []
    for each in gaps:
        at, places = 0, []
        for gap, long in each:
            places.append((at + gap, long))
            at += gap + long
        layers.append(stretches(*places))
    units = alpha.units([each.numbers for each in layers], length)
    apart = sum(
        _plain_distance(one.numbers.every, other.numbers.every, length)
        for nth, one in enumerate(layers)
        for other in layers[nth + 1 :]
    )
    assert units.apart == 2 * apart
    for long in range(1, 8):
        empty = [_runs_without(layer.numbers.every, length) for layer in layers]
        room = sum(max(0, gap - long + 1) for runs in empty for gap in runs)
        assert units.room(long) == room


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 12), st.integers(1, 5)), max_size=5),
        min_size=2,
        max_size=4,
    )
)
def test_units_of_one_place_are_not_apart_whoever_overlaps_them(
    said: list[list[tuple[int, int]]],
) -> None:
    """Also where somebody's units overlap each other, which the formula does not foresee."""
    layers = [stretches(*{begin: (begin, long) for begin, long in each}.values()) for each in said]
    expected = 0
    for one, other in combinations([each.numbers.places for each in layers], 2):
        ours, theirs = (
            [Mark(*place) for place in sorted(places)] for places in (one - other, other - one)
        )
        expected += _plain_distance(ours, theirs, 40)
    assert alpha.units([each.numbers for each in layers], 40).apart == 2 * expected


def _plain_distance(first: Sequence[Mark], second: Sequence[Mark], length: int) -> int:
    whole = 0
    for one in first:
        for other in second:
            if one.start < other.end and other.start < one.end:
                whole += (one.start - other.start) ** 2 + (one.end - other.end) ** 2
    for marks, others in ((first, second), (second, first)):
        covered = {at for each in others for at in range(each.start, each.end)}
        whole += sum(
            (each.end - each.start) ** 2
            for each in marks
            if covered.isdisjoint(range(each.start, each.end))
        )
    return whole


def _runs_without(layer: Sequence[Mark], length: int) -> list[int]:
    covered = {at for each in layer for at in range(each.start, each.end)}
    text = "".join("x" if at in covered else " " for at in range(length))
    return [len(run) for run in text.split("x") if run]


def test_nominal_alpha_is_that_of_the_textbook() -> None:
    """Four observers, twelve units, values missing (Krippendorff 2004, p. 230): 0.743."""
    rows = [
        (1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0),
        (1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3),
        (0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0),
        (1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0),
    ]
    units = Counter(zip(*rows, strict=True))
    totals, apart = alpha.pairable(units.items(), scale=6, unsaid=0)
    assert alpha.nominal([*totals.values()], apart / 6) == pytest.approx(0.743, abs=0.0005)


def test_characters_are_the_units_of_the_nominal_alpha() -> None:
    """The first paper's example A, digitised: two observers, 24 characters."""
    ours = stretches((2, 8), (14, 6))
    theirs = stretches((4, 4), (15, 2))
    found = together.estimates([together.count([ours, theirs], 24)], seed=0, times=2)
    assert found[together.NOMINAL].value == pytest.approx(0.329, abs=0.0005)
    assert found[together.CATEGORY].value is None


# Intervals


def test_draws_add_up_what_drawn_reports_count() -> None:
    own = random.Random(4)
    reports = [[own.randrange(300) for _ in range(5)] for _ in range(7)]
    drawn = [*bootstrap.sums(reports, seed=3, times=20)]
    again = random.Random(3)
    expected = []
    for _ in range(20):
        chosen = again.choices(range(7), k=7)
        expected.append([sum(reports[each][nth] for each in chosen) for nth in range(5)])
    assert drawn == expected


def test_an_interval_holds_the_middle_of_the_draws() -> None:
    reports = [[1, 1]] * 5 + [[0, 1]] * 5

    def share(sums: Sequence[int]) -> dict[str, float | None]:
        return {"share": sums[0] / sums[1], "never": None}

    found = bootstrap.intervals(share, reports, seed=1)
    assert found == bootstrap.intervals(share, reports, seed=1)
    low, high = found["share"]
    assert low == pytest.approx(0.2, abs=0.11)
    assert high == pytest.approx(0.8, abs=0.11)
    assert bootstrap.intervals(share, reports[:1], seed=1) == {}


class Labelled:
    """One report as four people marked it, two of whom saw suggestions."""

    def __init__(self) -> None:
        alike, other = ({"label": "NUMBER", "start": at, "end": at + 3} for at in (2, 20))
        said = {"甲": alike, "乙": alike, "丙": alike, "丁": other}
        self._said = {Party(name, name): of_records([span]) for name, span in said.items()}

    def reports(self) -> list[ReportId]:
        return [ReportId("r")]

    def read(self, _report: ReportId) -> dict[Party, Marked]:
        return self._said

    def length(self, _report: ReportId) -> int:
        return 40

    def saw_suggestions(self, _report: ReportId, party: Party) -> bool:
        return party.name in "甲乙"

    def as_request(self) -> None:
        return None


def test_two_parts_of_one_report_with_as_many_people_have_alphas_of_their_own() -> None:
    views = {each.view: each for each in agreement(Labelled(), times=2).views}
    alphas = {
        view: views[view].group.figures["alpha.unitising"].value
        for view in (View.AIDED, View.UNAIDED)
    }
    assert alphas[View.AIDED] == 1
    assert alphas[View.UNAIDED] < 1
