"""Mending what is at issue in the chosen span, there or everywhere, as one step of undo."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject

from annotator import words
from annotator.checks import mending
from annotator.checks.item_finding import ItemFinding, ItemRule
from annotator.checks.same_words import Verdict, verdict_of
from annotator.drafts import Draft
from annotator.progress import Cancelled, Progress
from annotator.project import Project
from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.decisions import Decisions
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.panels.findings_part import Answer, Issue
from gui.tasks import Tasks, with_project
from gui.to_check.checking import Checking

# What a person decides about each place for itself: the measures of links, and values of numbers
_ONE_BY_ONE = frozenset(
    {ItemRule.LINK, ItemRule.VALUE, ItemRule.EXTENT, ItemRule.LOOK_AGAIN, ItemRule.FIGURES}
)
_BY_WORDS = frozenset({ItemRule.SAME_WORDS, ItemRule.NO_CATEGORY})


class Mender(QObject):
    """Shows the findings of the chosen span in the inspector, and mends them."""

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
        self._reading = Tasks(desk.background, self)
        self._reading.failed.connect(messages.fail)
        focus.inspector.mend_requested.connect(self.mend)
        focus.changed.connect(self.show)
        checking.changed.connect(self.show)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of mending do."""
        return {
            "check.mend": partial(self.mend, 0),
            "check.mend_everywhere": self.mend_everywhere,
            "check.as_here": self.label_as_here,
        }

    @property
    def findings(self) -> tuple[ItemFinding, ...]:
        """What is at issue in the chosen span."""
        key, checks = self._focus.key, self._checking.checks
        return checks.findings(key) if checks and key else ()

    @property
    def can_mend_everywhere(self) -> bool:
        """Whether the first finding may be mended in other places with this one."""
        return any(each.mend and each.rule not in _ONE_BY_ONE for each in self.findings[:1])

    def show(self) -> None:
        """Say in the inspector what is at issue."""
        issues = [
            Issue(words.said(each.sentence, texts.language()), _answer_to(each))
            for each in self.findings
        ]
        self._focus.inspector.show_findings(issues)

    def mend(self, nth: int) -> None:
        """Mend one finding of the chosen span, or go to the field where a person can."""
        self._checking.catch_up()
        workspace, found = self._desk.workspace, self.findings[nth : nth + 1]
        if workspace is None or not found or not self._desk.is_open:
            return
        if found[0].mend is None:
            self._focus.inspector.focus_field(found[0].concerns)
            return
        self._decisions.run(mending.mend(workspace, found))
        self._checking.catch_up()

    def mend_everywhere(self) -> None:
        """Mend what is like the first finding everywhere in the report, as one operation.

        The same words labelled otherwise are mended in one's other open reports too.
        """
        self._checking.catch_up()
        workspace, first = self._desk.workspace, next(iter(self.findings), None)
        if workspace is None or first is None or not self.can_mend_everywhere:
            return
        draft = mending.mend(workspace, self._alike(first))
        item = self._desk.item(first.key)
        if first.rule is ItemRule.SAME_WORDS and item is not None and first.mend is not None:
            edit = first.mend.edit
            category = (edit.attributes or {}).get("category")
            verdict = Verdict(
                edit.label or item.label, category if isinstance(category, str) else ""
            )
            self._carry_on(draft, item.span.text, verdict)
        else:
            self._run(draft)

    def label_as_here(self) -> None:
        """Give the same words everywhere the label and the category of the chosen span."""
        workspace, item = self._desk.workspace, self._focus.item
        verdict = verdict_of(item) if item is not None and item.counts else None
        if workspace is None or item is None or verdict is None:
            return
        here = mending.agree(
            workspace, self._desk.schema, item.span.text, verdict, self._desk.engine
        )
        self._carry_on(here, item.span.text, verdict)

    def _alike(self, first: ItemFinding) -> list[ItemFinding]:
        checks = self._checking.checks
        if checks is None:
            return []
        found = [each for *_, key in checks.places for each in checks.findings(key)]
        alike = [each for each in found if each.rule is first.rule]
        if first.rule not in _BY_WORDS:
            return alike
        item = self._desk.item(first.key)
        return [each for each in alike if _words(self._desk, each) == (item and item.span.text)]

    def _carry_on(self, here: Draft, same_words: str, verdict: Verdict) -> None:
        """Plan the same for the other open reports in the background, and do all at once."""
        operations = self._desk.operations
        if operations is None:
            return
        if self._reading.is_busy:
            self._messages.say(self.tr("Something still runs; try again when it has ended."))
            return

        def plan(project: Project, _progress: Progress, _is_cancelled: Cancelled) -> Draft:
            return mending.with_open_reports(project, here, same_words, verdict)

        def run(planned: object) -> None:
            if self._desk.operations is operations:
                self._run(planned)

        self._reading.start("", with_project(operations, plan), run)

    def _run(self, draft: object) -> None:
        if not isinstance(draft, Draft):
            return
        if not draft.changes:
            self._messages.say(self.tr("These words are labelled like this everywhere."))
            return
        self._decisions.run(draft)
        self._checking.catch_up()
        reports = {each.report for each in draft.changes}
        places = self.tr("Mended at %n place(s)", "", len(draft.changes))
        in_reports = self.tr("%n report(s)", "", len(reports))
        self._messages.say(f"{places} · {in_reports}")


def _answer_to(finding: ItemFinding) -> Answer:
    """What the key of mending does with a finding."""
    if finding.rule is ItemRule.LOOK_AGAIN:
        return Answer.LET_STAND
    if finding.mend is None:
        return Answer.GO_THERE
    return Answer.DOUBT if finding.rule is ItemRule.FIGURES else Answer.MEND


def _words(desk: Desk, finding: ItemFinding) -> str | None:
    item = desk.item(finding.key)
    return item.span.text if item else None
