"""What a labelled file holds by its own names, and what of it has no place here: counted."""

from collections import Counter
from dataclasses import dataclass, field

from annotator.exchange.carrying import Record


@dataclass(slots=True)
class Tally:
    """Labels by the file's names for them, and what was left out by what it is.

    `lost` has the file's own name for a label or an attribute, `link`, or what else a format knows
    and we do not (`event`, `annotation` …).
    """

    labels: Counter[str] = field(default_factory=Counter)
    lost: Counter[str] = field(default_factory=Counter)

    def take(self, other: "Tally") -> None:
        """Add what another file holds."""
        self.labels.update(other.labels)
        self.lost.update(other.lost)


def leave(record: Record, what: str, count: int = 1) -> None:
    """Note in a record that its file holds something that a reader has no place for."""
    left = record.setdefault("left", {})
    assert isinstance(left, dict)
    before = left.get(what, 0)
    assert isinstance(before, int)
    if count:
        left[what] = before + count


def left_of(record: Record) -> Counter[str]:
    """What was noted so."""
    left = record.get("left")
    counts = left.items() if isinstance(left, dict) else ()
    return Counter({what: count for what, count in counts if isinstance(count, int)})
