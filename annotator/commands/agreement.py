"""The commands about agreement: how far people, or any two layers, agree, and where not."""

import sys
from pathlib import Path

import click

from annotator.agreement import tables
from annotator.agreement.agreement import SEED, agreement
from annotator.agreement.layers import Layers
from annotator.agreement.parties import Source
from annotator.agreement.people import People
from annotator.commands.base import (
    FILE,
    PARTLY,
    PROJECT,
    commands,
    print_json,
    sentences,
    tell,
    tell_lines,
    warn,
    wrong_usage,
)
from annotator.commands.language import language
from annotator.project import Mode, Project
from annotator.team import rounds as team_rounds


@commands.command()
@PROJECT
@click.option("--round", "of_round", metavar="R", help="Only this round, as it was closed.")
@click.option(
    "--layers", metavar="A,B", help="Two or more: gold, a name, model:E, release:N, files"
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
@click.option("--csv", "csv_file", type=FILE, metavar="FILE", help="Also write a table.")
@click.option("--latex", "latex_file", type=FILE, metavar="FILE", help="Also write it for LaTeX.")
@click.option("--seed", default=SEED, show_default=True, help="Of the draws for intervals.")
@sentences
def agree(
    project: Path,
    of_round: str | None,
    layers: str | None,
    as_json: bool,
    csv_file: Path | None,
    latex_file: Path | None,
    seed: int,
) -> None:
    """How far every two people agree on the reports that both have finished."""
    if of_round is not None and layers is not None:
        raise wrong_usage("layers")
    with Project.open(project, Mode.READ) as opened, opened.one_moment():
        found = agreement(_source(opened, of_round, layers), seed=seed)
    for path, write in ((csv_file, tables.write_csv), (latex_file, tables.write_latex)):
        if path is not None:
            write(found, path, language())
    if as_json:
        print_json(tables.as_json(found, round_name=of_round))
    elif found.whole.pairs:
        tell_lines(tables.as_table(found, language()))
    else:
        warn("nobody_in_common")


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
        print_json(disagreements.as_json(found))
    else:
        for each in found:
            tell(disagreements.as_line(each, language()))
    sys.exit(PARTLY if any(not each.is_settled for each in found) else 0)


def _source(project: Project, of_round: str | None, layers: str | None) -> Source:
    if layers is not None:
        return Layers(project, [each.strip() for each in layers.split(",") if each.strip()])
    return People(project, team_rounds.named(project, of_round) if of_round else None)
