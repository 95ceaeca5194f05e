"""What a chart of figures says: the core's words, with the window's own for rules."""

from annotator.statistics import words
from annotator.statistics.figure import Answer
from gui import texts
from gui.panels.plain import one_line
from gui.progress.picture import Bar, Chart
from schema.labels import LabelSchema

_RULE = "rule"


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


def table_of(found: Answer, schema: LabelSchema) -> list[list[str]]:
    """The same as a table with all its columns, the headings first."""
    head = [words.column(found.figure, each, texts.language()) for each in found.columns]
    rows = [
        [bar_words(found, str(first or ""), schema), *map(words.cell, rest)]
        for first, *rest in found.rows
    ]
    return [head, *rows]


def bar_words(found: Answer, name: str, schema: LabelSchema) -> str:
    """What a bar is called; a rule with its code, for several may be said alike."""
    if found.columns[0] == _RULE:
        said = texts.rule(name)
        return name if said == name else f"{said} ({name})"
    return one_line(words.bar(found, name, schema, texts.language()))
