"""Writing a layer of a project to a file, in the format that was asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final

from annotator.errors import Problem, UserError
from annotator.exchange import card, offsets, privacy, splits
from annotator.exchange.card import Exported
from annotator.exchange.carrying import Record, Row, fitted, is_rejected, links_of, rows_of
from annotator.exchange.chunks import REPORT, chunked
from annotator.exchange.documents import GOLD_NAME, of_layer
from annotator.exchange.formats import FORMATS, JSONL, Format, Writing
from annotator.exchange.records import to_record
from annotator.exchange.writing import put_in_place
from annotator.project import Project
from annotator.store import annotators
from schema import about
from schema.records import Json, ReportId

ALL_EMPTY: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which labels are written: of gold, a person or all, and which kinds; None means every kind.

    With `with_rejected` also what was rejected and the numerals that were dismissed. `split` is one
    part of the reports under `seed`; of pieces without spans the share `empty` is kept. For
    publication: `pseudonyms` of annotators, `mask_names` of persons in the texts. `since` and
    `until` are dates of reports in ISO 8601; a report without a date is in neither.
    """

    layer: str = GOLD_NAME
    labels: frozenset[str] | None = None
    with_rejected: bool = False
    finished: bool = False
    since: str | None = None
    until: str | None = None
    split: str | None = None
    seed: int = 0
    empty: float = ALL_EMPTY
    pseudonyms: bool = False
    mask_names: bool = False


def export(
    project: Project,
    format_name: str,
    target: Path,
    choice: Choice | None = None,
    how: Writing | None = None,
    *,
    is_strict: bool = False,
    with_card: bool = False,
) -> Exported:
    """Write confirmed spans as they stand at one moment; no file where there are none.

    UserError where nobody has the name, where the target is a project, where the disk fails, where
    the format cannot do what was chosen, or where `is_strict` and it cannot carry everything.
    """
    choice, how = choice or Choice(), how or Writing(schema=project.schema)
    how = replace(how, ending=target.suffix.lower(), name=choice.split or how.name)
    written_as = FORMATS[format_name]
    if target.exists() and target.samefile(project.path):
        raise UserError(Problem.IS_PROJECT, path=target)
    _refuse_what_does_not_go(format_name, choice, how)
    exporting = _Exporting(project, choice, how, written_as)
    with project.one_moment():
        pieces = exporting.pieces()
        first = next(pieces, None)
        if first is None:
            return exporting.counts
        with put_in_place(target, is_folder=written_as.is_folder) as part:
            written_as.write(chain((first,), pieces), part, how)
            lost = exporting.counts.lost
            if is_strict and lost:
                raise UserError(Problem.CANNOT_CARRY, format=format_name, lost=lost)
        if with_card:
            exporting.write_card(format_name, target)
    if how.without_texts:
        privacy.write_script(target.parent)
    return exporting.counts


def _refuse_what_does_not_go(name: str, choice: Choice, how: Writing) -> None:
    written_as = FORMATS[name]
    if choice.with_rejected and not written_as.says_states:
        raise UserError(Problem.NO_REJECTED, format=name)
    if how.offsets not in (None, *written_as.offsets):
        raise UserError(Problem.OFFSETS_FIXED, format=name, unit=written_as.offsets[0])
    is_whole = how.chunk in (None, REPORT)
    if how.chunk is not None and not is_whole and not written_as.is_cut:
        raise UserError(Problem.NOT_CUT, format=name)
    if how.without_texts and (name != JSONL or not is_whole or choice.mask_names):
        raise UserError(Problem.TEXTS_NEEDED)


class _Exporting:
    """Makes the pieces of one export, and counts what it makes."""

    def __init__(self, project: Project, choice: Choice, how: Writing, written_as: Format) -> None:
        self._project, self._choice, self._how, self._as = project, choice, how, written_as
        people = annotators.everyone(project.db) if choice.pseudonyms else ()
        self._names: Mapping[str, str] = privacy.pseudonyms(people)
        self._parts = splits.parts(project, choice.seed) if choice.split else {}
        self.counts = Exported()

    def pieces(self) -> Iterator[Record]:
        """What is to be written, in order: the first is there as soon as it is made."""
        choice = self._choice
        found = of_layer(
            self._project,
            choice.layer,
            with_rejected=choice.with_rejected,
            finished_only=choice.finished,
        )
        for document in found:
            is_in_part = choice.split in (None, self._parts.get(document.report.id))
            if is_in_part and _is_dated(about.said(document.report, "date"), choice):
                yield from self._pieces_of(to_record(document))

    def write_card(self, format_name: str, target: Path) -> None:
        """The card beside what was written, for programs and for people."""
        parts = self._parts or splits.parts(self._project, self._choice.seed)
        said = card.card(
            self._project, self.counts, self._chosen(format_name), _plain(parts), self._names
        )
        said["sha256"] = card.hash_of(target)
        for ending, content in (
            (card.JSON_ENDING, card.as_json(said)),
            (card.TEXT_ENDING, card.as_text(said)),
        ):
            with put_in_place(target.with_name(target.name + ending)) as part:
                part.write_text(content, encoding="utf-8", newline="\n")

    def _chosen(self, format_name: str) -> dict[str, Json]:
        chosen: dict[str, Json] = {"format": format_name}
        for name, value in asdict(self._choice).items():
            chosen[name] = sorted(value) if isinstance(value, frozenset) else value
        chosen["layer"] = self._names.get(self._choice.layer, self._choice.layer)
        for name in ("scheme", "unit", "without_texts"):
            chosen[name] = getattr(self._how, name)
        chosen["chunk"] = self._how.chunk or self._as.chunk
        return {**chosen, "offsets": self._how.offsets or self._as.offsets[0]}

    def _pieces_of(self, record: Record) -> Iterator[Record]:
        offsets.refuse_wrong_places(record)
        record = privacy.renamed(_chosen(record, self._choice), self._names)
        if self._choice.mask_names:
            record = privacy.masked(record)
        fitting, lost = fitted(record, self._as.carries)
        counts = self.counts
        counts.reports += 1
        counts.spans += len(rows_of(fitting))
        counts.lost += lost
        ruler = offsets.Ruler(str(fitting["text"]), self._how.counted)
        is_whole = (self._how.chunk or self._as.chunk) == REPORT
        left = 0 if is_whole else _links_and_stretches(fitting)
        for piece in iter([fitting]) if is_whole else self._cut(fitting):
            left -= 0 if is_whole else _links_and_stretches(piece)
            if self._is_kept(piece):
                counts.take(piece)
                if "offset" in piece:
                    piece["offset"] = ruler.of(int(str(piece["offset"])))
                yield piece
            else:
                counts.empty_left_out += 1
        if left:
            counts.lost["other_piece"] += left

    def _cut(self, record: Record) -> Iterator[Record]:
        size = self._how.chunk or self._as.chunk
        return iter([record]) if size == REPORT else chunked(record, size)

    def _is_kept(self, piece: Record) -> bool:
        kept = self._choice.empty
        if kept >= ALL_EMPTY or rows_of(piece):
            return True
        return splits.share("empty", self._choice.seed, piece["id"], piece.get("offset")) < kept


def _is_dated(date: str, choice: Choice) -> bool:
    since, until = choice.since, choice.until
    if since is not None and not date >= since:
        return False
    return until is None or bool(date and date[: len(until)] <= until)


def _plain(parts: Mapping[ReportId, str]) -> dict[str, str]:
    return {str(report): part for report, part in parts.items()}


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
    if "quantifies" not in row:
        return row
    return {**row, "quantifies": [each for each in links_of(row) if each in kept]}
