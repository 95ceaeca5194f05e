"""What a format can carry of a document, and what is lost in it: counted, never silent."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from schema.quantity import UNSAID
from schema.records import Json, LabelState

Record = dict[str, Json]
Row = dict[str, Json]

# what every span has, and what is said about it rather than by it
_CORE: Final = frozenset({"id", "label", "start", "end", "text", "quantifies"})
_ABOUT: Final = frozenset(
    {"annotator", "from", "score", "rule", "state", "unsure", "reason", "comment"}
    | {"settled_by", "settled_at", "settled_from"}
)
_COMMENT: Final = "comment"
_REMARKED: Final = frozenset({"unsure", _COMMENT})  # what people said there beside the label
_REJECTED: Final = LabelState.REJECTED.value
NUMBER: Final = "NUMBER"
DEFAULTS: Final[Mapping[str, Json]] = UNSAID


@dataclass(frozen=True, slots=True, kw_only=True)
class Carries:
    """What a format holds of a report and its spans; `attributes` None means all of them."""

    overlaps: bool = True
    links: bool = True
    attributes: frozenset[str] | None = None
    provenance: bool = False  # who said it, how sure, from what
    comments: bool = False  # what was remarked on a span
    numbers_only: bool = False  # and what they are linked to
    name: bool = False  # what the report is called


EVERYTHING: Final = Carries(provenance=True, comments=True, name=True)


def fitted(record: Record, carries: Carries) -> tuple[Record, Counter[str]]:
    """The part of a record that a format can carry, and how many of what it cannot.

    Of spans that share characters the first stays, the longest of those that begin together.
    Rejected spans go along as they are: they are no labels.
    """
    lost: Counter[str] = Counter()
    if carries == EVERYTHING:
        return record, lost
    rows = [row for row in rows_of(record) if not is_rejected(row)]
    if carries.numbers_only:
        rows = _with_numbers(rows, lost)
    if not carries.overlaps:
        beside = side_by_side(rows)
        lost["overlap"] += len(rows) - len(beside)
        rows = beside
    kept = {row["id"] for row in rows}
    spans: list[Json] = [_fitted_row(row, carries, kept, lost) for row in rows]
    spans += [row for row in rows_of(record) if is_rejected(row)]
    return {**record, "spans": spans}, +lost


def name_of(record: Record) -> str:
    """What a report is called: its id where it has no name."""
    meta = record.get("meta")
    return str((meta.get("name") if isinstance(meta, dict) else None) or record["id"])


def rows_of(record: Mapping[str, Json]) -> list[Row]:
    """The spans of a record."""
    spans = record["spans"]
    assert isinstance(spans, list)
    return [row for row in spans if isinstance(row, dict)]


def is_rejected(row: Mapping[str, Json]) -> bool:
    """Whether a span says what is no label."""
    return row.get("state") == _REJECTED


def links_of(row: Mapping[str, Json]) -> list[str]:
    """The ids of the spans that a span is linked to."""
    links = row.get("quantifies")
    return [str(each) for each in links] if isinstance(links, list) else []


def add_link(row: Row, target: str) -> None:
    """Link a span that is being read to another."""
    row["quantifies"] = [*links_of(row), target]


def side_by_side(rows: Iterable[Row]) -> list[Row]:
    """Those that share no characters: the first stays, the longest of those that begin together."""
    kept: list[Row] = []
    reached = 0
    for row in sorted(rows, key=lambda row: (place(row)[0], -place(row)[1])):
        start, end = place(row)
        if start >= reached:
            kept.append(row)
            reached = end
    return kept


def name_of_theirs(name: str) -> str:
    """What a field that only another tool knows is called in a span, never like a part of ours."""
    return f"{name} (theirs)" if name in _CORE | _ABOUT else name


def attributes_of(row: Mapping[str, Json]) -> Row:
    """What a span says beyond its label and place, defaults left out."""
    return {
        name: value
        for name, value in row.items()
        if name not in _CORE | _ABOUT and DEFAULTS.get(name, ()) != value
    }


def _fitted_row(row: Row, carries: Carries, kept: set[Json], lost: Counter[str]) -> Row:
    fitting: Row = {name: row[name] for name in ("id", "label", "start", "end", "text")}
    for name, value in attributes_of(row).items():
        if carries.attributes is None or name in carries.attributes:
            fitting[name] = value
        else:
            lost[name] += 1
    links = links_of(row)
    standing = [each for each in links if each in kept] if carries.links else []
    lost["link"] += len(links) - len(standing)
    if standing:
        fitting["quantifies"] = [*standing]
    if carries.provenance:
        fitting |= {name: row[name] for name in row if name in _ABOUT - _REMARKED}
    remarked = row.keys() & _REMARKED
    if carries.comments and _COMMENT in remarked:
        fitting[_COMMENT] = row[_COMMENT]
        remarked.remove(_COMMENT)
    lost.update(remarked)
    return fitting


def _with_numbers(rows: list[Row], lost: Counter[str]) -> list[Row]:
    linked = {target for row in rows for target in links_of(row)}
    kept: list[Row] = []
    for row in rows:
        if row["label"] == NUMBER or row["id"] in linked:
            kept.append(row)
        else:
            lost[str(row["label"])] += 1
    return kept


def place(row: Mapping[str, Json]) -> tuple[int, int]:
    """Where a span starts and ends, in code points."""
    start, end = row["start"], row["end"]
    assert isinstance(start, int)
    assert isinstance(end, int)
    return start, end


def moved(row: Mapping[str, Json], move: Callable[[int], int]) -> Row:
    """A span with its places moved, those of attributes that are spans too."""
    return {name: _moved(name, value, move) for name, value in row.items()}


def _moved(name: str, value: Json, move: Callable[[int], int]) -> Json:
    if name in ("start", "end") and type(value) is int:
        return move(value)
    return moved(value, move) if isinstance(value, dict) else value
