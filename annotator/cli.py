"""The command line: thin, over the same functions that the window calls.

Exit status: 0 all done; 1 it ran and found differences or could do only part; 2 it could not run.
"""

import dataclasses
import functools
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import click

from annotator import settings, words
from annotator.errors import Problem, UserError
from annotator.exchange import documents, exporting, jsonl
from annotator.exchange.formats import FORMATS, JSONL
from annotator.export_options import chosen, export_options
from annotator.gate import Draft, Gate, create_project
from annotator.importing import batches
from annotator.importing.files import Outcome, import_paths
from annotator.importing.told import outcome_lines
from annotator.ops import lexicon as lexicon_ops
from annotator.prelabel import prelabel as prelabel_reports
from annotator.project import Mode, Project
from annotator.reading import sources
from annotator.reading.extract import Options
from annotator.reading.names import displayable
from annotator.store.connection import storage_errors
from schema import labels as label_schema
from schema import publishing
from schema.records import Json

PARTLY: Final = 1
COULD_NOT: Final = 2

P = ParamSpec("P")
R = TypeVar("R")

FILE = click.Path(path_type=Path, readable=False)  # what may not be read is said in our words
PROJECT = click.argument("project", type=FILE)
PATHS = click.argument("paths", nargs=-1, required=True, type=FILE)
ENCODING = click.option("--encoding", metavar="E", help="Read text files in this encoding.")


def sentences(command: Callable[P, R]) -> Callable[P, R]:
    """Say what a person can act on in a sentence of their language, and end with status 2."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        project = Path(str(kwargs.get("project", "")))
        try:
            with storage_errors(project):
                return command(*args, **kwargs)
        except UserError as error:
            complain(error)
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, not of the file
        except sqlite3.DatabaseError:
            complain(UserError(Problem.DAMAGED, path=project))
        sys.exit(COULD_NOT)

    return run


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jinbiao")
def commands() -> None:
    """Gold labels for Chinese poverty-relief reports: measures and numbers."""


@commands.command()
@PROJECT
@click.option("--schema", type=FILE, help="A label schema in TOML.")
@sentences
def new(project: Path, schema: Path | None) -> None:
    """Make a new project; an existing file is never overwritten."""
    create_project(project, settings.load().author(), _text_of(schema) if schema else None)
    say("created", path=project)


@commands.command(name="import")
@PROJECT
@click.argument("paths", nargs=-1, type=FILE)
@click.option("--format", "format_name", type=click.Choice(sources.FORMATS), default=sources.AUTO)
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
        raise click.UsageError("name PATHS to import, or --list, or --take-back")
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
    with writing(project) as gate:
        with progress("reading") as show:
            outcome = import_paths(
                gate,
                paths,
                format_name=format_name,
                labels_of=labels_of,
                options=Options(**options),
                label_names=settings.load().label_names(),
                leave_out_alike=leave_out_alike,
                progress=show,
            )
        settings.load().remember_sources(paths)
        if not no_suggest and outcome.without_suggestions:
            _prelabel(gate, outcome)
    _tell_import(project, outcome)
    sys.exit(PARTLY if outcome.refused else 0)


def _label_names(pairs: tuple[str, ...]) -> dict[str, str]:
    names = {}
    for pair in pairs:
        theirs, equals, ours = pair.partition("=")
        if not theirs or not equals:
            raise click.BadParameter(pair, param_hint="--label")
        names[theirs] = ours.lower()
    return names


@commands.command()
@PROJECT
@click.option("--all", "renew", is_flag=True, help="Also renew what an older engine suggested.")
@sentences
def prelabel(project: Path, renew: bool) -> None:
    """Suggest for reports without suggestions; nobody's begun work changes."""
    from annotator.suggest.engine import Engine

    with writing(project) as gate, progress("suggesting") as show:
        done = prelabel_reports(gate, Engine.for_project(gate.project), renew=renew, progress=show)
    say("prelabelled", reports=done.reports, suggestions=done.suggestions)
    if done.begun:
        say("begun", begun=done.begun)


@commands.command()
@PATHS
@ENCODING
@sentences
def suggest(paths: tuple[Path, ...], encoding: str | None) -> None:
    """Print what the engine suggests for files, as JSONL in input order; needs no project."""
    from annotator.suggest.engine import Engine

    engine, refused, seen = Engine.default(), 0, set[str]()
    with sources.Sources(label_schema.default(), Options(encoding=encoding)) as opened:
        for path in sources.files_of(paths):
            for each in [path] if isinstance(path, UserError) else opened.documents(path):
                if isinstance(each, UserError):
                    complain(each)
                    refused += 1
                elif each.report.id not in seen:  # the same text twice is one report
                    seen.add(each.report.id)
                    offered = engine.suggest(each.report.text)
                    data(jsonl.line(documents.of_suggestions(each.report, offered)))
    sys.exit(PARTLY if refused else 0)


