"""Draws the lines of a block: grounds and rings first, then text and strokes: text stays clear."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextLayout

from gui.report_view import shapes
from gui.report_view.boxes import SpanBox, line_boxes
from gui.report_view.drawn import SpanState, ViewPalette
from gui.report_view.layout import LaidBlock, LinePiece
from gui.report_view.scene import Scene
from gui.report_view.versions import VersionPiece, draw_version

_SELECTION_OPACITY: Final = 70
_LINK_OPACITY: Final = 150
_CARET_WIDTH: Final = 2.0
_STRIKE_HEIGHT: Final = 0.36
_DOTTED_DEPTH: Final = 0.3


class BlockPainter:
    """Draws the lines of one block that are in view; the painter's origin is the block's."""

    def __init__(
        self,
        painter: QPainter,
        laid: LaidBlock,
        scene: Scene,
        palette: ViewPalette,
        area: QRectF,
    ) -> None:
        self._painter = painter
        self._laid = laid
        self._scene = scene
        self._palette = palette
        self._area = area
        first, last = laid.line_at(area.top()), laid.line_at(area.bottom())
        self._start = laid.lines[first].start
        self._end = laid.lines[last].end
        self._boxes = line_boxes(laid, scene, range(first, last + 1))

    def paint(self) -> None:
        """Draw the lines that touch the area, which is in the block's pixels."""
        self._paint_grounds()
        self._paint_rings()
        self._paint_text()
        self._paint_strokes()
        self._paint_warnings()
        self._paint_versions()
        self._paint_caret()

    def _paint_grounds(self) -> None:
        for each in self._boxes:
            if each.span.state.is_filled:
                shapes.fill(self._painter, each.span, each.box)
        for found in self._scene.found.touching(self._start, self._end):
            for piece in self._pieces(found.start, found.end):
                band = self._band(piece)
                self._painter.fillRect(band, self._palette.accent_soft)
                underline = QRectF(band.left(), band.bottom() - 1, band.width(), 1)
                self._painter.fillRect(underline, self._palette.accent)
        for piece in self._pieces(*self._scene.selection):
            ground = QColor(self._palette.accent)
            ground.setAlpha(_SELECTION_OPACITY)
            self._painter.fillRect(self._band(piece), ground)

    def _paint_text(self) -> None:
        rejected = [each.piece for each in self._boxes if each.span.state is SpanState.REJECTED]
        colours = [self._coloured(each.start, each.end, self._palette.dim) for each in rejected]
        colours += [
            self._coloured(position, position + 1, self._palette.faint)
            for position in self._laid.hidden
            if self._start <= position < self._end
        ]
        self._painter.setPen(self._palette.text)
        self._laid.qt_layout.draw(self._painter, QPointF(0, 0), colours, self._area)
        self._painter.setPen(QPen(self._palette.faint, 1.2))
        for position in self._laid.breaks:
            if self._start <= position < self._end:
                self._paint_break(position)

    def _paint_break(self, position: int) -> None:
        line = self._laid.line_of(position)
        baseline = self._laid.line_top(line) + self._laid.baseline
        left = self._laid.x_of(position, line)
        shapes.draw_break_mark(self._painter, left, baseline, self._laid.text_pixels)

    def _paint_strokes(self) -> None:
        for each in self._boxes:
            self._paint_stroke(each)
        for each in self._boxes:
            if each.span.unsure and not each.box.open_left:
                shapes.draw_unsure(self._painter, each.span, each.box, self._palette.paper)
            if each.span.key in self._scene.to_check and not each.box.open_left:
                shapes.draw_to_check(self._painter, each.span, each.box, self._palette.paper)

    def _paint_stroke(self, each: SpanBox) -> None:
        span, box = each.span, each.box
        if span.state is SpanState.AT_ISSUE:
            return  # its versions are drawn
        if span.state is SpanState.SUGGESTED:
            shapes.draw_suggestion(self._painter, span, box)
        if span.state is SpanState.REJECTED:
            baseline = self._laid.line_top(each.piece.line) + self._laid.baseline
            y = round(baseline - _STRIKE_HEIGHT * self._laid.text_pixels) + 0.5
            shapes.draw_strike(self._painter, box, self._palette.dim, y)
        elif span.state.is_filled or span.pending:
            shapes.draw_underline(self._painter, span, box)
        if span.state is SpanState.CORRECTED and not box.open_right:
            shapes.draw_corner(self._painter, span, box)

    def _paint_warnings(self) -> None:
        for stretch in self._scene.unaccounted.touching(self._start, self._end):
            for piece in self._pieces(stretch.start, stretch.end):
                y = self._laid.line_top(piece.line) + self._laid.baseline
                y += _DOTTED_DEPTH * self._laid.text_pixels
                shapes.draw_dotted_underline(
                    self._painter, piece.left, piece.right, y, self._palette.wrong
                )

    def _paint_versions(self) -> None:
        for version in self._scene.versions.touching(self._start, self._end):
            for piece in self._pieces(version.start, version.end):
                part = VersionPiece(self._band(piece), piece.open_left, piece.open_right)
                draw_version(self._painter, version, part, self._palette.text, self._palette.paper)

    def _paint_rings(self) -> None:
        for each in self._boxes:
            if each.span.key == self._scene.focus:
                shapes.draw_ring(self._painter, each.span.shape, each.box, self._palette.accent)
            elif each.span.key == self._scene.link_target:
                shapes.draw_ring(
                    self._painter, each.span.shape, each.box, quiet(self._palette.accent), 1.25
                )

    def _paint_caret(self) -> None:
        caret = self._scene.caret
        if caret is None or not self._start <= caret <= self._end:
            return
        line = self._laid.line_of(caret)
        x = self._laid.x_of(caret, line)
        band = self._band(LinePiece(caret, caret, x, x, line, False, False))
        caret_rect = QRectF(round(x) - 1, band.top(), _CARET_WIDTH, band.height())
        self._painter.fillRect(caret_rect, self._palette.accent)

    def _pieces(self, start: int, end: int) -> Iterator[LinePiece]:
        yield from self._laid.pieces(max(start, self._start), min(end, self._end))

    def _band(self, piece: LinePiece) -> QRectF:
        baseline = self._laid.line_top(piece.line) + self._laid.baseline
        em = self._laid.text_pixels
        return QRectF(piece.left, baseline - 1.05 * em, piece.right - piece.left, 1.38 * em)

    def _coloured(self, start: int, end: int, colour: QColor) -> QTextLayout.FormatRange:
        coloured = QTextLayout.FormatRange()
        coloured.start = self._laid.unit(start)
        coloured.length = self._laid.unit(end) - coloured.start
        coloured.format.setForeground(QBrush(colour))
        return coloured


def quiet(colour: QColor) -> QColor:
    """The colour as links have it, so that they do not outshine what they join."""
    quiet = QColor(colour)
    quiet.setAlpha(_LINK_OPACITY)
    return quiet
