"""A field that holds words of the report."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui import texts
from gui.panels.field import Field, say_in_style
from gui.plain import one_line
from gui.widgets.labels import ElidedLabel, named
from schema.records import AttributeValue, Span


class SpanField(Field):
    """Words of the report: taken from its selection, or cleared."""

    take_requested = Signal()
    clear_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._words = ElidedLabel("text", name=f"span/{name}")
        self._words.setContentsMargins(0, 3, 0, 3)  # as high as the buttons, which may be hidden
        self._is_read_only = False
        self._take = named(QPushButton(), f"take/{name}")
        self._clear = named(QPushButton(), f"clear/{name}")
        self._frame = named(QFrame(), "spanBox")
        row = QHBoxLayout(self._frame)
        row.setContentsMargins(9, 1, 1, 1)
        row.setSpacing(0)
        row.addWidget(self._words, 1)
        for button in (self._take, self._clear):
            button.setProperty("quiet", True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard alone
            row.addWidget(button)
            self.watch(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._take.clicked.connect(self.take_requested)
        self._clear.clicked.connect(self.clear_requested)
        self.retranslate()

    @property
    def editor(self) -> QWidget:
        return self._take

    @property
    def tab_stops(self) -> list[QWidget]:
        return [self._take, self._clear]

    def show_value(self, value: AttributeValue | None) -> None:
        words = value.text if isinstance(value, Span) else ""
        self._words.setText(one_line(words))
        self._words.setToolTip(texts.plain_tool_tip(words))
        self._show_buttons()

    def set_read_only(self, is_read_only: bool) -> None:
        self._is_read_only = is_read_only
        say_in_style(self._frame, "readOnly", is_read_only)
        self._show_buttons()

    def describe(self, name: str, help_text: str) -> None:
        self.retranslate()
        self._words.setAccessibleName(name)
        for button in (self._take, self._clear):
            button.setAccessibleName(f"{name}: {button.text()}")
        self._take.setAccessibleDescription(help_text)

    def _show_buttons(self) -> None:
        may_clear = bool(self._words.text()) and not self._is_read_only
        self._take.setVisible(not self._is_read_only)
        if self._clear.hasFocus() and not may_clear:
            self._take.setFocus()  # else Qt would send the keyboard to some other field
        self._clear.setVisible(may_clear)

    def retranslate(self) -> None:
        """Say the buttons in the language of now."""
        self._take.setText(self.tr("Take"))
        self._take.setToolTip(self.tr("Take the words that are selected in the report"))
        self._clear.setText(self.tr("Clear"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def accept(self) -> None:
        focused = self._clear if self._clear.hasFocus() else self._take
        focused.click()
        super().accept()
