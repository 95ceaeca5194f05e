"""What the formats of an import are called, and which files hold them."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.importing.choice import AUTO
from annotator.importing.sources import LABELLED_ENDINGS, OURS
from annotator.reading import formats
from gui.actions.marked import QT_TRANSLATE_NOOP

_NAMES: Final[Mapping[str, str]] = {
    AUTO: QT_TRANSLATE_NOOP("ImportFormats", "texts and tables, by their ending"),
    OURS: QT_TRANSLATE_NOOP("ImportFormats", "Jinbiao's own JSONL"),
    "conll": QT_TRANSLATE_NOOP("ImportFormats", "CoNLL: tokens and tags"),
    "doccano": QT_TRANSLATE_NOOP("ImportFormats", "doccano (JSONL)"),
    "labelstudio": QT_TRANSLATE_NOOP("ImportFormats", "Label Studio (JSON)"),
    "brat": QT_TRANSLATE_NOOP("ImportFormats", "brat: .txt with .ann"),
    "xmi": QT_TRANSLATE_NOOP("ImportFormats", "INCEpTION: UIMA CAS as XMI"),
    "casjson": QT_TRANSLATE_NOOP("ImportFormats", "INCEpTION: UIMA CAS as JSON"),
    "webanno": QT_TRANSLATE_NOOP("ImportFormats", "INCEpTION: WebAnno TSV 3"),
    "hf": QT_TRANSLATE_NOOP("ImportFormats", "Hugging Face data set (Parquet)"),
    "quotes": QT_TRANSLATE_NOOP("ImportFormats", "a language model's answers with quotes"),
}
CHOICES: Final = tuple(_NAMES)


def format_words(name: str) -> str:
    """A format as people call it."""
    return QCoreApplication.translate("ImportFormats", _NAMES[name])


def is_labelled(name: str) -> bool:
    """Whether files of this format hold labels, which are to become somebody's or suggestions."""
    return name in LABELLED_ENDINGS


def patterns(name: str) -> str:
    """The files that a file dialog offers, as Qt has it: `*.txt *.md`."""
    endings = {*LABELLED_ENDINGS.get(name, formats.ENDINGS)} - {""}
    return " ".join(f"*{ending}" for ending in sorted(endings))
