"""Backups are made behind the window, and a person goes back to one or repairs what is damaged."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QTableWidget

from annotator.project import Mode, Project
from annotator.safety import backups
from annotator.safety.backups import Backup
from gui.main_window import MainWindow


def made(path: Path) -> list[Backup]:
    return backups.of_file(path)


def decided(window: MainWindow) -> int:
    return sum(item.decided for item in window.desk.workspace.items())


def save_as(monkeypatch, path: Path) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))


def restore(dialog: QDialog) -> None:
    table = dialog.findChild(QTableWidget, "backups")
    assert table.rowCount() == 1
    dialog.findChild(QPushButton, "restore").click()


def test_a_backup_is_made_while_people_work_and_can_be_gone_back_to(
    project_path, open_window, tmp_path, monkeypatch
):
    hands = open_window(project_path)
    hands.press("Return")
    hands.until_stored()
    hands.window.backing_up.make()
    hands.bot.waitUntil(lambda: len(made(project_path)) == 1)
    hands.press("Return", "Return")
    hands.until_stored()
    before = decided(hands.window)

    target = tmp_path / "从前.jinbiao"
    save_as(monkeypatch, target)
    hands.answer(restore)
    hands.window.action_set["project.backups"].trigger()

    hands.bot.waitUntil(lambda: hands.window.desk.operations.path == target)
    assert decided(hands.window) == before - 2
    assert project_path.exists()
    assert "This is the backup of" in hands.window.findChild(QLabel, "message").text()


def test_what_can_be_read_of_a_damaged_project_is_saved_and_opened(
    project_path, open_window, tmp_path, monkeypatch
):
    hands = open_window(project_path)
    hands.press("Return")
    hands.until_stored()
    damaged = tmp_path / "坏.jinbiao"
    with Project.open(project_path, Mode.READ) as project:
        project.send_copy(damaged)
    damaged.write_bytes(b"\0" * 4096 + damaged.read_bytes()[4096:])
    target = tmp_path / "好.jinbiao"
    begins: list[str] = []

    def choose(_parent: object, _title: str, folder: str, _filter: str) -> tuple[str, str]:
        begins.append(folder)
        return str(damaged), ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", choose)
    save_as(monkeypatch, target)

    hands.window.action_set["project.repair"].trigger()

    hands.bot.waitUntil(lambda: hands.window.desk.operations.path == target)
    assert decided(hands.window) == 1
    assert begins == [str(project_path.parent)]


def test_a_project_in_a_folder_that_is_synced_is_warned_of(project_path, open_window):
    (project_path.parent / ".stfolder").mkdir()
    hands = open_window(project_path)
    hands.window.backing_up.make()
    assert "syncs" in hands.window.status.findChild(QLabel, "message").text()
