"""Why an action cannot be used now, in a sentence that says what would help."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Mode, Situation

_NO_PROJECT: Final = QT_TRANSLATE_NOOP("WhyNot", "Open a project first.")
_NO_REPORT: Final = QT_TRANSLATE_NOOP("WhyNot", "No report is on screen.")
_READ_ONLY: Final = QT_TRANSLATE_NOOP("WhyNot", "The project was opened for reading only.")
_BUSY: Final = QT_TRANSLATE_NOOP(
    "WhyNot", "Something still runs in the background; try again when it has ended."
)
_NOT_HERE: Final = QT_TRANSLATE_NOOP("WhyNot", "That cannot be done here.")
_NO_FOCUS: Final = QT_TRANSLATE_NOOP("WhyNot", "Choose a span first.")
_SHOWN_ONLY: Final = QT_TRANSLATE_NOOP(
    "WhyNot", "This comparison only shows: nothing is settled or changed in it."
)
_CATEGORY: Final = QT_TRANSLATE_NOOP(
    "WhyNot", "A category belongs to a measure: choose one, or select the words of one."
)

# by the first letters of the action's id, the longest that fit
_WANTING: Final[Mapping[str, str]] = {
    "category.": _CATEGORY,
    "label.category": _CATEGORY,
    "label.term": QT_TRANSLATE_NOOP(
        "WhyNot", "Only a measure that you confirmed or corrected, with a category, can be taught."
    ),
    "label.words": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a number, then select the words that its field is to take."
    ),
    "label.add": QT_TRANSLATE_NOOP("WhyNot", "Select words in the report first."),
    "label.reset": QT_TRANSLATE_NOOP("WhyNot", "There is no decision here to take back."),
    "label.confirm_linked": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a number first: it is confirmed with its measure."
    ),
    "edge.take_in": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a number first: only a number has words to take in."
    ),
    "edge.drop": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a number first: only a number has words to drop."
    ),
    "link.begin": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a number first: only a number is linked to a measure."
    ),
    "check.mend": QT_TRANSLATE_NOOP(
        "WhyNot", "Choose a span first in which something is at issue."
    ),
    "check.mend_everywhere": QT_TRANSLATE_NOOP(
        "WhyNot", "What is at issue here is mended in each place by itself, not everywhere at once."
    ),
    "check.as_here": QT_TRANSLATE_NOOP("WhyNot", "Choose a span first that is confirmed."),
    "mark.": QT_TRANSLATE_NOOP(
        "WhyNot", "No label has this digit, or no span is chosen that it could be given to."
    ),
    "report.reopen": QT_TRANSLATE_NOOP("WhyNot", "The report is open as it is."),
    "review.": QT_TRANSLATE_NOOP("WhyNot", "That belongs to a review, and none is open here."),
}
_LEAVE: Final = {
    Mode.LINKING: QT_TRANSLATE_NOOP("WhyNot", "You are at a link: Enter takes it, Esc leaves it."),
    Mode.CARET: QT_TRANSLATE_NOOP("WhyNot", "You are in the text with the caret: Esc leaves it."),
    Mode.NUMERAL: QT_TRANSLATE_NOOP("WhyNot", "You are at a numeral: answer it, or Esc leaves it."),
}
_OUTSIDE_A_REPORT: Final = ("project.", "team.", "view.", "help.")


def why_not(spec: ActionSpec, now: Situation) -> str:
    """Why an action that is switched off cannot be used in this situation."""
    return QCoreApplication.translate("WhyNot", _why_not(spec, now))


def _why_not(spec: ActionSpec, now: Situation) -> str:
    if not now.has_project:
        return _NO_PROJECT
    if not now.has_report and not spec.id.startswith(_OUTSIDE_A_REPORT):
        return _NO_REPORT
    if now.mode not in spec.modes:
        return _LEAVE.get(now.mode) or _wanting(spec.id) or _NOT_HERE
    if not now.can_write:
        return _READ_ONLY
    if now.is_shown_only:
        return _SHOWN_ONLY
    if spec.id.startswith(_OUTSIDE_A_REPORT):
        return _BUSY if now.is_busy else _NOT_HERE
    if spec.id == "check.mend_everywhere" and not now.has_finding:
        return _wanting("check.mend")
    return _wanting(spec.id) or (_NOT_HERE if now.has_focus else _NO_FOCUS)


def _wanting(action_id: str) -> str:
    found = [start for start in _WANTING if action_id.startswith(start)]
    return _WANTING[max(found, key=len)] if found else ""
