"""The words of the list of shortcuts: its headings, and why a key cannot be used."""

from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from gui.actions.allowed_keys import Refusal
from gui.actions.spec import EVERY_MODE, LINKING, NUMERAL, REVIEWING, ActionSpec, Mode


class Place(Enum):
    """Where keys work, as the list is headed."""

    EVERYWHERE = auto()
    SPANS = auto()
    SPANS_AND_CARET = auto()
    CARET = auto()
    LINKING = auto()
    NUMERAL = auto()
    REVIEW = auto()


def place_of(spec: ActionSpec) -> Place:
    """The heading that an action stands under."""
    if spec.modes == LINKING:
        return Place.LINKING
    if spec.modes == NUMERAL:
        return Place.NUMERAL
    if spec.modes == (Mode.CARET,):
        return Place.CARET
    if spec.modes == REVIEWING:
        return Place.REVIEW
    if Mode.CARET in spec.modes and not spec.everywhere:
        return Place.SPANS_AND_CARET
    return Place.EVERYWHERE if spec.everywhere or spec.modes == EVERY_MODE else Place.SPANS


def place_words(place: Place) -> str:
    """A heading of the list."""
    match place:
        case Place.EVERYWHERE:
            return QCoreApplication.translate("ShortcutsDialog", "Everywhere")
        case Place.SPANS:
            return QCoreApplication.translate(
                "ShortcutsDialog", "In the report and the table, going from span to span"
            )
        case Place.SPANS_AND_CARET:
            return QCoreApplication.translate(
                "ShortcutsDialog", "In the report and the table, also with the caret"
            )
        case Place.CARET:
            return QCoreApplication.translate("ShortcutsDialog", "With the caret in the text")
        case Place.LINKING:
            return QCoreApplication.translate("ShortcutsDialog", "While linking")
        case Place.NUMERAL:
            return QCoreApplication.translate("ShortcutsDialog", "At an open numeral")
        case Place.REVIEW:
            return QCoreApplication.translate("ShortcutsDialog", "In a review")


def refusal_words(refused: Refusal) -> str:
    """Why a key cannot be used, with `{key}` for its name."""
    match refused:
        case Refusal.WRITES:
            return QCoreApplication.translate(
                "ShortcutsDialog",
                "{key} writes something: an input method would take it. Use Ctrl, Alt or an F-key.",
            )
        case Refusal.SWITCHES:
            return QCoreApplication.translate(
                "ShortcutsDialog", "{key} switches input methods. Use another key."
            )
        case Refusal.LEAVES:
            return QCoreApplication.translate(
                "ShortcutsDialog", "{key} leaves the desktop for a console. Use another key."
            )
        case Refusal.MODIFIER:
            return QCoreApplication.translate(
                "ShortcutsDialog", "{key} alone is no key. Hold it and press another."
            )
