"""Figures on paper: a heading, what it says, a picture, and the tables behind it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSizeF, Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextImageFormat,
    QTextTableFormat,
)
from PySide6.QtWidgets import QWidget

from annotator.errors import Problem, UserError
from annotator.exchange.writing import put_in_place
from gui.theme import DEFAULT_FONT_SIZE, Theme, panel_font

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PICTURE_WIDTH: Final = 700  # pixels: what is painted so wide has letters as large as the text's
_HEADING_SIZE: Final = 20
_MARGIN: Final = 30.0
_MOST_OF_PAGE: Final = 0.8  # what a picture may take, so that its heading stands above it
_AIR: Final = 10.0


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A table, its headings first, with what it is called."""

    name: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Printed:
    """What goes on paper; a picture too tall for a page is cut at `cuts`, pixels from its top."""

    heading: str
    says: Sequence[str]
    picture: QImage
    tables: Sequence[PrintedTable]
    cuts: Sequence[float] = ()


def print_pages(printed: Printed, parent: QWidget) -> None:
    """Ask for a printer and print on it; nothing where the person cancels.

    UserError where a file cannot be written, or is a project.
    """
    # printing is rare, and its library takes a while to load
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    is_wanted = dialog.exec() == QPrintDialog.DialogCode.Accepted
    dialog.deleteLater()
    if is_wanted:
        print_on(printer, printed)


def print_on(printer: "QPrinter", printed: Printed) -> None:
    """Print, into the file that the printer is to write if there is one; errors as above."""
    document = as_document(printed, printer.height() / printer.width())
    if not printer.outputFileName():
        document.print_(printer)
        return
    # Qt would write over whatever lies there, and it may be the project that is open
    target = Path(printer.outputFileName())
    with put_in_place(target) as part:
        printer.setOutputFileName(str(part))
        document.print_(printer)
        if not part.exists():  # all that Qt says of a folder that cannot be written
            raise UserError(Problem.NO_ACCESS, path=target)


def as_document(printed: Printed, page: float) -> QTextDocument:
    """Pages for a printer, on which all is scaled to the paper; `page` is height over width.

    Nothing is read as rich text.
    """
    document = QTextDocument()
    document.setDefaultFont(panel_font(DEFAULT_FONT_SIZE))
    document.setDocumentMargin(_MARGIN)
    width = PICTURE_WIDTH + 2 * _MARGIN
    document.setPageSize(QSizeF(width, width * page))
    cursor = QTextCursor(document)
    _write(cursor, printed.heading, _HEADING_SIZE)
    for line in printed.says:
        _write(cursor, line)
    most = _MOST_OF_PAGE * (width * page - 2 * _MARGIN)
    for image in _pieces(printed, most):
        _insert_image(cursor, image, most)
    for table in printed.tables:
        _insert_table(cursor, table)
    return document


def _write(cursor: QTextCursor, words: str, size: int = DEFAULT_FONT_SIZE) -> None:
    font = panel_font(size)
    font.setBold(size > DEFAULT_FONT_SIZE)
    letters, block = QTextCharFormat(), QTextBlockFormat()
    letters.setFont(font)
    block.setBottomMargin(_AIR)
    cursor.setBlockFormat(block)
    cursor.insertText(words, letters)
    cursor.insertBlock()


def _pieces(printed: Printed, most: float) -> Iterator[QImage]:
    """The picture in pieces of which each fits on a page once it is as wide as one."""
    image, ratio = printed.picture, printed.picture.devicePixelRatio()
    if printed.cuts and not image.isNull():
        most /= _fit_to_width(image)
    else:
        most = image.height()
    top, whole = 0.0, image.height() / ratio
    while whole - top > most:
        fitting = [each for each in printed.cuts if top < each <= top + most]
        bottom = max(fitting, default=top + most)
        yield image.copy(0, round(top * ratio), image.width(), round((bottom - top) * ratio))
        top = bottom
    yield image.copy(0, round(top * ratio), image.width(), image.height() - round(top * ratio))


def _fit_to_width(image: QImage) -> float:
    """How much smaller a picture stands on a page that it is too wide for; 1 where it fits."""
    return min(1.0, PICTURE_WIDTH * image.devicePixelRatio() / image.width())


def _insert_image(cursor: QTextCursor, image: QImage, most: float) -> None:
    """The picture as wide as the page, or narrower where it would be too high."""
    if image.isNull():
        return
    document = cursor.document()
    name = f"picture:{cursor.position()}"
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name), image)
    size = QSizeF(image.size()) / image.devicePixelRatio()
    shrunk = min(_fit_to_width(image), most / size.height())
    form = QTextImageFormat()
    form.setName(name)
    form.setWidth(size.width() * shrunk)
    form.setHeight(size.height() * shrunk)
    cursor.insertImage(form)
    cursor.insertBlock()


def _insert_table(cursor: QTextCursor, table: PrintedTable) -> None:
    if not table.rows or not table.rows[0]:
        return
    if table.name:
        _write(cursor, table.name)
    form = QTextTableFormat()
    form.setHeaderRowCount(1)
    form.setCellPadding(4)
    form.setCellSpacing(0)
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(Theme.light().edge)
    made = cursor.insertTable(len(table.rows), len(table.rows[0]), form)
    for row, cells in enumerate(table.rows):
        for column, words in enumerate(cells):
            _fill(made.cellAt(row, column).firstCursorPosition(), words, is_figure=column > 0)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertBlock()


def _fill(cell: QTextCursor, words: str, *, is_figure: bool) -> None:
    block = QTextBlockFormat()
    block.setAlignment(Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft)
    cell.setBlockFormat(block)
    cell.insertText(words)
