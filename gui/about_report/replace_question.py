"""What a better text would change, shown before it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.replacing.texts import Replacement
from gui.about_report.unfit_words import unfit_words
from gui.dialogs.enter import press_by_default
from gui.dialogs.size import open_as_large_as
from gui.widgets.labels import named, role_label
from gui.widgets.tables import quiet_input
from schema.labels import LabelSchema
from schema.records import Layer


class ReplaceQuestion(QDialog):
    """Says how many labels come along, and lists this person's that do not fit."""

    def __init__(
        self, planned: Replacement, schema: LabelSchema, layer: Layer, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Replace the text"))
        mine = [each for each in planned.unfit if each.layer == layer]
        carried = [each for each in planned.carried.labels.values() if each.layer == layer]
        told = named(role_label("plain"), "replaceTold")
        told.setWordWrap(True)
        told.setText(self._summary(planned, len(carried), len(mine)))
        column = QVBoxLayout(self)
        column.addWidget(told)
        if mine:
            listed = named(QListWidget(), "unfit")
            listed.addItems([unfit_words(schema, each) for each in mine])
            listed.setTextElideMode(Qt.TextElideMode.ElideRight)
            listed.setAccessibleName(self.tr("What does not fit"))
            quiet_input(listed)
            column.addWidget(listed, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go = buttons.addButton(self.tr("Replace"), QDialogButtonBox.ButtonRole.AcceptRole)
        go.setObjectName("replace")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        press_by_default(go)
        open_as_large_as(self, 560, 320 if mine else 160)

    def _summary(self, planned: Replacement, carried: int, unfit: int) -> str:
        lines = [
            self.tr("{name}: {old} characters now, {new} in the new text.").format(
                name=planned.old.name, old=len(planned.old.text), new=len(planned.new.text)
            ),
            self.tr("Your labels that are carried over: {count}").format(count=carried),
        ]
        if unfit:
            lines.append(
                self.tr("What does not fit and leaves the report open: {count}").format(count=unfit)
            )
        others = len({each.layer for each in planned.unfit}) > bool(unfit)
        if others:
            lines.append(self.tr("Labels of other people do not fit either."))
        return "\n".join(lines)
