"""Going through what is to check in the report, span by span and numeral by numeral."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from annotator.checks.live import UNKNOWN
from annotator.ops import numerals
from annotator.ops.rereading import is_read
from annotator.ranges import Stretch
from gui.actions.action_set import Handler
from gui.actions.spec import Mode
from gui.actions.to_check import REASONS_BY_ACTION
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.edges import span_of
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.to_check.checking import Checking
from schema.labels import LabelType

Place = tuple[int, int, str]  # a span at issue, or a numeral, whose key is ""
P = TypeVar("P", bound=tuple[object, ...])


class Walk(QObject):
    """Knows at which numeral one is; one key answers for it, and the next one comes."""

    def __init__(
        self,
        desk: Desk,
        focus: Focus,
        decisions: Decisions,
        checking: Checking,
        messages: Messages,
    ) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._checking = checking
        self._messages = messages
        self._numeral: Stretch | None = None
        self._kind = UNKNOWN
        focus.changed.connect(self._end_if_left)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of going through and of numerals do."""
        return {
            "check.next": partial(self.step, forward=True),
            "check.previous": partial(self.step, forward=False),
            "numeral.next": partial(self.step_numeral, forward=True),
            "numeral.previous": partial(self.step_numeral, forward=False),
            "numeral.label": self.label,
            "numeral.leave": self.leave,
            **{action: partial(self.dismiss, why) for action, why in REASONS_BY_ACTION.items()},
        }

    @property
    def numeral(self) -> Stretch | None:
        """The numeral that one is at."""
        return self._numeral

    def step(self, *, forward: bool) -> None:
        """Go to the next span at issue or numeral, around the end if need be."""
        checks = self._checking.checks
        if checks is None:
            return
        self._checking.catch_up()
        here = self._here()
        found = [
            _neighbour(checks.places, here, forward=forward),
            _neighbour(checks.numerals(), here[:2], forward=forward),
        ]
        stops = [each for each in found if each is not None]
        if not stops:
            self._messages.say(self.tr("Nothing to check in this report."))
            return
        beyond = [each for each in stops if (each > here[: len(each)]) is forward]
        first = (min if forward else max)(beyond or stops)
        if len(first) > 2:
            self.go_to_span(first[2])
        else:
            self.go_to_numeral(Stretch(*first))

    def step_numeral(self, *, forward: bool) -> None:
        """Go to the next numeral of the same kind, or say that none is left."""
        checks = self._checking.checks
        if checks is None:
            return
        self._checking.catch_up()
        listed = [each for each in checks.numerals(self._kind) if each != self._numeral]
        found = _neighbour(listed, self._here()[:2], forward=forward)
        if found is not None:
            self.go_to_numeral(found)
        elif self._numeral is not None and checks.kind_of(self._numeral) is None:
            self.leave()
            self._messages.say(self.tr("Every numeral of this kind is accounted for."))

    def go_to_span(self, key: str) -> None:
        """Choose a span at issue."""
        self.leave()
        self._focus.choose(key)
        self._focus.view.setFocus()

    def go_to_numeral(self, numeral: Stretch) -> None:
        """Be at a numeral: it is selected, and the keys of numerals work."""
        checks, view = self._checking.checks, self._focus.view
        kind = checks.kind_of(numeral) if checks else None
        if kind is None:
            return
        self._focus.choose(None)
        view.select(*numeral)
        view.reveal(*numeral)
        view.setFocus()
        self._numeral, self._kind = numeral, kind
        self._focus.set_mode(Mode.NUMERAL)

    def label(self) -> None:
        """Say that the numeral states a number, and go to the next one."""
        label = self._number()
        if label is not None and self._numeral is not None:
            self._go_on_after(partial(self._decisions.mark_as, label))

    def dismiss(self, reason: str) -> None:
        """Say what the numeral is instead of a number, and go to the next one."""
        workspace, numeral, label = self._desk.workspace, self._numeral, self._number()
        if workspace is None or numeral is None or label is None or not self._desk.is_open:
            return
        span = span_of(workspace.report.text, *numeral)
        draft = numerals.dismiss(workspace, span, label.id, reason)
        self._go_on_after(partial(self._decisions.run, draft))

    def leave(self) -> None:
        """Let the keyboard be about spans again."""
        self._numeral = None
        if self._focus.mode is Mode.NUMERAL:
            view = self._focus.view
            view.select(view.selection()[1], view.selection()[1])
            self._focus.set_mode(Mode.DECIDING)

    def _go_on_after(self, act: Handler) -> None:
        numeral = self._numeral
        act()
        self._numeral = numeral
        self.step_numeral(forward=True)

    def _here(self) -> Place:
        item = self._focus.item
        if self._numeral is not None:
            return (*self._numeral, "")
        if item is not None:
            return (item.span.start, item.span.end, item.key)
        return (self._focus.view.first_seen(), -1, "")

    def _number(self) -> LabelType | None:
        schema = self._desk.schema
        shown = [each for each in schema.labels if not each.hidden]
        return next((each for each in shown if is_read(schema, each.id)), None)

    def _end_if_left(self) -> None:
        """A click on a span, another selection or another mode is about something else."""
        if self._numeral is None:
            return
        focus = self._focus
        is_left = focus.key is not None or focus.view.selection() != tuple(self._numeral)
        if focus.mode is not Mode.NUMERAL:
            self._numeral = None
        elif is_left:
            self._numeral = None
            focus.set_mode(Mode.DECIDING)


def _neighbour(places: Sequence[P], here: tuple[object, ...], *, forward: bool) -> P | None:
    """The place after or before, around the end if need be; None where there is none."""
    if not places:
        return None
    nth = bisect_right(places, here) if forward else bisect_left(places, here) - 1
    return places[nth % len(places)]
