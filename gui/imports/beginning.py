"""The beginning of a file that is to be imported, with the labels that stand in it."""

from collections.abc import Sequence

from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from gui.report_view.offsets import TextOffsets
from gui.theme import Theme
from schema.labels import LabelSchema
from schema.records import Label

_ONE_LINE_END = str.maketrans({"\r": " ", "\u2028": " ", "\u2029": " ", "\0": " "})


class Beginning(QPlainTextEdit):
    """Remarks, then the text; labels have the ground of their colour and a line of their own kind.

    Numbers are dashed and measures dotted, as in the report.
    """

    def __init__(self, schema: LabelSchema, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self._theme = theme
        self._targets = {link.target for link in schema.links}
        self.setReadOnly(True)
        self.setTabChangesFocus(True)

    def show_beginning(self, remarks: str, text: str, labels: Sequence[Label]) -> None:
        """Show this; labels are places in `text`."""
        before = f"{remarks}\n\n" if remarks and text else remarks
        shown = before + text.translate(_ONE_LINE_END)  # each stays one character
        self.setPlainText(shown)
        offsets = TextOffsets(shown)
        self.setExtraSelections([self._mark(each, len(before), offsets) for each in labels])

    def _mark(self, label: Label, first: int, offsets: TextOffsets) -> QTextEdit.ExtraSelection:
        kind = self._schema.label(label.label)
        look = QTextCharFormat()
        look.setBackground(self._theme.label_fill(kind))
        look.setForeground(self._theme.text)
        is_target = label.label in self._targets
        style = QTextCharFormat.UnderlineStyle
        look.setUnderlineStyle(style.DotLine if is_target else style.DashUnderline)
        look.setUnderlineColor(self._theme.label_colour(kind))
        marked = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_utf16(first + label.span.start))
        keep = QTextCursor.MoveMode.KeepAnchor
        cursor.setPosition(offsets.to_utf16(first + label.span.end), keep)
        marked.cursor, marked.format = cursor, look
        return marked
