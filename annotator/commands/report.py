"""The commands about reports: their list, what is known of one, mending that and its text."""

import sys
from pathlib import Path

import click

from annotator import words
from annotator.commands.base import (
    AS_JSON,
    PARTLY,
    PROJECT,
    commands,
    data,
    print_json,
    say,
    sentences,
    tell,
    tell_error,
    writing,
)
from annotator.commands.language import language
from annotator.commands.naming import report_called
from annotator.gate import Gate
from annotator.ops import about as about_ops
from annotator.ops.carrying import Unfit
from annotator.project import Mode, Project
from annotator.reading.extract import Options
from annotator.replacing import texts as replacing
from annotator.store import annotators, reports
from schema import about
from schema.records import GOLD, Layer, ReportId


@commands.command()
@PROJECT
@click.argument("report")
@click.option("--title", metavar="T", help="Mend its title.")
@click.option("--date", metavar="D", help="Mend its date: 2020, 2020-05 or 2020-05-12.")
@click.option("--place", metavar="P", help="Mend its place.")
@click.option("--kind", metavar="K", help="Mend its kind.")
@click.option("--old-text", is_flag=True, help="Take back that its text was replaced.")
@sentences
def report(project: Path, report: str, old_text: bool, **written: str | None) -> None:
    """Tell what is known of one report, or mend it; REPORT is its id, its name or its file."""
    with writing(project) as gate:
        found = report_called(gate.project, report)
        if old_text:
            done = replacing.take_back(gate, found)
            found = done.report or found
            say("replacement_taken_back", report=reports.name_of(gate.project.db, found))
        _mend(gate, found, {field: text for field, text in written.items() if text is not None})
        _tell(gate, found)


@commands.command(name="reports")
@PROJECT
@AS_JSON
@sentences
def list_reports(project: Path, as_json: bool) -> None:
    """List the reports in the order they came in: id, name and file."""
    with Project.open(project, Mode.READ) as opened:
        found = reports.named_in_order(opened.db)
    if as_json:
        rows = [{"id": of, "name": name, "source": source} for of, name, source in found]
        print_json({"reports": rows})
        return
    for each in found:
        data("\t".join(each))
    if not found:
        say("no_reports")


def replace_text(gate: Gate, named: str, path: Path, options: Options, *, suggest: bool) -> None:
    """Let the text of a file stand for a report's; ends with 1 where something does not fit."""
    from annotator.suggest.engine import Engine

    old = report_called(gate.project, named)
    engine = Engine.for_project(gate.project) if suggest else None
    read = replacing.read_one(gate.project, path, options)
    planned = replacing.plan(gate.project, old, read, engine)
    replacing.run(gate, planned)
    figures = {"carried": len(planned.carried.labels), "unfit": len(planned.unfit)}
    say("replaced", report=planned.old.name, **figures)
    for each in planned.unfit:
        if each.layer in (gate.person.id, GOLD):  # people are blind to each other's labels
            tell_error(_words_of(gate, each))
    sys.exit(PARTLY if planned.unfit else 0)


def _mend(gate: Gate, found: ReportId, written: dict[str, str]) -> None:
    draft = about_ops.edit(reports.get(gate.project.db, found), written)
    if draft.changes:
        gate.run(draft)
        say("report_mended")


def _tell(gate: Gate, found: ReportId) -> None:
    standing = reports.get(gate.project.db, found)
    say("report_about", id=standing.id, name=standing.name, source=standing.source)
    for field in about.MENDABLE:
        if text := about.said(standing, field):
            tell(f"{words.report(f'about_{field}', language())}: {text}")
    for each in replacing.unfit(gate.project, found, Layer(gate.person.id)):
        tell(_words_of(gate, each))


def _words_of(gate: Gate, unfit: Unfit) -> str:
    part = words.report(f"unfit_{unfit.part.value}", language(), field=unfit.field)
    return words.report(
        "unfit",
        language(),
        layer=annotators.name_of(gate.project.db, unfit.layer),
        words=unfit.words,
        part=part,
        start=unfit.around[0],
    )
