"""A question or a tip shows paths and names as they are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox

from gui import texts
from gui.dialogs.ask import say_plainly
from gui.widgets.inputs import Chooser
from gui.widgets.labels import PlainLabel, caption

MARKUP = "<b>甲</b>\u202e\x1b[31m&\t"


def test_both_texts_of_a_box_are_plain(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    say_plainly(box, MARKUP, f"/tmp/{MARKUP}")
    shown = [label for label in box.findChildren(QLabel) if "甲" in label.text()]
    assert len(shown) == 2
    for label in shown:
        assert label.textFormat() == Qt.TextFormat.PlainText
        assert "<b>甲</b>[31m" in label.text()


def test_labels_captions_tips_and_lists_keep_nothing_unseen(qtbot):
    label, chooser = PlainLabel(f"{MARKUP}\n二"), Chooser()
    for each in (label, chooser):
        qtbot.addWidget(each)
    assert label.text() == "<b>甲</b>[31m&\t\n二"
    chooser.addItem(MARKUP, MARKUP)
    assert (chooser.itemText(0), chooser.itemData(0)) == ("<b>甲</b>[31m&", MARKUP)
    assert caption(MARKUP) == "<b>甲</b>[31m&&"
    assert "&lt;b&gt;甲&lt;/b&gt;[31m" in texts.plain_tool_tip(MARKUP)
