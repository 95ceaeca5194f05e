"""What the window of samples shows, read in the background."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.quality import samples
from annotator.quality.sampled import Sampled, sampled
from annotator.quality.samples import Result
from annotator.store import annotators, reports
from annotator.store import samples as table
from schema.records import Layer, ReportId
from schema.sampling import Sample


@dataclass(frozen=True, slots=True, eq=False)
class SampleOf:
    """A sample by its id; None for the newest."""

    id: str | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """All samples, the newest first, and one of them with its labels and what it says."""

    every: Sequence[Sample] = ()
    sample: Sample | None = None
    labels: Sequence[Sampled] = ()
    result: Result | None = None
    people: Mapping[Layer, str] = field(default_factory=dict)
    reports: Mapping[ReportId, str] = field(default_factory=dict)


def look_at(
    project: Project, question: SampleOf, _progress: Progress, _is_cancelled: Cancelled
) -> Looked:
    """Read a sample, of a project that has any."""
    db = project.db
    every = table.everything(db)[::-1]
    of = next((each for each in every if question.id in (None, each.id)), None)
    if of is None:
        return Looked(every)
    found = samples.result(project, of)
    named = {report for report, _ in found.by_report}
    return Looked(
        *(every, of, sampled(project, of), found),
        people={Layer(each.id): each.name for each in annotators.everyone(db)},
        reports={each: reports.called(db, each) for each in named},
    )
