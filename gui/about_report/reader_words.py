"""What read a report, in words: its meta says it in a short form, `text 1`."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.reading.formats import Format
from gui.actions.marked import QT_TRANSLATE_NOOP

_NAMES: Final = {
    Format.TEXT: QT_TRANSLATE_NOOP("ReaderWords", "plain text"),
    Format.HTML: QT_TRANSLATE_NOOP("ReaderWords", "a web page"),
    Format.DOCX: QT_TRANSLATE_NOOP("ReaderWords", "a Word document"),
    Format.ODT: QT_TRANSLATE_NOOP("ReaderWords", "an OpenDocument text"),
    Format.PDF: QT_TRANSLATE_NOOP("ReaderWords", "a PDF"),
    Format.CSV: QT_TRANSLATE_NOOP("ReaderWords", "a table (CSV)"),
    Format.XLSX: QT_TRANSLATE_NOOP("ReaderWords", "an Excel sheet"),
    Format.JSON: QT_TRANSLATE_NOOP("ReaderWords", "JSON"),
    Format.ZIP: QT_TRANSLATE_NOOP("ReaderWords", "an archive"),
    Format.OFFICE: QT_TRANSLATE_NOOP("ReaderWords", "an older office document, by LibreOffice"),
}


def reader_words(reader: str) -> str:
    """The format and which version of its reader; a reader that is not ours stands for itself."""
    name, _, version = reader.partition(" ")
    if name not in {each.value for each in Format}:
        return reader
    form = QCoreApplication.translate("ReaderWords", _NAMES[Format(name)])
    words = QCoreApplication.translate("ReaderWords", "{format}, reader version {version}")
    return words.format(format=form, version=version)
