"""What a labelled file holds by its own names, and what of it has no place here: counted."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from annotator.errors import Worded
from annotator.exchange.carrying import Record
from schema.labels import LabelSchema, Words

# what is left out and has no name of the file's own or of the schema
_KINDS: Final = frozenset(
    {"link", "event", "equivalence", "normalization", "category", "comment", "annotation"}
    | {
        "region",
        "overlap",
        "other_piece",
        "unsure",
        "annotator",
        "prediction",
        "gap",
        "chain",
        "view",
    }
)


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


def listed(lost: Mapping[str, int], schema: LabelSchema | None = None) -> tuple[Worded, ...]:
    """What was left out with how often each, the most first, to stand in a sentence.

    Labels and attributes of the schema are called by their names, a file's own names stand as they
    are.
    """
    names = dict(_names(schema)) if schema else {}
    most_first = sorted(lost.items(), key=lambda each: (-each[1], each[0]))
    return tuple(
        Worded("reports", "lost", {"name": names.get(name) or _called(name), "count": count})
        for name, count in most_first
    )


def _names(schema: LabelSchema) -> Iterable[tuple[str, Words]]:
    for label in schema.labels:
        yield from ((each.id, each.name) for each in label.attributes)
        yield label.id.upper(), label.name


def _called(name: str) -> Worded | str:
    return Worded("reports", f"lost_{name}") if name in _KINDS else name
