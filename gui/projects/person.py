"""Who is at the keyboard: shown, asked for once in a quiet sentence, changed at any time."""

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.errors import UserError
from annotator.gate import checked_name
from annotator.settings import Settings
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.dialogs.write import ask_for_text
from gui.frame.tool_row import ToolRow
from gui.messages import Messages


class Person(QObject):
    """Keeps the settings, the open project and the tool row at one name."""

    def __init__(
        self, desk: Desk, settings: Settings, tools: ToolRow, messages: Messages, window: QWidget
    ) -> None:
        super().__init__(window)
        self._desk = desk
        self._settings = settings
        self._tools = tools
        self._messages = messages
        self._window = window
        desk.project_changed.connect(self._bring_in)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the name does."""
        return {"project.person": self.ask}

    def show(self) -> None:
        """Name the person; the computer's name for them is not taken for their own."""
        self._tools.show_person(self._settings.author().name, is_own=self._has_own_name)

    def ask(self) -> None:
        """Ask for the name, and sign with it from now on, in the open project too."""
        before = self._settings.author().name
        written = ask_for_text(self._window, self.tr("Your name"), before=before)
        if not written:
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

    @property
    def _has_own_name(self) -> bool:
        return bool(self._settings.text("author_name"))

    def _bring_in(self) -> None:
        """A project that knows the person by an earlier name learns the one of now."""
        self.show()
        if self._desk.operations is None:
            return
        if self._has_own_name:
            self._sign()
        elif not self._settings.flag("author_asked"):
            self._ask_quietly()

    def _sign(self) -> None:
        operations = self._desk.operations
        if operations is not None and not operations.read_only:
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
