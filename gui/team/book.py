"""What the dialogs of the team read from the open project: people, rounds, how far each is."""

from collections import Counter
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TypeVar

from annotator.project import Project
from annotator.store import annotators, practice, reports, rounds, schemas, texts, work
from annotator.team.stages import Stage, Standing, standings
from gui.background import Background
from gui.desk import Desk
from schema.practice import Practice
from schema.records import Annotator, AnnotatorId, ReportId
from schema.rounds import Role, Round

T = TypeVar("T")


class Book:
    """Reads anew at each call: what is asked here is short, and others write too."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @property
    def background(self) -> Background:
        """What runs behind the window."""
        return self._desk.background

    @property
    def project_file(self) -> Path:
        """The open project."""
        assert self._desk.operations is not None
        return self._desk.operations.path

    def people(self) -> list[Annotator]:
        """Everybody, by name; who has two ids is there once."""
        return self._read(lambda project: annotators.everyone(project.db))

    def names(self) -> Mapping[AnnotatorId, str]:
        """What people are called; of several with one name each has the beginning of their id."""
        people = self.people()
        shared = Counter(each.name for each in people)
        return {
            each.id: f"{each.name} ({each.id[:4]})" if shared[each.name] > 1 else each.name
            for each in people
        }

    def rounds(self) -> list[Round]:
        """All rounds, the newest first."""
        return self._read(lambda project: rounds.everything(project.db))[::-1]

    def standings(self, of: Round) -> list[Standing]:
        """All assignments of a round and how far they are."""
        return self._read(lambda project: standings(project, of))

    def lengths(self) -> dict[ReportId, int]:
        """How long every text is, in characters."""
        return self._read(lambda project: texts.lengths(project.db))

    def free_reports(self) -> list[ReportId]:
        """The reports that are in no open round, in their order."""
        taken = {report for each in self.rounds() if each.is_open for report in each.reports}
        every = self._read(lambda project: reports.ids(project.db))
        return [each for each in every if each not in taken]

    def with_suggestions(self) -> set[ReportId]:
        """The reports for which suggestions were made, be it none."""
        return self._read(lambda project: reports.with_suggestions(project.db))

    def practices(self) -> dict[AnnotatorId, Practice]:
        """The newest practice of everybody who got one."""
        found = self._read(lambda project: practice.everything(project.db))
        return {each.person: each for each in found}

    def waiting_for_practice(self, of: Round) -> dict[AnnotatorId, set[ReportId]]:
        """The reports that people of a round get only once they have passed a practice."""
        people = {each.person for each in of.members if each.after_practice}
        return {
            person: self._read(partial(_waiting_for_practice, person=person)) for person in people
        }

    def has_labelled(self, report: ReportId) -> bool:
        """Whether who is at the keyboard has decided anything in a report."""
        assert self._desk.operations is not None
        layer = self._desk.operations.layer
        return self._read(lambda project: work.has_labelled(project.db, report, layer))

    def schema_version(self) -> str:
        """The version of the labels and guidelines in force."""
        return self._read(lambda project: schemas.current_version(project.db))

    def _read(self, work: Callable[[Project], T]) -> T:
        assert self._desk.operations is not None
        return self._desk.operations.read(work)


def _waiting_for_practice(project: Project, person: AnnotatorId) -> set[ReportId]:
    return rounds.waiting_for_practice(project.db, person)


def counted(standings: list[Standing]) -> Counter[Stage]:
    """How many reports of annotators are how far."""
    return Counter(each.stage for each in standings if each.assignment.role is Role.ANNOTATOR)
