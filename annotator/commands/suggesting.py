"""The commands of the engine: pre-labelling, suggesting for files, scoring."""

import json
import sys
from itertools import zip_longest
from pathlib import Path

import click

from annotator.commands.base import (
    ENCODING,
    FILE,
    PARTLY,
    PATHS,
    PROJECT,
    commands,
    complain,
    json_data,
    progress,
    say,
    sentences,
    tell_lines,
    writing,
)
from annotator.errors import Problem, UserError
from annotator.exchange import documents, jsonl
from annotator.importing import sources
from annotator.importing.choice import ImportChoice
from annotator.prelabel import prelabel as prelabel_reports
from annotator.reading.extract import Options
from schema import labels as label_schema
from schema.records import Json


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
    choice = ImportChoice(options=Options(encoding=encoding))
    with sources.Sources(label_schema.default(), choice) as opened:
        for path in sources.files_of(paths):
            for each in [path] if isinstance(path, UserError) else opened.documents(path):
                if isinstance(each, UserError):
                    complain(each)
                    refused += 1
                elif each.report.id not in seen:  # the same text twice is one report
                    seen.add(each.report.id)
                    offered = engine.suggest(each.report.text)
                    json_data(jsonl.line(documents.of_suggestions(each.report, offered)))
    sys.exit(PARTLY if refused else 0)


@commands.command()
@click.argument("gold", type=FILE)
@click.argument("predicted", required=False, type=FILE)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--errors", is_flag=True, help="Also list every mistake, by kind.")
@sentences
def score(gold: Path, predicted: Path | None, as_json: bool, errors: bool) -> None:
    """Hold PREDICTED, or what the engine suggests, against GOLD."""
    from annotator.scoring import calibration, mistakes, score_report, scoring
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
        json_data(score_report.as_json(figures, buckets, wrong))
        return
    tell_lines(score_report.as_table(figures))
    tell_lines(score_report.calibration_table(buckets))
    if wrong is not None:
        tell_lines(score_report.mistakes_table(wrong))


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
