"""People as one part of the window: their list, and whether those of one name are one person."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from annotator.gate import Gate
from annotator.names import one_form
from annotator.ops import people as people_ops
from annotator.project import Project
from annotator.settings import Settings
from annotator.store import journal_handing
from annotator.team import merging
from gui.desk import Desk
from gui.dialogs.write import ask_for_text
from gui.messages import Messages
from gui.team.book import Book
from gui.team.doing import Doing
from gui.team.namesakes_question import NamesakesQuestion, Who
from gui.team.people_dialog import PeopleDialog
from schema.records import Annotator, AnnotatorId


class People(QObject):
    """Joins the list of people and the question about namesakes with the project."""

    changed = Signal()  # somebody is called otherwise, or is somebody else
    own_name_wanted = Signal()  # the name of whoever is at the keyboard is to be changed

    def __init__(
        self, desk: Desk, settings: Settings, book: Book, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._book = book
        self._window = window
        self._doing = Doing(desk, self)
        self._doing.done.connect(self.changed)
        self._doing.failed.connect(messages.fail)

    def show(self) -> None:
        """List everybody, to be changed there."""
        operations = self._desk.operations
        if operations is None:
            return
        dialog = PeopleDialog(self._book, self._doing, operations.person.id, self._window)
        dialog.rename_wanted.connect(lambda person: self._rename(dialog, person))
        dialog.add_wanted.connect(lambda: self._add(dialog))
        dialog.same_wanted.connect(lambda group: self._ask_about(dialog, group))
        dialog.exec()
        dialog.deleteLater()

    def ask_about_namesakes(self) -> None:
        """Ask about people of one name of whom nobody has said yet whether they are one."""
        operations = self._desk.operations
        if operations is None or operations.read_only:
            return
        for group in operations.read(merging.namesakes):
            self._ask_about(self._window, group)

    def _rename(self, dialog: PeopleDialog, person: Annotator) -> None:
        if person.id == self._settings.author().id:
            self.own_name_wanted.emit()  # the settings hold it too
            dialog.show_anew()
            return
        written = ask_for_text(dialog, self.tr("Their name"), before=person.name, lines=1)
        if written and written != person.name:
            self._doing.run(lambda gate: gate.run(people_ops.rename(person, one_form(written))))

    def _add(self, dialog: PeopleDialog) -> None:
        written = ask_for_text(dialog, self.tr("Name of somebody new"), lines=1)
        if written:
            self._doing.run(lambda gate: gate.introduce(people_ops.somebody_new(written)))

    def _ask_about(self, parent: QWidget, group: Sequence[Annotator]) -> None:
        operations = self._desk.operations
        assert operations is not None
        decisions = operations.read(lambda project: _counted(project, group))
        question = NamesakesQuestion(group, decisions, parent)
        question.exec()
        who, standing, others = question.who, question.standing, question.others
        question.deleteLater()
        if who is Who.ONE:
            self._doing.run(lambda gate: _say_one(gate, standing, others))
        elif who is Who.SEVERAL:
            self._doing.run(lambda gate: gate.run(people_ops.different(group)))


def _say_one(gate: Gate, standing: Annotator, others: Sequence[Annotator]) -> None:
    for each in others:
        gate.run(people_ops.same(each, standing))


def _counted(project: Project, group: Sequence[Annotator]) -> dict[AnnotatorId, int]:
    return {each.id: len(journal_handing.made_by(project.db, [each.id])) for each in group}
