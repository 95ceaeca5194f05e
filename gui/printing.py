"""Figures on paper: plain lines, then a picture."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from PySide6.QtWidgets import QWidget


def print_pages(lines: Sequence[str], picture: QPixmap, parent: QWidget) -> None:
    """Ask for a printer and print on it; nothing where the person cancels."""
    # printing is rare, and its library takes a while to load
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() == QPrintDialog.DialogCode.Accepted:
        painter = QPainter(printer)
        page = QRectF(painter.viewport())
        paint_pages(painter, page, printer.newPage, lines, picture)
        painter.end()
    dialog.deleteLater()


def paint_pages(
    painter: QPainter,
    page: QRectF,
    new_page: Callable[[], object],
    lines: Sequence[str],
    picture: QPixmap,
) -> None:
    """Paint lines page by page, then the picture, on a page of its own where it does not fit."""
    height = QFontMetricsF(painter.font(), painter.device()).lineSpacing()
    at = page.top()
    for line in lines:
        if at + height > page.bottom():
            new_page()
            at = page.top()
        painter.drawText(QPointF(page.left(), at + height * 0.8), line)
        at += height
    if picture.isNull():
        return
    at += height
    whole = page.width() * picture.height() / picture.width()
    if at + whole > page.bottom():
        new_page()
        at = page.top()
    room = QRectF(page.left(), at, page.width(), min(whole, page.bottom() - at))
    painter.drawPixmap(room, picture, QRectF(picture.rect()))
