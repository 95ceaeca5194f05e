"""The window's language, switched while it runs: our catalogue and Qt's own words."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from annotator.settings import Language
from gui.actions.marked import QT_TRANSLATE_NOOP

CATALOGUES: Final = Path(__file__).parent / "translations"
_SOURCE: Final = "en"  # what the sources are written in

# Qt's own Chinese catalogue leaves these words in English or says them oddly; ours has them.
LEFT_BY_QT: Final = (
    QT_TRANSLATE_NOOP("QFileDialog", "&Look in:"),
    QT_TRANSLATE_NOOP("QFileDialog", "Files of &type:"),
    QT_TRANSLATE_NOOP("QAbstractFileIconProvider", "Folder"),
    QT_TRANSLATE_NOOP("QKeySequenceEdit", "Press shortcut"),
)


class Translation:
    """Installs the catalogues of a language; widgets hear of it by LanguageChange."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        self._installed: list[QTranslator] = []

    def speak(self, language: Language) -> None:
        """Use a language from now on."""
        for translator in self._installed:
            self._app.removeTranslator(translator)
        self._installed = []
        chinese = QLocale(QLocale.Language.Chinese, QLocale.Country.China)
        QLocale.setDefault(chinese if language != _SOURCE else QLocale(QLocale.Language.English))
        qt_words = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        ours = str(CATALOGUES)
        catalogues = [("qtbase_zh_CN", qt_words), ("zh_CN", ours)]
        if language == _SOURCE:
            catalogues = [("en", ours)]  # its plurals: one thing and many
        for name, folder in catalogues:
            translator = QTranslator(self._app)
            if translator.load(name, folder):
                self._app.installTranslator(translator)
                self._installed.append(translator)
        # where a window's title does not end so, Qt adds it on some platforms
        self._app.setApplicationDisplayName(QCoreApplication.translate("MainWindow", "Jinbiao"))
