"""A file was written: what is in it, and its folder by one key."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from gui.dialogs.ask import say_plainly
from gui.widgets.labels import named


def tell_written(window: QWidget, title: str, said: str, path: Path) -> None:
    """Say it, and open the folder where that is wanted."""
    box = named(QMessageBox(window), "written")
    box.setIcon(QMessageBox.Icon.Information)
    box.setWindowTitle(title)
    say_plainly(box, said, str(path))
    words = QCoreApplication.translate("TeamFiles", "Open the folder")
    folder = box.addButton(words, QMessageBox.ButtonRole.ActionRole)
    folder.setObjectName("openFolder")
    box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Close))
    box.exec()
    if box.clickedButton() is folder:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
    box.deleteLater()


def parent_of_dialog(window: QWidget) -> QWidget:
    """What a dialog stands before: another that is open, else the window."""
    return QApplication.activeModalWidget() or window
