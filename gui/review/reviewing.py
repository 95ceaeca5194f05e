"""The review of the open report as it is shown: letters, names, rows and what each says."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from PySide6.QtCore import QCoreApplication

from annotator.review.comparison import Comparison
from annotator.review.differences import Kind
from annotator.review.gold_workspace import GoldWorkspace
from annotator.review.rows import Row, Standing
from gui.actions.review import LETTERS
from gui.panels.review_model import ReviewLine
from gui.panels.versions import FieldRow
from gui.plain import one_line
from gui.report_view.versions import DrawnVersion
from gui.review import words
from gui.review.listing import Part, listed, order_of, share_size, taken_by
from gui.widgets.signs import Sign
from schema.records import GOLD, Label, LabelId, LabelState, Layer

_SIGNS: Final = {
    Standing.OPEN: Sign.UNDECIDED,
    Standing.CHANGED: Sign.PENDING,
    Standing.AGREED: Sign.UNDECIDED,
    Standing.SETTLED: Sign.DONE,
}
_MOST_COLUMNS: Final = 3  # of people in the list; with more of them it has one for the words


@dataclass
class Reviewing:
    """What a reviewer sees of one report; `names` are the people's, hidden on request."""

    workspace: GoldWorkspace
    names: dict[Layer, str]
    is_anonymous: bool = False
    part: Part = Part.DIFFERENCES
    by_kind: bool = False
    only: Kind | None = None  # the kind of difference that alone is listed
    _rows: list[Row] = field(default_factory=list)

    @cached_property
    def order(self) -> list[Layer]:
        """Who is A, who B."""
        return order_of(self.workspace, self.names, is_anonymous=self.is_anonymous)

    @cached_property
    def letters(self) -> dict[Layer, str]:
        """By which letter everybody goes."""
        return dict(zip(self.order, LETTERS, strict=False))

    @property
    def rows(self) -> list[Row]:
        """All rows as they stood when they were last read."""
        return self._rows

    def read(self) -> None:
        """Read anew how far all rows are."""
        self._rows = self.workspace.rows()

    def read_again(self, keys: Iterable[LabelId]) -> None:
        """Read anew the rows that these gold labels stand in, or stood in."""
        found = [self.workspace.row(key) for key in keys]
        fresh = {row.key: row for row in found if row is not None}
        places = {row.key: (row.start, row.end) for row in self._rows}
        if isinstance(self.workspace, Comparison):
            self.read()  # what is laid side by side is paired anew
            return
        moved = any(places.get(key) != (row.start, row.end) for key, row in fresh.items())
        if moved or None in found:
            self.read()
        else:
            self._rows = [fresh.get(row.key, row) for row in self._rows]

    def listed(self) -> list[Row]:
        """The rows of the part that is listed."""
        seed = self.workspace.report.id
        return listed(self._rows, self.part, by_kind=self.by_kind, seed=seed, only=self.only)

    def count(self, part: Part) -> int:
        """How many rows a part has."""
        if part is Part.SHARE:
            return share_size(self.count(Part.AGREED))
        return len(listed(self._rows, part, by_kind=False, seed=self.workspace.report.id))

    def kinds(self) -> Counter[Kind]:
        """How often people differ in what."""
        return Counter(kind for row in self._rows for kind in row.kinds)

    def left(self) -> int:
        """How many differences wait for a decision."""
        return sum(row.standing.is_at_issue for row in self._rows)

    def line(self, row: Row) -> ReviewLine:
        """A row as it is listed."""
        peoples: tuple[str, ...]
        if len(self.order) > _MOST_COLUMNS:
            found = [row.members[layer] for layer in self.order if layer in row.members]
            said = dict.fromkeys(one_line(each.span.text) for each in (*found, *row.golds))
            peoples = (" | ".join(said),)
        else:
            schema = self.workspace.schema
            assert schema is not None
            peoples = tuple(
                words.version_words(schema, row, row.members.get(layer), self._said_words)
                for layer in self.order
            )
        return ReviewLine(row.key, _sign(row), words.kinds_words(row), peoples, self.outcome(row))

    def headings(self) -> list[str]:
        """What stands over the columns of the list."""
        kind = QCoreApplication.translate("Review", "Kind")
        state = QCoreApplication.translate("Review", "State")
        if len(self.order) > _MOST_COLUMNS:
            peoples = [QCoreApplication.translate("Review", "Words")]
        else:
            peoples = [self._called(layer, is_hidden=self.is_anonymous) for layer in self.order]
        return ["", kind, *peoples, state]

    def outcome(self, row: Row) -> str:
        """How far a row is."""
        if isinstance(self.workspace, Comparison):
            return words.compared_words(row)
        return words.outcome_words(row, self.letters, self._taken(row))

    def columns(self, row: Row) -> list[str]:
        """What stands over each person's version, with the key that takes it, and over the gold."""
        is_hidden = self.is_anonymous and row.standing is not Standing.SETTLED
        heads = [self._called(layer, is_hidden=is_hidden) for layer in self.order]
        if not (isinstance(self.workspace, Comparison) and self.workspace.shown_only):
            heads = [f"{head} [{nth}]" for nth, head in enumerate(heads, 1)]
        return [*heads, *(words.side_words(GOLD) for _ in self._golds_apart(row))]

    def fields(self, row: Row) -> list[FieldRow]:
        """What everybody says of a row, field by field."""
        said = [words.Said(row.members.get(layer), self._said_words) for layer in self.order]
        said += [
            words.Said(each, self._gold_words, is_gold=True) for each in self._golds_apart(row)
        ]
        assert self.workspace.schema is not None
        return words.field_rows(self.workspace.schema, said)

    def versions(self, current: LabelId | None) -> list[DrawnVersion]:
        """What is drawn in the report: everybody's version wherever something is at issue."""
        return [
            DrawnVersion(
                key=f"{nth}/{label.id}",
                start=label.span.start,
                end=label.span.end,
                nth=nth,
                letter=self.letters.get(layer, ""),
                is_current=row.key == current,
            )
            for row in self._rows
            if row.standing.is_at_issue
            for nth, layer in enumerate(self.order)
            if (label := row.members.get(layer)) is not None
        ]

    def note(self) -> str:
        """What is to be known of a comparison as a whole; "" for a review."""
        if not isinstance(self.workspace, Comparison):
            return ""
        return words.comparison_words(self.workspace)

    def _golds_apart(self, row: Row) -> list[Label]:
        """The gold of a row, where it is not one of the sides."""
        if isinstance(self.workspace, Comparison):
            return []
        return [each for each in row.golds if each.state is LabelState.CONFIRMED]

    def _taken(self, row: Row) -> list[Layer]:
        is_settled = row.standing is Standing.SETTLED
        return taken_by(self.workspace, row, self.order) if is_settled else []

    def _called(self, layer: Layer, *, is_hidden: bool) -> str:
        letter = self.letters.get(layer, "")
        name = "" if is_hidden else self.names.get(layer) or words.side_words(layer)
        return f"{letter} {one_line(name)}".strip()

    def _said_words(self, label: LabelId) -> str:
        said = self.workspace.said(label)
        return one_line(said.span.text) if said else ""

    def _gold_words(self, key: LabelId) -> str:
        item = self.workspace.item(key)
        return one_line(item.span.text) if item else ""


def _sign(row: Row) -> Sign:
    if row.golds and all(each.state is LabelState.REJECTED for each in row.golds):
        return Sign.REJECTED if row.standing is Standing.SETTLED else Sign.PENDING
    return _SIGNS[row.standing]
