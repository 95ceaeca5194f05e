"""WCAG AA over the colours as they are paired: in the stylesheet, and where the window paints."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QColor

from gui.labelling.drawing import view_palette
from gui.report_view.block_painting import _SELECTION_OPACITY
from gui.theme import READABLE_CONTRAST, VISIBLE_CONTRAST, Theme, contrast, stylesheet
from schema.labels import default

THEMES = pytest.mark.parametrize("theme", [Theme.light(), Theme.dark()], ids=["light", "dark"])
_RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
_COLOUR = re.compile(r"#[0-9a-f]{6}")


def rules(theme: Theme) -> Iterator[tuple[str, dict[str, str]]]:
    """Selector and declarations of every rule of the stylesheet."""
    for selector, body in _RULE.findall(stylesheet(theme, 13)):
        pairs = (each.split(":", 1) for each in body.split(";") if ":" in each)
        yield selector.strip(), {name.strip(): value.strip() for name, value in pairs}


def colour_in(value: str) -> QColor | None:
    found = _COLOUR.search(value)
    return QColor(found[0]) if found else None


def grounds(theme: Theme, declared: dict[str, str], name: str = "background") -> list[QColor]:
    """What a rule's words stand on: its own ground, or that of any panel."""
    own = colour_in(declared.get(name, ""))
    return [own] if own is not None else [theme.panel, theme.window]


@THEMES
def test_every_rule_of_the_stylesheet_can_be_read(theme: Theme) -> None:
    seen = 0
    for selector, declared in rules(theme):
        for ink_name, ground_name in (
            ("color", "background"),
            ("selection-color", "selection-background-color"),
        ):
            ink = colour_in(declared.get(ink_name, ""))
            if ink is None:
                continue
            for ground in grounds(theme, declared, ground_name):
                seen += 1
                found = contrast(ink, ground)
                assert found >= READABLE_CONTRAST, (selector, ink.name(), ground.name(), found)
    assert seen > 40


@THEMES
def test_the_edges_of_fields_and_the_mark_of_the_keyboard_can_be_seen(theme: Theme) -> None:
    marked = []
    for selector, declared in rules(theme):
        of_keyboard = ":focus" in selector
        of_field = selector.startswith(("QLineEdit", "QFrame#spanBox", 'QFrame[role="segments"]'))
        edge = colour_in(declared.get("border", ""))
        if edge is None or not (of_keyboard or of_field):
            continue
        marked.append(selector)
        for ground in (theme.panel, theme.window):
            assert contrast(edge, ground) >= VISIBLE_CONTRAST, (selector, edge.name())
    assert any("QAbstractItemView:focus" in each for each in marked)
    assert any(each.startswith("QLineEdit, QComboBox") for each in marked)


@THEMES
def test_what_is_chosen_is_told_by_more_than_its_colour(theme: Theme) -> None:
    chosen = [
        declared
        for selector, declared in rules(theme)
        if selector.endswith(":checked") and selector.startswith("QPushButton")
    ]
    assert any("border-bottom" in each for each in chosen)


@THEMES
def test_words_that_the_window_paints_can_be_read(theme: Theme) -> None:
    soft, selected = theme.accent_soft, QColor(theme.accent)
    share = _SELECTION_OPACITY / 255
    under_selection = QColor.fromRgbF(
        *(
            ground + (ink - ground) * share
            for ink, ground in zip(
                (selected.redF(), selected.greenF(), selected.blueF()),
                (theme.paper.redF(), theme.paper.greenF(), theme.paper.blueF()),
                strict=True,
            )
        )
    )
    pairs = [
        *product((theme.text, theme.dim), (theme.paper, theme.panel, theme.window)),
        (theme.text, soft),  # the chosen row, what was found
        (theme.readable(theme.dim, soft), soft),
        (theme.text, under_selection),
        (theme.wrong, theme.panel),
        (theme.wrong, theme.window),
        *((theme.text, theme.label_fill(each)) for each in default().labels),
    ]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= READABLE_CONTRAST, (ink.name(), ground.name())


@THEMES
def test_marks_that_the_window_paints_can_be_seen(theme: Theme) -> None:
    palette = view_palette(theme)
    rows = (theme.panel, theme.window, theme.accent_soft)
    pairs = [
        *product((palette.accent, palette.wrong, palette.faint), (palette.paper,)),
        *product((theme.right, theme.accent, theme.dim), rows),
        *((theme.label_colour(each), palette.paper) for each in default().labels),
        *((theme.label_colour(each), theme.label_fill(each)) for each in default().labels),
        *((theme.label_colour(each), ground) for each in default().labels for ground in rows),
    ]
    for ink, ground in pairs:
        assert contrast(ink, ground) >= VISIBLE_CONTRAST, (ink.name(), ground.name())
