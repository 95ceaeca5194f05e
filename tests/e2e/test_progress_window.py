"""The window of progress at the keyboard: every chart is what the query of its tool tip gives."""

import csv
import html
import re
import sqlite3
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QImage, QPainter, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QToolTip

from gui.printing import PICTURE_WIDTH, Printed, PrintedTable, as_document
from gui.progress.chart import ChartView
from gui.progress.picture import Bar, Chart, ChartPicture
from gui.theme import Theme, contrast


@pytest.fixture
def hands(open_window, labelled_path):
    """A window whose first report is decided and finished, with progress open."""
    found = open_window(labelled_path)
    found.press("Ctrl+Shift+F7")
    until_shown(found)
    return found


def room(hands):
    return hands.window.rooms.progress.part


def dialog(hands):
    return room(hands).dialog


def until_shown(hands) -> None:
    hands.bot.waitUntil(lambda: not room(hands).is_busy and dialog(hands).answer is not None)


def of_tip(hands) -> list[tuple[object, ...]]:
    """What the query of the tool tip gives in plain SQLite."""
    tip = html.unescape(re.sub("<[^>]*>", "", dialog(hands).chart.toolTip()))
    query = tip[tip.index("WITH ") :]
    path = hands.window.desk.operations.path
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as plain:
        cursor = plain.execute(query)
        found = [
            dict(zip([each[0] for each in cursor.description], row, strict=True)) for row in cursor
        ]
    plain.close()
    return found


def test_each_chart_is_what_the_query_of_its_tool_tip_gives(hands) -> None:
    window = dialog(hands)
    for row in range(window.figures.count()):
        window.figures.setFocus()
        window.figures.setCurrentRow(row)
        until_shown(hands)
        found = of_tip(hands)
        assert len(found) == len(window.chart.chart.bars) == window.table.rowCount()
        for bar, said in zip(window.chart.chart.bars, found, strict=True):
            parts = [said[part] for part, _ in window.chart.chart.parts]
            assert list(bar.sizes) == parts


def test_what_is_counted_says_so_and_another_may_be_chosen_meanwhile(hands) -> None:
    window = dialog(hands)
    window.figures.setCurrentRow(1)
    assert window.answer is None
    assert window._means.text() == window.tr("Counting… Meanwhile another one can be chosen.")
    window.figures.setCurrentRow(0)
    until_shown(hands)
    assert (
        window.answer.figure
        is window.figure
        is window.figures.item(0).data(Qt.ItemDataRole.UserRole)
    )


def test_arrows_go_from_figure_to_figure_and_from_bar_to_bar(hands) -> None:
    window = dialog(hands)
    assert QApplication.focusWidget() is window.figures
    first = window.answer.figure
    hands.press("Down")
    until_shown(hands)
    assert window.answer.figure is not first
    categories = next(
        row
        for row in range(window.figures.count())
        if window.figures.item(row).data(Qt.ItemDataRole.UserRole).name == "categories"
    )
    window.figures.setCurrentRow(categories)
    until_shown(hands)
    window.chart.setFocus()
    heard = window.chart.accessibleDescription()
    hands.press("Down")
    assert window.chart.accessibleDescription() != heard
    assert window.chart.accessibleDescription() == window.chart.chart.words(1)
    assert window.chart.accessibleName() == window.table.accessibleName() != ""
    hands.press("End", "End")
    assert window.chart.accessibleDescription() == window.chart.chart.words(
        len(window.chart.chart.bars) - 1
    )


def test_picture_table_and_query_are_copied(hands) -> None:
    window, clipboard = dialog(hands), QGuiApplication.clipboard()
    for name in ("copyTable", "copyQuery", "copyPicture"):
        QTest.mouseClick(window._buttons[name], Qt.MouseButton.LeftButton)
        if name == "copyTable":
            lines = clipboard.text().splitlines()
            assert len(lines) == 1 + window.table.rowCount()
            assert lines[0].count("\t") == window.table.columnCount() - 1
        elif name == "copyQuery":
            assert clipboard.text() == window.answer.query
    assert not clipboard.image().isNull()


def test_thousands_are_marked_where_they_are_read_and_nowhere_else(hands) -> None:
    window, answer = dialog(hands), dialog(hands).answer
    name, *sizes = answer.rows[0]
    window.show_answer(replace(answer, rows=[(name, *(12_345 for _ in sizes))]))
    assert window.table.item(0, 1).text() == "12,345"
    assert window.printed.tables[0].rows[1][1] == "12,345"
    assert window.rows()[1][1] == "12345"


def test_the_table_is_written_as_csv(hands, tmp_path) -> None:
    room(hands).write(tmp_path / "out.csv")
    written = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert list(csv.reader(written.splitlines())) == dialog(hands).rows()
    room(hands).write(tmp_path / "not there" / "out.csv")
    assert dialog(hands).told.isVisible()


def test_what_is_decided_meanwhile_is_asked_anew(hands) -> None:
    window = dialog(hands)
    before = window.rows()
    hands.window.rooms.progress.part.dialog.lower()
    hands.come_back()
    hands.press("Ctrl+Return")
    hands.until_stored()
    hands.bot.waitUntil(lambda: window.answer is not None and window.rows() != before)


