"""What is to be stored of a record: planned on what the project holds, stored by whoever asks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.errors import Problem, UserError
from annotator.exchange.incoming import Incoming
from annotator.exchange.written_changes import NO_CHANGES, WrittenChanges
from annotator.importing.spool import Spool, Spooled
from annotator.importing.taken import taken, what_is_said
from annotator.ops import reports as report_ops
from annotator.ops.labels import change_of_label
from annotator.project import Project
from annotator.store import labels, reports, standings, work
from annotator.workspace import Workspace
from schema.records import Annotator, Change, Layer, Report, ReportId, SuggestionColumns


@dataclass(slots=True)
class Plan:
    """One report of a file: as it will stand, as it stands (None: new), and what comes with it.

    `made` are labels of a person, `finished` their work on the report, which comes with them.
    `offered` and the text go once they are laid into the project ahead of the rest, and `made` is
    on the disk from then on.
    """

    report: Report
    standing: Report | None = None
    offered: tuple[SuggestionColumns, ...] = ()
    made: WrittenChanges | Spooled = NO_CHANGES
    finished: tuple[Change, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the project does not have the report yet."""
        return self.standing is None

    @property
    def is_labelled(self) -> bool:
        """Whether labels of a person come with it."""
        return bool(self.finished)

    @property
    def is_suggested(self) -> bool:
        """Whether suggestions of the file come with it."""
        before = self.standing.suggested_by if self.standing else ()
        return self.report.suggested_by != before

    def lay_in(self, spool: Spool) -> None:
        """Text and suggestions are in the project now: keep them no longer."""
        self.report = replace(self.report, text="")
        self.offered = ()
        if self.is_labelled and isinstance(self.made, WrittenChanges):
            self.made = spool.put(self.made)

    @property
    def is_change(self) -> bool:
        """Whether there is anything to store."""
        return self.is_new or self.is_labelled or self.is_suggested

    def changes(self) -> Iterator[Change]:
        """What the operation that stores it changes."""
        if self.standing is None:
            yield from report_ops.bring_in([self.report]).changes
        else:
            yield from report_ops.set_suggestions([(self.standing, self.report)], ()).changes
        yield from self.made
        yield from self.finished


class Planner:
    """Plans records as suggestions, or as the confirmed labels of one person."""

    def __init__(self, project: Project, person: Annotator | None) -> None:
        self._project = project
        self._person = person
        self._present = set(reports.ids(project.db))
        self._replaced = reports.replaced(project.db)

    def knows(self, report: ReportId) -> bool:
        """Whether the project has the report."""
        return report in self._present

    def is_replaced(self, report: ReportId) -> bool:
        """Whether a better text stands for this one: it does not come in again."""
        return report in self._replaced

    def remember(self, report: ReportId) -> None:
        """The project has the report from now on."""
        self._present.add(report)

    def begin(self, report: Report) -> Plan:
        """What to store of a report without its spans."""
        if not self.knows(report.id):
            return Plan(report)
        stored = reports.get(self._project.db, report.id)
        return Plan(stored, stored)

    def take_spans(self, plan: Plan, found: Incoming) -> None:
        """Let the spans of a record come with its report; UserError where they cannot."""
        if self._person is None:
            self._suggest(plan, found.offered)
        elif found.labelled:
            self._label(plan, found, self._person)

    def _suggest(self, plan: Plan, offered: SuggestionColumns | None) -> None:
        if offered is None or offered.engine in plan.report.suggested_by:
            return
        standing = plan.standing
        if standing is not None and work.begun(self._project.db, standing.id):
            raise UserError(Problem.ALREADY_BEGUN, report=standing.name)
        origins = (*plan.report.suggested_by, offered.engine)
        plan.report = replace(plan.report, suggested_by=origins)
        plan.offered += (offered,)

    def _label(self, plan: Plan, found: Incoming, person: Annotator) -> None:
        workspace = self._workspace(plan, Layer(person.id))
        if plan.is_labelled or workspace.labels or workspace.stated_work is not None:
            standing = (
                plan.made
                if plan.is_labelled
                else [
                    made
                    for each in workspace.labels.values()
                    for made in change_of_label(None, each)
                ]
            )
            if what_is_said(standing) != what_is_said(found.made):
                values = {"name": person.name, "report": found.report.name}
                raise UserError(Problem.LAYER_EXISTS, **values)
            return
        made = taken(found.made, workspace) if plan.standing is not None else found.made
        plan.made, plan.finished = made, report_ops.finish(workspace).changes

    def _workspace(self, plan: Plan, layer: Layer) -> Workspace:
        if plan.standing is not None:
            report = plan.standing.id
            sight = standings.sight(self._project.db, report, layer)
            return Workspace.load(self._project, report, layer, sight)
        workspace = Workspace(plan.report, layer)
        workspace.alone = labels.is_sole_layer(self._project.db, layer)
        return workspace
