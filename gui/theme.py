"""The window's look: the colours of light and dark, what derives from them, and their use by Qt."""

import sys
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Final, Self

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from schema.labels import LabelType

DEFAULT_FONT_SIZE: Final = 13
SMALLEST_FONT_SIZE: Final = 9
LARGEST_FONT_SIZE: Final = 24
READABLE_CONTRAST: Final = 4.5  # WCAG 2 level AA for text
VISIBLE_CONTRAST: Final = 3.0  # and for marks, and the edges of what can be used

_MIXING_STEPS: Final = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The tokens of one appearance; `faint` is for marks, never for text that must be read."""

    is_dark: bool
    window: QColor
    panel: QColor
    paper: QColor
    text: QColor
    dim: QColor
    faint: QColor
    line: QColor
    accent: QColor
    accent_soft: QColor
    wrong: QColor
    right: QColor

    @classmethod
    def light(cls) -> Self:
        """Dark ink on white paper."""
        return cls(
            is_dark=False,
            window=QColor("#f4f5f7"),
            panel=QColor("#ffffff"),
            paper=QColor("#ffffff"),
            text=QColor("#1f2328"),
            dim=QColor("#667085"),
            faint=QColor("#818b9d"),
            line=QColor("#e4e7ec"),
            accent=QColor("#1f6feb"),
            accent_soft=QColor("#e8f0fe"),
            wrong=QColor("#b42318"),
            right=QColor("#1a7f4b"),
        )

    @classmethod
    def dark(cls) -> Self:
        """Light ink on dark paper."""
        return cls(
            is_dark=True,
            window=QColor("#15181c"),
            panel=QColor("#1c2025"),
            paper=QColor("#1a1d22"),
            text=QColor("#e6e8eb"),
            dim=QColor("#9aa4b2"),
            faint=QColor("#6b7685"),
            line=QColor("#2c323a"),
            accent=QColor("#6ea8ff"),
            accent_soft=QColor("#1d2b45"),
            wrong=QColor("#ff8a80"),
            right=QColor("#6fd09b"),
        )

    def label_colour(self, label: LabelType) -> QColor:
        """The colour that a label's outlines, bars and words have."""
        return QColor(label.colour_dark if self.is_dark else label.colour)

    def label_fill(self, label: LabelType) -> QColor:
        """The soft ground under a confirmed span: the label's hue near the paper's lightness."""
        colour = self.label_colour(label)
        share, lightness = (0.75, 0.18) if self.is_dark else (0.8, 0.91)
        return QColor.fromHslF(
            max(colour.hslHueF(), 0.0), colour.hslSaturationF() * share, lightness
        )

    @property
    def edge(self) -> QColor:
        """The edge of what one writes or chooses in: a line that can be made out."""
        on_window = self.readable(self.line, self.window, at_least=VISIBLE_CONTRAST)
        return self.readable(on_window, self.panel, at_least=VISIBLE_CONTRAST)

    def readable(
        self, colour: QColor, ground: QColor, *, at_least: float = READABLE_CONTRAST
    ) -> QColor:
        """The colour, moved towards the text's only as far as WCAG AA on that ground asks."""
        for step in range(_MIXING_STEPS):
            mixed = _mixed(colour, self.text, step / _MIXING_STEPS)
            if contrast(mixed, ground) >= at_least:
                return mixed
        return self.text


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of WCAG 2, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def apply(app: QApplication, theme: Theme, font_size: int = DEFAULT_FONT_SIZE) -> None:
    """Give the whole application a theme; `font_size` is the panels' text in pixels."""
    prepare(app, theme, font_size)
    sheet = stylesheet(theme, _allowed(font_size))
    if sheet != app.styleSheet():  # every widget there is would be polished again
        app.setStyleSheet(sheet)


def prepare(app: QApplication, theme: Theme, font_size: int = DEFAULT_FONT_SIZE) -> None:
    """Give the application the theme's colours and font, for a window that is still to be made.

    Under a stylesheet every widget is polished again whenever it is put into another one, so the
    stylesheet comes once the window is put together: that takes a third of the time.
    """
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(palette(theme))
    app.setFont(panel_font(_allowed(font_size)))


def _allowed(font_size: int) -> int:
    return min(max(font_size, SMALLEST_FONT_SIZE), LARGEST_FONT_SIZE)


def palette(theme: Theme) -> QPalette:
    """The theme as Qt's roles, for what no stylesheet reaches."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.panel,
        QPalette.ColorRole.AlternateBase: theme.window,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.PlaceholderText: theme.dim,
        QPalette.ColorRole.Button: theme.panel,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.wrong,
        QPalette.ColorRole.ToolTipBase: theme.panel,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.panel,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Shadow: theme.line,
        QPalette.ColorRole.Accent: theme.accent,
    }
    made = QPalette(theme.window)
    for role, colour in roles.items():
        made.setColor(role, colour)
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, theme.dim)
    return made


def panel_font(size: int) -> QFont:
    """The panels' font in pixels; on Linux with the Chinese family that comes with the program."""
    font = QFont()
    if family := _bundled_family():
        font.setFamilies([family])
    font.setPixelSize(size)
    return font


