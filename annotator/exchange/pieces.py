"""The pieces of one export: chosen, fitted to the format, cut, and counted on the way."""

from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import closing

from annotator.exchange import apart, offsets, privacy, splits
from annotator.exchange.card import Exported
from annotator.exchange.carrying import Record, Row, fitted, is_rejected, links_of, rows_of
from annotator.exchange.choice import ALL_EMPTY, Choice
from annotator.exchange.chunks import REPORT, chunked
from annotator.exchange.formats import Format, Writing
from annotator.exchange.layers import reports_of
from annotator.progress import Cancelled, Progress, never, silent
from annotator.project import Project
from annotator.store import annotators
from schema.records import Json, ReportId


class Pieces:
    """Makes the pieces of one export, and counts what it makes."""

    def __init__(
        self,
        project: Project,
        choice: Choice,
        how: Writing,
        written_as: Format,
        *,
        progress: Progress = silent,
        is_cancelled: Cancelled = never,
    ) -> None:
        self._project, self._choice, self._how, self._as = project, choice, how, written_as
        self._progress, self._is_cancelled = progress, is_cancelled
        people = annotators.everyone(project.db) if choice.pseudonyms else ()
        self.names: Mapping[str, str] = privacy.pseudonyms(people)
        self.counts = Exported()
        self._size = how.chunk or written_as.chunk
        self._is_whole = self._size == REPORT

    def __iter__(self) -> Generator[Record]:
        """What is to be written, in order: the first is there as soon as it is made.

        CancelledError once it is to stop.
        """
        choice = self._choice
        wanted = reports_of(self._project, choice.layer, finished_only=choice.finished)
        if choice.split is not None:
            parts = splits.parts(self._project, choice.seed)
            wanted = [each for each in wanted if parts[each[0]] == choice.split]
        with closing(apart.records(self._project, wanted, apart.Content.of(choice))) as found:
            for done, record in enumerate(found):
                if self._is_cancelled():
                    raise CancelledError
                self._progress(done, len(wanted))
                yield from self._pieces_of(record)
        self._progress(len(wanted), len(wanted))

    def _pieces_of(self, record: Record) -> Iterator[Record]:
        self.counts.exported.append(ReportId(str(record["id"])))
        offsets.refuse_wrong_places(record)
        record = privacy.renamed(_chosen(record, self._choice), self.names)
        if self._choice.mask_names:
            record = privacy.masked(record)
        fitting, lost = fitted(record, self._as.carries)
        self.counts.spans += len(rows_of(fitting))
        self.counts.lost += lost
        if self._is_whole:
            self.counts.take(fitting)
            yield fitting
        else:
            yield from self._cut(fitting)

    def _cut(self, record: Record) -> Iterator[Record]:
        ruler = offsets.Ruler(str(record["text"]), self._how.counted)
        left = _links_and_stretches(record)
        for piece in chunked(record, self._size):
            left -= _links_and_stretches(piece)
            if self._is_kept(piece):
                self.counts.take(piece)
                piece["offset"] = ruler.of(int(str(piece["offset"])))
                yield piece
            else:
                self.counts.empty_left_out += 1
        if left:
            self.counts.lost["other_piece"] += left

    def _is_kept(self, piece: Record) -> bool:
        kept = self._choice.empty
        if kept >= ALL_EMPTY or rows_of(piece):
            return True
        return splits.share("empty", self._choice.seed, piece["id"], piece.get("offset")) < kept


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