@commands.command()
@click.argument("gold", type=FILE)
@click.argument("predicted", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--errors", is_flag=True, help="Also list every mistake, by kind.")
@sentences
def score(gold: Path, predicted: Path | None, as_json: bool, errors: bool) -> None:
    """Hold PREDICTED, or what the engine suggests, against GOLD."""
    from annotator.review import calibration, mistakes, score_report, scoring
    from annotator.suggest.engine import Engine

    truth = _records(gold)
    if not truth:
        raise UserError(Problem.EMPTY_FILE, path=gold)
    if predicted is None:
        engine = Engine.default()
        reports = [each.report for each in truth]
        guesses = [documents.of_suggestions(each, engine.suggest(each.text)) for each in reports]
    else:
        guesses = _records(predicted)
        _refuse_other_texts(truth, guesses)
    right, said = [_record(each) for each in truth], [_record(each) for each in guesses]
    figures = scoring.score(right, said)
    buckets = calibration.calibrate(calibration.judged(right, said))
    wrong = mistakes.mistakes(right, said) if errors else None
    if as_json:
        data(score_report.as_json(figures, buckets, wrong))
        return
    click.echo(score_report.as_table(figures))
    click.echo(score_report.calibration_table(buckets))
    if wrong is not None:
        click.echo(score_report.mistakes_table(wrong))


@commands.command()
@PROJECT
@click.option("--format", "format_name", type=click.Choice([*FORMATS]), default=JSONL)
@click.option("--out", required=True, type=FILE, metavar="PATH")
@click.option("--strict", is_flag=True, help="Refuse where the format cannot carry everything.")
@click.option("--card", is_flag=True, help="Write a dataset card beside it.")
@export_options
@sentences
def export(
    project: Path, format_name: str, out: Path, strict: bool, card: bool, **options: object
) -> None:
    """Write gold, one person's labels or everybody's to a file or folder."""
    with Project.open(project, Mode.READ) as opened:
        choice, how = chosen(opened.schema, options)
        done = exporting.export(
            opened, format_name, out, choice, how, is_strict=strict, with_card=card
        )
    if not done.reports:
        click.echo(words.report("nothing_exported", language()), err=True)
        sys.exit(PARTLY)
    say("exported", reports=done.reports, spans=done.spans, path=out)
    if done.lost:
        click.echo(words.report("not_carried", language(), lost=_counted(done.lost)), err=True)


@commands.command()
@click.argument("what", type=click.Choice([*publishing.SCHEMAS]))
@click.argument("project", required=False, type=FILE)
@sentences
def json_schema(what: str, project: Path | None) -> None:
    """Print the JSON Schema of a line of jsonl, or of an answer of chat, for PROJECT's labels."""
    schema = label_schema.default()
    if project is not None:
        with Project.open(project, Mode.READ) as opened:
            schema = opened.schema
    data(publishing.as_text(publishing.SCHEMAS[what](schema)))


def _counted(lost: Mapping[str, int]) -> str:
    return ", ".join(f"{name} {count}" for name, count in sorted(lost.items()))


@commands.command()
@PROJECT
@click.option("--json", "as_json", is_flag=True, help="Print the findings as one JSON object.")
@sentences
def verify(project: Path, as_json: bool) -> None:
    """Replay the journal and compare; also offsets, links, values and the file itself."""
    from annotator.checks.verify import verify as check_all

    with Project.open(project, Mode.READ) as opened:
        findings = list(check_all(opened))
    if as_json:
        rows = [dataclasses.asdict(each) for each in findings]
        data(json.dumps({"findings": rows}, ensure_ascii=False))
    else:
        for each in findings:
            click.echo(words.finding(each, language()), err=True)
        if not findings:
            say("verified")
    sys.exit(PARTLY if findings else 0)


@commands.command()
@PROJECT
@click.argument("action", type=click.Choice(["list", "add", "add-unit", "remove"]))
@click.argument("term", default="")
@click.option("--category", default="", metavar="C", help="The category of a measure's name.")
@sentences
def lexicon(project: Path, action: str, term: str, category: str) -> None:
    """List, add or remove the names of measures and the units that the engine looks for."""
    if action == "list":
        with Project.open(project, Mode.READ) as opened:
            for each in opened.terms:
                data(f"{each.text}\t{each.category or each.kind.value}")
        return
    with writing(project) as gate:
        draft = _planned(gate.project, action, term, category)
        if draft.changes:
            gate.run(draft)
    say("term_removed" if action == "remove" else "term_added", term=term)


@commands.command()
@PROJECT
@click.option("--json", "as_json", is_flag=True, help="Print the rows as one JSON object.")
@sentences
def disagreements(project: Path, as_json: bool) -> None:
    """Where people differ on the reports that both have finished: a row for each pair of spans."""
    from annotator.review import disagreements

    with Project.open(project, Mode.READ) as opened:
        found = list(disagreements.of_project(opened))
    if as_json:
        data(json.dumps(disagreements.as_json(found), ensure_ascii=False))
    else:
        for each in found:
            click.echo(disagreements.as_line(each, language()))
    sys.exit(PARTLY if any(not each.is_settled for each in found) else 0)


@contextmanager
def writing(project: Path) -> Iterator[Gate]:
    """The project opened to write, behind its gate, as the person at the keyboard."""
    with Project.open(project) as opened:
        yield Gate(opened, settings.load().author())


@contextmanager
def progress(key: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while it is a terminal; nothing elsewhere."""
    hidden, label = not sys.stderr.isatty(), words.report(key, language())
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=hidden) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


def data(line: str) -> None:
    """One line on standard output for programs: UTF-8 whatever the console speaks."""
    click.echo(displayable(line).encode("utf-8"))


def say(key: str, **values: object) -> None:
    """One line on standard output in the person's language, as far as the console can show it."""
    encoding = sys.stdout.encoding or "utf-8"
    line = words.report(key, language(), **values)
    click.echo(line.encode(encoding, "replace").decode(encoding))


def complain(error: UserError) -> None:
    """One line on standard error in the person's language."""
    click.echo(words.sentence(error, language()), err=True)


def language() -> str:
    """The language to speak; the system's where the settings cannot be read."""
    try:
        return settings.load().language()
    except UserError:
        return "en"


def _tell_import(project: Path, outcome: Outcome) -> None:
    for refusal in outcome.refused:
        complain(refusal)
    for line in outcome_lines(outcome, language()):
        click.echo(line, err=True)
    say(
        "imported",
        new=len(outcome.new),
        known=len(outcome.known),
        labelled=len(outcome.labelled),
        refused=len(outcome.refused),
    )
    if outcome.batch:
        say("import_named", batch=outcome.batch, path=project)


def _list_imports(project: Path) -> None:
    with Project.open(project, Mode.READ) as opened:
        found = batches.batches(opened)
    for each in found:
        values = {**dataclasses.asdict(each), "batch": each.id, "sources": "、".join(each.sources)}
        say("import_listed", **values)
    if not found:
        say("no_imports")


def _take_back(project: Path, beginning: str) -> None:
    with writing(project) as gate:
        done = batches.take_back(gate, batches.batch_named(gate.project, beginning).id)
    for name in done.begun:
        click.echo(words.report("begun_stays", language(), report=name), err=True)
    say("taken_back", removed=len(done.removed))
    sys.exit(PARTLY if done.begun else 0)


def _planned(project: Project, action: str, term: str, category: str) -> Draft:
    if action == "add":
        return lexicon_ops.add(project.terms, term, category, project.schema)
    if action == "add-unit":
        return lexicon_ops.add_unit(project.terms, term)
    return lexicon_ops.remove(*lexicon_ops.named(project.terms, term))


def _prelabel(gate: Gate, outcome: Outcome) -> None:
    from annotator.suggest.engine import Engine

    with progress("suggesting") as show:
        engine = Engine.for_project(gate.project)
        prelabel_reports(gate, engine, outcome.without_suggestions, progress=show)


def _replace(
    project: Path, paths: tuple[Path, ...], report: str, options: Options, *, suggest: bool
) -> None:
    from annotator.cli_report import replace_text

    if len(paths) != 1:
        raise click.UsageError("--replaces takes one file")
    with writing(project) as gate:
        replace_text(gate, report, paths[0], options, suggest=suggest)


def _records(path: Path) -> list[documents.Document]:
    found = []
    for each in jsonl.read(path, label_schema.default()):
        if isinstance(each, UserError):
            raise each
        found.append(each)
    return found


def _refuse_other_texts(gold: list[documents.Document], said: list[documents.Document]) -> None:
    for line, pair in enumerate(zip_longest(gold, said), start=1):
        if len({each.report.text if each else None for each in pair}) > 1:
            raise UserError(Problem.TEXTS_DIFFER, line=line)


def _record(document: documents.Document) -> dict[str, Json]:
    record = json.loads(jsonl.line(document))
    assert isinstance(record, dict)
    return record


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except (OSError, UnicodeError) as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error
