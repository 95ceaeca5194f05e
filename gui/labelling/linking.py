"""Linking a number to a measure: the measures nearby, one after the other."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from annotator.items import Item
from annotator.ops import labels
from gui.actions.action_set import Handler
from gui.actions.spec import Mode
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.focus import Focus
from gui.labelling.item_surroundings import link_targets
from gui.messages import Messages
from schema.records import LabelId


class Linking(QObject):
    """Steps through what the chosen span may be linked to, the nearest first."""

    def __init__(self, desk: Desk, focus: Focus, decisions: Decisions, messages: Messages) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._messages = messages
        self._offers: list[Item] = []
        self._at = 0
        self._source: LabelId | None = None
        focus.changed.connect(self._end_if_lost)
        focus.target_clicked.connect(self.take_clicked)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of linking do."""
        return {
            "link.begin": self.begin,
            "link.next": partial(self._step, 1),
            "link.previous": partial(self._step, -1),
            "link.take": self.take,
            "link.clear": self.clear,
            "link.leave": self.leave,
        }

    def begin(self) -> None:
        """Offer the measures nearby, the linked one first."""
        item, workspace = self._focus.item, self._desk.workspace
        if item is None or workspace is None:
            return
        self._offers = link_targets(workspace, self._focus.index, self._desk.schema, item)
        if not self._offers:
            self._messages.say(self.tr("There is no measure in this report to link to."))
            return
        self._at = 0
        self._source = item.key
        self._focus.view.setFocus()
        self._focus.set_mode(Mode.LINKING)
        self._show()

    def take(self) -> None:
        """Link to the measure on offer."""
        self._set(self._offers[self._at].key)

    def take_clicked(self, key: str) -> None:
        """Link to the span that was clicked, if it is one to link to."""
        item, target = self._focus.item, self._desk.item(LabelId(key))
        if item is None or target is None:
            return
        if any(
            (link.source, link.target) == (item.label, target.label)
            for link in self._desk.schema.links
            if not link.retired
        ):
            self._set(target.key)
        else:
            self._messages.say(self.tr("A number can be linked to a measure only."))

    def clear(self) -> None:
        """Take the link away."""
        self._set(None)

    def leave(self) -> None:
        """Leave the link as it was."""
        self._messages.say("")  # which measure was on offer matters no more
        self._focus.set_mode(Mode.DECIDING)

    def _set(self, measure: LabelId | None) -> None:
        item, workspace = self._focus.item, self._desk.workspace
        self.leave()
        if item is None or workspace is None:
            return
        self._decisions.run(labels.set_link(workspace, item.key, measure))
        is_done_with = not item.decided or (item.suggestion is None and not item.quantifies)
        if is_done_with:  # a suggestion, or what was added a moment ago
            self._decisions.go_on()

    def _step(self, by: int) -> None:
        self._at = (self._at + by) % len(self._offers)
        self._show()

    def _show(self) -> None:
        offer = self._offers[self._at]
        self._focus.view.reveal(offer.span.start, offer.span.end)
        self._focus.view.set_link_target(offer.key)
        self._messages.say(
            self.tr("Link to: {text} ({nth} of {all})").format(
                text=offer.span.text, nth=self._at + 1, all=len(self._offers)
            )
        )

    def _end_if_lost(self) -> None:
        if self._focus.mode is Mode.LINKING and self._focus.key != self._source:
            self.leave()
