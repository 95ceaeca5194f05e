"""What others said stands with their names before one's own comments, and is only read."""

from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.shared_comments import SharedComment
from gui.panels.comments import CommentsPart
from schema.labels import default
from schema.records import GOLD, Comment, Layer, ReportId


def said(key: str, layer: str, text: str) -> Comment:
    return Comment(key, ReportId("r"), Layer(layer), text, "2026-10-01T08:00:00.000Z")


def test_others_are_named_and_nothing_of_theirs_can_be_changed(qtbot: QtBot) -> None:
    part = CommentsPart(default())
    qtbot.addWidget(part)
    told = [
        SharedComment("周二", said("a", "2", "<b>单位</b>是户吗")),
        SharedComment("周二", said("b", "2", "")),
        SharedComment("", said("c", GOLD, "按条款三")),
        SharedComment("", said("d", "2", "年份")),
    ]
    part.show_comments([said("e", "1", "我的")], told, keep_edits=False)
    shown = [each.text() for each in part.findChildren(QLabel, "told")]
    assert shown == [
        *("周二: <b>单位</b>是户吗", "周二: was unsure here"),
        *("The review: 按条款三", "An annotator: 年份"),
    ]
    assert len(part.findChildren(QPushButton, "editComment")) == 1
    part.set_read_only(True)
    part.show_comments([], told[:1], keep_edits=False)
    assert part.isVisibleTo(part.parentWidget())
    part.show_comments([], [], keep_edits=False)
    assert not part.isVisibleTo(part.parentWidget())
