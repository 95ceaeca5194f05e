"""From pane to pane by key: the keyboard goes along, and the queue's action says if it is seen."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gui.actions.action_set import ActionSet, Handler
from gui.frame.panes import Panes
from gui.frame.tool_row import ToolRow
from gui.panels.queue import QueuePanel


class Moving(QObject):
    """Joins the panes, the queue among them, to actions and tool row."""

    def __init__(
        self, panes: Panes, queue: QueuePanel, report: QWidget, actions: ActionSet, tools: ToolRow
    ) -> None:
        super().__init__(panes)
        self._panes = panes
        self._queue = queue
        queue.left.connect(report.setFocus)
        queue.report_requested.connect(lambda _: panes.close_drawer())
        panes.queue_shown.connect(actions["go.queue"].setChecked)
        panes.queue_shown.connect(tools.follow_queue)
        panes.folded.connect(tools.make_narrow)
        actions["go.queue"].setChecked(True)

    def handlers(self) -> Mapping[str, Handler]:
        """What the actions do that go from pane to pane."""
        return {
            "go.next_pane": partial(self._panes.focus_next, forward=True),
            "go.previous_pane": partial(self._panes.focus_next, forward=False),
            "go.queue": self._panes.toggle_queue,
            "go.filter": self._filter_queue,
        }

    def _filter_queue(self) -> None:
        self._panes.open_queue()
        self._queue.focus_filter()
