"""A question with a few answers; all its words are plain text, whatever a path looks like."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

from gui.plain import unmoved

Answer = QMessageBox.StandardButton


def ask(window: QWidget, title: str, said: str, more: str, *answers: Answer) -> Answer:
    """Ask, and wait for the answer; the first is the one that Enter gives."""
    box = QMessageBox(window)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    say_plainly(box, said, more)
    for each in answers:
        box.addButton(each)
    box.setDefaultButton(answers[0])
    given = Answer(box.exec())
    box.deleteLater()
    return given


def say_plainly(box: QMessageBox, said: str, more: str) -> None:
    """Put words and what is added to them into a box as they are, whatever they look like."""
    box.setText(unmoved(said))
    box.setInformativeText(unmoved(more))
    for label in box.findChildren(QLabel):  # the box has one for each of the two
        label.setTextFormat(Qt.TextFormat.PlainText)
