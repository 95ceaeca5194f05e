"""The theme: contrast, derived colours, the stylesheet and the application's font."""

import re
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication, QTableWidget
from pytestqt.qtbot import QtBot

from gui.theme import READABLE_CONTRAST, Theme, apply, contrast, stylesheet, tabular
from schema.labels import default

THEMES = [Theme.light(), Theme.dark()]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast(QColor("#ffffff"), QColor("#000000")) == pytest.approx(21)
    assert contrast(QColor("#777777"), QColor("#ffffff")) == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_words_can_be_read_on_every_ground(theme: Theme) -> None:
    inks = (theme.text, theme.dim, theme.wrong)
    for ink, ground in product(inks, (theme.window, theme.panel, theme.paper)):
        assert contrast(ink, ground) >= READABLE_CONTRAST, (ink.name(), ground.name())


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_every_label_can_be_read_on_its_own_fill(theme: Theme) -> None:
    for label in default().labels:
        fill = theme.label_fill(label)
        assert contrast(theme.text, fill) >= READABLE_CONTRAST
        ink = theme.readable(theme.label_colour(label), fill)
        assert contrast(ink, fill) >= READABLE_CONTRAST


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_a_fill_is_of_the_labels_hue_and_near_the_paper(theme: Theme) -> None:
    for label in default().labels:
        colour, fill = theme.label_colour(label), theme.label_fill(label)
        assert fill.hslHueF() == pytest.approx(colour.hslHueF(), abs=0.02)
        assert contrast(fill, theme.paper) < 1.7


def test_a_colour_that_can_be_read_is_left_as_it_is() -> None:
    theme = Theme.light()
    assert theme.readable(theme.text, theme.panel) == theme.text


def test_the_darkest_that_can_be_done_is_the_text_colour() -> None:
    theme = Theme.light()
    middle = QColor("#808080")
    assert contrast(theme.readable(middle, middle), middle) > contrast(middle, middle)


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_the_stylesheet_has_no_colour_that_is_not_a_token(theme: Theme) -> None:
    tokens = {
        getattr(theme, name).name() for name in Theme.__dataclass_fields__ if name != "is_dark"
    }
    tokens |= {theme.edge.name(), theme.readable(theme.accent, theme.accent_soft).name()}
    used = set(re.findall(r"#[0-9a-f]{6}\b", stylesheet(theme, 13)))
    assert used
    assert used <= tokens
    assert "$" not in stylesheet(theme, 13)


def test_applying_a_theme_sets_palette_font_and_stylesheet(qapp: QApplication) -> None:
    apply(qapp, Theme.dark(), 18)
    assert qapp.palette().color(QPalette.ColorRole.Window) == Theme.dark().window
    assert qapp.font().pixelSize() == 18
    assert Theme.dark().line.name() in qapp.styleSheet()
    apply(qapp, Theme.light())
    assert qapp.palette().color(QPalette.ColorRole.Window) == Theme.light().window
    assert qapp.font().pixelSize() == 13


@pytest.mark.parametrize(("asked", "given"), [(2, 9), (9, 9), (24, 24), (90, 24)])
def test_the_font_stays_between_nine_and_twenty_four_pixels(
    qapp: QApplication, asked: int, given: int
) -> None:
    apply(qapp, Theme.light(), asked)
    assert qapp.font().pixelSize() == given
    apply(qapp, Theme.light())


def test_tabular_figures_are_of_one_width(qapp: QApplication) -> None:
    apply(qapp, Theme.light())
    metrics = QFontMetricsF(tabular(qapp.font()))
    assert len({metrics.horizontalAdvance(figure) for figure in "0123456789"}) == 1


@pytest.mark.parametrize("theme", THEMES, ids=["light", "dark"])
def test_the_arrow_of_a_sorted_column_covers_no_letter_of_its_heading(
    theme: Theme, qtbot: QtBot, qapp: QApplication
) -> None:
    apply(qapp, theme)
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels(["Value"])
    header = table.horizontalHeader()
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    header.setSortIndicatorShown(True)
    pictures = []
    for column in (-1, 0):
        header.setSortIndicator(column, Qt.SortOrder.AscendingOrder)
        pictures.append(header.grab().toImage())
    plain, marked = pictures
    places = [*product(range(plain.width()), range(plain.height() - 1))]  # below is a line
    ground = plain.pixelColor(1, plain.height() // 2)
    letters = {at for at in places if plain.pixelColor(*at) != ground}
    arrow = {at for at in places if plain.pixelColor(*at) != marked.pixelColor(*at)}
    assert letters
    assert arrow
    assert not letters & arrow
