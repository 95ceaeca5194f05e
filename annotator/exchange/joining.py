"""Pieces of reports, as an export cut them, joined again when they are read."""

from dataclasses import dataclass, field

from annotator.exchange.carrying import Record, moved
from annotator.exchange.offsets import FIELD, Ruler, in_code_points
from schema.records import Json


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece in code points, where in its report it begins and ends in the unit of the file."""

    record: Record
    begin: int
    end: int
    line: int = 0  # where it stands


@dataclass(frozen=True, slots=True)
class Whole:
    """A report that pieces made, and in which line the first of them stood."""

    record: Record
    line: int


class Joiner:
    """Joins pieces that follow one another.

    What comes after a piece that was left out is a report of its own, which says where it begins:
    nobody knows what was there.
    """

    def __init__(self) -> None:
        self._gathered: _Gathered | None = None

    def take(self, piece: Piece) -> Whole | None:
        """Take the next piece; the report that is whole now, if another one begins."""
        if self._gathered and self._gathered.is_followed_by(piece):
            self._gathered.add(piece)
            return None
        whole = self.rest()
        self._gathered = _Gathered(piece)
        self._gathered.add(piece)
        return whole

    def rest(self) -> Whole | None:
        """The last report, if there is one."""
        gathered, self._gathered = self._gathered, None
        return gathered.whole() if gathered else None


def piece_of(record: Record, begin: int, line: int = 0) -> Piece:
    """A piece as it was read; BadRecord where one of its places is nowhere."""
    text, unit = str(record["text"]), str(record[FIELD])
    plain = in_code_points(record)
    return Piece(plain, begin, begin + Ruler(text, unit).of(len(text)), line)


@dataclass(slots=True)
class _Gathered:
    first: Piece
    texts: list[str] = field(default_factory=list)
    spans: list[Json] = field(default_factory=list)
    length: int = 0
    end: int = 0

    def is_followed_by(self, piece: Piece) -> bool:
        return (self.first.record["id"], self.end) == (piece.record["id"], piece.begin)

    def add(self, piece: Piece) -> None:
        spans, before = piece.record["spans"], self.length
        self.spans += [
            moved(each, lambda at: at + before) if isinstance(each, dict) else each
            for each in (spans if isinstance(spans, list) else ())
        ]
        self.texts.append(text := str(piece.record["text"]))
        self.length, self.end = before + len(text), piece.end

    def whole(self) -> Whole:
        record = {**self.first.record, "text": "".join(self.texts), "spans": self.spans}
        if self.first.begin:
            _name_apart(record, self.first.begin)
        return Whole(record, self.first.line)


def _name_apart(record: Record, begin: int) -> None:
    meta = record.get("meta")
    named = {**meta} if isinstance(meta, dict) else record
    named["name"] = f"{named.get('name') or record['id']}:{begin}"
    if named is not record:
        record["meta"] = named
    record["id"] = f"{record['id']}:{begin}"
