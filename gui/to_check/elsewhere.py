"""How the words of a report are labelled in the others, asked of the project in the background."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.checks.same_words import Verdict
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.store import same_words
from gui.desk import Desk
from gui.latest import Latest
from gui.messages import Messages
from gui.operations import Operations
from gui.tasks import with_project
from schema.records import ReportId

_AT_ONCE: Final = 200  # words; between two lots it can be broken off

Verdicts = dict[str, dict[Verdict, int]]


@dataclass(frozen=True, slots=True)
class _Question:
    operations: Operations
    report: ReportId
    words: frozenset[str]


class Elsewhere(QObject):
    """One question at a time; words that are asked for meanwhile come next."""

    answered = Signal(str, object)  # the report that was asked about, Verdicts

    def __init__(self, desk: Desk, messages: Messages, parent: QObject) -> None:
        super().__init__(parent)
        self._messages = messages
        self._operations: Operations | None = None
        self._report = ReportId("")
        self._asked: frozenset[str] = frozenset()
        self._waiting: set[str] = set()
        self._latest = Latest(_find, self._tell, self._fail, desk.background, self)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._latest.is_busy or bool(self._waiting)

    def turn_to(self, operations: Operations | None, report: ReportId) -> None:
        """Ask for another report from now on; what is still asked for is given up."""
        self._latest.give_up()
        self._asked, self._waiting = frozenset(), set()
        self._operations, self._report = operations, report

    def ask(self, words: Iterable[str]) -> None:
        """Ask for these words; `answered` tells when it is known."""
        self._waiting |= set(words)
        if not self._asked:
            self._go_on()

    def _go_on(self) -> None:
        self._asked, self._waiting = frozenset(self._waiting), set()
        if self._asked and self._operations is not None:
            self._latest.ask(_Question(self._operations, self._report, self._asked))

    def _tell(self, question: _Question, found: Verdicts) -> None:
        self._go_on()
        self.answered.emit(question.report, found)

    def _fail(self, _: _Question, error: Exception) -> None:
        self._go_on()
        self._messages.fail(error)


def _find(question: _Question, progress: Progress, is_cancelled: Cancelled) -> Verdicts:
    layer, lots = question.operations.layer, sorted(question.words)

    def ask(project: Project, _progress: Progress, is_cancelled: Cancelled) -> Verdicts:
        found: defaultdict[str, dict[Verdict, int]] = defaultdict(dict)
        found.update({each: {} for each in lots})
        for begin in range(0, len(lots), _AT_ONCE):
            if is_cancelled():
                break
            some = lots[begin : begin + _AT_ONCE]
            for word, label, category, places in same_words.counts(
                project.db, some, layer=layer, outside=question.report
            ):
                found[word][Verdict(label, category)] = places
        return dict(found)

    return with_project(question.operations, ask)(progress, is_cancelled)
