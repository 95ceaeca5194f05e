"""What file dialogs call the files of projects."""

from PySide6.QtCore import QCoreApplication

from annotator.project import SUFFIX


def project_filter() -> str:
    """The program's name in the window's language, and the ending of its files."""
    return f"{QCoreApplication.translate('MainWindow', 'Jinbiao')} (*{SUFFIX})"
