"""An action as data: what it is called, its keys, where they work and when it can be used."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Menu(StrEnum):
    """The menus, in the order they are shown."""

    PROJECT = "project"
    REPORT = "report"
    LABEL = "label"
    EDGES = "edges"
    CHECK = "check"
    REVIEW = "review"
    CARET = "caret"
    TEAM = "team"
    GO = "go"
    VIEW = "view"
    HELP = "help"


class Mode(StrEnum):
    """What the keyboard is about: deciding, linking, the caret, a numeral, or settling."""

    DECIDING = "deciding"
    LINKING = "linking"
    CARET = "caret"
    NUMERAL = "numeral"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Situation:
    """All that decides whether an action can be used now."""

    has_project: bool = False
    can_write: bool = False
    has_report: bool = False
    is_open: bool = False  # the report is neither finished nor called unusable
    is_busy: bool = False  # background work runs
    mode: Mode = Mode.DECIDING
    has_focus: bool = False
    is_decided: bool = False
    is_link_source: bool = False
    has_selection: bool = False
    reads_number: bool = False  # the chosen span states a number
    takes_words: bool = False  # the chosen span has a field of words of the text
    has_category: bool = False  # there is a measure, or words to make one of
    offers_term: bool = False  # the chosen measure may join the lexicon, or leave it
    has_finding: bool = False  # something is at issue in the chosen span
    is_at_odds: bool = False  # the chosen number and others of the report cannot all be right
    can_mend_all: bool = False  # and it can be mended in other places with it
    counts: bool = False  # the chosen span stands as a label
    may_open_review: bool = False  # others have finished the report, and the person labelled none
    versions: int = 0  # how many people have a say in the row of the review that one is at
    may_take_all: bool = False  # and they can all be gold
    has_gold: bool = False  # something of that row is settled
    is_shown_only: bool = False  # layers are compared, and none of them can be changed there
    label_keys: frozenset[str] = field(default_factory=frozenset)


Condition = Callable[[Situation], bool]

EVERY_MODE: Final = tuple(Mode)
DECIDING: Final = (Mode.DECIDING,)
REVIEWING: Final = (Mode.REVIEW,)
AT_SPANS: Final = (Mode.DECIDING, Mode.REVIEW)
LINKING: Final = (Mode.LINKING,)
IN_TEXT: Final = (Mode.DECIDING, Mode.CARET, Mode.REVIEW)
NUMERAL: Final = (Mode.NUMERAL,)


def always(_: Situation) -> bool:
    """Usable at any time."""
    return True


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; `text` and `tip` are English sources that the catalogue translates.

    `keys` are the defaults. Where `everywhere` is false they work while the report or the table
    has the focus, so that fields keep their letters, arrows and Enter. `hint` is the short word
    that the status row shows beside the first key; `opens_group` sets a line above it in its menu.
    """

    id: str
    text: str
    tip: str
    menu: Menu
    condition: Condition = always
    keys: tuple[str, ...] = ()
    everywhere: bool = True
    modes: tuple[Mode, ...] = EVERY_MODE
    is_checkable: bool = False
    opens_group: bool = False
    hint: str = ""

    def is_usable(self, situation: Situation) -> bool:
        """Whether it can be triggered now."""
        return situation.mode in self.modes and self.condition(situation)
