"""Who may not see what others say of a report, because they still label it themselves."""

from collections.abc import Callable, Sequence

from annotator.project import Project
from annotator.review.sides import Side
from annotator.store import practice, rounds, work
from schema.records import AnnotatorId, Layer, ReportId
from schema.rounds import Role


def blind_in(project: Project, person: AnnotatorId) -> set[ReportId]:
    """The reports that an open round gives somebody to label: there they see nobody else."""
    open_ids = {each.id for each in rounds.everything(project.db) if each.is_open}
    return {
        each.report
        for each in rounds.assignments(project.db, person=person)
        if each.round in open_ids and each.role is Role.ANNOTATOR
    }


def hidden_from(
    project: Project, reader: AnnotatorId, sides: Sequence[Side]
) -> Callable[[ReportId], bool]:
    """Tells of a report whether comparing these sides would unblind its reader."""
    db, own = project.db, Layer(reader)
    if practice.is_practice(db):
        return lambda _: True
    blind = blind_in(project, reader)
    has_others = any(each.is_person and each.layer != own for each in sides)

    def is_hidden(report: ReportId) -> bool:
        return report in blind or (has_others and _has_begun(project, report, own))

    return is_hidden


def _has_begun(project: Project, report: ReportId, own: Layer) -> bool:
    db = project.db
    return work.has_labelled(db, report, own) and own not in work.finished_layers(db, report)
