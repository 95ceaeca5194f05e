"""What every editor of a field has: it shows a value, and commits what a person makes of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui import texts
from schema.records import AttributeValue

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OWN_KEYS = (*_ACCEPT, Qt.Key.Key_Escape)


class Field(QWidget):
    """One field: `committed` carries its new value (None: none), `left` says the user is done."""

    committed = Signal(object)
    left = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(f"field/{name}")

    @property
    def editor(self) -> QWidget:
        """The widget that takes the keyboard."""
        raise NotImplementedError

    def show_value(self, value: AttributeValue | None) -> None:
        """Show what is stored, in place of anything typed."""
        raise NotImplementedError

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let edit again."""
        self.editor.setEnabled(not is_read_only)

    def commit(self) -> bool:
        """Hand on what was typed and not handed on yet; False where it cannot be stored."""
        return True

    @property
    def is_being_edited(self) -> bool:
        """Whether something typed is waiting here."""
        return False

    @property
    def refused(self) -> tuple[str, str] | None:
        """What was typed and cannot be stored, and why not; None where there is nothing such."""
        return None

    def describe(self, name: str, help_text: str) -> None:
        """Say to everyone, screen readers included, what this field is."""
        self.editor.setAccessibleName(name)
        self.editor.setAccessibleDescription(help_text)
        self.editor.setToolTip(texts.plain_tool_tip(help_text))

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [self.editor]

    def watch(self, widget: QWidget) -> None:
        """Take Enter and Esc in this widget as the field's own keys."""
        widget.installEventFilter(self)

    def accept(self) -> None:
        """What Enter does: hand on, and be done with the field."""
        if self.commit():
            self.left.emit()

    def abandon(self) -> None:
        """What Esc does: be done with the field as it was."""
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in _OWN_KEYS:
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # else a shortcut of the window would take Enter from the field
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.accept() if event.key() in _ACCEPT else self.abandon()
                return True
        return super().eventFilter(watched, event)


def say_in_style(widget: QWidget, name: str, is_so: bool) -> None:
    """Set a property that the stylesheet draws by; it looks at properties only when it polishes."""
    if bool(widget.property(name)) != is_so:
        widget.setProperty(name, is_so)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
