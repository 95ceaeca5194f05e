"""What a reviewer decides about rows, and how they go from one to the next."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject

from annotator.drafts import Draft
from annotator.errors import UserError
from annotator.ops import settling
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row, Standing
from gui.actions.action_set import Handler
from gui.actions.review import LETTERS
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.review.listing import Part
from gui.review.showing import Showing
from schema.records import LabelId

Plan = Callable[[GoldWorkspace, Row], Draft]


class Deciding(QObject):
    """Plans each decision on the row one is at, hands it over, and goes on to the next."""

    def __init__(self, desk: Desk, focus: Focus, showing: Showing, messages: Messages) -> None:
        super().__init__(showing)
        self._desk = desk
        self._focus = focus
        self._showing = showing
        self._messages = messages

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions on rows do."""
        takes = {
            f"review.take.{nth}": partial(self.take, nth - 1) for nth in range(1, len(LETTERS) + 1)
        }
        return {
            **takes,
            "review.neither": partial(self._settle, settling.neither),
            "review.both": self.take_all,
            "review.keep": self.keep,
            "review.reopen": self.reopen,
            "review.agree": self.accept_agreed,
            "review.next": partial(self.step, forward=True),
            "review.previous": partial(self.step, forward=False),
            "review.next_row": partial(self.step, forward=True, only_at_issue=False),
            "review.previous_row": partial(self.step, forward=False, only_at_issue=False),
        }

    def take(self, nth: int) -> None:
        """Settle the row as the person of a letter has it."""
        shown = self._showing.review
        if shown is not None and nth < len(shown.order):
            layer = shown.order[nth]
            self._settle(lambda review, row: settling.take(review, row, layer))

    def take_all(self) -> None:
        """Settle the row with everybody's version."""
        self._settle(lambda review, row: settling.take(review, row, *row.members))

    def keep(self) -> None:
        """Accept what stands or what all say; where people differ, go on."""
        row = self._showing.row
        if row is not None and row.standing in (Standing.AGREED, Standing.CHANGED):
            self._settle(settling.keep)
        else:
            self._go_on()

    def reopen(self) -> None:
        """Take back what was settled of the row, and stay there."""
        self._settle(settling.reopen, goes_on=False)

    def accept_agreed(self) -> None:
        """Make gold of all that everybody says alike."""
        review = self._desk.review
        if review is None:
            return
        draft = settling.accept_agreed(review)
        with self._focus.held():
            self._run(draft)
        self._focus.choose(self._focus.key)
        count = len(draft.changes)
        self._messages.say(
            self.tr("Accepted: {count} that all say alike").format(count=count)
            if count
            else self.tr("Nothing that all say alike is left to accept.")
        )

    def step(self, *, forward: bool, only_at_issue: bool = True) -> None:
        """Go to the next row of the list, around the end if need be."""
        shown = self._showing.review
        if shown is None:
            return
        rows = shown.listed()
        if only_at_issue:
            at_issue = [each for each in rows if each.standing.is_at_issue]
            rows = at_issue or [each for each in shown.rows if each.standing.is_at_issue]
        key = self._next(rows, forward=forward)
        if key is not None:
            self._focus.choose(key)
        elif only_at_issue:
            self._say_settled()

    def _settle(self, plan: Plan, *, goes_on: bool = True) -> None:
        review, row = self._desk.review, self._showing.row
        if review is None or row is None or not self._desk.is_open:
            return
        try:
            draft = plan(review, row)
        except UserError as error:
            self._messages.fail(error)
            return
        with self._focus.held():
            self._run(draft)
        if goes_on:
            self._go_on(row.key)
        else:
            self._focus.choose(row.key)

    def _go_on(self, key: LabelId | None = None) -> None:
        """Go to what is to be decided next; in a list of what agrees, to its next row."""
        shown = self._showing.review
        if shown is None:
            return
        rows = shown.listed()
        if shown.part not in (Part.AGREED, Part.SHARE):
            rows = [each for each in rows if each.standing.is_at_issue or each.key == key]
        found = self._next(rows, forward=True)
        self._focus.choose(found or self._focus.key)
        if found is None:
            self._say_settled()

    def _next(self, rows: Sequence[Row], *, forward: bool) -> LabelId | None:
        """The row after the current one in this order; None where there is no other."""
        keys, here = [each.key for each in rows], self._showing.row
        if here is not None and here.key in keys:
            found = keys[(keys.index(here.key) + (1 if forward else -1)) % len(keys)]
            return None if found == here.key else found
        at = (here.start, here.end) if here is not None else (-1, -1)
        beyond = [each.key for each in rows if ((each.start, each.end) > at) is forward]
        ahead = beyond or keys
        return ahead[0 if forward else -1] if ahead else None

    def _say_settled(self) -> None:
        shown = self._showing.review
        if shown is not None and not shown.left():
            self._messages.say(self.tr("Every difference of this report is settled."))

    def _run(self, draft: Draft) -> None:
        assert self._desk.operations is not None
        self._desk.operations.run(draft)
