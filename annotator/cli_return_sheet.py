"""The command that writes what review has changed in a person's labels."""

from pathlib import Path

import click

from annotator import words
from annotator.cli import FILE, PROJECT, commands, language, say, sentences
from annotator.exchange.documents import layer_of
from annotator.exchange.writing import put_in_place
from annotator.project import Mode, Project
from annotator.review import return_sheet
from annotator.store import annotators
from schema.records import AnnotatorId

__all__ = ["commands"]


@commands.command(name="return-sheet")
@PROJECT
@click.option("--person", required=True, metavar="NAME", help="Whose labels.")
@click.option("--out", required=True, type=FILE, metavar="FILE", help="A .md, .html or .csv file.")
@sentences
def write_return_sheet(project: Path, person: str, out: Path) -> None:
    """Write what review has changed in somebody's labels and why, for them to learn from."""
    written = return_sheet.WRITERS.get(out.suffix.lower())
    if written is None:
        raise click.BadParameter(str(out), param_hint="--out")
    with Project.open(project, Mode.READ) as opened, opened.one_moment():
        layer = layer_of(opened, person)
        known = annotators.get(opened.db, AnnotatorId(layer))
        found = [*return_sheet.of_person(opened, layer)]
        name = known.name if known else person
        sheet = written(found, opened.schema, name, language())
    with put_in_place(out) as part:
        part.write_text(sheet, encoding="utf-8", newline="")
    if found:
        say("sheet_written", name=name, count=len(found), path=out)
    else:
        click.echo(words.report("sheet_empty", language(), name=name), err=True)
