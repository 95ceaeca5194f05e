"""What a check reports: which rule, about what, and the detail that a person needs."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.errors import Worded


class Rule(StrEnum):
    """What must hold in a gold file."""

    CHECKSUM = "checksum"
    GAP = "gap"
    REPLAY = "replay"
    TEXT_HASH = "text_hash"
    OFFSETS = "offsets"
    LINKS = "links"
    VALUES = "values"
    SEARCH = "search"
    SKETCHES = "sketches"
    ROUND = "round"
    RELEASE = "release"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that does not hold: the rule, the entity's id, and details in plain terms."""

    rule: Rule
    about: str
    detail: str = ""

    @property
    def sentence(self) -> Worded:
        """What it says, for `words.said`."""
        values = {"about": self.about, "detail": self.detail}
        return Worded("findings", self.rule.value, values)
