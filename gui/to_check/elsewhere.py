"""How the words of a report are labelled in the others, asked of the project in the background."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.checks.same_words import Verdict
from annotator.progress import Cancelled, Progress
from annotator.project import Mode, Project
from annotator.store import same_words
from gui.operations import Operations
from gui.tasks import Tasks
from schema.records import ReportId

_AT_ONCE: Final = 200  # words; between two lots it can be broken off

Verdicts = dict[str, dict[Verdict, int]]


class Elsewhere(QObject):
    """One question at a time; words that are asked for meanwhile come next."""

    answered = Signal(str, object)  # the report that was asked about, Verdicts

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = Tasks(self)
        self._operations: Operations | None = None
        self._report = ReportId("")
        self._waiting: set[str] = set()
        self._tasks.ended.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._tasks.is_busy or bool(self._waiting)

    def turn_to(self, operations: Operations | None, report: ReportId) -> None:
        """Ask for another report from now on; what is still asked for is given up."""
        self._tasks.cancel()
        self._waiting = set()
        self._operations, self._report = operations, report

    def ask(self, words: Iterable[str]) -> None:
        """Ask for these words; `answered` tells when it is known."""
        self._waiting |= set(words)
        self._go_on()

    def stop(self) -> None:
        """Wait until nothing is asked any more."""
        self.turn_to(None, ReportId(""))
        self._tasks.wait()

    def _go_on(self) -> None:
        if self._tasks.is_busy or not self._waiting or self._operations is None:
            return
        words, self._waiting = self._waiting, set()
        report = self._report
        self._tasks.start(
            "", _asking(self._operations, report, words), lambda found: self._tell(report, found)
        )

    def _tell(self, report: ReportId, found: object) -> None:
        if report == self._report:
            self.answered.emit(report, found)


def _asking(
    operations: Operations, report: ReportId, words: set[str]
) -> Callable[[Progress, Cancelled], object]:
    path, layer = operations.path, operations.layer

    def ask(_progress: Progress, is_cancelled: Cancelled) -> Verdicts:
        found: defaultdict[str, dict[Verdict, int]] = defaultdict(dict)
        found.update({each: {} for each in words})
        lots = sorted(words)
        with Project.open(path, Mode.READ) as project:
            for begin in range(0, len(lots), _AT_ONCE):
                if is_cancelled():
                    break
                some = lots[begin : begin + _AT_ONCE]
                for word, label, category, places in same_words.counts(
                    project.db, some, layer=layer, outside=report
                ):
                    found[word][Verdict(label, category)] = places
        return dict(found)

    return ask
