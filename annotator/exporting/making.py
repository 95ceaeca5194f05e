"""The pieces of reports: fitted to a format, cut, and counted on the way, each report by itself."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from annotator.exchange import offsets
from annotator.exchange.carrying import Record, Row, fitted, is_rejected, links_of, rows_of
from annotator.exchange.chunks import REPORT, chunked
from annotator.exchange.documents import ALL_NAME
from annotator.exchange.formats import FORMATS, Format, Writing
from annotator.exchange.layers import Wanted, records_of
from annotator.exporting import privacy, splits
from annotator.exporting.card import Exported
from annotator.exporting.choice import ALL_EMPTY, Choice
from annotator.project import Project
from annotator.store import annotators
from schema.records import Json, ReportId


@dataclass(frozen=True, slots=True)
class Job:
    """What is written and how: all that says what the pieces of a report are.

    With `in_lines` they are what the file will hold, where the format has a line for each.
    """

    choice: Choice
    how: Writing
    format_name: str
    in_lines: bool = True

    @property
    def form(self) -> Format:
        """What it is written in."""
        return FORMATS[self.format_name]

    @property
    def line(self) -> Callable[[Record, Writing], bytes] | None:
        """What makes a piece a line of the file; None where pieces are records."""
        return self.form.line if self.in_lines else None


@dataclass(frozen=True, slots=True)
class Made:
    """What one report adds to an export: pieces as its format takes them, and what they count."""

    counts: Exported
    pieces: list[Any]


class Maker:
    """Makes the pieces of reports: the same whichever process does."""

    def __init__(self, project: Project, job: Job) -> None:
        self.project, self.job = project, job
        people = annotators.everyone(project.db) if job.choice.pseudonyms else ()
        self.names = privacy.pseudonyms(people)
        self._size = job.how.chunk or job.form.chunk

    def made(self, wanted: Wanted) -> Iterator[Made]:
        """What these reports add in their order; UserError where a span is not the text there."""
        choice = self.job.choice
        for record in records_of(
            *(self.project, wanted),
            with_rejected=choice.with_rejected,
            with_provenance=choice.with_provenance,
        ):
            yield self._made_of(record)

    def _made_of(self, record: Record) -> Made:
        counts, choice = Exported([ReportId(str(record["id"]))]), self.job.choice
        offsets.refuse_wrong_places(record)
        record = privacy.renamed(_chosen(record, choice), self.names)
        if choice.mask_names:
            record = privacy.masked(record)
        fitting, counts.lost = fitted(record, self.job.form.carries)
        if choice.layer == ALL_NAME and not self.job.form.carries.provenance:
            counts.lost += _mixed(fitting, record)
        counts.spans = len(rows_of(fitting))
        pieces = [fitting] if self._size == REPORT else self._cut(fitting, counts)
        for piece in pieces:
            counts.take(piece)
        line = self.job.line
        return Made(counts, [line(piece, self.job.how) for piece in pieces] if line else pieces)

    def _cut(self, record: Record, counts: Exported) -> list[Record]:
        ruler = offsets.Ruler(str(record["text"]), self.job.how.counted)
        left, kept = _links_and_stretches(record), []
        for piece in chunked(record, self._size):
            left -= _links_and_stretches(piece)
            if self._is_kept(piece):
                kept.append({**piece, "offset": ruler.of(int(str(piece["offset"])))})
            else:
                counts.empty_left_out += 1
        if left:
            counts.lost["other_piece"] += left
        return kept

    def _is_kept(self, piece: Record) -> bool:
        kept = self.job.choice.empty
        if kept >= ALL_EMPTY or rows_of(piece):
            return True
        seed = self.job.choice.seed
        return splits.share("empty", seed, piece["id"], piece.get("offset")) < kept


def _mixed(fitting: Record, record: Record) -> Counter[str]:
    """The labels of which nobody will know whose they are, where several people have labelled."""
    people = {row.get("annotator") for row in rows_of(record) if not is_rejected(row)}
    labels = sum(not is_rejected(row) for row in rows_of(fitting))
    return Counter(annotator=labels) if len(people) > 1 else Counter()


def _links_and_stretches(record: Record) -> int:
    """What a span says of other places of the report, which another piece may hold."""
    return sum(
        len(links_of(row)) + sum(isinstance(value, dict) for value in row.values())
        for row in rows_of(record)
        if not is_rejected(row)
    )


def _chosen(record: Record, choice: Choice) -> Record:
    if choice.labels is None:
        return record
    rows = [row for row in rows_of(record) if str(row["label"]).lower() in choice.labels]
    kept = {row["id"] for row in rows}
    return {**record, "spans": [_with_links_to(kept, row) for row in rows]}


def _with_links_to(kept: set[Json], row: Row) -> Row:
    """A span with those of its links that lead to what is written too."""
    links = links_of(row)
    standing = [each for each in links if each in kept]
    if len(standing) == len(links):
        return row
    rest = {name: value for name, value in row.items() if name != "quantifies"}
    return {**rest, "quantifies": [*standing]} if standing else rest
