"""All that labels one report: the focus and its controllers, as one part of the window."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.ops.rereading import is_read
from annotator.settings import Settings
from gui.actions.action_set import Handler
from gui.actions.spec import Situation
from gui.desk import Desk
from gui.labelling.boundaries import Boundaries
from gui.labelling.categories import Categories
from gui.labelling.decisions import Decisions
from gui.labelling.fields import Fields, words_attribute
from gui.labelling.focus import Focus
from gui.labelling.hovering import HoverCards
from gui.labelling.label_pass import LabelPass
from gui.labelling.linking import Linking
from gui.labelling.speaking import Speaking
from gui.labelling.stepping import Stepping
from gui.labelling.together import Together
from gui.labelling.word_finder import WordFinder
from gui.lexicon.offers import TermOffers
from gui.lexicon.terms import ProjectTerms
from gui.messages import Messages
from gui.panels.inspector import InspectorPanel
from gui.panels.suggestions import SuggestionsPanel
from gui.panels.to_check import ToCheckPanel
from gui.report_view.view import ReportView
from gui.theme import Theme
from gui.to_check.controller import ToCheck

if TYPE_CHECKING:
    from jieba import Tokenizer

    from annotator.suggest.engine import Engine


class Labeller(QObject):
    """Joins the report view, the table and the inspector with the operations."""

    def __init__(
        self,
        desk: Desk,
        view: ReportView,
        table: SuggestionsPanel,
        inspector: InspectorPanel,
        to_check: ToCheckPanel,
        theme: Theme,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(view)
        self.desk = desk
        self.finder = WordFinder()
        self.focus = Focus(desk, view, table, inspector, theme)
        decisions = self.decisions = Decisions(desk, self.focus, messages)
        self.label_pass = LabelPass(desk, self.focus, messages)
        self.categories = Categories(desk, self.focus, decisions, messages)
        self.terms = ProjectTerms(desk, self)
        self._offers = TermOffers(desk, self.focus, self.terms, messages)
        self._speaking = Speaking(desk, self.focus)
        self.to_check = ToCheck(desk, self.focus, decisions, to_check, messages)
        self._parts = (
            decisions,
            self.to_check,
            Boundaries(desk, self.focus, self.finder, messages),
            Stepping(self.focus, messages),
            Linking(desk, self.focus, decisions, messages),
            Fields(desk, self.focus, decisions, messages),
            Together(desk, self.focus, decisions, settings, messages),
            self.label_pass,
            self.categories,
            self._offers,
            HoverCards(desk, self.focus, theme),
        )

    def use_engine(self, engine: "Engine") -> None:
        """Read numbers with this engine from now on."""
        self.desk.use_engine(engine)

    def use_dictionary(self, tokenizer: "Tokenizer") -> None:
        """Find words with this dictionary from now on."""
        self.finder.tokenizer = tokenizer

    def handlers(self) -> Mapping[str, Handler]:
        """What all actions of labelling do."""
        return {name: each for part in self._parts for name, each in part.handlers().items()}

    def situation(self, *, is_busy: bool) -> Situation:
        """All that decides which actions can be used now."""
        desk, item = self.desk, self.focus.item
        start, end = self.focus.view.selection()
        sources = {link.source for link in desk.schema.links if not link.retired}
        return Situation(
            has_project=desk.operations is not None,
            can_write=desk.operations is not None and not desk.operations.read_only,
            has_report=desk.workspace is not None,
            is_open=desk.is_open,
            is_busy=is_busy,
            mode=self.focus.mode,
            has_focus=item is not None,
            is_decided=item is not None and item.decided and item.suggestion is not None,
            is_link_source=item is not None and item.label in sources,
            has_selection=start < end,
            reads_number=item is not None and is_read(desk.schema, item.label),
            takes_words=item is not None and words_attribute(desk.schema, item.label) is not None,
            has_category=self.categories.is_offered,
            offers_term=self._offers.offered is not None,
            has_finding=bool(self.to_check.mender.findings),
            is_at_odds=self.to_check.at_odds.is_offered,
            can_mend_all=self.to_check.mender.can_mend_everywhere,
            counts=item is not None and item.counts,
            label_keys=frozenset(label.key for label in desk.schema.labels if not label.hidden),
        )
