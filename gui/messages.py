"""One road for messages: the status row, and a dialog only where there is something to choose."""

import logging
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal

from annotator import words
from annotator.errors import UserError, of_system
from gui import texts

log = logging.getLogger(__name__)


class Tone(StrEnum):
    """How much a message matters."""

    QUIET = "quiet"
    WRONG = "wrong"


class Messages(QObject):
    """Takes what is to be said; the status row listens."""

    said = Signal(str, str)  # the words, the tone
    taken_back = Signal(str)  # the words

    def say(self, text: str) -> None:
        """Tell something that asks for nothing."""
        self.said.emit(text, Tone.QUIET)

    def warn(self, text: str) -> None:
        """Tell something that a person should see."""
        self.said.emit(text, Tone.WRONG)

    def take_back(self, text: str) -> None:
        """Let go what was said, where it is still what was said last."""
        self.taken_back.emit(text)

    def fail(self, error: Exception) -> None:
        """Tell what went wrong, in a sentence where a person can act on it."""
        self.warn(what_is_wrong(error))


def what_is_wrong(error: Exception) -> str:
    """A sentence where a person can act on it; of our own bugs the log has the rest."""
    if isinstance(error, OSError) and error.filename:
        error = of_system(error)
    if isinstance(error, UserError):
        log.warning("told: %s", error.problem)
        return sentence(error)
    log.error("unexpected", exc_info=error)
    return QCoreApplication.translate(
        "Messages", "Something went wrong inside the program; the log has the details."
    )


def sentence(error: UserError) -> str:
    """What is wrong and what to do, in the window's language."""
    return words.sentence(error, texts.language())


def short_sentence(error: UserError) -> str:
    """What is wrong with a file, said beside it: of its path the name is enough."""
    path = error.values.get("path")
    shown = {"path": Path(str(path)).name} if path else {}
    return sentence(UserError(error.problem, **{**error.values, **shown}))
