"""Figures keep one size while they change, but follow the size of the letters."""

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.theme import Theme, apply
from gui.widgets.labels import set_figure


def test_figures_are_fitted_anew_where_the_letters_grow_or_shrink(
    qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, Theme.light(), 13)
    window, label, button = QWidget(), QLabel(), QPushButton()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    for each in (label, button):
        row.addWidget(each)
        set_figure(each, "undecided 112 / 116")
    window.show()
    qtbot.waitExposed(window)
    small = [each.width() for each in (label, button)]
    for size in (20, 13):
        apply(qapp, Theme.light(), size)
        qtbot.waitUntil(lambda: label.size() == label.sizeHint())
        qtbot.waitUntil(lambda: button.size() == button.sizeHint())
        if size > 13:
            assert all(
                each.width() > 1.3 * before
                for each, before in zip((label, button), small, strict=True)
            )
    apply(qapp, Theme.light())
