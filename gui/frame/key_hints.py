"""Which keys work right now, as the status row shows them."""

from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.actions.action_set import ActionSet, translated
from gui.actions.conditions import can_review
from gui.actions.labelling import MARKS
from gui.actions.spec import Mode, Situation
from gui.actions.table import BY_ID
from gui.frame.status_row import Hint
from gui.keys.names import readable_key

_HINTED: Final = {
    Mode.DECIDING: (
        "label.words",
        "check.mend",
        "check.stands",
        "check.next_figure",
        "label.confirm",
        "label.reject",
        "edge.right_out",
        "edge.left_out",
        "edge.take_in",
        "category.1",
        "label.fields",
        "link.begin",
        "label.term",
        "label.add",
        "go.next_undecided",
        "report.finish",
        "check.next",
        "label.confirm_linked",
        "label.unsure",
        "label.caret",
        "find.report",
        "label.category",
    ),
    Mode.NUMERAL: (
        "numeral.label",
        "numeral.date",
        "numeral.ordinal",
        "numeral.name",
        "numeral.result",
        "numeral.campaign",
        "numeral.other",
        "numeral.next",
        "numeral.leave",
    ),
    Mode.LINKING: ("link.take", "link.next", "link.previous", "link.clear", "link.leave"),
    Mode.REVIEW: (
        "label.words",
        "review.take.1",
        "review.take.2",
        "review.neither",
        "review.both",
        "review.keep",
        "label.fields",
        "review.next",
        "review.reopen",
        "review.agree",
        "report.finish",
        "review.next_row",
        "edge.right_out",
        "link.begin",
        "label.caret",
    ),
    Mode.CARET: (
        "caret.right",
        "select.right",
        "label.add",
        "category.1",
        "label.category",
        "label.caret",
    ),
}
_IN_OPEN_REVIEW: Final = ("review.keep",)  # in an ended one it only goes on, as others do
_ANYWHERE: Final = ("report.finish", "check.next")


def find_hints() -> list[Hint]:
    """Keys while one searches; they are the find bar's own."""
    return [
        ("Enter", QCoreApplication.translate("KeyHints", "next match")),
        (readable_key("Shift+Return"), QCoreApplication.translate("KeyHints", "previous match")),
        (readable_key("Down"), QCoreApplication.translate("KeyHints", "to what was found")),
        ("Esc", QCoreApplication.translate("KeyHints", "back to where you were")),
    ]


def choice_hints() -> list[Hint]:
    """Keys in a row of choices, of which the arrows choose one."""
    choose = QCoreApplication.translate("KeyHints", "choose")
    return [("← →", choose), *_field_hints()]


def hints(actions: ActionSet, situation: Situation, *, in_text: bool, in_field: bool) -> list[Hint]:
    """Keys and what they do: in the report and the table, in a text field, or elsewhere."""
    if in_field:
        return _field_hints()
    ids = _HINTED[situation.mode] if in_text else _ANYWHERE
    found = [
        (readable_key(actions.key_of(each)), translated(BY_ID[each].hint))
        for each in ids
        if BY_ID[each].is_usable(situation) and actions.key_of(each)
        if each not in _IN_OPEN_REVIEW or can_review(situation)
    ]
    if in_text and situation.has_selection:
        found = [*_label_hints(actions, situation), *found]
    if not in_text:
        pane = QCoreApplication.translate("KeyHints", "next pane")
        found.append((readable_key(actions.key_of("go.next_pane")), pane))
    keys = QCoreApplication.translate("KeyHints", "all keys")
    return [*found, (readable_key(actions.key_of("help.shortcuts")), keys)]


def _label_hints(actions: ActionSet, situation: Situation) -> list[Hint]:
    """The digit of each label, which makes a span of what is selected."""
    return [
        (readable_key(actions.key_of(each.id)), actions[each.id].text().replace("&&", "&"))
        for each in MARKS
        if each.is_usable(situation) and actions.key_of(each.id)
    ]


def _field_hints() -> list[Hint]:
    return [
        ("Enter", QCoreApplication.translate("KeyHints", "take")),
        ("Esc", QCoreApplication.translate("KeyHints", "leave")),
        ("Tab", QCoreApplication.translate("KeyHints", "next field")),
    ]
