"""The window of agreement at the keyboard: from a figure to its cases, and to the report."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from annotator import settings
from annotator.agreement import tables
from annotator.agreement.definitions import name_of
from annotator.agreement.figures import Figure
from annotator.agreement.tables import lines
from annotator.gate import Gate, create_project
from annotator.importing.choice import ImportChoice
from annotator.importing.files import import_paths
from annotator.project import Project
from annotator.store import annotators, reports
from annotator.team import rounds as team_rounds
from gui.agreement.agreement import AgreementRoom
from gui.agreement.confusion import Confusion
from gui.agreement.dialog import AgreementDialog
from gui.agreement.paper import printed_agreement
from gui.printing import as_document
from gui.theme import Theme, contrast
from schema.rounds import Member

TEXTS = (
    "青山乡修路8公里，发展茶叶种植，投入3000万元，带动600户增收。",
    "白水乡修路9公里，改造危房70户，投入500万元，惠及300人。",
)


def span(text: str, words: str, label: str, **said: object) -> dict[str, object]:
    start = text.index(words)
    place = {"start": start, "end": start + len(words), "text": words}
    return {"id": words, "label": label, **place, **said}


def labels(text: str, value: str, category: str) -> list[dict[str, object]]:
    road = "8公里" if "8公里" in text else "9公里"
    measure = "茶叶种植" if "茶叶" in text else "改造危房"
    return [
        span(text, road, "NUMBER", value=value, unit="公里"),
        span(text, measure, "MEASURE", category=category),
    ]


@pytest.fixture
def shared_path(tmp_path: Path) -> Path:
    """Two reports that two people have finished: one value and one category differ."""
    path, me = tmp_path / "agreement.jinbiao", settings.load().author()
    create_project(path, me)
    said = {
        "林一": (("8", "industry"), ("9", "housing")),
        "周宁": (("80", "industry"), ("9", "health")),
    }
    with Project.open(path) as project:
        for name, each in said.items():
            file = tmp_path / f"{name}.jsonl"
            lines = [
                json.dumps({"text": text, "spans": labels(text, *one)}, ensure_ascii=False)
                for text, one in zip(TEXTS, each, strict=True)
            ]
            file.write_text("\n".join(lines) + "\n", encoding="utf-8")
            import_paths(Gate(project, me), [file], ImportChoice(labels_of=name))
    return path


def room_of(hands):
    """The room of agreement, which is there once its action was used."""
    return hands.window.findChild(AgreementRoom)


def opened(hands) -> AgreementDialog:
    hands.press("Ctrl+F5")
    dialog = hands.window.rooms.agreement.part.dialog
    assert dialog is not None
    hands.bot.waitUntil(lambda: dialog.figures.rowCount() > 0)
    return dialog


def row_of(dialog: AgreementDialog, figure: str) -> int:
    return [name for name, _ in dialog.figures.records].index(figure)


def test_a_figure_lists_its_cases_and_a_case_opens_its_report(
    open_window: Callable[[Path], object], shared_path: Path
) -> None:
    hands = open_window(shared_path)
    dialog = opened(hands)
    dialog.figures.setFocus()
    dialog.figures.selectRow(row_of(dialog, Figure.VALUE))
    value = dialog.figures.item(dialog.figures.currentRow(), 1)
    assert value is not None
    assert value.text() == "50.0"
    QTest.keyClick(dialog.figures, Qt.Key.Key_Return)
    hands.bot.waitUntil(lambda: dialog.cases.table.rowCount() == 1)
    told = [dialog.cases.table.item(0, column).text() for column in range(4)]
    assert told[2].endswith("8公里 (80公里)")
    assert told[3].endswith("8公里 (8公里)")
    dialog.cases.table.selectRow(0)
    QTest.keyClick(dialog.cases.table, Qt.Key.Key_Return)
    hands.bot.waitUntil(lambda: hands.window.desk.workspace is not None)
    workspace = hands.window.desk.workspace
    assert workspace.report.text == TEXTS[0]
    start = TEXTS[0].index("8公里")
    assert hands.window.view.selection() == (start, start + 3)


def test_a_cell_of_the_categories_lists_the_measures_that_met_there(
    open_window: Callable[[Path], object], shared_path: Path
) -> None:
    hands = open_window(shared_path)
    dialog = opened(hands)
    rows = dialog.confusion.as_rows()
    assert sum(int(cell) for row in rows[1:] for cell in row[1:]) == 2
    met: list[tuple[str, str]] = []
    dialog.confusion.chosen.connect(lambda *pair: met.append(pair))
    dialog.confusion.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(dialog.confusion, key)
    assert len(met) == 1
    dialog.confusion.chosen.emit("health", "housing")
    hands.bot.waitUntil(lambda: dialog.cases.table.rowCount() == 1)
    assert "改造危房" in dialog.cases.table.item(0, 2).text()


def test_what_is_shown_is_copied_as_a_table_and_as_a_picture(
    open_window: Callable[[Path], object], shared_path: Path
) -> None:
    dialog = opened(open_window(shared_path))
    dialog.figures.setFocus()
    dialog._copy_table()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert len(lines) == dialog.figures.rowCount() + 1
    assert {line.count("\t") for line in lines} == {3}
    dialog._copy_picture()
    assert not QGuiApplication.clipboard().pixmap().isNull()


def test_the_figures_are_saved_with_definitions_for_others(open_window, shared_path, tmp_path):
    hands = open_window(shared_path)
    opened(hands)
    room = hands.window.rooms.agreement.part
    for name, sign in (("a.csv", "\ufeff"), ("a.tex", "\\begin{tabular}")):
        room.write(tmp_path / name)
        assert sign in (tmp_path / name).read_text(encoding="utf-8")
        assert "Krippendorff" in (tmp_path / name).read_text(encoding="utf-8")


def test_a_project_without_common_reports_says_so(
    open_window: Callable[[Path], object], project_path: Path
) -> None:
    hands = open_window(project_path)
    hands.press("Ctrl+F5")
    room = hands.window.rooms.agreement.part
    hands.bot.waitUntil(lambda: not room.is_busy)
    assert room.dialog.figures.rowCount() == 0
    assert room.dialog.figures.isVisible()
    for name in ("copyTable", "copyPicture", "print", "save"):
        assert not room.dialog.findChild(QPushButton, name).isEnabled()


@pytest.mark.parametrize("theme", [Theme.light(), Theme.dark()])
def test_numbers_are_read_on_the_colours_of_their_cells(theme: Theme, qapp: QApplication) -> None:
    for share in (0.0, 0.2, 1.0):
        for is_same in (True, False):
            ground = Confusion(theme)._ground(share, is_same=is_same)
            assert contrast(theme.readable(theme.text, ground), ground) >= 4.5


def test_all_figures_are_printed_with_a_table_for_each_two_people(
    open_window: Callable[[Path], object], shared_path: Path
) -> None:
    hands = open_window(shared_path)
    dialog, found = opened(hands), room_of(hands)._found
    printed = printed_agreement(found, dialog.scope.currentText(), dialog.confusion.as_picture())
    assert len(printed.tables) == len({(each.view, each.who) for each in lines(found)})
    said = as_document(printed, 1.4).toPlainText()
    for line in lines(found):
        assert tables.who_text(line.who) in said
        assert name_of(line.figure, "en") in said


def test_the_table_of_categories_is_on_white_paper_in_the_dark(qapp: QApplication) -> None:
    confusion = Confusion(Theme.dark())
    confusion.show_met({("a", "b"): 3}, {"a": "one", "b": "two"}, ("A", "B"))
    assert confusion.as_picture().pixelColor(1, 1) == Theme.light().panel


def test_rounds_stand_beside_each_other_and_who_still_labels_sees_no_cases(
    open_window: Callable[[Path], object], shared_path: Path
) -> None:
    me = settings.load().author()
    with Project.open(shared_path) as project:
        gate = Gate(project, me)
        people = [each.id for each in annotators.everyone(project.db) if each.id != me.id]
        members = [Member(each) for each in (*people, me.id)]
        chosen = reports.ids(project.db)
        of = team_rounds.begin(gate, "一", members, chosen, overlap=3)
        team_rounds.assign_by_plan(gate, of)
    hands = open_window(shared_path)
    dialog = opened(hands)
    dialog._tabs.setCurrentWidget(dialog.rounds)
    hands.bot.waitUntil(lambda: dialog.rounds.columnCount() == 2 and dialog.rounds.rowCount() > 5)
    assert dialog.rounds.item(0, 1).text() == "2"
    dialog.scope.setCurrentIndex(1)
    hands.bot.waitUntil(lambda: dialog.figures.rowCount() > 0 and not room_of(hands).is_busy)
    dialog.figures.selectRow(row_of(dialog, Figure.VALUE))
    QTest.keyClick(dialog.figures, Qt.Key.Key_Return)
    hands.bot.waitUntil(lambda: "1" in dialog.cases.told.text())
    assert dialog.cases.table.rowCount() == 0
