"""The differences between people over a whole project, report by report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator import words
from annotator.exchange.records import span_to_record
from annotator.project import Project
from annotator.review.differences import Difference, differences
from annotator.review.finished import confirmed, finished
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Standing
from annotator.store import annotators, reports
from schema.records import Annotator, Label, LabelId, Layer, ReportId


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A difference between two people, and whether a reviewer has settled it as it stands now."""

    report: ReportId
    name: str  # the report's
    first: Annotator
    second: Annotator
    difference: Difference
    is_settled: bool


def of_project(project: Project) -> Iterator[Disagreement]:
    """All of them, in the order of reports, people and places."""
    people = {Layer(each.id): each for each in annotators.everyone(project.db)}
    for report, layers in finished(project).items():
        who = sorted((people[layer] for layer in layers), key=lambda each: (each.name, each.id))
        if len(who) < 2:
            continue
        name = reports.called(project.db, report)
        settled = settled_labels(GoldWorkspace.review(project, report))
        said = {each.id: confirmed(project, report, Layer(each.id)) for each in who}
        for first, second in combinations(who, 2):
            for found in differences(said[first.id], said[second.id]):
                ids = {label.id for label in (found.first, found.second) if label}
                is_settled = ids <= settled
                yield Disagreement(report, name, first, second, found, is_settled)


def settled_labels(review: GoldWorkspace) -> set[LabelId]:
    """People's labels that gold was settled on as they are now."""
    settled = (row for row in review.rows() if row.standing is Standing.SETTLED)
    return {label.id for row in settled for label in row.members.values()}


def as_json(found: Sequence[Disagreement]) -> Mapping[str, object]:
    """The rows for programs."""
    return {"disagreements": [_row(each) for each in found]}


def as_line(found: Disagreement, language: str) -> str:
    """One row for people, in `zh` or `en`: if it is settled, where, what, and who says what."""
    difference = found.difference
    kinds = tuple(words.report(f"kind_{kind.value}", language) for kind in difference.kinds)
    return words.report(
        "disagreement_settled" if found.is_settled else "disagreement",
        language,
        report=found.name,
        place=difference.start,
        kinds=kinds,
        first=found.first.name,
        one=_words(difference.first),
        second=found.second.name,
        other=_words(difference.second),
    )


def _row(found: Disagreement) -> dict[str, object]:
    difference = found.difference
    return {
        "report": found.report,
        "kinds": [each.value for each in difference.kinds],
        "annotators": [found.first.name, found.second.name],
        "spans": [
            span_to_record(each) if each else None for each in (difference.first, difference.second)
        ],
        "settled": found.is_settled,
    }


def _words(label: Label | None) -> str:
    return "–" if label is None else label.span.text.replace("\n", "⏎")
