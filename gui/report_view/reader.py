"""Which line the reader has at the top: it stands still while estimated heights are corrected."""

from collections.abc import Iterator
from typing import NamedTuple

from gui.report_view.layout import LaidBlock, ReportLayout


class SeenBlock(NamedTuple):
    """A block in view; `y` is where its top stands in the viewport, often above it."""

    laid: LaidBlock
    y: float


class Anchor(NamedTuple):
    """A code point and the height in the viewport at which its line begins."""

    offset: int
    y: float


class ReaderPosition:
    """The place in a report that the viewport's top edge shows, in whole pixels.

    It is kept as a block and a distance from its top, so that blocks above may change their
    height without the text moving under the reader.
    """

    def __init__(self, layout: ReportLayout, viewport_height: int) -> None:
        self._layout = layout
        self._height = viewport_height
        self._block = 0
        self._inner = -layout.metrics.first_top

    @property
    def y(self) -> int:
        """How far the viewport's top is below the top of everything, partly an estimate."""
        return round(self._layout.top(self._block) + self._inner)

    @property
    def furthest(self) -> int:
        """The largest `y`."""
        return max(0, round(self._layout.total_height) - self._height)

    def seen(self) -> Iterator[SeenBlock]:
        """The blocks in view, laid out, from the top."""
        y = -self._inner
        for index in range(self._block, len(self._layout.blocks)):
            if y >= self._height:
                return
            laid = self._layout.laid(index)
            yield SeenBlock(laid, y)
            y += laid.height

    def jump(self, y: float) -> None:
        """Go to a height by the estimates."""
        self._block = self._layout.block_at(y)
        self._inner = round(y - self._layout.top(self._block))
        self._keep_inside()

    def move(self, pixels: float) -> int:
        """Go up or down by so many pixels of real text; how far it really went."""
        self._inner += round(pixels)
        self._normalise()
        return round(pixels) + self._keep_inside()

    def place(self, anchor: Anchor) -> None:
        """Put the line of a code point at a height in the viewport."""
        self._block = self._layout.block_of(anchor.offset)
        laid = self._layout.laid(self._block)
        self._inner = round(laid.line_top(laid.line_of(anchor.offset)) - anchor.y)
        self._normalise()
        self._keep_inside()

    def anchor(self) -> Anchor:
        """The first line that begins in view."""
        for laid, y in self.seen():
            for number, line in enumerate(laid.lines):
                top = y + laid.line_top(number)
                if top >= 0:
                    return Anchor(line.start, top)
        return Anchor(self._layout.blocks[self._block].start, 0.0)

    def resize(self, viewport_height: int) -> None:
        """The viewport has another height."""
        self._height = viewport_height
        self._keep_inside()

    def _normalise(self) -> None:
        while self._inner < 0 and self._block > 0:
            self._block -= 1
            self._inner += self._layout.laid(self._block).height
        last = len(self._layout.blocks) - 1
        while self._block < last and self._inner >= (height := self._height_of(self._block)):
            self._inner -= height
            self._block += 1

    def _height_of(self, index: int) -> float:
        return self._layout.laid(index).height

    def _keep_inside(self) -> int:
        """Come back from beyond either end; by how many pixels."""
        for _ in self.seen():
            pass  # what is seen has its real height from here on
        beyond = max(0, self.y - self.furthest)
        self._inner -= beyond
        self._normalise()
        before_top = max(0, -self.y)
        self._inner += before_top
        return before_top - beyond
