"""The labels of a sample as whoever looks at them sees each: in its place, with what it says."""

from dataclasses import dataclass

from annotator.project import Project
from annotator.quality.samples import rules_behind
from annotator.reading.sentences import in_its_place
from annotator.store import labels, reports, texts
from schema.records import Label
from schema.sampling import Sample


@dataclass(frozen=True, slots=True)
class Sampled:
    """A label, the name of its report, its words in their place, and the rule behind it.

    `verdict` is what is wrong with it, "" for nothing, None where nobody has looked at it yet.
    """

    label: Label
    report: str
    around: str
    rule: str
    verdict: str | None


def sampled(project: Project, of: Sample) -> list[Sampled]:
    """The labels of a sample that are still there, in the order in which they were drawn."""
    db = project.db
    there = labels.of_ids(db, of.labels)
    found = [there[each] for each in of.labels if each in there]
    rule = rules_behind(project, found)
    return [
        Sampled(
            each,
            reports.called(db, each.report),
            in_its_place(texts.get(db, each.report), each.span),
            rule(each),
            of.verdicts.get(each.id),
        )
        for each in found
    ]
