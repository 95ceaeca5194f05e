"""What is known of a report: its facts, its page, a better text."""

from functools import partial
from typing import Final

from gui.actions import conditions as when
from gui.actions.marked import QT_TRANSLATE_NOOP
from gui.actions.spec import ActionSpec, Menu

_Report = partial(ActionSpec, menu=Menu.REPORT)

ACTIONS: Final = (
    _Report(
        id="report.about",
        text=QT_TRANSLATE_NOOP("Actions", "About this report…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "See and mend title, date, place and kind, and where the text came from"
        ),
        condition=when.has_report,
        keys=("Ctrl+B",),
    ),
    _Report(
        id="report.page",
        text=QT_TRANSLATE_NOOP("Actions", "Show in its page…"),
        tip=QT_TRANSLATE_NOOP("Actions", "Show the chosen words in their page of the pdf"),
        condition=when.has_report,
        keys=("Ctrl+P",),
    ),
    _Report(
        id="report.replace",
        text=QT_TRANSLATE_NOOP("Actions", "Replace the text…"),
        tip=QT_TRANSLATE_NOOP(
            "Actions", "Let a better text of this report stand here; the labels are carried over"
        ),
        condition=when.can_replace_text,
    ),
)
