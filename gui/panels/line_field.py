"""Fields in which one writes: a text, a decimal, a time."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from gui.panels.field import Field, say_in_style
from gui.panels.field_input import Fault, InvalidInputError
from gui.widgets.labels import named, role_label
from schema.records import AttributeValue


class LineField(Field):
    """A line of text, read by `read`; what cannot be read stays, with the reason under it."""

    def __init__(self, name: str, read: Callable[[str], str | None]) -> None:
        super().__init__(name)
        self._read = read
        self._stored = ""
        self._fault: Fault | None = None
        self._line = named(QLineEdit(), name)
        self._reason = role_label("wrong", f"reason/{name}")
        self._reason.setWordWrap(True)
        self._reason.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._line)
        column.addWidget(self._reason)
        column.addStretch(1)
        self._line.textEdited.connect(lambda: self._show_fault(None))
        self.watch(self._line)

    @property
    def editor(self) -> QLineEdit:
        return self._line

    @property
    def is_being_edited(self) -> bool:
        return self._line.text() != self._stored

    @property
    def refused(self) -> tuple[str, str] | None:
        return (self._line.text(), fault_words(self._fault)) if self._fault else None

    def show_value(self, value: AttributeValue | None) -> None:
        self._stored = value if isinstance(value, str) else ""
        self._restore()

    def set_read_only(self, is_read_only: bool) -> None:
        say_in_style(self._line, "readOnly", is_read_only)

    def commit(self) -> bool:
        if not self.is_being_edited:
            return True
        try:
            value = self._read(self._line.text())
        except InvalidInputError as error:
            self._show_fault(error.fault)
            return False
        is_new = (value or "") != self._stored
        self._stored = value or ""
        self._restore()
        if is_new:
            self.committed.emit(value)
        return True

    def abandon(self) -> None:
        self._restore()
        super().abandon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QFocusEvent() if event.lostFocus() and not _is_for_popup(event):
                self.commit()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._show_fault(self._fault)
        super().changeEvent(event)

    def _restore(self) -> None:
        self._line.setText(self._stored)
        self._line.setCursorPosition(0)
        self._show_fault(None)

    def _show_fault(self, fault: Fault | None) -> None:
        if fault is self._fault and not fault:
            return
        self._fault = fault
        self._reason.setText(fault_words(fault) if fault else "")
        self._reason.setVisible(fault is not None)
        say_in_style(self._line, "invalid", fault is not None)


def fault_words(fault: Fault) -> str:
    """Why an input cannot be stored, and what can."""
    match fault:
        case Fault.NOT_A_DECIMAL:
            return QCoreApplication.translate("Fields", "Not a number: write 80000000 or 8000万.")
        case Fault.NOT_A_TIME:
            return QCoreApplication.translate(
                "Fields", "Not a time: write 2017, 2017-06, 2017-06-30, or a period 2014/2020."
            )
        case Fault.NO_SUCH_DAY:
            return QCoreApplication.translate("Fields", "The calendar has no such day.")
        case Fault.BACKWARDS:
            return QCoreApplication.translate("Fields", "The period ends before it begins.")


def _is_for_popup(event: QFocusEvent) -> bool:
    return event.reason() == Qt.FocusReason.PopupFocusReason
