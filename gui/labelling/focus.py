"""Which span the person is at: the report, the table and the fields in step."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Signal

from annotator.items import Item, ItemState, Place
from annotator.workspace import Workspace
from gui.actions.spec import Mode
from gui.desk import Desk
from gui.idle import IdleWork
from gui.labelling.drawing import Drawing, view_palette
from gui.labelling.item_surroundings import surroundings, surroundings_of_report
from gui.labelling.report_index import EVERY_LABEL, ReportIndex
from gui.labelling.unlikely import Unlikely
from gui.open_report import Notice
from gui.panels.inspector import InspectorPanel
from gui.panels.suggestions import SuggestionsPanel
from gui.report_view.view import ReportView
from gui.theme import Theme
from schema.records import LabelId

_PAINTED_MS: Final = 100  # by then a report that was opened is on screen


class Focus(QObject):
    """The chosen span and the keyboard's mode; the only one who tells the views what to show."""

    changed = Signal()  # another span, another mode, another selection, or a decision
    target_clicked = Signal(str)  # while linking: the span that was clicked

    def __init__(
        self,
        desk: Desk,
        view: ReportView,
        table: SuggestionsPanel,
        inspector: InspectorPanel,
        theme: Theme,
    ) -> None:
        super().__init__(view)
        self.desk = desk
        self.view = view
        self.table = table
        self.inspector = inspector
        self.index = ReportIndex({}, desk.item)
        self.mode = Mode.DECIDING
        self.key: LabelId | None = None
        self.only = EVERY_LABEL  # the label that a pass is about
        self._unlikely = Unlikely()
        self._place = 0
        self.is_held = False
        self._behind: list[Callable[[], None]] = []  # what the table shows after the report
        self._is_read_only = False
        self._theme = theme
        self._drawing = Drawing(desk.schema, theme, {}, desk.item)
        # who links to whom is not seen at once, and of a long report takes several frames to read
        self._later = IdleWork(desk.background, self)
        desk.project_changed.connect(self._clear)
        desk.schema_changed.connect(self._take_schema)
        desk.report_opened.connect(self._show_report)
        desk.changed.connect(self._show_changes)
        view.span_clicked.connect(self._choose_clicked)
        view.selection_changed.connect(lambda *_: self.changed.emit())
        table.current_changed.connect(self._choose_clicked)

    @property
    def item(self) -> Item | None:
        """The chosen span."""
        return self.desk.item(self.key)

    @property
    def hidden(self) -> AbstractSet[LabelId]:
        """The undecided suggestions that are scored too low to be shown."""
        return self._unlikely.hidden

    def hide_below(self, score: float) -> None:
        """Show no undecided suggestion that is scored below this."""
        self._unlikely.below = score
        if self.desk.workspace is not None:
            self._show_report(self.desk.workspace)

    def choose(self, key: str | None) -> None:
        """Go to a span, also to one that was hidden; None or "" for none."""
        item = self.desk.item(LabelId(key)) if key else None
        if item is not None and self._unlikely.reveal(item):
            self._show_items([item])
        self.key = item.key if item else None
        if item is not None:
            self._place = item.span.start
        self.view.set_focus_span(self.key, _linked_to(item))
        if item is not None:
            self.view.paint_now()  # the eye is in the report, and the panels take twice as long
        self._catch_up()
        self.table.set_current(self.key or "")
        self._show_item()
        self.changed.emit()

    def choose_around(self, start: int, end: int) -> None:
        """Go to a stretch of the text: choose the shortest span that holds it, or none."""
        holding = [each for each in self.view.spans_at(start, end) if each.end >= end]
        shortest = min(holding, key=lambda each: each.end - each.start, default=None)
        self.choose(shortest.key if shortest is not None and shortest.start <= start else None)
        self._place = start

    def step(self, *, forward: bool, undecided: bool) -> bool:
        """Go to a neighbour in the pass, around the end if need be; False where there is none."""
        found = self.index.step(
            self.key, self._place, forward=forward, undecided=undecided, only=self.only
        )
        if found is None:
            return False
        self.choose(found)
        return True

    @contextmanager
    def held(self) -> Iterator[None]:
        """Show nothing of the chosen span meanwhile: whoever holds it chooses one at the end."""
        self.is_held = True
        try:
            yield
        finally:
            self.is_held = False

    def set_mode(self, mode: Mode) -> None:
        """Let the keyboard be about something else."""
        self._turn_to(mode)
        self.view.set_link_target(_linked_to(self.item))
        self.changed.emit()

    def _turn_to(self, mode: Mode) -> None:
        is_reviewing = mode is Mode.DECIDING and self.desk.review is not None
        self.mode = Mode.REVIEW if is_reviewing else mode
        self.view.set_caret_mode(mode is Mode.CARET)

    def set_theme(self, theme: Theme) -> None:
        """Draw everything in another appearance."""
        self._theme = theme
        self.view.set_palette(view_palette(theme))
        self.table.set_theme(theme)
        self.inspector.set_theme(theme)
        self._draw_all()

    def show_anew(self) -> None:
        """Put back what a gesture that came to nothing has moved."""
        if (item := self.item) is not None:
            self.view.update_spans([self._drawing.drawn(item)])
        self._show_item()

    def _choose_clicked(self, key: str) -> None:
        if self.mode is Mode.LINKING:
            self.target_clicked.emit(key)
        else:
            self.choose(key)

    def _take_schema(self) -> None:
        """Offer what the schema of now offers, in its names and colours."""
        schema = self.desk.schema
        self.only = EVERY_LABEL
        self.table.set_schema(schema)
        self.inspector.set_schema(schema)

    def _clear(self) -> None:
        self._take_schema()
        self._later.stop()
        self._unlikely.forget()
        self.index = ReportIndex({}, self._item_of)
        self.view.set_report("")
        self._behind = []
        self.table.set_places({}, self._item_of)
        self._draw({})
        self.mode = Mode.DECIDING
        self.choose(None)

    def _show_report(self, workspace: Workspace) -> None:
        is_same = self.view.text() == workspace.report.text
        self._unlikely.read(workspace)
        places = self._unlikely.shown(workspace.places())
        self.index = ReportIndex(places, workspace.item)
        if not is_same:
            self.view.set_report(workspace.report.text)
            self.key, self._place = None, 0
        elif self.item is not None and self._unlikely.hides(self.item.place):
            self.key = None
        self._behind = [partial(self.table.set_places, places, workspace.item)]
        self._draw(places)
        self._turn_to(Mode.DECIDING)
        first = self.desk.first_at_issue() or self.index.step(
            None, 0, forward=True, undecided=True, only=self.only
        )
        any_span = self.index.step(None, 0, forward=True, undecided=False)
        self.choose(self.key if self.item is not None else first or any_span)
        self._later.start(workspace.finding_links, after_ms=_PAINTED_MS)

    def _show_changes(self, notice: Notice) -> None:
        workspace = self.desk.workspace
        assert workspace is not None
        touched = set(notice.keys).union(*map(workspace.sources_of, notice.keys))
        changed, removed = [], []
        for key in touched:
            item = self.desk.item(key)
            if item is None or self._unlikely.look_again(item):
                removed.append(key)
            else:
                changed.append(item)
        self._show_items(changed, removed)
        if self.is_held:
            return
        if self.key in touched:
            self.choose(self.key)
        else:
            if notice.on_comments:
                self._show_item()
            self.changed.emit()

    def _show_items(self, changed: Sequence[Item], removed: Sequence[LabelId] = ()) -> None:
        for key in removed:
            self.index.remove(key)
        for item in changed:
            self.index.put(item)
        self.view.update_spans([self._drawing.drawn(item) for item in changed], removed)
        self._behind.append(partial(self.table.update_items, changed, removed))
        if not self.is_held:
            self._catch_up()

    def _catch_up(self) -> None:
        behind, self._behind = self._behind, []
        for tell in behind:
            tell()

    def _draw_all(self) -> None:
        workspace = self.desk.workspace
        self._draw(self._unlikely.shown(workspace.places()) if workspace else {})
        self.view.set_focus_span(self.key, _linked_to(self.item))

    def _draw(self, places: Mapping[LabelId, Place]) -> None:
        self._drawing = Drawing(
            self.desk.schema, self._theme, places, self._item_of, self.desk.at_issue
        )
        self.view.set_places(places.values(), self._drawing)

    def _show_item(self) -> None:
        item, workspace = self.item, self.desk.workspace
        self.view.set_link_target(_linked_to(item))
        if item is not None and workspace is not None:
            context = surroundings(workspace, self.index, self.desk.schema, item)
            self.inspector.show_item(item, context)
        else:
            self.inspector.show_item(None, surroundings_of_report(workspace) if workspace else None)
        if self._is_read_only == self.desk.is_open:
            self._is_read_only = not self.desk.is_open
            self.inspector.set_read_only(self._is_read_only)

    def _item_of(self, key: LabelId) -> Item | None:
        return self.desk.item(key)


def _linked_to(item: Item | None) -> LabelId | None:
    """What the link of an item is drawn to."""
    if item is None or item.state is ItemState.REJECTED or not item.quantifies:
        return None
    return item.quantifies[0]
