"""Numbers of a report that are at odds: going from one to the next, and saying that one stands."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.arithmetic.finding import Disagreement
from annotator.checks.item_finding import ItemRule
from annotator.ops import labels
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.focus import Focus
from gui.to_check.checking import Checking
from schema.records import LabelId


class AtOdds(QObject):
    """Remembers at which sum one is while its numbers are gone through."""

    def __init__(self, desk: Desk, focus: Focus, decisions: Decisions, checking: Checking) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._decisions = decisions
        self._checking = checking
        self._sum: Disagreement | None = None

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of numbers at odds do."""
        return {"check.next_figure": self.step, "check.stands": self.dismiss}

    def step(self) -> None:
        """Choose the next number of the sum that the chosen one belongs to."""
        found = self._of_chosen()
        if found is None or self._focus.key is None:
            return
        self._sum = found
        keys = [figure.key for figure in found.figures]
        at = keys.index(LabelId(self._focus.key))
        self._focus.choose(keys[(at + 1) % len(keys)])
        self._focus.view.setFocus()

    def dismiss(self) -> None:
        """Say that the number stands as it is, whatever the others say."""
        workspace, found = self._desk.workspace, self._of_chosen()
        if workspace is None or found is None or not self._desk.is_open:
            return
        self._decisions.run(labels.dismiss_doubt(workspace, found.suspect.key))
        self._checking.catch_up()

    def _of_chosen(self) -> Disagreement | None:
        """The sum of the chosen number: the one that is wrong in it, or one that was stepped to."""
        key, checks = self._focus.key, self._checking.checks
        if key is None or checks is None:
            return None
        if any(each.rule is ItemRule.FIGURES for each in checks.findings(LabelId(key))):
            return checks.at_odds(LabelId(key))
        is_of_it = self._sum is not None and any(each.key == key for each in self._sum.figures)
        return self._sum if is_of_it else None

    @property
    def is_offered(self) -> bool:
        """Whether the chosen number is one of a sum that does not come out."""
        return self._of_chosen() is not None
