"""What the figures, their columns and their bars are called, in both languages."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, Final

from annotator.statistics.figure import Answer, Cell, Figure
from annotator.words import counted
from schema.labels import LabelSchema

_YES_OR_NO: Final = "rare"  # the column


def name(figure: Figure, language: str) -> str:
    """What a figure is called."""
    return _said(f"figures/{figure.name}/name", language)


def means(figure: Figure, language: str) -> str:
    """What it counts, and how."""
    return _said(f"figures/{figure.name}/means", language)


def whose(*, is_everybody: bool, language: str) -> str:
    """Whose work the figures are of."""
    return _said(f"whose/{'everybody' if is_everybody else 'mine'}", language)


def empty(figure: Figure, language: str) -> str:
    """What stands for a figure without rows: what will be there, and what to do."""
    return _said(f"figures/{figure.name}/empty", language)


def column(figure: Figure, of: str, language: str) -> str:
    """What a column of its query is called."""
    own = f"{figure.name}.{of}"
    return _said(f"columns/{own if own in _table()['columns'] else of}", language)


def bar(of: Answer, said: Cell, schema: LabelSchema, language: str) -> str:
    """What a bar is called: a person, a round, a rule by its code, a category in words."""
    kind = of.columns[0]
    if said in (None, ""):
        return _said(f"bars/no_{kind}", language) if f"no_{kind}" in _table()["bars"] else ""
    if kind == "category" and schema.category is not None:
        choices = {each.id: each.name for each in schema.category.choices}
        if (known := choices.get(str(said))) is not None:
            return known.in_language(language)
    return str(said)


def note(figure: Figure, said: Cell, language: str) -> str:
    """What stands at the end of a bar; nothing where its column says 0 or nothing."""
    if said is None:
        unknown = _table()["figures"][figure.name].get("note_unknown", {})
        return str(unknown.get(language, ""))
    if said == 0:
        return ""
    value = counted(said) if isinstance(said, int) else said
    return _said(f"figures/{figure.name}/note", language).format(value=value)


def cell(figure: Figure, of: str, said: Cell, language: str, *, is_to_read: bool) -> str:
    """A cell of the table behind a figure; what is yes or no is said as at the end of the bar.

    Thousands are marked for who is to read it, and not for spreadsheets.
    """
    if of == _YES_OR_NO:
        return note(figure, said, language)
    if is_to_read and isinstance(said, int):
        return counted(said)
    return "–" if said is None else str(said)


def _said(path: str, language: str) -> str:
    found: Any = _table()
    for each in path.split("/"):
        found = found[each]
    return str(found["zh" if language == "zh" else "en"])


@cache
def _table() -> dict[str, Any]:
    source = files("annotator.statistics").joinpath("words.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
