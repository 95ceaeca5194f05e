"""What a format can carry of a document, and what is lost in it: counted, never silent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from schema.records import Json

Record = dict[str, Json]
Row = dict[str, Json]

# what every span has, and what is said about it rather than by it
_CORE: Final = frozenset({"id", "label", "start", "end", "text", "quantifies"})
_ABOUT: Final = frozenset(
    {"annotator", "from", "score", "rule", "state", "unsure", "reason", "comment"}
)
_DEFAULTS: Final[Mapping[str, Json]] = {
    "unit": "",
    "bound": "exact",
    "status": "done",
    "aspect": "level",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Carries:
    """What a format holds of a report's spans; `attributes` None means all of them."""

    overlaps: bool = True
    links: bool = True
    attributes: frozenset[str] | None = None
    provenance: bool = False  # who said it, how sure, from what


EVERYTHING: Final = Carries(provenance=True)


def fitted(record: Record, carries: Carries) -> tuple[Record, Counter[str]]:
    """The part of a record that a format can carry, and how many of what it cannot.

    Of spans that share characters the first stays, the longest of those that begin together.
    """
    lost: Counter[str] = Counter()
    if carries == EVERYTHING:
        return record, lost
    rows = rows_of(record)
    if not carries.overlaps:
        rows = _side_by_side(rows, lost)
    kept = {row["id"] for row in rows}
    spans: list[Json] = [_fitted_row(row, carries, kept, lost) for row in rows]
    return {**record, "spans": spans}, lost


def rows_of(record: Mapping[str, Json]) -> list[Row]:
    """The spans of a record."""
    spans = record["spans"]
    assert isinstance(spans, list)
    return [row for row in spans if isinstance(row, dict)]


def attributes_of(row: Mapping[str, Json]) -> Row:
    """What a span says beyond its label and place, defaults left out."""
    return {
        name: value
        for name, value in row.items()
        if name not in _CORE | _ABOUT and _DEFAULTS.get(name, ()) != value
    }


def _fitted_row(row: Row, carries: Carries, kept: set[Json], lost: Counter[str]) -> Row:
    fitting: Row = {name: row[name] for name in ("id", "label", "start", "end", "text")}
    for name, value in attributes_of(row).items():
        if carries.attributes is None or name in carries.attributes:
            fitting[name] = value
        else:
            lost[name] += 1
    links = row.get("quantifies")
    if isinstance(links, list) and links:
        standing = [each for each in links if each in kept] if carries.links else []
        lost["link"] += len(links) - len(standing)
        if standing:
            fitting["quantifies"] = [*standing]
    return fitting


def _side_by_side(rows: list[Row], lost: Counter[str]) -> list[Row]:
    kept: list[Row] = []
    reached = 0
    for row in sorted(rows, key=lambda row: (place(row)[0], -place(row)[1])):
        start, end = place(row)
        if start < reached:
            lost["overlap"] += 1
            continue
        kept.append(row)
        reached = end
    return kept


def place(row: Mapping[str, Json]) -> tuple[int, int]:
    """Where a span starts and ends, in code points."""
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, end
