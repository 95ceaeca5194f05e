"""The commands that bring files in and write them out."""

import dataclasses
import sys
from pathlib import Path

import click
from click.core import ParameterSource

from annotator import settings
from annotator.commands.base import (
    ENCODING,
    FILE,
    PARTLY,
    PROJECT,
    commands,
    complain,
    json_data,
    progress,
    say,
    sentences,
    tell,
    tell_error,
    warn,
    writing,
    wrong_usage,
)
from annotator.commands.export_options import chosen, export_options
from annotator.commands.language import language
from annotator.commands.report import replace_text
from annotator.errors import Worded
from annotator.exchange.chunks import REPORT
from annotator.exchange.formats import FORMATS, JSONL, Format, Writing
from annotator.exchange.guessing import guess_format
from annotator.exchange.reading import READERS as LABELLED
from annotator.exchange.tally import listed
from annotator.exporting import exporting
from annotator.gate import Gate
from annotator.importing import batches, sources
from annotator.importing.choice import AUTO, ImportChoice
from annotator.importing.files import Outcome, import_paths
from annotator.importing.told import figures, outcome_lines
from annotator.prelabel import prelabel as prelabel_reports
from annotator.project import Mode, Project
from annotator.reading.extract import Options
from schema import json_schemas
from schema import labels as label_schema


@commands.command(name="import")
@PROJECT
@click.argument("paths", nargs=-1, type=FILE)
@click.option("--format", "format_name", type=click.Choice(sources.FORMATS), default=AUTO)
@click.option("--labels-of", metavar="NAME", help="Spans come in as this person's labels.")
@ENCODING
@click.option("--text-column", metavar="C", help="Which column of a table is the text.")
@click.option("--id-column", metavar="C", help="Which column of a table is the id.")
@click.option("--title-column", metavar="C", help="Which column of a table is the title.")
@click.option(
    *("--label", "label_pairs"),
    multiple=True,
    metavar="THEIRS=OURS",
    help="What a label of another tool is here; kept for the next time.",
)
@click.option("--leave-out-alike", is_flag=True, help="Not what is nearly the same as a report.")
@click.option("--no-suggest", is_flag=True, help="Do not pre-label what is new.")
@click.option("--replaces", metavar="REPORT", help="The file is a better text of this report.")
@click.option("--list", "wants_list", is_flag=True, help="List the imports instead.")
@click.option(
    *("--take-back", "batch"),
    is_flag=False,
    flag_value="",
    metavar="[IMPORT]",
    help="Take an import back instead: the last, or the one whose id begins so.",
)
@sentences
def import_command(
    project: Path,
    paths: tuple[Path, ...],
    format_name: str,
    labels_of: str | None,
    label_pairs: tuple[str, ...],
    leave_out_alike: bool,
    no_suggest: bool,
    replaces: str | None,
    wants_list: bool,
    batch: str | None,
    **options: str | None,
) -> None:
    """Bring files and folders in; what cannot be read is named, the rest comes in."""
    if (wants_list or batch is not None) == bool(paths):
        raise wrong_usage("paths")
    if wants_list:
        _list_imports(project)
        return
    if batch is not None:
        _take_back(project, batch)
        return
    if replaces is not None:
        _replace(project, paths, replaces, Options(**options), suggest=not no_suggest)
        return
    settings.load().remember_label_names(_label_names(label_pairs))
    choice = ImportChoice(
        format_name=format_name,
        labels_of=labels_of,
        options=Options(**options),
        label_names=settings.load().label_names(),
        leave_out_alike=leave_out_alike,
    )
    with writing(project) as gate:
        with progress("reading") as show:
            outcome = import_paths(gate, paths, choice, progress=show)
        settings.load().remember_sources(paths)
        if not no_suggest and outcome.without_suggestions:
            _prelabel(gate, outcome)
    _tell_import(project, outcome)
    if format_name in LABELLED:
        _tell_of_labels(outcome)
    elif format_name == AUTO and (guessed := guess_format(paths)):
        warn("looks_labelled", format=guessed)
    sys.exit(PARTLY if outcome.refused else 0)


