"""Going through the spans and moving the caret."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from gui.actions.action_set import Handler
from gui.actions.spec import Mode
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.report_view.caret import CaretUnit


class Stepping(QObject):
    """From span to span; with the caret switched on, from character to character."""

    def __init__(self, focus: Focus, messages: Messages) -> None:
        super().__init__(focus)
        self._focus = focus
        self._messages = messages

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of going and of the caret do."""
        go, move, select = self.go, self._move, self._select
        return {
            "go.next_undecided": partial(go, forward=True, undecided=True),
            "go.previous_undecided": partial(go, forward=False, undecided=True),
            "go.next_span": partial(go, forward=True, undecided=False),
            "go.previous_span": partial(go, forward=False, undecided=False),
            "label.caret": self.toggle_caret,
            "label.leave": self.leave,
            "caret.right": partial(move, CaretUnit.CHARACTER, forward=True),
            "caret.left": partial(move, CaretUnit.CHARACTER, forward=False),
            "caret.down": partial(move, CaretUnit.LINE, forward=True),
            "caret.up": partial(move, CaretUnit.LINE, forward=False),
            "caret.word_right": partial(move, CaretUnit.WORD, forward=True),
            "caret.word_left": partial(move, CaretUnit.WORD, forward=False),
            "caret.line_end": partial(move, CaretUnit.LINE_END, forward=True),
            "caret.line_start": partial(move, CaretUnit.LINE_END, forward=False),
            "select.right": partial(select, CaretUnit.CHARACTER, forward=True),
            "select.left": partial(select, CaretUnit.CHARACTER, forward=False),
            "select.down": partial(select, CaretUnit.LINE, forward=True),
            "select.up": partial(select, CaretUnit.LINE, forward=False),
            "select.word_right": partial(select, CaretUnit.WORD, forward=True),
            "select.word_left": partial(select, CaretUnit.WORD, forward=False),
        }

    def go(self, *, forward: bool, undecided: bool) -> None:
        """Go to the next or previous span, or say that there is none."""
        if self._focus.step(forward=forward, undecided=undecided):
            return
        if undecided:
            self._messages.say(self.tr("No other suggestion of this report is undecided."))
        else:
            self._messages.say(self.tr("This report has no other span."))

    def toggle_caret(self) -> None:
        """Switch the caret on at the chosen span, or off."""
        view = self._focus.view
        if self._focus.mode is Mode.CARET:
            self.leave()
            return
        item = self._focus.item
        at = item.span.start if item else view.first_seen()
        view.select(at, at)
        view.setFocus()
        self._focus.set_mode(Mode.CARET)

    def leave(self) -> None:
        """Drop the selection; without one leave the caret; without that leave the span."""
        view = self._focus.view
        if view.cancel_gesture():
            return
        start, end = view.selection()
        if start < end:
            view.select(end, end)
        elif self._focus.mode is Mode.CARET:
            self._focus.set_mode(Mode.DECIDING)
        else:
            self._focus.choose(None)

    def _move(self, unit: CaretUnit, *, forward: bool) -> None:
        self._focus.view.move_caret(unit, forward=forward)

    def _select(self, unit: CaretUnit, *, forward: bool) -> None:
        self._focus.view.extend_selection(unit, forward=forward)
