"""What a person says about spans: confirm, reject, mark, flag, comment."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QObject

from annotator.drafts import Draft
from annotator.items import Item
from annotator.ops import labels
from annotator.ops.labels import Edit
from annotator.ops.rereading import is_read, read_fields
from annotator.workspace import Workspace
from gui import texts
from gui.actions.action_set import Handler
from gui.actions.labelling import DIGITS
from gui.actions.spec import Mode
from gui.desk import Desk
from gui.dialogs.reject_reason import RejectReasonMenu
from gui.labelling.edges import corrected, span_of
from gui.labelling.focus import Focus
from gui.messages import Messages
from schema.labels import LabelType
from schema.records import Attributes, AttributeValue, LabelId, Span

NO_ATTRIBUTES: Final[Attributes] = {}


class Decisions(QObject):
    """Plans each decision on the workspace, hands it over, and goes on to the next suggestion."""

    def __init__(self, desk: Desk, focus: Focus, messages: Messages) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._messages = messages
        self._finish_key = ""
        focus.table.activated.connect(lambda _key: focus.view.setFocus())

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of labelling do."""
        return {
            "label.confirm": self.confirm,
            "label.reject": self.reject,
            "label.reject_because": self.ask_why,
            "label.unsure": self.flag,
            "label.reset": self.reset,
            "label.add": self.add,
            **{f"mark.{digit}": partial(self.mark, digit) for digit in DIGITS},
        }

    def confirm(self) -> None:
        """Confirm the chosen span as it stands, or with the extent of a selection over it."""
        self.decide(self._confirmed)

    def reject(self) -> None:
        """Reject a suggestion; take away a span that was added by hand."""
        self.decide(labels.delete)

    def reject_because(self, reason: str) -> None:
        """Reject the chosen span and say what it is instead."""
        self.decide(lambda workspace, key: labels.reject(workspace, key, reason))

    def ask_why(self) -> None:
        """Offer the reasons for rejecting, each on a digit."""
        menu = RejectReasonMenu(self._focus.view)
        menu.chosen.connect(self.reject_because)
        rect = self._focus.view.span_rect(self._focus.key or "")
        menu.popup(self._focus.view.viewport().mapToGlobal(rect.bottomLeft()))

    def flag(self) -> None:
        """Flag the chosen span as unsure, or clear the flag."""
        item = self._focus.item
        if item is None:
            return
        unsure = not item.current.unsure
        # stays here: who is unsure wants to write why
        self.decide(
            lambda workspace, key: labels.set_unsure(workspace, key, unsure=unsure), goes_on=False
        )

    def reset(self) -> None:
        """Take the decision about the chosen suggestion back."""
        item = self._focus.item
        if item is not None and item.suggestion is not None and item.decided:
            self.decide(labels.reset, goes_on=False)

    def mark(self, digit: str) -> None:
        """Make a span of the selection with the label of a digit, or give it to the chosen span."""
        self.mark_as(next(each for each in self._desk.schema.labels if each.key == digit))

    def mark_as(self, label: LabelType) -> None:
        """The same with a label, whether it has a digit or not."""
        start, end = self._focus.view.selection()
        if start < end:
            self._add(start, end, label)
        elif self._focus.key is not None:
            self.relabel(self._focus.key, label.id)

    def add(self) -> None:
        """Make a span of the selection: a number if it states one, else the other label."""
        workspace = self._desk.workspace
        start, end = self._focus.view.selection()
        if workspace is None or start >= end:
            return
        schema = self._desk.schema
        span = span_of(workspace.report.text, start, end)
        states = read_fields(self._desk.engine, workspace.report.text, span)["value"] is not None
        shown = [each for each in schema.labels if not each.hidden] or [*schema.labels]
        fitting = [each for each in shown if is_read(schema, each.id) == states]
        self._add(start, end, (fitting or shown)[0])

    def add_with(self, label: LabelType, attributes: Attributes) -> None:
        """Make a span of the selection with this label and these fields."""
        start, end = self._focus.view.selection()
        if self._desk.workspace is not None and start < end:
            self._add(start, end, label, attributes)

    def relabel(self, key: str, label_id: str) -> None:
        """Give a span another label; fields that the label lacks go, numbers are read."""
        workspace, item = self._desk.workspace, self._desk.item(LabelId(key))
        if workspace is None or item is None or item.label == label_id or not self._desk.is_open:
            return
        label = self._desk.schema.label(label_id)
        edit = Edit(label=label.id, attributes=self._relabelled(item, label))
        self.run(labels.edit(workspace, item.key, edit))

    def run(self, draft: Draft) -> None:
        """Hand a decision over."""
        if self._desk.operations is not None:
            self._desk.operations.run(draft)

    def name_finish_key(self, key: str) -> None:
        """Say this key, as people read it, where there is nothing left but to finish."""
        self._finish_key = key

    def go_on(self) -> None:
        """Go to the next undecided suggestion, or say that none is left."""
        if not self._focus.step(forward=True, undecided=True):
            self._focus.choose(self._focus.key)
            if self._focus.only:
                self._messages.say(self.tr("Everything of this pass is decided."))
            else:
                done = self.tr("All suggestions of this report are decided.")
                key = self.tr("{key} finishes it.").format(key=self._finish_key)
                self._messages.say(f"{done} {key}" if self._finish_key else done)

    def decide(self, plan: Callable[[Workspace, LabelId], Draft], *, goes_on: bool = True) -> None:
        """Hand over what is planned for the chosen span, and go to the next undecided one."""
        workspace, item = self._desk.workspace, self._focus.item
        if workspace is None or item is None or not self._desk.is_open:
            return
        with self._focus.held():
            self.run(plan(workspace, item.key))
        if goes_on:
            self.go_on()
        else:
            self._focus.choose(item.key)

    def _confirmed(self, workspace: Workspace, key: LabelId) -> Draft:
        item = workspace.item(key)
        assert item is not None
        view, text = self._focus.view, workspace.report.text
        span = span_of(text, *view.selection())
        if span.start >= span.end or not span.overlaps(item.span):
            return labels.confirm(workspace, key)
        view.select(span.end, span.end)
        edit = corrected(self._desk.schema, self._desk.engine, text, item, span)
        return labels.edit(workspace, key, edit)

    def _add(
        self, start: int, end: int, label: LabelType, attributes: Attributes = NO_ATTRIBUTES
    ) -> None:
        workspace = self._desk.workspace
        assert workspace is not None
        span = span_of(workspace.report.text, start, end)
        if span.start >= span.end:
            return
        stated = {**self._stated(label, span), **attributes}
        draft = labels.add(workspace, span, label.id, stated)
        self.run(draft)
        self._focus.view.select(end, end)
        self._focus.set_mode(Mode.DECIDING)
        self._focus.choose(draft.changes[0].id)
        self._messages.say(self.tr("Added: {label}").format(label=texts.words(label.name)))

    def _stated(self, label: LabelType, span: Span) -> dict[str, AttributeValue]:
        workspace = self._desk.workspace
        if workspace is None or not is_read(self._desk.schema, label.id):
            return {}
        read = read_fields(self._desk.engine, workspace.report.text, span)
        return {name: value for name, value in read.items() if value is not None}

    def _relabelled(self, item: Item, label: LabelType) -> dict[str, AttributeValue | None]:
        lost = {name: None for name in item.attributes if label.attribute(name) is None}
        return {**lost, **self._stated(label, item.span)}
