"""What formats, their pieces and what they drop are called."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator import words as core_words
from annotator.exchange.tally import listed
from annotator.exporting.card import Exported
from gui import texts
from gui.actions.marked import QT_TRANSLATE_NOOP
from schema.labels import LabelSchema

FORMAT_NAMES: Final[Mapping[str, str]] = {
    "jsonl": QT_TRANSLATE_NOOP("Exports", "JSONL: ours, with everything"),
    "conll": QT_TRANSLATE_NOOP("Exports", "CoNLL columns with tags"),
    "spacy": QT_TRANSLATE_NOOP("Exports", "spaCy DocBin"),
    "hf": QT_TRANSLATE_NOOP("Exports", "Hugging Face datasets (Parquet)"),
    "doccano": QT_TRANSLATE_NOOP("Exports", "doccano JSONL"),
    "labelstudio": QT_TRANSLATE_NOOP("Exports", "Label Studio"),
    "brat": QT_TRANSLATE_NOOP("Exports", "brat standoff"),
    "xmi": QT_TRANSLATE_NOOP("Exports", "UIMA CAS in XMI, for INCEpTION"),
    "casjson": QT_TRANSLATE_NOOP("Exports", "UIMA CAS in JSON, for INCEpTION"),
    "webanno": QT_TRANSLATE_NOOP("Exports", "WebAnno TSV 3, for INCEpTION"),
    "chat": QT_TRANSLATE_NOOP("Exports", "Instructions for language models"),
    "facts": QT_TRANSLATE_NOOP("Exports", "Table of all numbers"),
}
ENDINGS: Final[Mapping[str, tuple[str, ...]]] = {  # none: a folder
    "jsonl": (".jsonl",),
    "conll": (".conll",),
    "spacy": (".spacy",),
    "doccano": (".jsonl",),
    "chat": (".jsonl",),
    "facts": (".csv", ".xlsx", ".parquet"),
}
CHUNK_NAMES: Final[Mapping[str, str]] = {
    "report": QT_TRANSLATE_NOOP("Exports", "whole reports"),
    "sentence": QT_TRANSLATE_NOOP("Exports", "sentences"),
    "paragraph": QT_TRANSLATE_NOOP("Exports", "paragraphs"),
}
UNIT_NAMES: Final[Mapping[str, str]] = {
    "codepoint": QT_TRANSLATE_NOOP("Exports", "code points"),
    "utf16": QT_TRANSLATE_NOOP("Exports", "UTF-16 units"),
    "byte": QT_TRANSLATE_NOOP("Exports", "bytes of UTF-8"),
}
PART_NAMES: Final[Mapping[str, str]] = {
    "train": QT_TRANSLATE_NOOP("Exports", "train, eight tenths"),
    "dev": QT_TRANSLATE_NOOP("Exports", "dev, a tenth"),
    "test": QT_TRANSLATE_NOOP("Exports", "test, a tenth"),
}
TOKEN_NAMES: Final[Mapping[str, str]] = {
    "char": QT_TRANSLATE_NOOP("Exports", "characters"),
    "word": QT_TRANSLATE_NOOP("Exports", "jieba's words"),
}
_NO_PLACE: Final = QT_TRANSLATE_NOOP("Exports", "The format has no place for: {lost}")


def said(words: str) -> str:
    """Words of these tables in the window's language."""
    return QCoreApplication.translate("Exports", words)


def figures(counts: Exported) -> str:
    """How much is written."""
    is_cut = counts.pieces != counts.reports or counts.empty_left_out
    many = {"reports": counts.reports, "pieces": counts.pieces, "spans": counts.spans}
    return core_words.report("in_pieces" if is_cut else "in_all", texts.language(), **many)


def left_out(counts: Exported, schema: LabelSchema) -> list[str]:
    """What stays out that was not chosen to, a sentence for each reason."""
    told = []
    if counts.undated:
        told.append(core_words.report("undated", texts.language(), count=counts.undated))
    if counts.lost:
        kinds = core_words.said(listed(counts.lost, schema), texts.language())
        told.append(said(_NO_PLACE).format(lost=kinds))
    return told
