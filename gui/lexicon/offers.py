"""Offers to teach the engine the name of a measure that a person marked and it would not find."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from annotator.errors import UserError
from annotator.items import Item
from annotator.ops import lexicon
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from schema.records import Term, TermKind


class TermOffers(QObject):
    """Looks at the chosen span alone, which is the person's own; the same key takes a term back."""

    def __init__(self, desk: Desk, focus: Focus, terms: ProjectTerms, messages: Messages) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._terms = terms
        self._messages = messages
        self.offered: Term | None = None  # what the key would add, or take out where it is known
        focus.changed.connect(self._look)
        terms.changed.connect(self._look_again)
        desk.engine_changed.connect(self._look_again)
        focus.inspector.term_toggled.connect(self.toggle)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the offer does."""
        return {"label.term": self.toggle}

    def toggle(self) -> None:
        """Add the chosen measure's words to the project's lexicon, or take them out again."""
        term = self.offered
        if term is None or term.category is None:
            return
        try:
            if self._is_known(term):
                self._terms.remove(term)
                told = self.tr("Taken out of the project's lexicon: {term}")
            else:
                self._terms.add(term.text, term.category)
                told = self.tr("Added to the project's lexicon: {term}")
        except UserError as error:
            self._messages.fail(error)
        else:
            self._messages.say(told.format(term=term.text))

    def _look_again(self) -> None:
        self._look()
        self._focus.changed.emit()

    def _look(self) -> None:
        item = self._focus.item
        operations = self._desk.operations
        can_write = operations is not None and not operations.read_only
        self.offered = self._term_of(item) if item is not None and can_write else None
        is_known = self.offered is not None and self._is_known(self.offered)
        words = self.offered.text if self.offered else ""
        self._focus.inspector.show_term_offer(words, is_known=is_known)

    def _term_of(self, item: Item) -> Term | None:
        """The term that the chosen span is or might become; None where there is none to offer."""
        if item.label != TermKind.MEASURE or not item.counts:
            return None
        if (known := self._terms.measure(item.span.text)) is not None:
            return known
        category = item.attributes.get("category")
        if category not in self._desk.schema.categories:
            return None
        try:
            text = lexicon.checked_term(item.span.text)
        except UserError:
            return None
        return Term(TermKind.MEASURE, text, str(category)) if self._is_missed(item) else None

    def _is_missed(self, item: Item) -> bool:
        """Whether a person set its edges, and the engine would not have set them so."""
        engine, workspace = self._desk.engine, self._desk.workspace
        if item.suggestion is not None and item.suggestion.span == item.span:
            return False
        if engine is None or workspace is None:
            return False
        return not engine.finds_measure(workspace.report.text, item.span)

    def _is_known(self, term: Term) -> bool:
        return self._terms.measure(term.text) is not None
