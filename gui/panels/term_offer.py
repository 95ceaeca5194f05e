"""A quiet line under a measure: its words may join the project's lexicon, or leave it again."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui import texts
from gui.widgets.labels import ElidedLabel, named


class TermOffer(QWidget):
    """Hidden while there is nothing to offer; `toggled` asks for what the button says."""

    toggled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._words = ""
        self._is_known = False
        self._key = ""
        self._told = ElidedLabel("dim", name="termOffer")
        self._button = named(QPushButton(), "toggleTerm")
        self._button.setProperty("quiet", True)
        self._button.clicked.connect(self.toggled)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._told, 1)
        row.addWidget(self._button)
        self.hide()

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [self._button]

    def offer(self, words: str, *, is_known: bool) -> None:
        """Offer to add these words, or to take out what is known; "" for nothing."""
        if (words, is_known) == (self._words, self._is_known):
            return
        self._words, self._is_known = words, is_known
        self.retranslate()
        self.setVisible(bool(words))

    def name_key(self, key: str) -> None:
        """Say this key on the button."""
        self._key = key
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        told, does = self.tr('The engine does not know "{term}".'), self.tr("Add to lexicon")
        if self._is_known:
            told, does = self.tr('"{term}" is in the project\'s lexicon.'), self.tr("Take out")
        self._told.setText(told.format(term=self._words))
        self._told.setToolTip(texts.plain_tool_tip(self._told.text()))
        self._button.setText(f"{does}  {self._key}".rstrip())
        self._button.setToolTip(
            self.tr("The engine looks for these words in all reports that nobody has begun")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
