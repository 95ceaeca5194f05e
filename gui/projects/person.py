"""Who is at the keyboard: shown, asked for once in a quiet sentence, changed at any time.

Another person is another layer: the project is left and opened anew for them, so that undo, queue
and labels are theirs.
"""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from annotator.errors import UserError
from annotator.gate import Gate
from annotator.names import checked_name, one_form
from annotator.ops import people
from annotator.settings import Settings
from annotator.store import annotators
from annotator.team import handing
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.ask import Answer, ask
from gui.dialogs.write import ask_for_text
from gui.frame.tool_row import ToolRow
from gui.messages import Messages
from gui.projects.opening import Projects
from gui.widgets.labels import caption
from schema.records import Annotator


class Person(QObject):
    """Keeps the settings, the open project and the tool row at one name."""

    _said_one = Signal(object)  # Future; from the writer's thread

    def __init__(
        self,
        desk: Desk,
        projects: Projects,
        settings: Settings,
        tools: ToolRow,
        messages: Messages,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._projects = projects
        self._settings = settings
        self._tools = tools
        self._messages = messages
        self._window = window
        desk.project_changed.connect(self._bring_in)
        self._said_one.connect(self._open_anew)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the name does."""
        return {"project.person": self.ask, "project.switch_person": self.open_menu}

    def show(self) -> None:
        """Name the person; the computer's name for them is not taken for their own."""
        operations = self._desk.operations
        if operations is not None and not self._signs_here:
            self._tools.show_person(operations.person.name, is_own=True)
        else:
            self._tools.show_person(self._settings.author().name, is_own=self._has_own_name)

    def ask(self) -> None:
        """Ask for the name, and sign with it from now on, in the open project too."""
        before = self._settings.author().name
        written = ask_for_text(self._window, self.tr("Your name"), before=before, lines=1)
        if not written:
            return
        others = [each for each in self._called(written) if each.id != self._here.id]
        if others:
            match self._ask_whether_it_is(others[0]):
                case Answer.Yes:
                    self.switch_to(others[0])
                    return
                case Answer.Cancel:
                    return
        try:
            self._settings.change("author_name", checked_name(written))
        except UserError as error:
            self._messages.fail(error)
            return
        self._sign()
        self.show()
        self._messages.say(
            self.tr("Your decisions are signed as {name}.").format(
                name=self._settings.author().name
            )
        )

    def open_menu(self) -> None:
        """Offer the people of the project, somebody new, and another name for who is here."""
        menu = QMenu(self._window)
        menu.setObjectName("personMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        here = self._here
        group = QActionGroup(menu)
        for person in self._people():
            action = group.addAction(menu.addAction(caption(person.name)))
            action.setCheckable(True)
            action.setChecked(person.id == here.id)
            action.triggered.connect(partial(self.switch_to, person))
        menu.addSeparator()
        other = menu.addAction(self.tr("Somebody else…"), self.ask_who)
        other.setEnabled(self._may_switch)
        menu.addAction(
            caption(self.tr("Rename {name}…").format(name=here.name)), self.ask
        ).setEnabled(self._may_switch)
        self._tools.open_person_menu(menu)

    def ask_who(self) -> None:
        """Ask who is at the keyboard now: one of the project's people, or somebody new."""
        written = ask_for_text(self._window, self.tr("Who is at the keyboard now?"), lines=1)
        if not written:
            return
        try:
            known = self._called(written)
            self.switch_to(known[0] if known else people.somebody_new(written))
        except UserError as error:
            self._messages.fail(error)

    def switch_to(self, person: Annotator, *_: object) -> bool:
        """Leave the project and open it anew for another person; False where that may not be."""
        if person.id == self._here.id:
            return True
        if self._projects.is_busy:
            self._messages.say(self.tr("Something still runs; try again when it has ended."))
            return False
        at_hand = self._desk.operations
        path, read_only = (at_hand.path, at_hand.read_only) if at_hand else (None, False)
        if not self._projects.close():
            return False
        is_kept = self._become(person)
        if path is not None:
            self._projects.open(path, read_only=read_only)
        self.show()
        if is_kept:
            self._introduce(person)
            self._messages.say(self.tr("{name} is at the keyboard now.").format(name=person.name))
        return is_kept

    def _called(self, name: str) -> list[Annotator]:
        """The people of this name who could be at the keyboard."""
        return [each for each in self._people() if one_form(each.name) == one_form(name)]

    def _ask_whether_it_is(self, person: Annotator) -> Answer:
        said = self.tr("{name} is in this project already. Is that you?").format(name=person.name)
        more = self.tr(
            "Yes: go on with their labels. No: you are somebody else of the same name, and keep"
            " labels of your own."
        )
        answers = (Answer.Yes, Answer.No, Answer.Cancel)
        return ask(self._window, self.tr("Your name"), said, more, *answers)

    def _become(self, person: Annotator) -> bool:
        try:
            self._settings.become(person)
        except UserError as error:
            self._messages.fail(error)
            return False
        return True

    def _introduce(self, person: Annotator) -> None:
        """Let the project know the person before their first decision."""
        operations = self._desk.operations
        if operations is not None and not operations.read_only and self._signs_here:
            operations.in_gaps(lambda gate: gate.introduce(person))

    @property
    def _here(self) -> Annotator:
        operations = self._desk.operations
        return operations.person if operations else self._settings.author()

    @property
    def _may_switch(self) -> bool:
        """Whether the project is not one that was handed out to a single person."""
        operations, author = self._desk.operations, self._settings.author()
        if operations is None:
            return True
        return operations.read(lambda project: handing.at_keyboard(project, author)) == author

    def _people(self) -> list[Annotator]:
        """Who is in the project, and who is at the keyboard; of a hand-out only its person."""
        operations, here = self._desk.operations, self._here
        if operations is None or not self._may_switch:
            return [here]
        found: list[Annotator] = operations.read(lambda project: annotators.everyone(project.db))
        return found if any(each.id == here.id for each in found) else [*found, here]

    @property
    def _signs_here(self) -> bool:
        """Whether the project knows the person as the settings do; a hand-out knows its own."""
        operations = self._desk.operations
        return operations is not None and operations.person.id == self._settings.author().id

    @property
    def _has_own_name(self) -> bool:
        return bool(self._settings.text("author_name"))

    def _bring_in(self) -> None:
        """A project that knows the person by an earlier name learns the one of now."""
        self.show()
        if not self._signs_here:
            return
        if self._has_own_name:
            self._sign()
            # once the project is shown: whoever answers sees which one it is
            QTimer.singleShot(0, self, self._meet_namesake)
        elif not self._settings.flag("author_asked"):
            self._ask_quietly()

    def _meet_namesake(self) -> None:
        """Ask who is new to the project, where somebody of their name is in it: is that you?"""
        operations, here = self._desk.operations, self._here
        if operations is None or operations.read_only or not self._may_switch:
            return
        if here.id in operations.read(lambda project: annotators.ids(project.db)):
            return
        namesakes = [each for each in self._called(here.name) if each.id != here.id]
        if not namesakes:
            return
        match self._ask_whether_it_is(namesakes[0]):
            case Answer.Yes:
                # the id of here stays: else a second project would ask again at every change
                said = operations.in_gaps(partial(_say_one, namesake=namesakes[0], here=here))
                said.add_done_callback(self._said_one.emit)
            case Answer.No:
                self._introduce(here)  # and is not asked again

    def _open_anew(self, said: "Future[None]") -> None:
        operations = self._desk.operations
        if said.cancelled() or operations is None:
            return
        if isinstance(error := said.exception(), Exception):
            self._messages.fail(error)
        elif self._projects.close():
            self._projects.open(operations.path)

    def _sign(self) -> None:
        operations = self._desk.operations
        if operations is not None and self._signs_here and not operations.read_only:
            operations.sign_as(self._settings.author().name)

    def _ask_quietly(self) -> None:
        try:
            self._settings.change("author_asked", True)
        except UserError as error:
            self._messages.fail(error)
        self._messages.say(
            self.tr("Your decisions are signed as {name}. The button at the top right changes it.")
            .format(name=self._settings.author().name)
        )  # fmt: skip


def _say_one(gate: Gate, namesake: Annotator, here: Annotator) -> None:
    gate.introduce(here)
    gate.run(people.same(namesake, here))