def tabular(font: QFont) -> QFont:
    """The font with figures of one width, so that columns of values line up."""
    figures = QFont(font)
    figures.setFeature(QFont.Tag("tnum"), 1)
    return figures


def stylesheet(theme: Theme, font_size: int) -> str:
    """The one stylesheet, with the theme's tokens written into it."""
    colours = {
        name: getattr(theme, name).name()
        for name in Theme.__dataclass_fields__
        if name != "is_dark"
    }
    return Template(_SHEET).substitute(
        colours,
        accent_on_soft=theme.readable(theme.accent, theme.accent_soft).name(),
        on_accent=theme.panel.name(),
        edge=theme.edge.name(),
        large=round(font_size * 1.55),
        heading=round(font_size * 1.1),
        small=max(round(font_size * 0.92), SMALLEST_FONT_SIZE),
    )


@cache
def _bundled_family() -> str:
    if sys.platform != "linux":
        return ""
    from pylopdf_fonts_zh_cn import sans_path

    number = QFontDatabase.addApplicationFont(str(sans_path()))
    families = QFontDatabase.applicationFontFamilies(number)
    return families[0] if families else ""


def _mixed(one: QColor, other: QColor, share: float) -> QColor:
    parts = zip(_rgb(one), _rgb(other), strict=True)
    return QColor.fromRgbF(*(a + (b - a) * share for a, b in parts))


def _rgb(colour: QColor) -> tuple[float, float, float]:
    return colour.redF(), colour.greenF(), colour.blueF()


