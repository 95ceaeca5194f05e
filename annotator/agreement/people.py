"""The people of a project as they have finished reports: in a round, or in all."""

from collections.abc import Mapping

from annotator.agreement.marks import NOTHING, Marked
from annotator.agreement.parties import Party
from annotator.agreement.readings import Readings, finished
from annotator.closed_rounds import NOW, is_whole, when_closed
from annotator.errors import Problem, UserError
from annotator.project import Project
from annotator.store import annotators, journal, reports, rounds, texts
from schema.records import Json, Layer, ReportId
from schema.rounds import Role, Round, Sight


class People:
    """Everybody's finished reports; of a closed round as it was frozen.

    In a round only what its plan gave people to label counts. UserError where a hand-out does not
    hold all that a closed round was counted on.
    """

    def __init__(self, project: Project, of: Round | None = None) -> None:
        if of is not None and not of.is_open and not is_whole(project, of):
            raise UserError(Problem.NOT_FROZEN, round=of.name)
        self._request = None if project.is_in_memory else request_for(project, of)
        moment = NOW if of is None else when_closed(project.db, of)
        self._readings = Readings(project.db, moment)
        self._parties = {
            Layer(each.id): Party(each.name, each.id)
            for each in sorted(annotators.everyone(project.db), key=lambda one: (one.name, one.id))
        }
        self._unaided = _unaided(project, of)
        self._suggested = reports.with_suggestions(project.db)
        self._lengths = texts.lengths(project.db)
        self._finished = finished(project.db, moment)
        if of is not None:
            self._finished = _assigned(project, of, self._finished)

    def reports(self) -> list[ReportId]:
        """The reports that at least two people have finished."""
        return [report for report, layers in self._finished.items() if len(layers) > 1]

    def read(self, report: ReportId) -> dict[Party, Marked]:
        """What each of those who finished a report has marked in it, by name."""
        layers, found = self._finished[report], self._readings.layers(report)
        return {
            party: found.get(layer, NOTHING)
            for layer, party in self._parties.items()
            if layer in layers
        }

    def length(self, report: ReportId) -> int:
        """The characters of a report."""
        return self._lengths[report]

    def saw_suggestions(self, report: ReportId, party: Party) -> bool:
        """Whether a round let them see suggestions; without a round, whether there are any."""
        return report in self._suggested and (report, party.key) not in self._unaided

    def as_request(self) -> Mapping[str, Json] | None:
        """The file with its state, and the round; None where no file holds that."""
        return self._request


def request_for(project: Project, of: Round | None) -> dict[str, Json]:
    """The people of a round as another process is asked for them, with the state of the journal."""
    return {
        "project": str(project.path),
        "heads": [*journal.heads(project.db)],
        "round": of.id if of else None,
    }


def from_request(project: Project, asked: Mapping[str, Json]) -> People | None:
    """The people who are asked for; None where the project's journal is in another state."""
    every = {each.id: each for each in rounds.everything(project.db)}
    of = every.get(str(asked["round"]))
    return People(project, of) if request_for(project, of) == asked else None


def _assigned(
    project: Project, of: Round, done: dict[ReportId, set[Layer]]
) -> dict[ReportId, set[Layer]]:
    given: dict[ReportId, set[Layer]] = {}
    for each in rounds.assignments(project.db, of_round=of.id):
        if each.role is Role.ANNOTATOR:
            given.setdefault(each.report, set()).add(Layer(each.person))
    return {report: done[report] & layers for report, layers in given.items() if report in done}


def _unaided(project: Project, of: Round | None) -> set[tuple[ReportId, str]]:
    """Which reports whom the rounds, or one of them, let label without suggestions."""
    sights = {
        (each.id, member.person): member.sight
        for each in ([of] if of else rounds.everything(project.db))
        for member in each.members
        if member.role is Role.ANNOTATOR
    }
    return {
        (each.report, each.person)
        for each in rounds.assignments(project.db, of_round=of.id if of else None)
        if sights.get((each.round, each.person)) is Sight.UNAIDED
    }
