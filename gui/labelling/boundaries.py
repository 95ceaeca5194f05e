"""Moving a span's edges by key and by mouse, corrected in place."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from annotator.ops import labels
from annotator.ops.rereading import is_read
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.edges import Edge, EdgeMove, WordAt, corrected, moved, span_of
from gui.labelling.focus import Focus
from gui.labelling.item_surroundings import sentence_around
from gui.labelling.word_finder import WordFinder
from gui.messages import Messages
from schema.records import LabelId, Span


class Boundaries(QObject):
    """Reads value, unit and bound again while an edge moves; what was typed by hand stays."""

    def __init__(self, desk: Desk, focus: Focus, finder: WordFinder, messages: Messages) -> None:
        super().__init__(focus)
        self._messages = messages
        self._desk = desk
        self._focus = focus
        self._finder = finder
        focus.view.set_word_finder(finder.word_at)
        focus.view.set_snapper(finder.snapped)
        focus.view.boundary_dragged.connect(self._show_drag)
        focus.view.boundary_dropped.connect(self._drop)
        desk.report_opened.connect(self._follow)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions of the edges do."""
        return {
            "edge.right_out": partial(self.move, EdgeMove(Edge.RIGHT, forward=True)),
            "edge.right_in": partial(self.move, EdgeMove(Edge.RIGHT, forward=False)),
            "edge.left_out": partial(self.move, EdgeMove(Edge.LEFT, forward=False)),
            "edge.left_in": partial(self.move, EdgeMove(Edge.LEFT, forward=True)),
            "edge.right_word_out": partial(
                self.move, EdgeMove(Edge.RIGHT, forward=True, by_word=True)
            ),
            "edge.right_word_in": partial(
                self.move, EdgeMove(Edge.RIGHT, forward=False, by_word=True)
            ),
            "edge.left_word_out": partial(
                self.move, EdgeMove(Edge.LEFT, forward=False, by_word=True)
            ),
            "edge.left_word_in": partial(
                self.move, EdgeMove(Edge.LEFT, forward=True, by_word=True)
            ),
            "edge.take_in": self.take_in,
            "edge.drop": self.drop,
        }

    def move(self, move: EdgeMove) -> None:
        """Move an edge of the chosen span one step."""
        item = self._focus.item
        if item is not None:
            span = moved(self._finder.text, item.span, move, self._finder.word_at)
            self._correct(item.key, span)

    def take_in(self) -> None:
        """Take in what belongs to the chosen number, from the numeral to the unit."""
        from annotator.suggest.extents import fuller  # loaded with the engine

        self._fit(fuller, self.tr("Nothing more belongs to this number."))

    def drop(self) -> None:
        """Drop what is around the chosen number, then its unit and its multipliers."""
        from annotator.suggest.extents import leaner

        self._fit(leaner, self.tr("Nothing more can be dropped from this number."))

    def _fit(
        self, fitted: Callable[[str, Span, WordAt, frozenset[str]], Span | None], nothing: str
    ) -> None:
        item, engine = self._focus.item, self._desk.engine
        if item is None or engine is None:
            return
        span = fitted(self._finder.text, item.span, self._finder.word_at, engine.units)
        if span is None:
            self._messages.say(nothing)
        else:
            self._correct(item.key, span)

    def _correct(self, key: LabelId, span: Span) -> None:
        workspace, item = self._desk.workspace, self._desk.item(key)
        if workspace is None or item is None or self._desk.operations is None:
            return
        edit = corrected(self._desk.schema, self._desk.engine, self._finder.text, item, span)
        self._desk.operations.run(labels.edit(workspace, key, edit))

    def _show_drag(self, key: str, start: int, end: int) -> None:
        if key != self._focus.key:
            self._focus.choose(key)
        item, engine, text = self._focus.item, self._desk.engine, self._finder.text
        if item is not None:
            reads = engine is not None and is_read(self._desk.schema, item.label)
            quantity = engine.read_quantity(text, start, end) if engine and reads else None
            around = sentence_around(text, start, end)
            self._focus.inspector.show_live(text[start:end], quantity, around)

    def _drop(self, key: str, start: int, end: int) -> None:
        span = span_of(self._finder.text, start, end)
        if self._desk.is_open and span.start < span.end:
            self._correct(LabelId(key), span)
        self._focus.show_anew()

    def _follow(self) -> None:
        workspace = self._desk.workspace
        self._finder.text = workspace.report.text if workspace else ""