@commands.command()
@PROJECT
@click.option("--format", "format_name", type=click.Choice([*FORMATS]), default=JSONL)
@click.option("--out", required=True, type=FILE, metavar="PATH")
@click.option("--strict", is_flag=True, help="Refuse where something would be left out.")
@click.option("--card", is_flag=True, help="Write a dataset card beside it.")
@export_options
@sentences
def export(
    project: Path, format_name: str, out: Path, strict: bool, card: bool, **options: object
) -> None:
    """Write gold, one person's labels or everybody's to a file or folder."""
    with Project.open(project, Mode.READ) as opened:
        schema = opened.schema
        choice, how = chosen(schema, options)
        _refuse_unused(FORMATS[format_name], format_name, how)
        done = exporting.export(
            opened, format_name, out, choice, how, is_strict=strict, with_card=card
        )
    if done.undated:
        warn("undated", count=done.undated)
    if not done.reports:
        warn("nothing_exported")
        sys.exit(PARTLY)
    say("exported", reports=done.reports, spans=done.spans, path=out)
    if done.lost:
        warn("not_carried", lost=listed(done.lost, schema))


@commands.command()
@click.argument("what", type=click.Choice([*json_schemas.SCHEMAS]))
@click.argument("project", required=False, type=FILE)
@sentences
def json_schema(what: str, project: Path | None) -> None:
    """Print the JSON Schema of a line of jsonl, or of an answer of chat, for PROJECT's labels."""
    schema = label_schema.default()
    if project is not None:
        with Project.open(project, Mode.READ) as opened:
            schema = opened.schema
    json_data(json_schemas.as_text(json_schemas.SCHEMAS[what](schema)))


def _refuse_unused(form: Format, name: str, how: Writing) -> None:
    """Nobody is to believe that an option did something where the format has no use for it."""
    is_cut = form.is_cut and (how.chunk or form.chunk) != REPORT
    uses = {"scheme": form.is_tagged, "unit": form.is_tagged, "empty": is_cut}
    source_of = click.get_current_context().get_parameter_source
    for option, is_used in uses.items():
        if not is_used and source_of(option) is ParameterSource.COMMANDLINE:
            raise wrong_usage("unused", option=f"--{option}", format=name)


def _label_names(pairs: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for pair in pairs:
        theirs, equals, ours = pair.partition("=")
        if not theirs or not equals:
            raise wrong_usage("form", option="--label", form="THEIRS=OURS", said=pair)
        names[theirs] = ours.lower()
    return names


def _tell_import(project: Path, outcome: Outcome) -> None:
    for refusal in outcome.refused:
        complain(refusal)
    for line in outcome_lines(outcome, language()):
        tell_error(line)
    tell(figures(outcome, language()))
    if outcome.batch:
        say("import_named", batch=outcome.batch, path=project)


def _tell_of_labels(outcome: Outcome) -> None:
    """How to say what a label is that the schema has not, once for all of them."""
    said = (each.values.get("what") for each in outcome.refused)
    unknown = [
        each.values["label"]
        for each in said
        if isinstance(each, Worded) and each.key == "unknown_label"
    ]
    if unknown:
        warn("say_labels", label=unknown[0])


def _list_imports(project: Path) -> None:
    with Project.open(project, Mode.READ) as opened:
        found = batches.batches(opened)
    for each in found:
        values = {**dataclasses.asdict(each), "batch": each.id, "sources": each.sources}
        say("import_listed", **values)
    if not found:
        say("no_imports")


def _take_back(project: Path, beginning: str) -> None:
    with writing(project) as gate:
        done = batches.take_back(gate, batches.batch_named(gate.project, beginning).id)
    for name in done.begun:
        warn("begun_stays", report=name)
    say("taken_back", removed=len(done.removed))
    sys.exit(PARTLY if done.begun else 0)


def _prelabel(gate: Gate, outcome: Outcome) -> None:
    from annotator.suggest.engine import Engine

    with progress("suggesting") as show:
        engine = Engine.for_project(gate.project)
        prelabel_reports(gate, engine, outcome.without_suggestions, progress=show)


def _replace(
    project: Path, paths: tuple[Path, ...], report: str, options: Options, *, suggest: bool
) -> None:
    if len(paths) != 1:
        raise wrong_usage("replaces")
    with writing(project) as gate:
        replace_text(gate, report, paths[0], options, suggest=suggest)
