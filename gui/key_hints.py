"""Which keys work right now, as the status row shows them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.actions.action_set import ActionSet, translated
from gui.actions.spec import Mode, Situation
from gui.actions.table import BY_ID
from gui.keys import readable_key
from gui.status_row import Hint

_HINTED: Final = {
    Mode.DECIDING: (
        "label.confirm",
        "label.reject",
        "edge.right_out",
        "edge.left_out",
        "label.fields",
        "link.begin",
        "label.add",
        "go.next_undecided",
        "report.finish",
        "label.unsure",
        "label.caret",
    ),
    Mode.LINKING: ("link.take", "link.next", "link.previous", "link.clear", "link.leave"),
    Mode.CARET: ("caret.right", "select.right", "label.add", "label.caret"),
}
_ANYWHERE: Final = ("report.finish",)


def hints(actions: ActionSet, situation: Situation, *, in_text: bool, in_field: bool) -> list[Hint]:
    """Keys and what they do: in the report and the table, in a text field, or elsewhere."""
    if in_field:
        return [
            ("Enter", QCoreApplication.translate("KeyHints", "take")),
            ("Esc", QCoreApplication.translate("KeyHints", "leave")),
            ("Tab", QCoreApplication.translate("KeyHints", "next field")),
        ]
    ids = _HINTED[situation.mode] if in_text else _ANYWHERE
    found = [
        (readable_key(actions.key_of(each)), translated(BY_ID[each].hint))
        for each in ids
        if BY_ID[each].is_usable(situation) and actions.key_of(each)
    ]
    if not in_text:
        pane = QCoreApplication.translate("KeyHints", "next pane")
        found.append((readable_key(actions.key_of("go.next_pane")), pane))
    keys = QCoreApplication.translate("KeyHints", "all keys")
    return [*found, (readable_key(actions.key_of("help.shortcuts")), keys)]
