"""The window's look: the colours of light and dark, what derives from them, and their use by Qt."""

import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
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
_SHEET: Final = Path(__file__).with_suffix(".qss")


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
    return Template(_SHEET.read_text(encoding="utf-8")).substitute(
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
