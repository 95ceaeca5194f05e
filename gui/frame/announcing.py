"""What a screen reader is told besides where the keyboard is: decisions, storing, messages."""

from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from annotator.drafts import Changes
from gui import texts
from gui.desk import Desk
from gui.messages import Messages, Tone
from gui.open_report import Notice
from gui.plain import one_line
from schema.records import LabelId

_LONGEST: Final = 60  # characters of a span


class Announcing(QObject):
    """Tells nothing while nobody listens; what went wrong is told at once, the rest in turn."""

    announced = Signal(str)

    def __init__(self, desk: Desk, messages: Messages, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        desk.changed.connect(self._tell_decision)
        desk.stored.connect(self._tell_stored)
        messages.said.connect(self._tell_message)

    def announce(self, words: str, *, at_once: bool = False) -> None:
        """Tell these words."""
        if not words or not QAccessible.isActive():
            return
        event = QAccessibleAnnouncementEvent(self._window, words)
        urgent = QAccessible.AnnouncementPoliteness.Assertive
        event.setPoliteness(urgent if at_once else QAccessible.AnnouncementPoliteness.Polite)
        QAccessible.updateAccessibility(event)
        self.announced.emit(words)

    def _tell_decision(self, notice: Notice) -> None:
        if not notice.pending or not QAccessible.isActive():
            return  # what an undo took back is told in a message
        if notice.kind.startswith("comment."):
            self.announce(self.tr("comment kept"))
        elif notice.keys:
            self.announce(self._decision_words(notice.keys))

    def _decision_words(self, keys: frozenset[LabelId]) -> str:
        first = self._desk.item(min(keys))
        state = texts.state_of(first) if first is not None else self.tr("taken away")
        if len(keys) > 1:
            return self.tr("{state}: %n span(s)", "", len(keys)).format(state=state)
        return f"{state}: {one_line(first.span.text)[:_LONGEST]}" if first is not None else state

    def _tell_stored(self, _: Changes) -> None:
        operations = self._desk.operations
        if operations is not None and not operations.pending_count:
            self.announce(self.tr("stored"))

    def _tell_message(self, words: str, tone: str) -> None:
        self.announce(words, at_once=tone == Tone.WRONG)
