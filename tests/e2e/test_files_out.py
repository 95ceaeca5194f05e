"""What leaves a project from the window as a whole: a copy of it."""

from PySide6.QtWidgets import QLabel

from annotator.project import Project
from annotator.store import queue


def message(hands) -> str:
    return hands.window.status.findChild(QLabel, "message").text()


def test_a_copy_is_one_whole_file_and_never_over_another(project_path, open_window, tmp_path):
    hands = open_window(project_path)
    hands.press("Return")
    target = tmp_path / "copy.jinbiao"
    hands.window.projects.send_copy(target)
    hands.bot.waitUntil(lambda: not hands.window.tasks.is_busy)
    assert sorted(each.name for each in tmp_path.glob("copy*")) == ["copy.jinbiao"]
    with Project.open(target) as copied:
        layer = hands.window.desk.operations.layer
        assert sum(row.decided for row in queue.read(copied.db, layer)) == 1
    hands.window.projects.send_copy(target)
    hands.bot.waitUntil(lambda: "copy.jinbiao" in message(hands))


def test_another_project_takes_the_place_of_the_open_one(project_path, open_window, tmp_path):
    hands = open_window(project_path)
    hands.press("Return")
    assert hands.window.projects.create(tmp_path / "new.jinbiao")
    assert hands.window.windowTitle().startswith("new.jinbiao")
    assert hands.window.labeller.focus.index.total == 0
    assert hands.window.projects.open(project_path)
    assert hands.window.labeller.focus.index.decided == 1
