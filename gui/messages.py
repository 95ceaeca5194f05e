"""One road for messages: the status row, and a dialog only where there is something to choose."""

import logging
from enum import StrEnum

from PySide6.QtCore import QObject, Signal

from annotator import words
from annotator.errors import UserError
from gui import texts

log = logging.getLogger(__name__)


class Tone(StrEnum):
    """How much a message matters."""

    QUIET = "quiet"
    WRONG = "wrong"


class Messages(QObject):
    """Takes what is to be said; the status row listens."""

    said = Signal(str, str)  # the words, the tone

    def say(self, text: str) -> None:
        """Tell something that asks for nothing."""
        self.said.emit(text, Tone.QUIET)

    def warn(self, text: str) -> None:
        """Tell something that a person should see."""
        self.said.emit(text, Tone.WRONG)

    def fail(self, error: Exception) -> None:
        """Tell what went wrong, in a sentence where a person can act on it."""
        if isinstance(error, UserError):
            log.warning("told: %s", error.problem)
            self.warn(sentence(error))
            return
        log.error("unexpected", exc_info=error)
        self.warn(self.tr("Something went wrong inside the program; the log has the details."))


def sentence(error: UserError) -> str:
    """What is wrong and what to do, in the window's language."""
    return words.sentence(error, texts.language())