def _luminance(colour: QColor) -> float:
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _rgb(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


_SHEET: Final = """
QToolTip { background: $panel; color: $text; border: 1px solid $line; padding: 4px 8px; }

QLineEdit, QComboBox, QPlainTextEdit, QSpinBox {
    background: $panel; color: $text; border: 1px solid $edge; border-radius: 6px;
    padding: 3px 8px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus, QSpinBox:focus {
    border: 1px solid $accent;
}
QLineEdit[readOnly="true"], QLineEdit:disabled, QComboBox:disabled { background: $window; }
QComboBox:disabled { color: $dim; }
QComboBox[readOnly="true"] { color: $text; }
QLineEdit[invalid="true"] { border: 1px solid $wrong; }
QComboBox { padding-right: 22px; }
QComboBox::drop-down { border: none; width: 0; }
QComboBox QAbstractItemView {
    background: $panel; color: $text; border: 1px solid $line; outline: none; padding: 4px;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { padding: 3px 8px; border-radius: 4px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }

QPushButton {
    background: $panel; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 4px 12px; outline: none;
}
QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }
QPushButton:hover { background: $window; }
QPushButton:focus { border: 1px solid $accent; }
QPushButton:pressed, QPushButton:checked {
    background: $accent_soft; color: $accent_on_soft; border: 1px solid $accent_soft;
}
QPushButton:checked { border-bottom: 1px solid $accent_on_soft; }
QPushButton:checked:focus { border: 1px solid $accent; }
QPushButton:disabled { color: $dim; }
QPushButton:default { border: 1px solid $accent; }
QPushButton[quiet="true"] { background: transparent; border: 1px solid transparent; color: $dim; }
QPushButton[quiet="true"] { padding: 2px 6px; }
QPushButton[quiet="true"]:hover { background: $window; color: $text; }
QPushButton[quiet="true"]:focus { border: 1px solid $accent; }
QPushButton[quiet="true"]:checked {
    background: $accent_soft; color: $accent_on_soft; border-bottom: 1px solid $accent_on_soft;
}
QPushButton[quiet="true"]:checked:focus { border: 1px solid $accent; }
QFrame[role="segments"] { background: $panel; border: 1px solid $edge; border-radius: 6px; }
QFrame[role="segments"] QPushButton {
    background: transparent; border: 1px solid transparent; border-radius: 5px; padding: 2px 10px;
}
QFrame[role="segments"] QPushButton:hover { background: $window; }
QFrame[role="segments"] QPushButton:checked {
    background: $accent_soft; color: $accent_on_soft; border-bottom: 1px solid $accent_on_soft;
}
QFrame[role="segments"] QPushButton:focus { border: 1px solid $accent; }

QWidget#queuePanel, QWidget#suggestionsPanel, QWidget#inspectorPanel, QWidget#inspectorPage,
QWidget#findBar, QWidget#toCheckPanel, QWidget#reviewPanel, QWidget#drawer, QWidget#guidelinesPanel,
QWidget#notedPanel {
    background: $panel;
}
QLabel[role="heading"] { font-size: ${heading}px; font-weight: 700; }
QLabel[role="dim"] { color: $dim; }
QLabel[role="small"] { color: $dim; font-size: ${small}px; }
QLabel[role="issue"] { color: $text; }
QFrame#findings { background: $window; border-left: 3px solid $wrong; }
QFrame#dutyBar { background: $window; border: none; border-left: 3px solid $line; }
QFrame#dutyBar[grave="true"] { border-left: 3px solid $wrong; }
QFrame#dutyBar[grave="true"] QLabel { font-weight: 700; }
QLabel[role="wrong"] { color: $wrong; font-size: ${small}px; }
QLabel[role="pass"] {
    background: $accent_soft; color: $accent_on_soft; padding: 5px 12px; font-weight: 700;
}
QLabel[role="large"] { font-size: ${large}px; font-weight: 700; }
QFrame#hoverCard { background: $panel; border: 1px solid $line; }
QFrame#readValue { background: $window; border: none; border-radius: 8px; }
QFrame#spanBox { background: $panel; border: 1px solid $edge; border-radius: 6px; }
QFrame#spanBox[readOnly="true"], QFrame[role="segments"][readOnly="true"] { background: $window; }
QCheckBox { border: 1px solid transparent; border-radius: 4px; padding: 1px 4px; }
TickBox::indicator {
    width: 13px; height: 13px; border: 1px solid $edge; border-radius: 3px; background: $panel;
}
TickBox::indicator:disabled { background: $window; }
TickBox::indicator:checked { background: $accent; border: 1px solid $accent; }
QAbstractItemView::indicator {
    width: 11px; height: 11px; border: 1px solid $edge; border-radius: 3px; background: $panel;
}
QAbstractItemView::indicator:checked { background: $accent; border: 1px solid $accent; }
QAbstractItemView::indicator:indeterminate { background: $accent_soft; border: 1px solid $accent; }
QCheckBox:focus { border: 1px solid $accent; }
QCheckBox:disabled { color: $dim; }
QFrame[role="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }

QAbstractItemView {
    background: $panel; color: $text; border: 1px solid transparent; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QAbstractItemView:focus { border: 1px solid $accent; }
QTreeView::item:selected { background: $accent_soft; }
QDialog QAbstractItemView { border: 1px solid $edge; border-radius: 6px; }
QDialog QAbstractItemView:focus { border: 1px solid $accent; }
QDialog QTreeView::item { padding: 2px 0; }
QDialog QListWidget::item { padding: 3px 6px; }
QDialog QListWidget::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: $panel; border: none; }
QHeaderView::section {
    background: $panel; color: $dim; border: none; border-bottom: 1px solid $line;
    padding: 4px 6px; font-weight: normal;
}
QDialog QHeaderView, QDialog QHeaderView:focus { background: transparent; border: none; }
QDialog QHeaderView::section { background: transparent; padding: 4px 3px; }
QHeaderView::up-arrow, QHeaderView::down-arrow {
    width: 9px; height: 9px; subcontrol-origin: border; subcontrol-position: top center;
}
QScrollArea { border: none; background: $panel; }
QDialog QScrollArea { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: 2px; }
QProgressBar::chunk { background: $right; border-radius: 2px; }

QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: $panel; }
QDialog QTabBar { background: transparent; }
QTabBar::tab {
    background: transparent; color: $dim; border: none; border-bottom: 2px solid transparent;
    padding: 8px 10px; margin-left: 4px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom: 2px solid $accent; }
QTabBar::tab:focus { color: $text; border: 1px solid $accent; }

QMenuBar, QToolBar { background: $panel; border: none; }
QToolBar { border-bottom: 1px solid $line; padding: 5px; spacing: 8px; }
QToolBar QToolButton {
    background: $panel; color: $text; border: 1px solid $line; border-radius: 6px;
    padding: 2px 10px;
}
QToolBar QToolButton::menu-indicator { width: 0; image: none; }
QToolBar QToolButton:hover { background: $window; }
QToolBar QToolButton:focus { border: 1px solid $accent; }
QToolBar QToolButton:checked {
    background: $accent_soft; color: $accent_on_soft; border: 1px solid $accent_soft;
}
QToolBar QToolButton:checked:focus { border: 1px solid $accent; }
QMenuBar::item { background: transparent; padding: 4px 10px; border-radius: 6px; }
QMenuBar::item:selected { background: $accent_soft; color: $text; }
QMenu { background: $panel; color: $text; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: 4px 24px 4px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $dim; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }
QStatusBar { background: $panel; color: $dim; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollBar { background: transparent; border: none; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
