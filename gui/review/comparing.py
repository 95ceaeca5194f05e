"""Comparing as one part of the window: asks which layers, reads them, and has them shown."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.agreement.named_sides import named
from annotator.exchange.documents import GOLD_NAME, MODEL, RELEASE
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.review.comparison import comparable
from annotator.store import annotators, releases, suggestions
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.messages import Messages
from gui.plain import one_line
from gui.review.compare_dialog import CompareDialog, Wish
from gui.review.controller import Compared, Review
from gui.review.words import engine_words, side_words
from gui.tasks import Tasks, with_project
from schema.records import Annotator, AnnotatorId


class Comparing(QObject):
    """Reads what releases and files say in the background, and hands it to the review."""

    def __init__(
        self,
        desk: Desk,
        review: Review,
        show_figures: Callable[[Sequence[str]], None],
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._review = review
        self._show_figures = show_figures
        self._messages = messages
        self._window = window
        self._tasks = Tasks(desk.background, self)
        self._tasks.failed.connect(self._tell)
        self._names: list[str] = []
        self.dialog: CompareDialog | None = None
        desk.project_changed.connect(self._names.clear)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of comparing does."""
        return {"review.compare": self.ask}

    def ask(self) -> None:
        """Ask which layers to compare; those of the time before are ticked."""
        operations = self._desk.operations
        if operations is None:
            return
        offered = operations.read(_offered)
        folder = operations.path.parent
        dialog = self.dialog = CompareDialog(offered, self._names, folder, self._window)
        dialog.wanted.connect(self._do)
        dialog.exec()
        dialog.deleteLater()
        self.dialog = None

    def compare(self, names: Sequence[str]) -> None:
        """Read these layers, and lay them side by side in the report."""
        operations = self._desk.operations
        if operations is None or self._tasks.is_busy:
            return
        self._names[:] = names
        reader = operations.person.id

        def read(project: Project, _: Progress, _cancelled: Cancelled) -> object:
            return _read(project, names, reader)

        self._tasks.start("", with_project(operations, read), self._show)

    def _do(self, names: Sequence[str], wish: Wish) -> None:
        if wish is Wish.VERSIONS:
            self.compare(names)
            return
        self._names[:] = names
        self._leave()
        self._show_figures(names)

    def _show(self, compared: object) -> None:
        assert isinstance(compared, Compared)
        self._leave()
        self._review.compare(compared)

    def _tell(self, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.tell(error)
        else:
            self._messages.fail(error)

    def _leave(self) -> None:
        if self.dialog is not None:
            self.dialog.accept()


def _offered(project: Project) -> list[tuple[str, str]]:
    """All layers of a project with what they are called: gold, people, suggestions, releases."""
    db = project.db
    released = [RELEASE + each.name for each in releases.everything(db)[::-1]]
    return [
        (GOLD_NAME, side_words(GOLD_NAME)),
        *_people(annotators.everyone(db)),
        (MODEL, side_words(MODEL)),
        *((MODEL + name, engine_words(name, at)) for name, at in suggestions.engines(db).items()),
        *((name, one_line(side_words(name))) for name in released),
    ]


def _people(everyone: Sequence[Annotator]) -> Iterator[tuple[str, str]]:
    """People go by their names; who shares a name goes by their id."""
    holders = Counter(each.name for each in everyone)
    for each in everyone:
        if holders[each.name] == 1:
            yield each.name, one_line(each.name)
        else:
            yield each.id, f"{one_line(each.name)} ({each.id})"


def _read(project: Project, names: Sequence[str], reader: AnnotatorId) -> Compared:
    with project.one_moment():
        sides = [named(project, name) for name in names]
        return Compared(sides, comparable(project, sides, reader))
