"""How far two people agree on the reports that both have finished, counted as `scoring` counts."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.exchange.documents import Document
from annotator.exchange.records import to_record
from annotator.project import Project
from annotator.review.figures import Scores
from annotator.review.pairing import MEASURE, Record, pair_overlapping, spans_of
from annotator.review.scoring import Scoring
from annotator.store import annotators, labels, work
from schema.records import Annotator, Label, LabelState, Layer, Report, ReportId


@dataclass(frozen=True, slots=True)
class PairAgreement:
    """The figures of two people over their common reports; the first stands where gold does.

    `category_kappa` is Cohen's, over paired measures; None where it is not defined.
    """

    first: Annotator
    second: Annotator
    scores: Scores
    category_kappa: float | None


class _Comparison:
    """What is counted of two people, report by report."""

    def __init__(self) -> None:
        self.scoring = Scoring()
        self.categories: Counter[tuple[object, object]] = Counter()

    def add(self, ours: Record, theirs: Record) -> None:
        self.scoring.add(ours, theirs)
        for one, other in pair_overlapping(spans_of(MEASURE, ours), spans_of(MEASURE, theirs)):
            self.categories[one.get("category"), other.get("category")] += 1


def agreement(project: Project) -> list[PairAgreement]:
    """Every two people who have finished a report in common, by name."""
    people = sorted(annotators.everyone(project.db), key=lambda each: (each.name, each.id))
    comparisons: dict[tuple[Annotator, Annotator], _Comparison] = {}
    done = finished(project)
    for report, layers in done.items():
        who = [each for each in people if Layer(each.id) in layers]
        said = [_record(project, report, Layer(each.id)) for each in who] if len(who) > 1 else []
        for (first, ours), (second, theirs) in combinations(zip(who, said, strict=False), 2):
            comparisons.setdefault((first, second), _Comparison()).add(ours, theirs)
    return [
        PairAgreement(*pair, found.scoring.scores(), kappa(found.categories))
        for pair, found in sorted(comparisons.items(), key=lambda each: _names(each[0]))
    ]


def finished(project: Project) -> dict[ReportId, set[Layer]]:
    """The reports that people have finished, and the layers of those who have."""
    found: dict[ReportId, set[Layer]] = {}
    for report, layer in work.finished(project.db):
        found.setdefault(report, set()).add(layer)
    return found


def confirmed(project: Project, report: ReportId, layer: Layer) -> list[Label]:
    """One person's labels of a report, without what they rejected."""
    found = labels.of_report(project.db, report, layer)
    return [label for label in found if label.state is LabelState.CONFIRMED]


def kappa(pairs: Mapping[tuple[object, object], int]) -> float | None:
    """Cohen's kappa of how often each two choices met (Educ. Psychol. Meas. 20, 1960).

    From -1 to 1; None for no pairs, or where chance alone would make all agree.
    """
    total = sum(pairs.values())
    firsts, seconds = Counter[object](), Counter[object]()
    for (one, other), times in pairs.items():
        firsts[one] += times
        seconds[other] += times
    agreed = sum(times for (one, other), times in pairs.items() if one == other)
    by_chance = sum(times * seconds[each] for each, times in firsts.items())
    if total == 0 or by_chance == total**2:
        return None
    return (agreed * total - by_chance) / (total**2 - by_chance)


def _names(pair: tuple[Annotator, Annotator]) -> tuple[str, str]:
    return pair[0].name, pair[1].name


def _record(project: Project, report: ReportId, layer: Layer) -> Record:
    nameless = Report(report, "", "")  # only the spans are compared
    return to_record(Document(nameless, tuple(confirmed(project, report, layer))))


def as_json(found: Sequence[PairAgreement]) -> Mapping[str, object]:
    """The figures as ratios from 0 to 1; null where nothing was compared."""
    return {"pairs": [_pair_as_json(each) for each in found]}


def _pair_as_json(found: PairAgreement) -> dict[str, object]:
    number, measure, link = found.scores.number, found.scores.measure, found.scores.link
    return {
        "annotators": [found.first.name, found.second.name],
        "reports": found.scores.reports,
        "number": {
            "exact_f1": number.exact.f1,
            "overlap_f1": number.overlap.f1,
            "value": number.value.accuracy,
            "unit": number.unit.accuracy,
            "bound": number.bound.accuracy,
        },
        "measure": {
            "exact_f1": measure.exact.f1,
            "overlap_f1": measure.overlap.f1,
            "category": measure.category.accuracy,
            "category_kappa": found.category_kappa,
        },
        "link": {"f1": link.exact.f1},
    }


def as_table(found: Sequence[PairAgreement]) -> str:
    """The figures in percent, a pair of people a line."""
    head = (
        "reports",
        "num=",
        "num~",
        "value",
        "unit",
        "bound",
        "mea=",
        "mea~",
        "cat",
        "kappa",
        "link",
    )
    lines = ["  ".join(f"{name:>7}" for name in head)]
    for each in found:
        numbers, measures = each.scores.number, each.scores.measure
        figures = (
            numbers.exact.f1,
            numbers.overlap.f1,
            numbers.value.accuracy,
            numbers.unit.accuracy,
            numbers.bound.accuracy,
            measures.exact.f1,
            measures.overlap.f1,
            measures.category.accuracy,
            each.category_kappa,
            each.scores.link.exact.f1,
        )
        said = (f"{'–' if one is None else f'{100 * one:.1f}':>7}" for one in figures)
        lines.append("  ".join([f"{each.scores.reports:>7}", *said]))
        lines.append(f"         {each.first.name} – {each.second.name}")
    return "\n".join(lines)
