"""What a chart of figures says: the core's words, with the window's own for rules."""

from typing import Final

from annotator.statistics import words
from annotator.statistics.figure import Answer, Cell
from annotator.statistics.tables import as_rows
from gui import texts
from gui.plain import one_line
from gui.progress.picture import Bar, Chart
from schema.labels import LabelSchema

_RULE: Final = "rule"


def chart_of(found: Answer, schema: LabelSchema) -> Chart:
    """An answer as the chart that is drawn of it."""
    figure, language = found.figure, texts.language()
    return Chart(
        [(part, words.column(figure, part, language)) for part in figure.parts],
        [
            Bar(bar_words(found, name, schema), sizes, words.note(figure, note, language))
            for name, sizes, note in found.bars()
        ],
        is_stacked=figure.is_stacked,
    )


def table_of(found: Answer, schema: LabelSchema, *, is_to_read: bool = False) -> list[list[str]]:
    """The same as a table with all its columns, the headings first; to read or for a program."""

    def called(said: Cell) -> str:
        return bar_words(found, str(said or ""), schema)

    return as_rows(found, called, texts.language(), is_to_read=is_to_read)


def bar_words(found: Answer, name: str, schema: LabelSchema) -> str:
    """What a bar is called; a rule with its code, for several may be said alike."""
    if found.columns[0] == _RULE:
        said = texts.rule(name)
        return name if said == name else f"{said} ({name})"
    return one_line(words.bar(found, name, schema, texts.language()))
