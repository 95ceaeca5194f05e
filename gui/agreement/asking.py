"""Figures and their cases, worked out in the background; the newest question is answered."""

from collections.abc import Callable
from concurrent.futures import CancelledError
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from PySide6.QtCore import QObject, Signal, SignalInstance

from annotator.agreement import by_round, cases
from annotator.agreement.agreement import Agreement, agreement
from annotator.agreement.by_round import RoundFigures
from annotator.agreement.cases import Case
from annotator.agreement.counting import View
from annotator.agreement.layers import Layers
from annotator.agreement.parties import Party, Source
from annotator.agreement.people import People
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.review.blindness import blind_in
from annotator.store import reports, rounds, texts
from gui.desk import Desk
from gui.latest import Latest, in_project
from gui.operations import Operations
from schema.records import AnnotatorId

_MOST: Final = 2000  # cases that are listed


Scope = str | tuple[str, ...] | None
"""A round by its id, layers by their names, or the whole project."""


@dataclass(frozen=True, slots=True, eq=False)
class FiguresOf:
    """All figures of a scope."""

    scope: Scope = None


@dataclass(frozen=True, slots=True, eq=False)
class RoundsOf:
    """All rounds beside each other."""


@dataclass(frozen=True, slots=True, eq=False)
class CasesOf:
    """What is behind a figure of two people, or of every two; or where two categories met."""

    scope: Scope
    view: View
    figure: str
    pair: tuple[Party, Party] | None = None
    categories: tuple[str, str] | None = None
    with_agreeing: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A case with the name of its report and the words there."""

    case: Case
    name: str
    words: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """Cases to be shown; `hidden` are those of reports that the person still labels themselves."""

    cases: list[Shown] = field(default_factory=list)
    hidden: int = 0
    is_all: bool = True


Question = FiguresOf | RoundsOf | CasesOf


class Asking(QObject):
    """Asks the open project; each kind of question on its own."""

    figured = Signal(object)  # Agreement
    compared = Signal(object)  # list[RoundFigures]
    listed = Signal(object)  # Listed
    failed = Signal(object)  # Exception

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        assert desk.operations is not None
        self._operations: Operations = desk.operations
        self._figures = self._latest(_figures, self.figured, desk)
        self._rounds = self._latest(_rounds, self.compared, desk)
        self._cases = self._latest(_cases, self.listed, desk)

    @property
    def is_busy(self) -> bool:
        """Whether something is being worked out."""
        return any(each.is_busy for each in (self._figures, self._rounds, self._cases))

    def ask(self, question: Question) -> None:
        """Ask this, and no longer what was asked before of its kind."""
        if isinstance(question, FiguresOf):
            self._figures.ask(question)
        elif isinstance(question, RoundsOf):
            self._rounds.ask(question)
        else:
            self._cases.ask((question, self._operations.person.id))

    def stop(self) -> None:
        """Want no answers any more."""
        for each in (self._figures, self._rounds, self._cases):
            each.stop()

    def _latest(self, work: Callable[..., object], answered: SignalInstance, desk: Desk) -> Latest:  # type: ignore[type-arg]
        return Latest(
            in_project(desk, work),
            lambda _, found: answered.emit(found),
            lambda _, error: self.failed.emit(error),
            desk.background,
            self,
        )


def _figures(
    project: Project, question: FiguresOf, progress: Progress, is_cancelled: Cancelled
) -> Agreement:
    source = _source(project, question.scope)
    return agreement(source, progress=progress, is_cancelled=is_cancelled)


def _rounds(
    project: Project, _: RoundsOf, progress: Progress, is_cancelled: Cancelled
) -> list[RoundFigures]:
    return by_round.compared(project, progress=progress, is_cancelled=is_cancelled)


def _cases(
    project: Project,
    asked: tuple[CasesOf, AnnotatorId],
    _progress: Progress,
    is_cancelled: Cancelled,
) -> Listed:
    question, person = asked
    source = _source(project, question.scope)
    if question.categories is not None:
        found = cases.of_categories(source, question.pair, question.categories, question.view)
    else:
        found = cases.behind(source, question.figure, pair=question.pair, view=question.view)
    wants_all = question.with_agreeing or question.categories is not None
    blind = blind_in(project, person)
    seen = []
    for each in found:
        if is_cancelled():
            raise CancelledError
        if wants_all or not each.agrees:
            seen.append(each)
    open_ones = [each for each in seen if each.report not in blind]
    shown = [*islice((_shown(project, each) for each in open_ones), _MOST)]
    return Listed(shown, len(seen) - len(open_ones), len(shown) == len(open_ones))


def _source(project: Project, scope: Scope) -> Source:
    if isinstance(scope, tuple):
        return Layers(project, scope)
    every = {each.id: each for each in rounds.everything(project.db)}
    return People(project, every[scope] if scope is not None else None)


def _shown(project: Project, case: Case) -> Shown:
    text = texts.get(project.db, case.report)
    first, second = (text[each.start : each.end] if each else "" for each in case.marks)
    return Shown(case, reports.called(project.db, case.report), (first, second))
