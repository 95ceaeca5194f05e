"""What the tests of the report view share: a sheet with a small report, and spans on it."""

from collections.abc import Callable
from typing import Final

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.report_view.drawn import DrawnSpan, SpanShape, SpanState, ViewPalette
from gui.report_view.view import ReportView

_LIGHT: Final = ViewPalette(
    *map(QColor, ("#ffffff", "#f4f5f7", "#1f2328", "#667085", "#98a2b3", "#e4e7ec")),
    *map(QColor, ("#1f6feb", "#e8f0fe", "#b42318")),
)
_BLUE, _BLUE_FILL = QColor("#0b6e99"), QColor("#d9eef7")

_TEXT: Final = (
    "青石县工作总结\n\n全县新建水厂4座，带动贫困户5120户，户均增收3000元；农村饮水安全巩固\n"
    "提升工程惠及6.2万人。😀𠮷户三口。\n\n易地扶贫搬迁1048户，搬得出、稳得住。\n"
)


@pytest.fixture(scope="module")
def chinese(qapp: QApplication) -> str:
    sans_path = pytest.importorskip("pylopdf_fonts_zh_cn").sans_path
    font = QFontDatabase.addApplicationFont(str(sans_path()))
    return QFontDatabase.applicationFontFamilies(font)[0]


@pytest.fixture
def show(qtbot: QtBot) -> Callable[..., ReportView]:
    """Shows a text in a view of this size."""

    def show(
        palette: ViewPalette, text: str, width: int = 700, height: int = 500, family: str = ""
    ) -> ReportView:
        made = ReportView(palette)
        qtbot.addWidget(made)
        if family:
            made.setFont(QFont(family, made.font().pointSize()))
        made.resize(width, height)
        made.set_report(text)
        made.show()
        qtbot.waitExposed(made)
        return made

    return show


@pytest.fixture
def view(show: Callable[..., ReportView], palette: ViewPalette, chinese: str) -> ReportView:
    return show(palette, _TEXT, 745, 600, chinese)


@pytest.fixture
def palette() -> ViewPalette:
    return _LIGHT


@pytest.fixture
def span() -> Callable[..., DrawnSpan]:
    """Makes the span of these words of a text; of the small report's where none is given."""
    return _span


def _span(words: str, text: str = _TEXT, state: SpanState = SpanState.SUGGESTED) -> DrawnSpan:
    start = text.index(words)
    end = start + len(words)
    return DrawnSpan(words, start, end, SpanShape.SQUARE_DASHED, _BLUE, _BLUE_FILL, state)
