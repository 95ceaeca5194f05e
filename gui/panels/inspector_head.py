"""The inspector's first line: label, state, whether unsure, and the place among all spans."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.items import Item
from gui import texts
from gui.panels.item_context import ItemContext
from gui.panels.label_chip import LabelChip
from gui.theme import Theme
from gui.widgets.inputs import TickBox
from gui.widgets.labels import ElidedLabel, named
from schema.labels import LabelSchema


class InspectorHead(QWidget):
    """Asks for another label by `label_chosen`, for the flag by `unsure_toggled`."""

    label_chosen = Signal(str)
    unsure_toggled = Signal()

    def __init__(self, theme: Theme, schema: LabelSchema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item: Item | None = None
        self._context = ItemContext()
        self._chip = LabelChip(theme, schema)
        self._state = ElidedLabel("dim", name="state")
        self._unsure = named(TickBox(), "unsure")
        self._unsure.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard alone
        self._place = ElidedLabel("dim", name="place")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._chip)
        row.addWidget(self._state, 1)
        row.addWidget(self._unsure)
        row.addWidget(self._place)
        self._chip.chosen.connect(self.label_chosen)
        self._unsure.clicked.connect(self._ask_for_flag)
        self.retranslate()

    @property
    def tab_stops(self) -> list[QWidget]:
        """The widgets that Tab goes through, in order."""
        return [self._chip, self._unsure]

    def show_item(self, item: Item, context: ItemContext) -> None:
        """Show an item's label, state and place."""
        self._item, self._context = item, context
        self._chip.show_label(item.label)
        self._state.setText(texts.state_of(item))
        self._state.setToolTip(texts.plain_tool_tip(self._state.text()))
        self._unsure.setChecked(item.current.unsure)
        place = self.tr("{position} of {count}")
        self._place.setText(place.format(position=context.position, count=context.count))
        self._place.setVisible(context.count > 0)

    def set_read_only(self, is_read_only: bool) -> None:
        """Only show from now on, or let change again."""
        self._chip.setEnabled(not is_read_only)
        self._unsure.setEnabled(not is_read_only)

    def set_theme(self, theme: Theme) -> None:
        """Draw in another appearance."""
        self._chip.set_theme(theme)

    def set_schema(self, schema: LabelSchema) -> None:
        """Offer this schema's labels."""
        self._chip.set_schema(schema)

    def retranslate(self) -> None:
        """Say everything in the language of now."""
        self._unsure.setText(self.tr("unsure"))
        self._unsure.setToolTip(self.tr("Flag as unsure, for the reviewer"))
        if self._item is not None:
            self.show_item(self._item, self._context)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _ask_for_flag(self) -> None:
        # The flag is shown as it is stored: only showing the item again turns the button.
        self._unsure.setChecked(self._item is not None and self._item.current.unsure)
        self.unsure_toggled.emit()
