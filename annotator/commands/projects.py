"""The commands about a project as a whole: making one, proving it."""

import dataclasses
import sys
from pathlib import Path

import click

from annotator import settings, words
from annotator.checks.finding import Rule
from annotator.commands.base import (
    FILE,
    PARTLY,
    PROJECT,
    commands,
    print_json,
    say,
    sentences,
    tell_error,
    warn,
)
from annotator.commands.language import language
from annotator.errors import Problem, UserError
from annotator.gate import create_project
from annotator.project import Mode, Project


@commands.command()
@PROJECT
@click.option("--schema", type=FILE, help="A label schema in TOML.")
@sentences
def new(project: Path, schema: Path | None) -> None:
    """Make a new project; an existing file is never overwritten."""
    create_project(project, settings.load().author(), _text_of(schema) if schema else None)
    say("created", path=project)


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
        print_json({"findings": [dataclasses.asdict(each) for each in findings]})
    else:
        for each in findings:
            tell_error(words.said(each.sentence, language()))
        if any(each.rule is Rule.FILE for each in findings):
            warn("file_is_damaged", path=project)
        if not findings:
            say("verified")
    sys.exit(PARTLY if findings else 0)


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise UserError(Problem.NOT_FOUND, path=path) from None
    except (OSError, UnicodeError) as error:
        raise UserError(Problem.NO_ACCESS, path=path) from error
