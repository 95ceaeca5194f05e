"""The measures of the sheet: how many characters fit a line and where the lines stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, Self

from PySide6.QtGui import QFont, QFontMetricsF

from gui.report_view.reading import Block, BlockKind

TEXT_PIXELS: Final = 17
CHARACTERS_A_LINE: Final = 38
_FEWEST_CHARACTERS: Final = 6
_LINE_HEIGHT: Final = 2.05
_OUTER_MARGIN: Final = 24.0
_INNER_MARGIN: Final = 48.0
_NARROW_MARGIN: Final = 16.0
_NARROW_VIEWPORT: Final = 480
_INDENT_CHARACTERS: Final = 2

_SCALE: Final = {BlockKind.TITLE: 1.26, BlockKind.HEADING: 1.08}
_GAP: Final = {BlockKind.BODY: 12.0, BlockKind.HEADING: 20.0, BlockKind.TITLE: 0.0}


@dataclass(frozen=True, slots=True)
class SheetMetrics:
    """The sheet of paper in a viewport; all lengths are logical pixels.

    `em` is the advance of one Chinese character, `left` where the text begins.
    """

    font: QFont
    em: float
    pitch: float
    paper_left: float
    paper_width: float
    left: float
    width: float
    margin: float
    padding: float

    @classmethod
    def of(cls, font: QFont, viewport_width: int, *, zoom: float) -> Self:
        """The widest sheet that fits, its lines at most `CHARACTERS_A_LINE` long."""
        sized = QFont(font)
        sized.setPixelSize(max(6, round(TEXT_PIXELS * zoom)))
        em = QFontMetricsF(sized).horizontalAdvance("中")
        is_narrow = viewport_width < _NARROW_VIEWPORT
        margin = 0.0 if is_narrow else _OUTER_MARGIN
        padding = _NARROW_MARGIN if is_narrow else _INNER_MARGIN
        fitting = int((viewport_width - 2 * (margin + padding)) / em)
        # a hair more than the characters, so that rounding never pushes the last one over
        width = min(CHARACTERS_A_LINE, max(_FEWEST_CHARACTERS, fitting)) * em + 0.75
        paper_width = width + 2 * padding
        paper_left = max(0.0, round((viewport_width - paper_width) / 2))
        return cls(
            sized,
            em,
            float(round(sized.pixelSize() * _LINE_HEIGHT)),
            paper_left,
            paper_width,
            paper_left + padding,
            width,
            margin,
            padding,
        )

    @property
    def first_top(self) -> float:
        """How far down the first block begins."""
        return self.margin + self.padding * 0.75

    @property
    def below_last(self) -> float:
        """The room after the last block, the paper's and the window's."""
        return self.first_top

    def block_font(self, kind: BlockKind) -> QFont:
        """The font of a block; headings are bolder and a little larger."""
        if kind not in _SCALE:
            return self.font
        bolder = QFont(self.font)
        bolder.setPixelSize(round(self.font.pixelSize() * _SCALE[kind]))
        bolder.setBold(True)
        return bolder

    def line_pitch(self, kind: BlockKind) -> float:
        """The distance from one line of a block to the next."""
        return round(self.pitch * _SCALE.get(kind, 1.0) * 0.95) if kind in _SCALE else self.pitch

    def gap(self, kind: BlockKind) -> float:
        """The room above a block."""
        return _GAP.get(kind, 0.0)

    def indent(self, kind: BlockKind, first: str) -> float:
        """How far the first line moves in; a block that stores its own indent has none."""
        indented = kind is BlockKind.BODY and not first.isspace()
        return _INDENT_CHARACTERS * self.em if indented else 0.0

    def estimated_heights(self, blocks: Iterable[Block]) -> Iterator[float]:
        """The heights of blocks before they are laid out, as if all characters were Chinese."""
        a_line = max(1, int(self.width / self.em))
        of_kind = {
            kind: (
                _SCALE.get(kind, 1.0),
                _INDENT_CHARACTERS if kind is BlockKind.BODY else 0,
                self.gap(kind),
                self.line_pitch(kind),
            )
            for kind in BlockKind
        }
        for start, end, kind, _ in blocks:
            scale, indent, gap, pitch = of_kind[kind]
            lines = -int(-((end - start) * scale + indent) // a_line)
            yield gap + max(1, lines) * pitch
