"""Which reports are finished by whom, and what they say in them."""

from annotator.project import Project
from annotator.store import labels, work
from schema.records import Label, LabelState, Layer, ReportId


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
