"""The sections of the list of what is to check, and their words."""

from typing import Final

from PySide6.QtCore import QCoreApplication

FINDINGS: Final = "findings"
NUMERALS: Final = "numerals"
SENTENCES: Final = "sentences"
KINDS: Final = (
    *("date", "time", "ordinal", "list_mark", "name"),
    *("idiom", "admin_level", "document", "phone"),
)
"""What an engine takes a numeral for that states no number."""

SECTIONS: Final = (FINDINGS, NUMERALS, *KINDS, SENTENCES)
UNFOLDED: Final = (FINDINGS, NUMERALS)


def title(section: str, count: int) -> str:
    """What a section is called, with how much is in it."""
    return f"{_name(section)}  {count}"


def _name(section: str) -> str:
    match section:
        case "findings":
            return QCoreApplication.translate("ToCheck", "Spans to check")
        case "numerals":
            return QCoreApplication.translate("ToCheck", "Numerals not accounted for")
        case "sentences":
            return QCoreApplication.translate("ToCheck", "Sentences without a label")
    aside = QCoreApplication.translate("ToCheck", "No numbers: {kind}")
    return aside.format(kind=numeral_kind(section))


def numeral_kind(kind: str) -> str:
    """What a numeral is taken for; a kind that has no words here stands for itself."""
    match kind:
        case "date":
            return QCoreApplication.translate("ToCheck", "dates")
        case "time":
            return QCoreApplication.translate("ToCheck", "times of day")
        case "ordinal":
            return QCoreApplication.translate("ToCheck", "ordinals and ranks")
        case "list_mark":
            return QCoreApplication.translate("ToCheck", "list marks")
        case "name":
            return QCoreApplication.translate("ToCheck", "parts of names")
        case "idiom":
            return QCoreApplication.translate("ToCheck", "idioms")
        case "admin_level":
            return QCoreApplication.translate("ToCheck", "levels of administration")
        case "document":
            return QCoreApplication.translate("ToCheck", "document numbers")
        case "phone":
            return QCoreApplication.translate("ToCheck", "telephone numbers")
    return kind
