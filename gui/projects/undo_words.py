"""What was undone or redone, in words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.drafts import Changes
from annotator.items import Item
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.plain import one_line

_KINDS: Final = {
    "label.add": QT_TRANSLATE_NOOP("Undo", "the span added"),
    "label.confirm": QT_TRANSLATE_NOOP("Undo", "the confirmation"),
    "label.confirm_bulk": QT_TRANSLATE_NOOP("Undo", "the confirmation of a sentence"),
    "label.delete": QT_TRANSLATE_NOOP("Undo", "the span taken away"),
    "label.edit": QT_TRANSLATE_NOOP("Undo", "the correction"),
    "label.reject": QT_TRANSLATE_NOOP("Undo", "the rejection"),
    "label.unsure": QT_TRANSLATE_NOOP("Undo", "the unsure flag"),
    "label.reset": QT_TRANSLATE_NOOP("Undo", "the decision taken back"),
    "gold.settle": QT_TRANSLATE_NOOP("Undo", "the settling"),
    "gold.agree": QT_TRANSLATE_NOOP("Undo", "what was accepted"),
    "label.mend": QT_TRANSLATE_NOOP("Undo", "the mending"),
    "link.set": QT_TRANSLATE_NOOP("Undo", "the link"),
    "numeral.dismiss": QT_TRANSLATE_NOOP("Undo", "the dismissed numeral"),
    "comment.add": QT_TRANSLATE_NOOP("Undo", "the comment"),
    "comment.edit": QT_TRANSLATE_NOOP("Undo", "the comment's change"),
    "comment.delete": QT_TRANSLATE_NOOP("Undo", "the comment taken away"),
}


def done_words(changes: Changes, item: Item | None) -> str:
    """What an undo took back or a redo repeated, with the span's words where there is one."""
    undone = changes.undone
    source = _KINDS.get(undone.kind, "") if undone else ""
    what = QCoreApplication.translate("Undo", source) if source else ""
    if item is not None:
        what = f"{what} · {one_line(item.span.text)}"
    if changes.operation.redoes:
        return QCoreApplication.translate("Undo", "Redone: {what}").format(what=what)
    return QCoreApplication.translate("Undo", "Undone: {what}").format(what=what)
