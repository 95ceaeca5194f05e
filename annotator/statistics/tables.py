"""Figures as JSON, as tables, and as text for the terminal."""

from collections.abc import Callable, Iterable

from annotator.names import displayable
from annotator.statistics import words
from annotator.statistics.asking import Outlook
from annotator.statistics.figure import Answer, Cell
from schema.labels import LabelSchema
from schema.records import Json


def as_json(of: Outlook, found: Iterable[Answer]) -> dict[str, Json]:
    """Each figure's query with the rows that it gave, and whose work they are of."""
    return {
        "whose": "everybody" if of.is_overseer else "mine",
        "figures": {
            each.figure.name: {
                "query": each.query,
                "rows": [dict(zip(each.columns, row, strict=True)) for row in each.rows],
            }
            for each in found
        },
    }


def as_rows(found: Answer, bar_words: Callable[[Cell], str], language: str) -> list[list[str]]:
    """The headings and the rows behind a figure; `bar_words` says what a bar is called."""
    figure, (_, *others) = found.figure, found.columns
    head = [words.column(figure, each, language) for each in found.columns]
    rows = [
        [
            bar_words(first),
            *(words.cell(figure, *each, language) for each in zip(others, rest, strict=True)),
        ]
        for first, *rest in found.rows
    ]
    return [head, *rows]


def as_text(found: Answer, schema: LabelSchema, language: str) -> str:
    """A figure for the terminal: its name, then a line for each row, cells apart by tabs."""
    rows = as_rows(found, lambda said: words.bar(found, said, schema, language), language)
    lines = (
        ["\t".join(each) for each in rows] if found.rows else [words.empty(found.figure, language)]
    )
    return displayable("\n".join([f"# {words.name(found.figure, language)}", *lines]))
