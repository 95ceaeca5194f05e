"""The core's enums and the schema's words in the language that the window speaks."""

import html
from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QToolTip

from annotator.items import Item, ItemState
from gui.plain import one_line, unmoved
from schema.labels import Attribute, Words
from schema.quantity import Bound
from schema.records import GOLD, WorkState

CHINESE: Final = "zh"
_QUERY_SHARE: Final = 0.85  # of the size of a tool tip's other letters
_QUERY_LINES: Final = 26
_QUERY_LETTERS: Final = 40  # how many squares as large as a letter a column is wide
_WIDEST_QUERY: Final = 1320  # pixels: a screen of 1366 has room for it


def language() -> str:
    """The code of the catalogue that is installed: `zh` or `en`."""
    return QCoreApplication.translate("Texts", "en", "the code of this catalogue's own language")


def words(both: Words) -> str:
    """The schema's words in the window's language."""
    return unmoved(both.in_language(language()))


def choice_names(of: Attribute | None) -> dict[str, str]:
    """What the choices of an attribute are called, by their ids; of none, nothing."""
    return {each.id: words(each.name) for each in of.choices} if of else {}


def listed(words: Iterable[str]) -> str:
    """Words one after the other, as the window's language parts them."""
    return ("、" if language() == CHINESE else ", ").join(words)


def item_state(state: ItemState) -> str:
    """What a person has made of a span."""
    match state:
        case ItemState.SUGGESTED:
            return QCoreApplication.translate("Texts", "suggestion · undecided")
        case ItemState.CONFIRMED:
            return QCoreApplication.translate("Texts", "confirmed")
        case ItemState.CORRECTED:
            return QCoreApplication.translate("Texts", "corrected")
        case ItemState.REJECTED:
            return QCoreApplication.translate("Texts", "rejected")


def state_of(item: Item) -> str:
    """What a person has made of a span, or a reviewer of the gold; why, if it was rejected."""
    if item.current.layer == GOLD and not item.decided:
        return QCoreApplication.translate("Texts", "not settled")
    reason = rejected_because(item)
    return f"{item_state(item.state)} · {reason}" if reason else item_state(item.state)


def rejected_because(item: Item) -> str:
    """Why a span was rejected; "" where it was not, or for no reason that was given."""
    is_rejected = item.state is ItemState.REJECTED
    return reject_reason(item.current.reason) if is_rejected and item.current.reason else ""


def work_state(state: WorkState) -> str:
    """How far a person is with a report."""
    match state:
        case WorkState.OPEN:
            return QCoreApplication.translate("Texts", "open")
        case WorkState.FINISHED:
            return QCoreApplication.translate("Texts", "finished")
        case WorkState.UNUSABLE:
            return QCoreApplication.translate("Texts", "not usable")


def bound(kind: Bound) -> str:
    """How a number is limited, as it is said beside the value."""
    match kind:
        case Bound.EXACT:
            return QCoreApplication.translate("Texts", "no bound")
        case Bound.APPROX:
            return QCoreApplication.translate("Texts", "about")
        case Bound.OVER:
            return QCoreApplication.translate("Texts", "over")
        case Bound.UNDER:
            return QCoreApplication.translate("Texts", "under")


def moment(at: str) -> str:
    """A moment as the journal has it (UTC, ISO 8601), in local time to the minute."""
    local = QDateTime.fromString(at, Qt.DateFormat.ISODateWithMs).toLocalTime()
    return QLocale.c().toString(local, "yyyy-MM-dd HH:mm")


def plain_tool_tip(text: str) -> str:
    """A tool tip that shows the text as it is: Qt would read some texts as rich text."""
    shown = html.escape(unmoved(text))
    return f'<p style="white-space: pre-wrap">{shown}</p>' if text else ""


def query_tool_tip(said: str, query: str) -> str:
    """A tool tip of words and of the query behind them, small and in columns: it fits a screen."""
    lines = unmoved(query).splitlines(keepends=True)
    columns = [
        html.escape("".join(lines[begin : begin + _QUERY_LINES]))
        for begin in range(0, len(lines), _QUERY_LINES)
    ]
    size = _query_size(len(columns))
    style = f'style="white-space: pre-wrap; font-size: {size}px"'
    cells = "".join(f"<td><p {style}>{each}</p></td>" for each in columns)
    width = _QUERY_LETTERS * size * len(columns)  # said, or Qt would break every line of it
    table = f'<table width="{width}" cellspacing="4"><tr>{cells}</tr></table>' if cells else ""
    return plain_tool_tip(said) + table


def _query_size(columns: int) -> int:
    """Pixels: in step with the panels' letters, as long as all columns fit the screen."""
    wanted = round(_QUERY_SHARE * QFontInfo(QToolTip.font()).pixelSize())
    return min(wanted, _WIDEST_QUERY // (_QUERY_LETTERS * max(columns, 1)))


def reject_reason(reason: str) -> str:
    """Why a suggestion was rejected; a reason that has no words here stands for itself."""
    match reason:
        case "date":
            return QCoreApplication.translate("Texts", "a date or time")
        case "ordinal":
            return QCoreApplication.translate("Texts", "an ordinal or rank")
        case "name":
            return QCoreApplication.translate("Texts", "part of a name or idiom")
        case "result":
            return QCoreApplication.translate("Texts", "a result or an aim")
        case "campaign":
            return QCoreApplication.translate("Texts", "the campaign as a whole")
        case "other":
            return QCoreApplication.translate("Texts", "something else")
    return one_line(reason)


def rule(name: str) -> str:
    """What made a suggestion; the name of a rule that has no words here stands for itself."""
    kind = name.rpartition(".")[2]
    return _number_rule(kind) or _measure_rule(kind) or name


def _number_rule(kind: str) -> str:
    match kind:
        case "percent":
            return QCoreApplication.translate("Texts", "a percentage")
        case "fraction":
            return QCoreApplication.translate("Texts", "a fraction")
        case "ratio":
            return QCoreApplication.translate("Texts", "a share, multiple or ratio")
        case "bare":
            return QCoreApplication.translate("Texts", "a numeral without a unit")
        case "people" | "thing" | "place":
            return QCoreApplication.translate("Texts", "numeral and classifier")
        case "own":
            return QCoreApplication.translate("Texts", "numeral and a unit of this project")
        case "length" | "area" | "volume" | "mass" | "power" | "energy" | "score":
            return QCoreApplication.translate("Texts", "numeral and unit of measurement")
        case "money":
            return QCoreApplication.translate("Texts", "numeral and currency")
        case "time":
            return QCoreApplication.translate("Texts", "a length of time")
    return ""


def _measure_rule(kind: str) -> str:
    match kind:
        case "term":
            return QCoreApplication.translate("Texts", "a known name")
        case "name":
            return QCoreApplication.translate("Texts", "a name put together")
        case "partners":
            return QCoreApplication.translate("Texts", "partners tied to those they help")
        case "action" | "open_action":
            return QCoreApplication.translate("Texts", "verb and object")
        case "counted":
            return QCoreApplication.translate("Texts", "what a number counts")
        case "listed":
            return QCoreApplication.translate("Texts", "an item of a list")
        case "body":
            return QCoreApplication.translate("Texts", "people who are sent or set up")
        case "quoted":
            return QCoreApplication.translate("Texts", "a name in quotation marks")
        case "slogan":
            return QCoreApplication.translate("Texts", "a slogan that names a way of acting")
    return ""