def test_times_are_shown_once_the_lead_wants_them(hands) -> None:
    window = dialog(hands)
    many = window.figures.count()
    box = window.findChild(QCheckBox, "wantTimes")
    assert not box.isChecked()
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    hands.bot.waitUntil(lambda: window.figures.count() == many + 1)
    until_shown(hands)
    assert box.isChecked()
    hands.bot.waitUntil(lambda: not room(hands).is_busy)


def test_esc_closes_it_and_another_project_forgets_it(hands) -> None:
    hands.press("Esc")
    assert not dialog(hands).isVisible()
    hands.window.desk.project_changed.emit()
    assert dialog(hands) is None


CHART = Chart(
    [
        ("gold", "gold"),
        ("in_review", "in review"),
        ("waiting", "waiting"),
        ("returned", "returned"),
    ],
    [Bar("a" * 200, (5000, 1, 0, 3), "many"), Bar("b", (0, 0, 0, 0)), Bar("c", (1, 0, 0.5, 0))],
)


@pytest.mark.parametrize("theme", [Theme.light(), Theme.dark()])
@pytest.mark.parametrize("is_stacked", [True, False])
def test_small_parts_are_seen_in_both_themes(theme: Theme, is_stacked: bool) -> None:
    chart = Chart(CHART.parts, CHART.bars, is_stacked=is_stacked)
    font = QGuiApplication.font()
    picture = ChartPicture(chart, theme, font, 600)
    image = QImage(600, int(picture.height) + 1, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    picture.paint(painter, current=0)
    painter.end()
    row = picture.row(0).toRect()
    colours = {
        image.pixelColor(x, y).name() for x in range(600) for y in range(row.top(), row.bottom())
    }
    for token in (theme.right, theme.wrong):
        assert token.name() in colours
        assert contrast(token, theme.panel) >= 3
    assert picture.nth_at(QPoint(5, 0)) is None
    assert picture.nth_at(picture.row(2).center()) == 2


def test_each_tool_tip_fits_a_small_screen(hands) -> None:
    window, widths, heights = dialog(hands), [], []
    for row in range(window.figures.count()):
        window.figures.setCurrentRow(row)
        until_shown(hands)
        tip = QTextDocument()
        tip.setDefaultFont(QToolTip.font())
        tip.setHtml(window.chart.toolTip())
        tip.setTextWidth(1340)  # lines are broken at the screen's edge
        widths.append(tip.size().width())
        heights.append(tip.size().height())
    assert len(heights) > 4
    assert max(widths) <= 1340
    assert max(heights) < 700


def test_a_chart_prints_with_its_table(hands) -> None:
    printed = dialog(hands).printed
    document = as_document(printed, page=1.4)
    said = document.toPlainText()
    assert printed.heading in said
    assert all(cell in said for row in dialog(hands).shown_rows() for cell in row)


def test_what_is_printed_is_read_without_a_glass(qapp) -> None:
    picture, cuts = long_chart()
    rows = [["name", "size"], ["a", "1"]]
    document = as_document(Printed("heading", ["says"], picture, [PrintedTable("", rows)], cuts), 1)
    millimetres = 170 / document.pageSize().width()  # on A4 within its margins
    for block in blocks(document):
        if block.text().strip("\ufffc"):
            assert QFontMetricsF(block.charFormat().font()).height() * millimetres > 3


def long_chart(bars: int = 200):
    chart = ChartView(Theme.dark())
    parts = [("gold", "gold")]
    chart.show_chart(Chart(parts, [Bar(f"bar {nth}", (nth,)) for nth in range(bars)]), "")
    return chart.picture_and_cuts(PICTURE_WIDTH)


def test_a_chart_on_paper_is_white_and_cut_between_its_bars(qapp) -> None:
    picture, cuts = long_chart()
    assert picture.pixelColor(1, 1) == Theme.light().panel
    document = as_document(Printed("heading", [], picture, [], cuts), page=1.4)
    assert document.pageCount() >= 3
    images = [
        piece.fragment().charFormat().toImageFormat()
        for block in blocks(document)
        for piece in block
        if piece.fragment().charFormat().isImageFormat()
    ]
    assert len(images) >= 3
    assert sum(each.height() for each in images) == pytest.approx(picture.height() / 3, abs=3)
    row = cuts[1] - cuts[0]
    for each in images[1:-1]:
        assert each.height() % row == pytest.approx(0, abs=1) or each.height() % row > row - 1


def blocks(document):
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def test_a_picture_is_copied_as_it_is_printed(hands) -> None:
    QTest.mouseClick(dialog(hands)._buttons["copyPicture"], Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().image().pixelColor(1, 1) == Theme.light().panel


def test_what_nobody_knows_is_a_dash_and_not_zero(qapp):
    parts = [("numbers", "N"), ("measures", "M")]
    chart = Chart(parts, [Bar("a", (None, 0.0)), Bar("b", (50.0, None))], is_stacked=False)
    assert chart.words(0) == "a: N – · M 0"
    assert chart.words(1) == "b: N 50 · M –"
    assert chart.longest == 50
    view = ChartView(Theme.light())
    pictures = []
    for size in (None, 0.0):
        view.show_chart(Chart(parts, [Bar("a", (size, 9.0))], is_stacked=False), "")
        pictures.append(view.picture_and_cuts(400)[0])
    assert pictures[0] != pictures[1]
