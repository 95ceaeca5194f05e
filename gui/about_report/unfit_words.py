"""What does not fit a better text, in words."""

from PySide6.QtCore import QCoreApplication

from annotator.ops.carrying import Part, Unfit
from gui import texts
from gui.plain import one_line
from schema.labels import LabelSchema


def unfit_words(schema: LabelSchema, unfit: Unfit) -> str:
    """One line: which label, what of it, and the words that have no place."""
    label = schema.label(unfit.label.label)
    return f"{texts.words(label.name)} · {one_line(unfit.label.span.text)} · {_lost(schema, unfit)}"


def _lost(schema: LabelSchema, unfit: Unfit) -> str:
    match unfit.part:
        case Part.SPAN:
            return QCoreApplication.translate("Unfit", "these words are not in the new text")
        case Part.LINK:
            return QCoreApplication.translate("Unfit", "what it was linked to is gone")
        case Part.FIELD:
            attribute = schema.label(unfit.label.label).attribute(unfit.field)
            name = texts.words(attribute.name) if attribute else unfit.field
            words = QCoreApplication.translate("Unfit", "{field} {words} is not in the new text")
            return words.format(field=name, words=one_line(unfit.words))
