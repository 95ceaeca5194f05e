"""The differences between people over a whole project, report by report."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.exchange.records import span_to_record
from annotator.project import Project
from annotator.review.agreement import confirmed, finished
from annotator.review.differences import Difference, differences
from annotator.store import annotators, work
from schema.records import GOLD, Annotator, Label, Layer, ReportId


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A difference between two people; settled where a review has made the report's gold."""

    report: ReportId
    first: Annotator
    second: Annotator
    difference: Difference
    is_settled: bool


def of_project(project: Project) -> Iterator[Disagreement]:
    """All of them, in the order of reports, people and places."""
    people = {Layer(each.id): each for each in annotators.everyone(project.db)}
    for report, layers in finished(project).items():
        who = sorted((people[layer] for layer in layers), key=lambda each: (each.name, each.id))
        is_settled = work.gold_layer(project.db, report) == GOLD
        said = {each.id: confirmed(project, report, Layer(each.id)) for each in who}
        for first, second in combinations(who, 2):
            for found in differences(said[first.id], said[second.id]):
                yield Disagreement(report, first, second, found, is_settled)


def as_json(found: Sequence[Disagreement]) -> Mapping[str, object]:
    """The rows for programs."""
    return {"disagreements": [_row(each) for each in found]}


def as_line(found: Disagreement) -> str:
    """One row for people: where, what kinds, and the words of both."""
    difference = found.difference
    kinds = ",".join(difference.kinds)
    words = " | ".join(_words(each) for each in (difference.first, difference.second))
    mark = "=" if found.is_settled else "≠"
    return f"{mark} {found.report} {difference.start} {kinds}: {words}"


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
