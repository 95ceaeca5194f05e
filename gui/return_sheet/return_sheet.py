"""The return sheet as one part of the window: reads it, goes to its lines, writes it to a file."""

from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from annotator import words
from annotator.exchange.writing import put_in_place
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from annotator.review import return_sheet
from annotator.review.blindness import blind_in
from annotator.review.return_sheet import Returned
from annotator.store import annotators
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.staying import close_for_good, show_in_front
from gui.labelling.focus import Focus
from gui.latest import Latest, in_project
from gui.messages import Messages
from gui.projects.report_flow import ReportFlow
from gui.return_sheet.dialog import ReturnSheetDialog
from schema.records import Annotator, AnnotatorId, Layer


@dataclass(frozen=True, slots=True, eq=False)
class SheetOf:
    """The sheet of the first of these who has anything on it, or else of the first.

    Whoever reads it may not see some reports yet.
    """

    people: Sequence[AnnotatorId]
    reader: AnnotatorId


@dataclass(frozen=True, slots=True)
class Sheet:
    """What review has changed in somebody's labels."""

    person: AnnotatorId
    lines: Sequence[Returned]


class ReturnSheetRoom(QObject):
    """Joins the window of the return sheet with the project."""

    def __init__(
        self, desk: Desk, flow: ReportFlow, focus: Focus, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._flow = flow
        self._focus = focus
        self._messages = messages
        self._window = window
        self.dialog: ReturnSheetDialog | None = None
        self._found: Sequence[Returned] = ()
        self._reading = Latest(
            *(in_project(desk, _read), self._show, self._fail, desk.background, self)
        )
        desk.project_changed.connect(self.close)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of return sheets does."""
        return {"review.return_sheet": self.show}

    @property
    def is_busy(self) -> bool:
        """Whether a sheet is being read."""
        return self._reading.is_busy

    def show(self) -> None:
        """Open the sheet of who is at the keyboard, or of somebody whose labels were changed.

        One that is open comes to the front.
        """
        operations = self._desk.operations
        if operations is None:
            return
        if self.dialog is None:
            people = operations.read(lambda project: annotators.everyone(project.db))
            people = _own_first(people, operations.person.id)
            self.dialog = self._opened(people)
            self._ask(*(each.id for each in people))
        else:
            self._ask(self.dialog.whose)
        show_in_front(self.dialog)

    def close(self) -> None:
        """Leave the sheets of another project."""
        self._reading.give_up()
        close_for_good(self.dialog)
        self.dialog = None

    def write(self, path: Path) -> None:
        """Write the sheet that is shown, in the form that the ending of the file says."""
        assert self.dialog is not None
        written = return_sheet.WRITERS.get(path.suffix.lower(), return_sheet.as_html)
        name, language = self.dialog.person.currentText(), texts.language()
        sheet = written(self._found, self._desk.schema, name, language)
        try:
            with put_in_place(path) as part:
                part.write_text(sheet, encoding="utf-8", newline="")
        except Exception as error:  # noqa: BLE001 - whatever it is, the dialog tells it
            self.dialog.told.tell(error)
            return
        values = {"name": name, "count": len(self._found), "path": path}
        self._messages.say(words.report("sheet_written", language, **values))

    def _opened(self, people: Sequence[Annotator]) -> ReturnSheetDialog:
        dialog = ReturnSheetDialog(self._desk.schema, people, self._window)
        dialog.person_wanted.connect(self._ask)
        dialog.place_wanted.connect(self._go_to)
        dialog.file_wanted.connect(self._ask_file)
        return dialog

    def _ask(self, *people: AnnotatorId) -> None:
        assert self._desk.operations is not None
        assert self.dialog is not None
        self.dialog.say_busy()
        self._reading.ask(SheetOf(people, self._desk.operations.person.id))

    def _show(self, _: SheetOf, found: Sheet) -> None:
        self._found = found.lines
        if self.dialog is not None:
            self.dialog.show_sheet(found.person, found.lines)

    def _fail(self, _: SheetOf, error: Exception) -> None:
        if self.dialog is not None:
            self.dialog.told.tell(error)

    def _go_to(self, found: Returned) -> None:
        """Go to where it stands; to one's own label itself, where it is one's own."""
        label = found.own or found.gold
        assert label is not None
        self._flow.go_to(found.report, label.span.start, label.span.end)
        if self._desk.item(label.id) is not None:
            self._focus.choose(label.id)

    def _ask_file(self) -> None:
        assert self.dialog is not None
        assert self._desk.operations is not None
        name = f"{self.dialog.person.currentText()}.html"
        endings = " ".join(f"*{suffix}" for suffix in return_sheet.WRITERS)
        chosen, _ = QFileDialog.getSaveFileName(
            *(self.dialog, self.tr("Write the sheet")),
            *(str(self._desk.operations.path.with_name(name)), f"({endings})"),
        )
        if chosen:
            self.write(Path(chosen))


def _read(project: Project, of: SheetOf, _progress: Progress, is_cancelled: Cancelled) -> Sheet:
    blind = blind_in(project, of.reader)
    for person in of.people:
        if is_cancelled():
            raise CancelledError
        found = return_sheet.of_person(project, Layer(person))
        if lines := [each for each in found if each.report not in blind]:
            return Sheet(person, lines)
    return Sheet(of.people[0], [])


def _own_first(people: Sequence[Annotator], own: AnnotatorId) -> list[Annotator]:
    return sorted(people, key=lambda each: each.id != own)
