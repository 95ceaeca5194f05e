"""What comes into a project from the window: files, folders, encodings, and what is refused."""

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QPushButton, QWidget

from annotator.gate import create_project
from annotator.project import Project
from annotator.settings import load
from annotator.store import reports
from gui.imports.dialog import ImportDialog

TEXT = "柳河乡简报\n\n柳河乡改造危房42户。"


def import_in(hands, paths: list[Path], *, encoding: str | None = None) -> None:
    """Choose paths and an encoding in the dialog, and take what it says."""

    def fill(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportDialog)
        dialog.take(map(str, paths))
        chooser = dialog.findChild(QComboBox, "importEncoding")
        chooser.setCurrentIndex(max(chooser.findData(encoding), 0))
        next(b for b in dialog.findChildren(QPushButton) if b.isDefault()).click()

    hands.answer(fill)
    hands.window.action_set["project.import"].trigger()


def texts_in(path: Path) -> set[str]:
    with Project.open(path, mode="read") as project:
        return {reports.get(project.db, each).text for each in reports.ids(project.db)}


def test_a_folder_and_a_file_come_in_together(project_path, open_window, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text(TEXT, encoding="utf-8")
    single = tmp_path / "two.md"
    single.write_text("# 另一份\n\n修路3公里。", encoding="gb18030")
    hands = open_window(project_path)
    import_in(hands, [folder, single])
    hands.bot.waitUntil(lambda: hands.window.queue._model.total == 4)
    assert TEXT in texts_in(project_path)
    assert "# 另一份\n\n修路3公里。" in texts_in(project_path)


def test_the_encoding_that_was_chosen_is_used(project_path, open_window, tmp_path):
    file = tmp_path / "big.txt"
    file.write_bytes("脫貧縣改造3戶".encode("big5hkscs"))
    hands = open_window(project_path)
    import_in(hands, [file], encoding="big5hkscs")
    hands.bot.waitUntil(lambda: hands.window.queue._model.total == 3)
    assert "脫貧縣改造3戶" in texts_in(project_path)


def test_what_was_refused_is_listed_with_the_reason(project_path, open_window, tmp_path):
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(TEXT, encoding="utf-8")
    empty.write_bytes(b"")
    hands = open_window(project_path)
    import_in(hands, [good, empty])
    listed = []

    def read(dialog: QWidget) -> None:
        listed.append(dialog.findChild(QPlainTextEdit).toPlainText())
        dialog.close()

    hands.answer(read)
    hands.bot.waitUntil(lambda: bool(listed))
    assert "empty.txt" in listed[0]
    assert hands.window.queue._model.total == 3


def test_a_project_opened_lately_is_opened_from_the_menu(project_path, open_window, tmp_path):
    other = tmp_path / "other.jinbiao"
    create_project(other, load().author())
    hands = open_window(project_path)
    assert hands.window.projects.open(other)
    hands.window._recent.aboutToShow.emit()
    entries = [each.text() for each in hands.window._recent.actions()]
    assert [each.split("(")[0].strip() for each in entries[:2]] == ["&1  other", "&2  test"]
    hands.window._recent.actions()[1].trigger()
    assert hands.window.desk.operations.path == project_path
