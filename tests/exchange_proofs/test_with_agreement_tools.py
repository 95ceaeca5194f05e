"""Our figures of agreement against those of scikit-learn, nervaluate and pygamma-agreement."""

import random
from collections import Counter
from collections.abc import Sequence

import pytest

from annotator.agreement import tally
from annotator.agreement.figures import Figure
from annotator.agreement.kappa import kappa
from annotator.agreement.marks import Mark, Marked, marked
from annotator.agreement.matching import match
from annotator.agreement.together import KINDS, UNITISING
from annotator.agreement.together import count as together_counts
from annotator.agreement.together import estimates as together_estimates

pytest.importorskip("sklearn", reason="the proofs' own environment has it")
pytest.importorskip("nervaluate", reason="the proofs' own environment has it")

CATEGORIES = ("industry", "housing", "health", "education")
LENGTH = 1200


def labelling(seed: int, blur: float) -> list[Mark]:
    """Measures that do not overlap; those of two seeds differ the more, the larger `blur` is."""
    shared, own = random.Random(7), random.Random(seed)
    found = []
    for nth in range(50):
        start, long = 10 + nth * 22 + shared.randrange(6), shared.randrange(2, 9)
        category = shared.choice(CATEGORIES)
        if own.random() < blur:
            start += own.choice((-2, -1, 1, 2))
        if own.random() < blur:
            category = own.choice(CATEGORIES)
        if own.random() > blur / 2:
            found.append(Mark(start, start + long, category=category))
    return found


@pytest.mark.parametrize("blur", [0.1, 0.4, 0.8])
def test_kappa_is_that_of_scikit_learn(blur: float) -> None:
    from sklearn.metrics import cohen_kappa_score, confusion_matrix

    found = match(measures(labelling(1, blur)), measures(labelling(2, blur)))
    pairs = found.overlapping_measures.pairs
    ours, theirs = ([str(each.category) for each in side] for side in zip(*pairs, strict=True))
    met = tally.count(found).categories
    assert kappa(met) == pytest.approx(cohen_kappa_score(ours, theirs))
    matrix = confusion_matrix(ours, theirs, labels=CATEGORIES)
    for row, first in enumerate(CATEGORIES):
        for column, second in enumerate(CATEGORIES):
            assert met.get((first, second), 0) == matrix[row, column]


def measures(marks: Sequence[Mark]) -> Marked:
    return marked({}, {f"{nth}": each for nth, each in enumerate(marks)})


def as_entities(marks: Sequence[Mark], *, with_category: bool) -> list[dict[str, object]]:
    # nervaluate takes the end for the last position that belongs to a span
    return [
        {"label": each.category if with_category else "M", "start": each.start, "end": each.end - 1}
        for each in marks
    ]


@pytest.mark.parametrize("blur", [0.1, 0.4, 0.8])
def test_span_f1_is_that_of_nervaluate(blur: float) -> None:
    from nervaluate import Evaluator

    first, second = labelling(1, blur), labelling(2, blur)
    judge = Evaluator(
        [as_entities(first, with_category=False)],
        [as_entities(second, with_category=False)],
        tags=["M"],
        loader="dict",
    )
    said = judge.evaluate()["overall"]
    found = tally.estimates(
        [tally.count(match(measures(first), measures(second)))], seed=0, times=2
    )
    assert found[Figure.MEASURE_EXACT].value == pytest.approx(said["exact"].f1)
    assert found[Figure.MEASURE_EXACT].value == pytest.approx(said["strict"].f1)
    pairs = said["partial"].correct + said["partial"].partial  # an overlap counts in full with us
    assert found[Figure.MEASURE_OVERLAP].agreed == 2 * pairs
    with_category = Evaluator(
        [as_entities(first, with_category=True)],
        [as_entities(second, with_category=True)],
        tags=[*CATEGORIES],
        loader="dict",
    ).evaluate()["overall"]
    same = sum(
        one.category == other.category
        for one, other in match(measures(first), measures(second)).exact_measures.pairs
    )
    assert same == with_category["strict"].correct


def test_more_blur_is_less_alpha_and_less_gamma() -> None:
    """Gamma is another measure of the same: both put labellings in the same order."""
    pygamma = pytest.importorskip("pygamma_agreement")
    import numpy as np
    from pyannote.core import Segment

    np.random.seed(1)
    alphas, gammas = [], []
    for blur in (0.05, 0.4, 0.9):
        layers = [labelling(seed, blur)[:12] for seed in (1, 2)]
        counts = together_counts([measures(each) for each in layers], LENGTH // 4)
        found = together_estimates([counts], seed=0, times=2)
        alphas.append(found[f"{UNITISING}_{KINDS[1]}"].value)
        continuum = pygamma.Continuum()
        for nth, layer in enumerate(layers):
            for each in layer:
                continuum.add(f"{nth}", Segment(each.start, each.end), "M")
        apart = pygamma.CombinedCategoricalDissimilarity(delta_empty=1, alpha=1, beta=0)
        gammas.append(continuum.compute_gamma(apart, n_samples=10).gamma)
    assert None not in alphas
    assert alphas == sorted(alphas, reverse=True)
    assert gammas == sorted(gammas, reverse=True)


def test_categories_that_never_meet_have_the_kappa_of_scikit_learn() -> None:
    from sklearn.metrics import cohen_kappa_score

    pairs = [("a", "b"), ("b", "a"), ("a", "a")]
    ours, theirs = zip(*pairs, strict=True)
    assert kappa(Counter(pairs)) == pytest.approx(cohen_kappa_score(ours, theirs))
