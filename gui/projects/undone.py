"""Where something was undone or redone: the person goes there, and is told what it was."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from annotator.drafts import Changes
from annotator.items import Item
from gui.desk import Desk
from gui.labelling.focus import Focus
from gui.messages import Messages
from gui.projects.undo_words import done_words
from schema.records import Change, Entity, LabelId, ReportId


class Undone(QObject):
    """Hears the desk; `open_report` shows another report where it was in another."""

    def __init__(
        self, desk: Desk, focus: Focus, messages: Messages, open_report: Callable[[ReportId], None]
    ) -> None:
        super().__init__(desk)
        self._desk = desk
        self._focus = focus
        self._messages = messages
        self._open_report = open_report
        desk.undone.connect(self._show)

    def _show(self, changes: Changes) -> None:
        """Go where something was undone or redone, and say what it was."""
        touched = [each.report for each in changes.operation.changes if each.report is not None]
        workspace = self._desk.workspace
        if touched and (workspace is None or workspace.report.id not in touched):
            self._open_report(touched[0])
        self._messages.say(done_words(changes, self._choose_touched(changes.operation.changes)))

    def _choose_touched(self, changes: tuple[Change, ...]) -> Item | None:
        """Go to the first span that was touched; where it is gone, to what stands there or next."""
        items = map(self._desk.item, _touched_labels(changes))
        item = next((item for item in items if item is not None), None)
        place = _place_left(changes)
        if item is not None:
            self._focus.choose(item.key)
        elif place is not None:
            self._focus.choose_around(*place)
            if self._focus.key is None:
                self._focus.step(forward=True, undecided=False)
            self._focus.view.reveal(*place)
        elif any(each.entity is Entity.COMMENT for each in changes):
            self._focus.choose(None)
        return item


def _touched_labels(changes: tuple[Change, ...]) -> list[LabelId]:
    """The labels that were changed, or that comments are about which were."""
    found = [each.id for each in changes if each.entity is Entity.LABEL]
    for each in changes:
        about = {**each.before, **each.after}.get("about")
        if each.entity is Entity.COMMENT and isinstance(about, str):
            found.append(about)
    return [LabelId(each) for each in found]


def _place_left(changes: tuple[Change, ...]) -> tuple[int, int] | None:
    """Where a span stood that was taken away."""
    for each in changes:
        start, end = each.before.get("start"), each.before.get("end")
        if each.after.get("deleted") is True and isinstance(start, int) and isinstance(end, int):
            return start, end
    return None
