"""The inspector: one span with its sentence, what was read from it, its fields and why."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.items import Item
from gui.panels.comments import CommentsPart
from gui.panels.findings_part import FindingsPart, Issue
from gui.panels.inspector_form import InspectorForm
from gui.panels.inspector_head import InspectorHead
from gui.panels.item_context import ItemContext
from gui.panels.item_words import item_runs, reason_words, value_runs
from gui.panels.likely_categories import Likely, LikelyCategories
from gui.panels.nothing_chosen import NothingChosen
from gui.panels.runs import RunsLabel
from gui.panels.term_offer import TermOffer
from gui.theme import Theme
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema
from schema.quantity import Quantity
from schema.records import AttributeValue

_NOTHING, _CHOSEN = range(2)


class InspectorPanel(QWidget):
    """Shows one item and asks for what the user wants done to it; changes nothing itself.

    `attribute_edited` carries key, attribute, the new value or None, and whether it was by hand;
    `comment_added` a key, or "" for the report; `comment_edited` and `comment_deleted` the remark;
    `clause_requested` the id of a clause that a remark cites.
    `editing_finished` says that the keyboard may go back to the report.
    """

    attribute_edited = Signal(str, str, object, bool)
    indicator_requested = Signal(str, str)
    indicator_cleared = Signal(str, str)
    link_chosen = Signal(str, str)
    label_chosen = Signal(str, str)
    comment_added = Signal(str, str)
    comment_edited = Signal(str, str)
    comment_deleted = Signal(str)
    clause_requested = Signal(str)
    unsure_toggled = Signal(str)
    category_picked = Signal(str)
    term_toggled = Signal()
    mend_requested = Signal(int)
    editing_finished = Signal()
    input_dropped = Signal(str, str)  # what was typed and is not stored, and why

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inspectorPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._schema = schema
        self._item: Item | None = None
        self._context = ItemContext()
        self._live: tuple[str, Quantity | None] | None = None
        self._head = InspectorHead(theme, schema)
        self._sentence = RunsLabel(name="sentence")
        self._value = RunsLabel(name="value")
        self._value_box = named(QFrame(), "readValue")
        self._findings = FindingsPart()
        self._likely = LikelyCategories()
        self._form = InspectorForm(schema)
        self._term_offer = TermOffer()
        self._comments = CommentsPart(schema)
        self._why = role_label("small", "why")
        self._area = named(QScrollArea(), "inspectorScroll")
        self._nothing = NothingChosen(schema)
        self._pages = QStackedWidget()
        self._lay_out()
        self._order_tabs()
        self._connect()
        self.retranslate()

    @property
    def key(self) -> str:
        """The key of the item that is shown; "" for none."""
        return self._item.key if self._item else ""

    def show_item(self, item: Item | None, context: ItemContext | None = None) -> None:
        """Show an item, or the report's remarks; a context without item is the report's.

        What was typed for the item before and not handed on is handed on first.
        """
        is_other = (item.key if item else "") != self.key
        if is_other and not self.commit_pending() and self.refused is not None:
            _, typed, reason = self.refused
            self.input_dropped.emit(typed, reason)
        self._item, self._context, self._live = item, context or ItemContext(), None
        self._pages.setCurrentIndex(_CHOSEN if item else _NOTHING)
        if is_other:
            self._form.close_lists()
            self._area.verticalScrollBar().setValue(0)  # another span is read from its beginning
        if item is None:
            self._show_report(context, keep_edits=not is_other)
            return
        self._form.show_item(item, self._context, keep_edits=not is_other)
        self._form.setVisible(not item.is_dismissed)  # what states no number has no value
        context = self._context
        self._comments.show_comments(context.comments, context.told, keep_edits=not is_other)
        self._refresh()

    def show_live(self, span_text: str, quantity: Quantity | None, around: tuple[str, str]) -> None:
        """While a boundary moves: the span as it would be, and what would be read from it.

        `around` is its sentence before and after it.
        """
        self._live = (span_text, quantity)
        self._context = replace(self._context, before=around[0], after=around[1])
        self._refresh()

    def show_likely(
        self, likely: Sequence[Likely], *, chosen: str | None, makes_span: bool
    ) -> None:
        """Offer categories by one key each, for the item or for what is selected."""
        self._likely.offer(likely, chosen=chosen, makes_span=makes_span)

    def name_category_keys(self, keys: Sequence[str]) -> None:
        """Say these keys beside the categories on offer."""
        self._likely.name_keys(keys)

    def show_findings(self, issues: Sequence[Issue]) -> None:
        """Say what is at issue in the item; nothing for none."""
        self._findings.show_issues(issues)

    def name_mend_key(self, key: str) -> None:
        """Say this key beside what is at issue."""
        self._findings.name_key(key)

    def show_term_offer(self, words: str, *, is_known: bool) -> None:
        """Offer to add these words to the project's lexicon or to take them out; "" for none."""
        self._term_offer.offer(words, is_known=is_known)

    def name_term_key(self, key: str) -> None:
        """Say this key beside the offer."""
        self._term_offer.name_key(key)

    def focus_field(self, attribute_id: str) -> None:
        """Put the keyboard into a field, by the id of an attribute or a link, and show it."""
        self._form.focus_field(attribute_id, self._area)

    def is_field(self, widget: QWidget | None) -> bool:
        """Whether a widget belongs to a field, be it a line, a list or a row of choices."""
        return widget is not None and self._form.isAncestorOf(widget)

    def focus_comment(self) -> None:
        """Put the keyboard into the line for a comment on the item, or on the report."""
        self._comments_shown().focus_line()

    def cite(self, words: str) -> None:
        """Put words into that line, before or among what is being written there."""
        self._comments_shown().write(words)

    @property
    def refused(self) -> tuple[str, str, str] | None:
        """The field whose text cannot be stored: its id, what was typed, and why not."""
        return self._form.refused if self._item else None

    def commit_pending(self) -> bool:
        """Hand on what was typed and not handed on yet; False where it cannot be stored."""
        self._comments_shown().commit()
        return self._form.commit_pending() if self._item else True

    def drop_pending(self) -> None:
        """Show what is stored in place of what was typed."""
        if self._item is not None:
            self._form.show_item(self._item, self._context, keep_edits=False)

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show, as for a finished report, or let edit again."""
        for part in (self._head, self._form, self._comments, self._nothing.comments):
            part.set_read_only(is_read_only)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._theme = theme
        self._head.set_theme(theme)
        self._refresh()

    def set_schema(self, schema: LabelSchema) -> None:
        """Take labels, attributes and links from this schema."""
        self._schema = schema
        self._head.set_schema(schema)
        self._form.set_schema(schema)
        for comments in (self._comments, self._nothing.comments):
            comments.set_schema(schema)
        self._order_tabs()
        self.show_item(self._item, self._context if self._item else None)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        page = named(QWidget(), "inspectorPage")
        column = QVBoxLayout(page)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        self._why.setWordWrap(True)
        self._why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        box = QVBoxLayout(self._value_box)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(self._value)
        for part in (
            self._head,
            self._sentence,
            self._value_box,
            self._findings,
            self._likely,
            self._form,
            self._term_offer,
            self._comments,
            self._why,
        ):
            column.addWidget(part)
        column.addStretch(1)
        area = self._area
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._pages)

    def _order_tabs(self) -> None:
        parts = (self._head, self._form, self._term_offer, self._comments)
        stops = [stop for part in parts for stop in part.tab_stops]
        for one, next_one in pairwise(stops):
            QWidget.setTabOrder(one, next_one)

    def _connect(self) -> None:
        self._head.label_chosen.connect(lambda label: self.label_chosen.emit(self.key, label))
        self._head.unsure_toggled.connect(lambda: self.unsure_toggled.emit(self.key))
        self._findings.mend_requested.connect(self.mend_requested)
        self._likely.picked.connect(self.category_picked)
        self._term_offer.toggled.connect(self.term_toggled)
        self._form.form_made.connect(self._order_tabs)
        self._form.edited.connect(self._tell_edited)
        self._form.linked.connect(lambda measure: self.link_chosen.emit(self.key, measure))
        self._form.span_requested.connect(
            lambda name: self.indicator_requested.emit(self.key, name)
        )
        self._form.span_cleared.connect(lambda name: self.indicator_cleared.emit(self.key, name))
        self._form.left.connect(self.editing_finished)
        for comments in (self._comments, self._nothing.comments):
            comments.added.connect(lambda text: self.comment_added.emit(self.key, text))
            comments.edited.connect(self.comment_edited)
            comments.deleted.connect(self.comment_deleted)
            comments.clause_requested.connect(self.clause_requested)
            comments.left.connect(self.editing_finished)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._show_keyboard)

    def _show_keyboard(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Bring into view what takes the keyboard, whoever gave it."""
        if now is not None and self._area.isAncestorOf(now):
            self._area.ensureWidgetVisible(now)

    def _comments_shown(self) -> CommentsPart:
        return self._comments if self._item else self._nothing.comments

    def _tell_edited(self, attribute_id: str, value: AttributeValue | None) -> None:
        self.attribute_edited.emit(self.key, attribute_id, value, True)

    def _show_report(self, context: ItemContext | None, *, keep_edits: bool) -> None:
        self._nothing.show_report(is_there=context is not None)
        if context is not None:
            self._nothing.comments.show_comments(
                context.comments, context.told, keep_edits=keep_edits
            )

    def _refresh(self) -> None:
        if self._item is None:
            return
        span_text, quantity = self._live or (self._item.span.text, None)
        self._head.show_item(self._item, self._context)
        self._sentence.set_runs(item_runs(self._theme, self._context, span_text))
        value = value_runs(self._theme, self._item, quantity, is_live=self._live is not None)
        self._value.set_runs(value)
        self._value_box.setVisible(bool(value))
        self._why.setText(reason_words(self._item))
