"""A file was written: what is in it, and its folder by one key."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from gui.dialogs.ask import say_plainly
from gui.widgets.labels import named


def tell_written(window: QWidget, title: str, said: str, path: Path, next_step: str = "") -> bool:
    """Say it, and open the folder where that is wanted; whether the next step, by Enter, is."""
    box = named(QMessageBox(window), "written")
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(title)
    say_plainly(box, said, str(path))
    words = QCoreApplication.translate("TeamFiles", "Open the folder")
    folder = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    folder.setObjectName("openFolder")
    going_on: QPushButton | None = None
    closing = box.addButton(QMessageBox.StandardButton.Close)
    if next_step:
        going_on = box.addButton(next_step, QMessageBox.ButtonRole.AcceptRole)
        going_on.setObjectName("nextStep")
    box.setDefaultButton(going_on or closing)
    box.setEscapeButton(closing)
    box.exec()
    clicked = box.clickedButton()
    if clicked is folder:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    box.deleteLater()
    return going_on is not None and clicked is going_on


def parent_of_dialog(window: QWidget) -> QWidget:
    """What a dialog stands before: another that is open, else the window."""
    return QApplication.activeModalWidget() or window
