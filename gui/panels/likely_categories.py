"""The likeliest categories as buttons with their keys, for a measure or for a selection."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.widgets.flow_layout import FlowLayout
from gui.widgets.labels import caption, named, role_label

Likely = tuple[str, str]  # a category's id and its name


class LikelyCategories(QWidget):
    """Tells by `picked` which category was clicked; hidden while there is nothing to offer."""

    picked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("likelyCategories")
        self._keys: Sequence[str] = ()
        self._likely: Sequence[Likely] = ()
        self._chosen: str | None = None
        self._makes_span = False
        self._heading = role_label("dim")
        self._buttons: list[QPushButton] = []
        self._row = FlowLayout(4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addWidget(self._heading)
        column.addLayout(self._row)
        self.hide()

    def offer(self, likely: Sequence[Likely], *, chosen: str | None, makes_span: bool) -> None:
        """Offer these, one of them chosen; `makes_span` where a selection becomes a span by it."""
        self._likely, self._chosen, self._makes_span = likely, chosen, makes_span
        self._refresh()

    def name_keys(self, keys: Sequence[str]) -> None:
        """Say these keys, as people read them, beside the buttons."""
        self._keys = keys
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._refresh()
        super().changeEvent(event)

    def _refresh(self) -> None:
        while len(self._buttons) < len(self._likely):
            self._add_button(len(self._buttons))
        for nth, button in enumerate(self._buttons):
            button.setVisible(nth < len(self._likely))
            if nth < len(self._likely):
                category, words = self._likely[nth]
                key = self._keys[nth] if nth < len(self._keys) else ""
                _say(button, words, key)
                button.setChecked(category == self._chosen)
        self._heading.setText(
            self.tr("New measure from the selection") if self._makes_span else self.tr("Likely")
        )
        self._heading.setVisible(self._makes_span)
        self.setVisible(bool(self._likely))

    def _add_button(self, nth: int) -> None:
        button = named(QPushButton(), f"likely/{nth + 1}")
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its key works where the focus is
        button.clicked.connect(lambda: self._pick(nth))
        self._buttons.append(button)
        self._row.addWidget(button)

    def _pick(self, nth: int) -> None:
        self._refresh()  # what is checked follows from what is stored, not from the click
        self.picked.emit(self._likely[nth][0])


def _say(button: QPushButton, words: str, key: str) -> None:
    shown = caption(f"{words}  {key}".strip())
    if button.text() != shown:  # each text that is set makes the whole inspector lay out anew
        button.setText(shown)
        button.setAccessibleName(words)
