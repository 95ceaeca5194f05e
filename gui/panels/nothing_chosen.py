"""What the inspector shows while no span is chosen: what to do, and the remarks on the report."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.panels.comments import CommentsPart
from gui.widgets.labels import named, role_label
from schema.labels import LabelSchema


class NothingChosen(QWidget):
    """Holds the remarks on the report where there is one."""

    def __init__(self, schema: LabelSchema) -> None:
        super().__init__()
        named(self, "inspectorPage").setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.comments = CommentsPart(schema, name="reportComment")
        self._heading = role_label("dim")
        self._words = role_label("dim", "nothingChosen")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.comments)
        column.addStretch(1)
        column.addWidget(self._words)
        column.addStretch(2)
        self.show_report(is_there=False)
        self.retranslate()

    def show_report(self, *, is_there: bool) -> None:
        """Show the part for the remarks on a report, or none."""
        for part in (self._heading, self.comments):
            part.setVisible(is_there)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._heading.setText(self.tr("Comments on the report"))
        self._words.setText(
            self.tr("Nothing chosen. Choose a span in the report or in the list above.")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
