"""A figure: a question about how far a project is, and the one query that answers it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

Cell = int | float | str | None


class Audience(StrEnum):
    """Who may look at a figure: all, those who look after others' work, whoever leads."""

    ANYBODY = "anybody"
    OVERSEER = "overseer"
    LEAD = "lead"


@dataclass(frozen=True, slots=True)
class Figure:
    """What is asked and how it is drawn.

    The query's first column names a bar, `parts` are the columns that the bar is made of, one
    after the other where it `is_stacked` and else beside each other; `note` is the column that
    stands at its end. Of `:me` the query gives this person's own work alone, NULL stands for
    everybody; `:categories` are those of the schema, a JSON list.
    """

    name: str
    query: str
    parts: tuple[str, ...]
    note: str
    is_stacked: bool = True
    audience: Audience = Audience.ANYBODY


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query gave, and the query with its values written in, so that it runs anywhere."""

    figure: Figure
    query: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]

    def bars(self) -> list[tuple[str, tuple[float | None, ...], Cell]]:
        """What is drawn: of each bar its name, the sizes of its parts, and its note.

        A part of which nothing is known has no size, not even 0.
        """
        places = [self.columns.index(part) for part in self.figure.parts]
        note = self.columns.index(self.figure.note) if self.figure.note else None
        return [
            (
                "" if row[0] is None else str(row[0]),
                tuple(_size(row[place]) for place in places),
                None if note is None else row[note],
            )
            for row in self.rows
        ]


def _size(said: Cell) -> float | None:
    return None if said is None else float(said)
