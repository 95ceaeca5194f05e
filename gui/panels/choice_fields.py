"""Fields in which one chooses: among a few side by side, in a list that opens, yes or no."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from gui import texts
from gui.panels.field import Field, say_in_style
from gui.plain import one_line
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.inputs import Chooser, TickBox
from gui.widgets.labels import caption, named
from schema.labels import Attribute
from schema.records import AttributeValue

_OPEN = (Qt.Key.Key_Up, Qt.Key.Key_Down)

Option = tuple[str | None, str]


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
        say_in_style(self._frame, "readOnly", is_read_only)
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

    def set_read_only(self, is_read_only: bool) -> None:
        say_in_style(self._chooser, "readOnly", is_read_only)
        super().set_read_only(is_read_only)

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
