"""A picture on a page: first as wide as the page at most, then as high, and cut where it may be."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QTextDocument, QTextImageFormat
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from annotator.errors import Problem, UserError
from gui.printing import PICTURE_WIDTH, Printed, as_document, print_on

A4 = 1.4  # height over width


def picture(width: int, height: int) -> QImage:
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(0)
    return made


def images(document: QTextDocument) -> list[QTextImageFormat]:
    return [each.toImageFormat() for each in document.allFormats() if each.isImageFormat()]


def printed(width: int, height: int, cuts: list[float] | None = None) -> QTextDocument:
    return as_document(Printed("heading", [], picture(width, height), [], cuts or []), A4)


def test_a_wide_picture_that_fits_once_it_is_narrower_is_as_wide_as_the_page(
    qapp: QApplication,
) -> None:
    (found,) = images(printed(2 * PICTURE_WIDTH, 1200))
    assert (found.width(), found.height()) == (PICTURE_WIDTH, 600)


@pytest.mark.parametrize("width", [100, PICTURE_WIDTH, 3 * PICTURE_WIDTH])
def test_a_picture_too_high_for_a_page_stands_whole_on_one(qapp: QApplication, width: int) -> None:
    document = printed(width, 9000)
    (found,) = images(document)
    assert found.height() < document.pageSize().height()
    assert found.width() / found.height() == pytest.approx(width / 9000)


def test_a_wide_picture_is_cut_for_the_size_that_it_has_on_the_page(qapp: QApplication) -> None:
    cuts = [float(each) for each in range(100, 3000, 100)]
    pieces = images(printed(2 * PICTURE_WIDTH, 3000, cuts))
    assert len(pieces) == 2
    assert all(each.width() == PICTURE_WIDTH for each in pieces)
    assert sum(each.height() for each in pieces) == 1500


def test_no_picture_is_no_piece(qapp: QApplication) -> None:
    assert images(as_document(Printed("heading", [], QImage(), [], [10.0]), A4)) == []


def printer_into(path: Path) -> QPrinter:
    """As the dialog leaves it once somebody has chosen to print into a file."""
    made = QPrinter()
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setOutputFileName(str(path))
    return made


def test_pages_are_printed_into_a_file_that_is_there_whole(qapp: QApplication, tmp_path) -> None:
    target = tmp_path / "figures"
    for heading in ("one", "another"):
        print_on(printer_into(target), Printed(heading, [], picture(100, 50), []))
        assert target.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_printed_over_a_project(qapp: QApplication, project_file: Path) -> None:
    """Qt's dialog asks whether to write over a file, and would do it to the one that is open."""
    before = project_file.read_bytes()
    with pytest.raises(UserError) as caught:
        print_on(printer_into(project_file), Printed("heading", [], picture(100, 50), []))
    assert caught.value.problem is Problem.IS_PROJECT
    assert project_file.read_bytes() == before
    assert list(project_file.parent.iterdir()) == [project_file]
