"""The first start: while the samples are made the window says so, and not that there are none."""

from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from annotator import settings
from gui.app import begin, make_window


def empty_words(window) -> list[str]:
    return [each.text() for each in window.queue.findChildren(QLabel) if each.isVisible()]


def test_the_queue_says_that_the_samples_are_being_prepared(qtbot, qapp: QApplication) -> None:
    window = make_window(qapp, settings.load())
    qtbot.addWidget(window)
    window.show()
    window.panes.open_queue()
    begin(window, None, read_only=False)
    assert any("being prepared" in each for each in empty_words(window))
    assert not window.queue.findChild(QPushButton, "importReports").isVisible()
    qtbot.waitUntil(lambda: window.desk.operations is not None, timeout=120_000)
    qtbot.waitUntil(lambda: not window.tasks.is_busy)
    assert not any("being prepared" in each for each in empty_words(window))
    assert window.queue._model.total > 0
    window.close()
