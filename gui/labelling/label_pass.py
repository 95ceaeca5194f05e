"""A pass over one label only: measures first, then numbers, then all spans again."""

from collections.abc import Mapping

from PySide6.QtCore import QObject

from gui import texts
from gui.actions.action_set import Handler
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.labelling.report_index import EVERY_LABEL
from gui.messages import Messages


class LabelPass(QObject):
    """Restricts stepping and the table to one label, and says so in the table's head."""

    def __init__(self, desk: Desk, focus: Focus, messages: Messages) -> None:
        super().__init__(focus)
        self._desk = desk
        self._focus = focus
        self._messages = messages
        self._key = ""
        focus.changed.connect(self.show)

    def handlers(self) -> Mapping[str, Handler]:
        """What the action of the pass does."""
        return {"go.pass": self.go_on}

    def go_on(self) -> None:
        """Go over the next label, or over all spans after the last."""
        order = [EVERY_LABEL, *self._order()]
        at = order.index(self._focus.only) if self._focus.only in order else 0
        self._focus.only = order[(at + 1) % len(order)]
        self._focus.table.show_pass(self._focus.only)
        self.show()
        item = self._focus.item
        is_inside = item is not None and self._focus.only in (EVERY_LABEL, item.label)
        if not is_inside or (item is not None and item.decided):
            self._focus.step(forward=True, undecided=True)
        self._focus.changed.emit()
        self._say()

    def name_key(self, key: str) -> None:
        """Say this key, as people read it, for going on to the next pass."""
        self._key = key
        self.show()

    def show(self) -> None:
        """Say in the table's head which pass it is and how many are left."""
        only, index = self._focus.only, self._focus.index
        words = ""
        if only:
            words = self.tr("Pass: {label} only · {count} undecided · {key} goes on").format(
                label=self._name(only), count=index.undecided_of(only), key=self._key
            )
        self._focus.table.say_pass(words)

    def figures(self) -> tuple[str, int, int]:
        """The label's name ("" for all), how many are decided, and how many there are."""
        only, index = self._focus.only, self._focus.index
        total = index.to_decide(only)
        return self._name(only) if only else "", total - index.undecided_of(only), total

    def _order(self) -> list[str]:
        # numbers are linked to measures, so measures come first
        schema = self._desk.schema
        targets = {link.target for link in schema.links}
        shown = [label.id for label in schema.labels if not label.hidden]
        return sorted(shown, key=lambda each: each not in targets)

    def _name(self, label: str) -> str:
        return texts.words(self._desk.schema.label(label).name)

    def _say(self) -> None:
        if self._focus.only:
            said = self.tr("Only {label} from here on.")
            self._messages.say(said.format(label=self._name(self._focus.only)))
        else:
            self._messages.say(self.tr("All spans again."))
