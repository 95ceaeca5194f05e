"""Reviews reports in a window by keys alone until their gold is what it is to be."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from by_hand.categories import give_category
from by_hand.hands import Hands
from by_hand.wanted import Stated, differing
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from annotator.exchange.documents import Document
from annotator.items import Item
from annotator.ops.settling import may_stand_together
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row
from gui.actions.spec import Mode
from gui.main_window import MainWindow
from gui.panels.field import Field
from gui.review.listing import Part
from schema.labels import AttributeType
from schema.records import Label, LabelId, LabelState, Span

DECIDED = frozenset({"value", "value_to", "unit", "bound", "category"})


class Reviewer:
    """Knows what gold is to be; `spent` holds the keys of each row by what was done there."""

    def __init__(self, window: MainWindow, documents: Sequence[Document], stated: Stated) -> None:
        self.hands = Hands(window)
        self.window = window
        self.stated = stated
        self.spent: defaultdict[str, list[int]] = defaultdict(list)
        self._wanted = {each.report.id: each for each in documents}
        self._of_row: dict[LabelId, list[Label]] = {}
        self._done: dict[LabelId, LabelId] = {}  # wanted label to the gold's id

    def review(self) -> None:
        """Review the report that is open, and end its review."""
        document = self._wanted[self._review.report.id]
        self._plan(document.spans)
        with self._counted("accept all that agree (each report)"):
            self.hands.press("Ctrl+G")
        self._settle_differences()
        with self._counted("list everything (each report)"):
            while self.window.review.shown.part is not Part.ALL:
                self.hands.press("Ctrl+K")
        self._go_over_all()
        self._add_what_nobody_had(document.spans)
        self._link_all(document.spans)
        with self._counted("end the review (each report)"):
            self._finish()

    # What every row is to become

    def _plan(self, spans: Sequence[Label]) -> None:
        pairs = []
        for row in self._review.rows():
            for member in row.members.values():
                pairs += [
                    (_likeness(member, label), row.key, label.id)
                    for label in spans
                    if member.label == label.label and member.span.overlaps(label.span)
                ]
        by_id = {each.id: each for each in spans}
        self._of_row = {row.key: [] for row in self._review.rows()}
        placed: set[LabelId] = set()
        rows = {row.key: row for row in self._review.rows()}
        for _, key, label in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
            if label not in placed and self._has_room(rows[key], by_id[label]):
                placed.add(label)
                self._of_row[key].append(by_id[label])
        self._done = {}

    def _has_room(self, row: Row, label: Label) -> bool:
        taken = self._of_row[row.key]
        if not taken:
            return True
        both = list(row.members.values())
        is_said = any(each.span == label.span and each.label == label.label for each in both)
        return len(taken) < len(both) and is_said and may_stand_together([*taken, label])

    # Differences

    def _settle_differences(self) -> None:
        while self.window.review.shown.left():
            row = self._row
            if row is None or not row.standing.is_at_issue:
                self.hands.press("Down")
                continue
            kinds = "+".join(each.value for each in row.kinds)
            with self._counted(f"difference: {kinds}") as told:
                told.append(self._settle(row))

    def _settle(self, row: Row) -> str:
        wanted = self._of_row[row.key]
        if not wanted:
            self._press_row("0")
            return "neither"
        if len(wanted) > 1:
            self._press_row("Ctrl+D")
            self._note(row, wanted)
            return "both"
        order = self.window.review.shown.order
        costs = [
            self._cost(row.members.get(layer), wanted[0]) if layer in row.members else 99
            for layer in order
        ]
        nth = costs.index(min(costs))
        self._press_row(str(nth + 1))
        self._done[wanted[0].id] = row.key
        return "taken" if not costs[nth] else "taken, to be edited"

    def _press_row(self, key: str) -> None:
        self.hands.press(key)

    def _note(self, row: Row, wanted: Sequence[Label]) -> None:
        for each in self._review.row(row.key).golds:
            for label in wanted:
                if each.label == label.label and each.span == label.span:
                    self._done[label.id] = each.id

    def _cost(self, member: Label, wanted: Label) -> int:
        """How far a version is from what is wanted, in what people say at all."""
        item = Item(member.id, member, None, None)
        wrong = DECIDED.intersection(differing(item, wanted, self.stated))
        return 3 * (member.span != wanted.span) + len(wrong)

    # All rows, one by one

    def _go_over_all(self) -> None:
        keys = self.window.side.review.keys
        seen: set[LabelId] = set()
        while len(seen) < len(keys):
            row = self._row
            if row is not None and row.key not in seen:
                seen.add(row.key)
                self._mend_row(row)
            with self._counted("to the next row"):
                self.hands.press("Right")

    def _mend_row(self, row: Row) -> None:
        wanted = self._of_row.get(row.key, [])
        if not wanted:
            if any(each.state is LabelState.CONFIRMED for each in row.golds):
                with self._counted("agreed, and no gold: reopened as neither"):
                    self.hands.press("0")
            return
        if len(wanted) > 1:
            self._note(row, wanted)
            return
        self._done[wanted[0].id] = row.key
        self._mend(row.key, wanted[0])

    def _mend(self, key: LabelId, wanted: Label) -> None:
        item = self._review.item(key)
        wrong = [] if item.span == wanted.span else ["boundary"]
        wrong += differing(item, wanted, self.stated)
        if not wrong:
            return
        with self._counted("edited: " + "+".join(wrong)):
            if item.span != wanted.span:
                self._move_edges(key, wanted.span)
            attributes = self._review.schema.label(wanted.label).attributes
            for attribute in attributes:
                if attribute.id in differing(self._review.item(key), wanted, self.stated):
                    self._set_field(attribute, wanted)
        left = differing(self._review.item(key), wanted, self.stated)
        assert not left, (left, wanted, self._review.item(key).attributes)

    def _move_edges(self, key: LabelId, span: Span) -> None:
        for keys, edge in ((("Shift+Right", "Shift+Left"), "end"),
                           (("Ctrl+Shift+Right", "Ctrl+Shift+Left"), "start")):  # fmt: skip
            while (at := getattr(self._review.item(key).span, edge)) != getattr(span, edge):
                self.hands.press(keys[0] if at < getattr(span, edge) else keys[1])

    def _set_field(self, attribute, wanted: Label) -> None:
        value = wanted.attributes.get(attribute.id)
        if attribute.type is AttributeType.SPAN and isinstance(value, Span):
            self._select(value)
            self.hands.press("Ctrl+T")
            self._leave_caret()
            return
        if attribute.id == "category":
            give_category(self.hands, str(value))
            return
        self.hands.press("F2")
        while self._field_at() != attribute.id:
            self.hands.press("Tab")
        match attribute.type:
            case AttributeType.CHOICE:
                self._choose(attribute, value or attribute.default)
            case AttributeType.SPAN:
                self.hands.press("Tab")  # from taking words to clearing them
                self.hands.press("Return")
            case _:
                self.hands.press("Ctrl+A")
                if value:
                    self.hands.write(str(value))
                else:
                    self.hands.press("Delete")
                self.hands.press("Return")
        if not self.window.view.hasFocus():
            self.hands.press("Escape")

    def _choose(self, attribute, wanted: str) -> None:
        ids = [each.id for each in attribute.choices]
        for _ in range(2 * len(ids)):
            item = self._review.item(self.window.labeller.focus.key)
            now = item.attributes.get(attribute.id, attribute.default)
            if now == wanted:
                return
            self.hands.press("Right" if ids.index(now) < ids.index(wanted) else "Left")

    def _field_at(self) -> str:
        widget = QApplication.focusWidget()
        while widget is not None and not isinstance(widget, Field):
            widget = widget.parentWidget()
        return widget.objectName().removeprefix("field/") if widget is not None else ""

    # What nobody had

    def _add_what_nobody_had(self, spans: Sequence[Label]) -> None:
        for label in spans:
            if label.id not in self._done:
                with self._counted(f"added: {label.label}"):
                    self._add(label)

    def _add(self, label: Label) -> None:
        self._go_near(label.span.start)
        self._select(label.span)
        if label.label == "measure":
            give_category(self.hands, str(label.attributes["category"]))
        else:
            self.hands.press("Insert")
        self._leave_caret()
        key = LabelId(self.window.labeller.focus.key or "")
        assert self._review.item(key).span == label.span, label
        self._done[label.id] = key
        self._mend(key, label)

    def _go_near(self, offset: int) -> None:
        """Step through the list to the last row that begins before a place."""
        rows = [row for row in self.window.review.shown.rows if row.start <= offset]
        self._go_to(rows[-1].key if rows else self.window.review.shown.rows[0].key)

    def _go_to(self, key: LabelId) -> None:
        keys = [row.key for row in self.window.review.shown.listed()]
        here = keys.index(self._row.key) if self._row and self._row.key in keys else 0
        ahead = (keys.index(key) - here) % len(keys)
        is_forward = ahead <= len(keys) - ahead
        while self._row is None or self._row.key != key:
            self.hands.press("Right" if is_forward else "Left")

    def _select(self, span: Span) -> None:
        view = self.window.view
        self.hands.press("F5")
        assert self.window.labeller.focus.mode is Mode.CARET
        while view.caret() != span.start:
            self.hands.press("Right" if view.caret() < span.start else "Left")
        while view.selection() != (span.start, span.end):
            self.hands.press("Shift+Right")

    def _leave_caret(self) -> None:
        for _ in range(3):
            if self.window.labeller.focus.mode is Mode.CARET:
                self.hands.press("Escape")

    # Links

    def _link_all(self, spans: Sequence[Label]) -> None:
        """Once everything stands: each number to what it is to be linked to."""
        for label in spans:
            if label.label != "number":
                continue
            targets = tuple(self._done[each] for each in label.quantifies)
            key = self._done[label.id]
            if self._review.item(key).quantifies != targets:
                with self._counted("edited: link"):
                    self._go_to(self._review.row(key).key)
                    self._link(targets[0] if targets else None)
                assert self._review.item(key).quantifies == targets

    def _link(self, target: LabelId | None) -> None:
        self.hands.press("F4")
        if target is None:
            self.hands.press("Delete")
            return
        for _ in range(60):
            if self.window.view._scene.link_target == target:
                break
            self.hands.press("Down")
        self.hands.press("Return")

    # The report

    def _finish(self) -> None:
        looking = QTimer(self.window, interval=20)

        def look() -> None:
            box = QApplication.activeModalWidget()
            if isinstance(box, QMessageBox):
                looking.stop()
                box.button(QMessageBox.StandardButton.Ok).click()

        looking.timeout.connect(look)
        looking.start()
        self.hands.press("Ctrl+Return")
        looking.stop()

    @contextmanager
    def _counted(self, kind: str) -> Iterator[list[str]]:
        """Count what is pressed meanwhile; the kind may be told more exactly on the way."""
        told = [kind]
        spent = self.hands.take_count()
        yield told
        self.spent[", ".join(told)].append(self.hands.take_count())
        self.hands.count = spent

    @property
    def _review(self) -> GoldWorkspace:
        review = self.window.desk.review
        assert review is not None
        return review

    @property
    def _row(self) -> Row | None:
        key = self.window.labeller.focus.key
        return self._review.row(key) if key else None


def _likeness(member: Label, wanted: Label) -> float:
    shared = min(member.span.end, wanted.span.end) - max(member.span.start, wanted.span.start)
    whole = max(member.span.end, wanted.span.end) - min(member.span.start, wanted.span.start)
    return shared / whole
