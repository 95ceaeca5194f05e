"""Figures as JSON, as tables, and as text for the terminal."""

from collections.abc import Callable, Iterable, Iterator

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


def as_rows(
    found: Answer, bar_words: Callable[[Cell], str], language: str, *, is_to_read: bool = False
) -> list[list[str]]:
    """The headings and the rows behind a figure; `bar_words` says what a bar is called.

    Numbers are plain, as spreadsheets take them; in what `is_to_read` their thousands are marked.
    """
    figure, (_, *others) = found.figure, found.columns

    def cells(said: Iterable[Cell]) -> Iterator[str]:
        for column, each in zip(others, said, strict=True):
            yield words.cell(figure, column, each, language, is_to_read=is_to_read)

    head = [words.column(figure, each, language) for each in found.columns]
    return [head, *([bar_words(first), *cells(rest)] for first, *rest in found.rows)]


def as_text(found: Answer, schema: LabelSchema, language: str) -> str:
    """A figure for the terminal: its name, then a line for each row, cells apart by tabs."""
    rows = as_rows(found, lambda said: words.bar(found, said, schema, language), language)
    lines = (
        ["\t".join(each) for each in rows] if found.rows else [words.empty(found.figure, language)]
    )
    return displayable("\n".join([f"# {words.name(found.figure, language)}", *lines]))
