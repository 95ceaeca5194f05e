"""Dialogs that stay open beside the window while people work in it."""

from PySide6.QtWidgets import QDialog


def show_in_front(dialog: QDialog) -> None:
    """Open it, or bring it to the front."""
    dialog.show()
    dialog.raise_()
    dialog.activateWindow()


def close_for_good(dialog: QDialog | None) -> None:
    """Close it, and let go of what it shows."""
    if dialog is not None:
        dialog.close()
        dialog.deleteLater()
