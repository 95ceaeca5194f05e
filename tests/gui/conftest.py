"""The window's tests: no screen, and no warning of Qt's left unheard."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.items import Item, ItemState
from annotator.project import Project
from annotator.workspace import Workspace
from gui.operations import Operations
from gui.panels.inspector import InspectorPanel
from gui.panels.item_context import ItemContext, LinkChoice
from gui.panels.runs import RunsLabel
from gui.theme import Theme, apply
from gui.widgets.inputs import Chooser
from schema.labels import default
from schema.records import (
    Annotator,
    AttributeValue,
    Comment,
    Label,
    LabelId,
    Layer,
    ReportId,
    Span,
    Suggestion,
    SuggestionId,
)

_GRAVE = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)
# what the platform without a screen says of itself
_OF_THE_PLATFORM = ("This plugin does not support",)


@pytest.fixture(autouse=True)
def no_qt_warnings() -> Iterator[None]:
    """Fail where Qt warned of something."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
        if kind in _GRAVE and not message.startswith(_OF_THE_PLATFORM):
            heard.append(message)

    before = qInstallMessageHandler(hear)
    yield
    qInstallMessageHandler(before)
    assert not heard


_MINE = Layer("me")
_STATED: dict[str, AttributeValue] = {
    "value": "80000000",
    "unit": "元",
    "bound": "over",
    "indicator": Span(0, 2, "投入"),
    "time": "2020",
    "place": "青石县",
}
_CONTEXT = ItemContext(
    position=42,
    count=97,
    before="投入",
    after="用于\n农村危房改造。",
    link_choices=(
        LinkChoice(LabelId("m1"), "农村\n危房改造", "安居扶贫"),
        LinkChoice(LabelId("m2"), "产业扶贫", "产业扶贫"),
    ),
    comments=(Comment("c", ReportId("r"), _MINE, "再<b>看看</b>", "2020-10-01T08:00:00Z"),),
)


@dataclass
class InspectorScene:
    """An inspector with items to show in it, and the eyes and hands of who looks at it."""

    bot: QtBot
    panel: InspectorPanel
    context: ItemContext = _CONTEXT

    def number(self, key: str = "n1", **more: AttributeValue) -> Item:
        """A suggested number, linked to the measure."""
        span, attributes = Span(2, 9, "8000余万元"), {**_STATED, **more}
        made_from = SuggestionId(f"s-{key}")
        suggestion = Suggestion(
            made_from, ReportId("r"), "rules", "number", span, attributes,
            score=0.98, rule="number.money", evidence="元",
        )  # fmt: skip
        current = Label(
            LabelId(key), ReportId("r"), _MINE, "number", span,
            attributes=attributes, quantifies=(LabelId("m1"),), suggestion=made_from,
        )  # fmt: skip
        return Item(LabelId(key), current, suggestion, ItemState.SUGGESTED)

    def measure(self, category: str | None = "housing") -> Item:
        """A measure that was added by hand."""
        attributes: dict[str, AttributeValue] = {"category": category} if category else {}
        span = Span(10, 16, "农村危房改造")
        current = Label(LabelId("m1"), ReportId("r"), _MINE, "measure", span, attributes=attributes)
        return Item(LabelId("m1"), current, None, ItemState.CONFIRMED)

    def line(self, name: str) -> QLineEdit:
        """A line of text by its name."""
        return self.panel.findChild(QLineEdit, name)

    def words(self) -> str:
        """All labels that can be seen."""
        labels = self.panel.findChildren(QLabel)
        return "\n".join(each.text() for each in labels if each.isVisible())

    def runs(self, name: str) -> str:
        """What a part with several looks says."""
        return self.panel.findChild(RunsLabel, name).text

    def segment(self, name: str) -> QPushButton:
        """One of a few choices side by side."""
        return self.panel.findChild(QPushButton, f"field/{name}")

    def chooser(self, name: str) -> Chooser:
        """A list of choices."""
        return self.panel.findChild(Chooser, name)

    def compose(self, field: QLineEdit, text: str) -> None:
        """Commit a text as an input method does."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(field, event)

    def retype(self, field: QLineEdit, text: str) -> None:
        """Write another text into a field."""
        field.setFocus()
        field.selectAll()
        self.bot.keyClick(field, Qt.Key.Key_Delete)
        self.compose(field, text)


@pytest.fixture
def scene(qtbot: QtBot, qapp: QApplication) -> InspectorScene:
    """The inspector on a number with its surroundings, in front."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # what the test before left
    apply(qapp, Theme.light())
    made = InspectorScene(qtbot, InspectorPanel(Theme.light(), default()))
    qtbot.addWidget(made.panel)
    made.panel.resize(452, 700)
    made.panel.show_item(made.number(), made.context)
    made.panel.show()
    qtbot.waitExposed(made.panel)
    made.panel.activateWindow()
    return made


@pytest.fixture
def operations(
    qtbot: QtBot, workspace: Workspace, project_file: Path, person: Annotator, project: Project
) -> Iterator[Operations]:
    """The project of the shared fixtures, opened as the window opens it."""
    report = workspace.report.id
    project.close()
    opened = Operations(project_file, person)
    opened.on_screen.open(report)
    yield opened
    opened.close(give_up=True)
