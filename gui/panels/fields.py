"""Editors for the fields of a label: each shows a value, and commits what a person makes of it."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui import texts
from gui.panels.field_input import Fault, InvalidInputError, read_decimal, read_text, read_time
from gui.panels.plain import one_line
from gui.panels.widgets import (
    Chooser,
    ElidedLabel,
    FlowLayout,
    TickBox,
    caption,
    named,
    role_label,
)
from schema.labels import Attribute, AttributeType
from schema.records import AttributeValue, Span

MOST_SEGMENTS = 5

_ACCEPT = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_OPEN = (Qt.Key.Key_Up, Qt.Key.Key_Down)
_OWN_KEYS = (*_ACCEPT, Qt.Key.Key_Escape)

Option = tuple[str | None, str]


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
        self._line.setReadOnly(is_read_only)
        _restyle(self._line)

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
        self._line.setProperty("invalid", fault is not None)
        _restyle(self._line)


class SegmentsField(Field):
    """A few choices side by side, one of them on."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._values: list[str | None] = []
        self._shown: str | None = None
        self._default: str | None = None
        self._group = QButtonGroup(self)
        self._frame = QFrame()
        self._frame.setProperty("role", "segments")
        self._row = FlowLayout(0, self._frame)
        self._row.setContentsMargins(1, 1, 1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._frame)
        self._group.idClicked.connect(self._choose)

    @property
    def editor(self) -> QWidget:
        return self._group.checkedButton() or self._group.button(0)

    @property
    def tab_stops(self) -> list[QWidget]:
        return list(self._group.buttons())

    def set_options(self, options: Sequence[Option], default: str | None) -> None:
        """Offer these values, always as many as before; `default` stands for no value."""
        self._default = default
        self._values = [value for value, _ in options]
        for number, (_, words) in enumerate(options):
            button = self._group.button(number) or self._add_button(number)
            button.setText(caption(words))
            button.setAccessibleName(words)

    def show_value(self, value: AttributeValue | None) -> None:
        self._shown = value if isinstance(value, str) else self._default
        if self._shown in self._values:
            self._group.button(self._values.index(self._shown)).setChecked(True)
        elif (chosen := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            chosen.setChecked(False)
            self._group.setExclusive(True)
        self._mark_stop()

    def set_read_only(self, is_read_only: bool) -> None:
        for button in self._group.buttons():
            button.setEnabled(not is_read_only)

    def describe(self, name: str, help_text: str) -> None:
        self._frame.setAccessibleName(name)
        self._frame.setAccessibleDescription(help_text)
        self._frame.setToolTip(texts.plain_tool_tip(help_text))
        for number, button in enumerate(self._group.buttons()):
            button.setObjectName(f"{self.objectName()}/{self._values[number]}")
            button.setAccessibleDescription(name)

    def _add_button(self, number: int) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        self._group.addButton(button, number)
        self._row.addWidget(button)
        self.watch(button)
        return button

    def _choose(self, number: int) -> None:
        if self._values[number] != self._shown:
            self._shown = self._values[number]
            self._mark_stop()
            self.committed.emit(self._shown)

    def _mark_stop(self) -> None:
        # Tab stops once at the group, on what is chosen; the arrow keys go on from there.
        stop = self.editor
        for button in self._group.buttons():
            is_stop = button is stop
            # a click chooses and leaves the keyboard where it is
            policy = Qt.FocusPolicy.TabFocus if is_stop else Qt.FocusPolicy.NoFocus
            button.setFocusPolicy(policy)


class ChooserField(Field):
    """Many choices in a list that opens; the arrow keys open it and choose nothing unseen."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._shown: str | None = None
        self._options: list[Option] = []
        self._others: Mapping[str, str] = {}
        self._chooser = Chooser(name=name)
        self._chooser.shrink_to(characters=4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._chooser)
        self._chooser.activated.connect(self._choose)
        self.watch(self._chooser)

    @property
    def editor(self) -> Chooser:
        return self._chooser

    def name_others(self, names: Mapping[str, str]) -> None:
        """How values are called that are not offered any more."""
        self._others = names

    def set_options(self, options: Sequence[Option]) -> None:
        """Offer these values; None stands for no value."""
        if list(options) == self._options:
            return
        self._options = list(options)
        self._chooser.clear()
        for value, words in options:
            self._chooser.addItem(one_line(words), value)
        self.show_value(self._shown)

    def show_value(self, value: AttributeValue | None) -> None:
        self._shown = value if isinstance(value, str) else None
        while self._chooser.count() > len(self._options):  # a value of the item before
            self._chooser.removeItem(self._chooser.count() - 1)
        at = self._chooser.findData(self._shown)
        if at < 0 and self._shown is not None:
            self._chooser.addItem(one_line(self._others.get(self._shown, self._shown)), self._shown)
            at = self._chooser.count() - 1
        self._chooser.setCurrentIndex(at)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event:
            case QKeyEvent() if event.type() == QEvent.Type.KeyPress and event.key() in _OPEN:
                self._chooser.showPopup()
                return True
        return super().eventFilter(watched, event)

    def _choose(self, number: int) -> None:
        value = self._chooser.itemData(number)
        if value != self._shown:
            self._shown = value
            self.committed.emit(value)
        self.left.emit()  # as with Enter in every field, the keyboard goes back to the report


class SpanField(Field):
    """Words of the report: taken from its selection, or cleared."""

    take_requested = Signal()
    clear_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._words = ElidedLabel("text", name=f"span/{name}")
        self._is_read_only = False
        self._take = named(QPushButton(), f"take/{name}")
        self._clear = named(QPushButton(), f"clear/{name}")
        frame = named(QFrame(), "spanBox")
        row = QHBoxLayout(frame)
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
        column.addWidget(frame)
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


class FlagField(Field):
    """Yes or no; what is absent is no."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._box = named(TickBox(), name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.addWidget(self._box)
        self._box.clicked.connect(lambda checked: self.committed.emit(checked))
        self.watch(self._box)

    @property
    def editor(self) -> TickBox:
        return self._box

    def show_value(self, value: AttributeValue | None) -> None:
        self._box.setChecked(value is True)


def field_for(attribute: Attribute) -> Field:
    """An empty editor of the attribute's type."""
    match attribute.type:
        case AttributeType.DECIMAL:
            return LineField(attribute.id, read_decimal)
        case AttributeType.DATE:
            return LineField(attribute.id, read_time)
        case AttributeType.SPAN:
            return SpanField(attribute.id)
        case AttributeType.BOOLEAN:
            return FlagField(attribute.id)
        case AttributeType.CHOICE if len(attribute.offered) <= MOST_SEGMENTS:
            return SegmentsField(attribute.id)
        case AttributeType.CHOICE:
            return ChooserField(attribute.id)
        case AttributeType.TEXT:
            return LineField(attribute.id, read_text)


def offer_choices(field: Field, attribute: Attribute) -> None:
    """Give a choice field its choices in the language of now; other fields have none."""
    options: list[Option] = [(choice.id, texts.words(choice.name)) for choice in attribute.offered]
    if attribute.default is None:
        options.insert(0, (None, none_words()))
    if isinstance(field, SegmentsField):
        field.set_options(options, attribute.default)
    elif isinstance(field, ChooserField):
        gone = (each for each in attribute.choices if each.retired)
        field.name_others({each.id: texts.words(each.name) for each in gone})
        field.set_options(options)


def none_words() -> str:
    """What stands where nothing is chosen."""
    return QCoreApplication.translate("Fields", "none")


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


def _restyle(widget: QWidget) -> None:
    # A stylesheet looks at properties only when it polishes a widget.
    widget.style().unpolish(widget)
    widget.style().polish(widget)
