"""The command that writes what review has changed in a person's labels."""

from pathlib import Path

import click

from annotator.commands.base import FILE, PROJECT, commands, say, sentences, warn, wrong_usage
from annotator.commands.language import language
from annotator.exchange.documents import layer_of
from annotator.exchange.writing import put_in_place
from annotator.project import Mode, Project
from annotator.review import return_sheet
from annotator.store import annotators


@commands.command(name="return-sheet")
@PROJECT
@click.option("--person", required=True, metavar="NAME", help="Whose labels.")
@click.option("--out", required=True, type=FILE, metavar="FILE", help="A .md, .html or .csv file.")
@sentences
def write_return_sheet(project: Path, person: str, out: Path) -> None:
    """Write what review has changed in somebody's labels and why, for them to learn from."""
    written = return_sheet.WRITERS.get(out.suffix.lower())
    if written is None:
        raise wrong_usage("ending", option="--out", endings=tuple(return_sheet.WRITERS))
    with Project.open(project, Mode.READ) as opened, opened.one_moment():
        layer = layer_of(opened, person)
        found = [*return_sheet.of_person(opened, layer)]
        name = annotators.name_of(opened.db, layer)
        sheet = written(found, opened.schema, name, language())
    with put_in_place(out) as part:
        part.write_text(sheet, encoding="utf-8", newline="")
    if found:
        say("sheet_written", name=name, count=len(found), path=out)
    else:
        warn("sheet_empty", name=name)
