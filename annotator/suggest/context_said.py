"""A number in its text, as what is decided of its status is asked about it."""

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from typing import Final

from annotator.suggest.context_frames import frame_words
from annotator.suggest.numbers import FoundNumber
from annotator.suggest.numbers_grammar import any_of


class Status(StrEnum):
    """Whether a number is a fact, an aim, a rule or a limit from which a rule holds."""

    DONE = "done"
    TARGET = "target"
    STANDARD = "standard"
    THRESHOLD = "threshold"


class Aspect(StrEnum):
    """Whether a number states a level or by how much something changed."""

    LEVEL = "level"
    CHANGE = "change"


@dataclass
class Said:
    """A number in its text and what was decided of the number before it.

    `sentence` is where its sentence begins, `ahead` whether its date is still to come, `planned`
    whether it stands in a plan.
    """

    text: str
    sentence: int
    number: FoundNumber
    previous: FoundNumber | None
    status: Status
    aspect: Aspect
    ahead: bool
    planned: bool

    @property
    def unit(self) -> str:
        """The unit as written."""
        return self.number.quantity.unit

    @cached_property
    def clause(self) -> int:
        """Where the clause begins that the number stands in."""
        near = max(self.sentence, self.number.start - _REACH)
        ahead = _CLAUSES_AHEAD.match(self.text, near, self.number.start)
        return ahead.end() if ahead else near

    @property
    def between(self) -> str:
        """The words between the number before and this one, "" without one in the sentence."""
        if self.previous is None or self.previous.end < self.sentence:
            return ""
        return self.text[self.previous.end : self.number.start]


_REACH: Final = 60
_CLAUSES_AHEAD: Final = re.compile(r"[^\n]*[，。；：！？,;:!?]")


@dataclass(frozen=True, slots=True)
class Frames:
    """Patterns of the words that say an aim, a rule, what was seen, a change."""

    target: re.Pattern[str]
    target_after: re.Pattern[str]
    standard: re.Pattern[str]
    observed: re.Pattern[str]
    change: re.Pattern[str]


@cache
def frames() -> Frames:
    """The patterns of the words that ship with the project."""
    words = frame_words()
    return Frames(
        target=re.compile(any_of(words["target"])),
        target_after=re.compile(any_of(words["target_after"])),
        standard=re.compile(any_of(words["standard"])),
        observed=re.compile(any_of(words["observed"])),
        change=re.compile(
            f"(?:{any_of(words['change'])})"
            r"(?:[^，。；：,;:到至为由在\d]{0,14}?)(?:了|约|近|超过?|逾|达)?\s{0,3}$"
        ),
    )
