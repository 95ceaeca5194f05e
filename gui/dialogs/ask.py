"""A question with a few answers; all its words are plain text, whatever a path looks like."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

Answer = QMessageBox.StandardButton


def ask(window: QWidget, title: str, said: str, more: str, *answers: Answer) -> Answer:
    """Ask, and wait for the answer; the first is the one that Enter gives."""
    box = QMessageBox(window)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.Warning)
    box.setWindowTitle(title)
    box.setText(said)
    box.setInformativeText(more)
    for each in answers:
        box.addButton(each)
    box.setDefaultButton(answers[0])
    given = Answer(box.exec())
    box.deleteLater()
    return given
