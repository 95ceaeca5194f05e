"""Labels reports in a window as their gold says, the shortest way that the window offers."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from by_hand.categories import give_category
from by_hand.hands import Hands
from by_hand.wanted import Wanted, differing, matched, stated_in
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from annotator.exchange.documents import Document
from annotator.items import Item
from gui.actions.spec import Mode
from gui.main_window import MainWindow
from schema.labels import Attribute, AttributeType
from schema.records import Label, LabelId, ReportId, Span

PASSES = ("measure", "number")
READ = frozenset({"value", "value_to", "unit", "bound", "cue"})  # what a moved edge reads anew


class Driver:
    """Knows the gold; `spent` holds the actions of each label by what was wrong."""

    def __init__(self, window: MainWindow, documents: Sequence[Document]) -> None:
        self.hands = Hands(window)
        self.window = window
        self.documents = documents
        self.stated = stated_in(each.spans for each in documents)
        self.spent: defaultdict[str, list[int]] = defaultdict(list)
        self._wanted = {each.report.id: Wanted(each.spans) for each in documents}
        self._matched: dict[LabelId, Label] = {}
        self._done: dict[LabelId, LabelId] = {}  # gold label to the key it has here
        self._missed: list[Label] = []

    def label(self, report: ReportId) -> None:
        """Open a report and finish it."""
        if self._workspace.report.id != report:
            self.window.flow.open(report)
            QApplication.processEvents()
        self.hands.take_count()
        self._done = {}
        for label in PASSES:
            with self._counted("pass over a label (each report)"):
                self.hands.press("F12")
            self._go_over(label, self._wanted[report])
        with self._counted("to the numerals, and finish (each report)"):
            self.hands.press("F12")
            self._dismiss_numerals()
            self._finish()

    # One pass

    def _go_over(self, label: str, wanted: Wanted) -> None:
        items = [each for each in self._workspace.items() if each.label == label]
        gold = wanted.of(label)
        self._matched = matched(items, gold)
        for key, each in self._matched.items():
            self._done[each.id] = key
        found = {each.id for each in self._matched.values()}
        self._missed = [each for each in gold if each.id not in found]
        settle = self._settle_measure if label == "measure" else self._settle_number
        while self._index.undecided_of(label):
            item = self._focus.item
            assert item is not None, label
            assert not item.decided, item
            assert item.label == label, (label, self._focus.only, item)
            if self._missed and self._missed[0].span.start < item.span.start:
                self._add(self._missed.pop(0), wanted)
                continue
            of = self._matched.get(item.key)
            if of is None:
                with self._counted("to be rejected"):
                    self.hands.press("Delete")
            else:
                settle(item, of, wanted)
        while self._missed:
            self._add(self._missed.pop(0), wanted)

    def _add(self, label: Label, wanted: Wanted) -> None:
        with self._counted("missed") as kind:
            self.hands.drag(label.span.start, label.span.end)
            if label.label == "measure":
                give_category(self.hands, str(label.attributes["category"]))
            else:
                self.hands.press("1")
            self._done[label.id] = LabelId(self._focus.key or "")
            added = self._chosen
            if label.label == "number":
                kind += [f"+ {name}" for name in differing(added, label, self.stated)][:2]
                self._mend_number(added, label, wanted)
            if self._focus.key == added.key and self._index.undecided_of(label.label):
                self.hands.press("Down")

    def _settle_measure(self, item: Item, of: Label, _wanted: Wanted) -> None:
        category = str(of.attributes["category"])
        is_placed = item.span == of.span
        is_sorted = item.attributes.get("category") == category
        with self._counted(_kind(is_placed=is_placed, wrong=[] if is_sorted else ["category"])):
            if not is_placed:
                self.hands.drag(of.span.start, of.span.end)
            if is_sorted:
                self.hands.press("Return")
            else:
                give_category(self.hands, category)

    def _settle_number(self, item: Item, of: Label, wanted: Wanted) -> None:
        wrong = differing(item, of, self.stated)
        if not self._is_linked_right(item, of, wanted):
            wrong.append("link")
        is_placed = item.span == of.span
        with self._counted(_kind(is_placed=is_placed, wrong=wrong)):
            if not is_placed:
                self.hands.drag(of.span.start, of.span.end)
            if not wrong or not is_placed:
                self.hands.press("Return")
            if not wrong:
                return
            if not is_placed and self._focus.key != item.key:
                self.hands.click_text(of.span.start)
            self._mend_number(self._workspace.item(item.key) or item, of, wanted)
            if self._chosen.key == item.key and self._index.undecided_of("number"):
                self.hands.press("Down")

    def _mend_number(self, item: Item, of: Label, wanted: Wanted) -> None:
        """Make the fields and the link of the chosen number what they are to be."""
        attributes = self.window.desk.schema.label("number").attributes
        wrong = differing(item, of, self.stated)
        is_linked = self._is_linked_right(item, of, wanted)
        last = [each for each in attributes if each.type is AttributeType.SPAN]
        for attribute in [*(each for each in attributes if each not in last), *last]:
            if attribute.id in wrong:
                self._set_field(attribute, of, stays=not is_linked)
        if not self._is_linked_right(self._now(item), of, wanted):
            self._link(wanted.target(of))

    def _now(self, item: Item) -> Item:
        return self._workspace.item(item.key) or item

    def _is_linked_right(self, item: Item, of: Label, wanted: Wanted) -> bool:
        target = wanted.target(of)
        return item.quantifies == ((self._done[target.id],) if target else ())

    # What a person does to one label

    def _link(self, target: Label | None) -> None:
        self.hands.press("F4")
        if target is None:
            self.hands.press("Delete")
            return
        offered = self.window.view._scene.link_target
        wanted = self._done[target.id]
        if offered == wanted:
            self.hands.press("Return")
        else:
            self.hands.click_text(target.span.start)

    def _set_field(self, attribute: Attribute, of: Label, *, stays: bool) -> None:
        value = of.attributes.get(attribute.id)
        form = self.window.inspector
        match attribute.type:
            case AttributeType.SPAN if isinstance(value, Span):
                self.hands.drag(value.start, value.end)
                if stays:
                    self.hands.click(_part(form, QPushButton, f"take/{attribute.id}"))
                else:
                    self.hands.press("Ctrl+T")
            case AttributeType.SPAN:
                self.hands.click(_part(form, QPushButton, f"clear/{attribute.id}"))
            case AttributeType.CHOICE:
                chosen = value or attribute.default
                self.hands.click(_part(form, QPushButton, f"field/{attribute.id}/{chosen}"))
            case _:
                line = _part(form, QLineEdit, attribute.id)
                self.hands.click(line)
                if line.selectedText() != line.text():
                    self.hands.press("Ctrl+A")
                if value:
                    self.hands.write(str(value))
                else:
                    self.hands.press("Delete")
                self.hands.press("Return")
        if not self.window.view.hasFocus():
            self.hands.press("Escape")

    # The report

    def _finish(self) -> None:
        answered = []
        looking = QTimer(self.window, interval=20)

        def look() -> None:
            dialog = QApplication.activeModalWidget()
            button = dialog.findChild(QPushButton, "finishAnyway") if dialog else None
            if button is not None:
                looking.stop()
                answered.append(dialog)
                self.hands.click(button)

        looking.timeout.connect(look)
        looking.start()
        self.hands.press("Ctrl+Return")
        looking.stop()

    def _dismiss_numerals(self) -> None:
        """Say of every numeral that is neither labelled nor known that it is no number."""
        checking = self.window.labeller.to_check.checking
        checking.finish_now()
        for _ in range(len(checking.checks.numerals()) * 2 + self._index.total):
            if not checking.checks.numerals():
                return
            if self._focus.mode is Mode.NUMERAL:
                spent = self.hands.take_count()
                with self._counted("numeral dismissed"):
                    self.hands.press("Delete")
                self.hands.count += spent
            else:
                self.hands.press("F11")

    @contextmanager
    def _counted(self, kind: str) -> Iterator[list[str]]:
        """Count what is done meanwhile; the kind may be told more exactly on the way."""
        told = [kind]
        self.hands.take_count()
        yield told
        self.spent[" ".join(told)].append(self.hands.take_count())

    @property
    def _focus(self):
        return self.window.labeller.focus

    @property
    def _index(self):
        return self._focus.index

    @property
    def _workspace(self):
        workspace = self.window.desk.workspace
        assert workspace is not None
        return workspace

    @property
    def _chosen(self) -> Item:
        item = self._focus.item
        assert item is not None
        return item


def _kind(*, is_placed: bool, wrong: list[str]) -> str:
    if is_placed and not wrong:
        return "right"
    parts = ([] if is_placed else ["boundary"]) + wrong
    return " + ".join(parts) if len(parts) < 3 else "three things or more"


def _part(within: QWidget, kind: type, name: str):
    return next(each for each in within.findChildren(kind, name) if each.isVisible())
