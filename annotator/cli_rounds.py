"""The commands that move one report of a round: give it, take it back, take it into review."""

from pathlib import Path

import click

from annotator.cli import say
from annotator.cli_team import gate_of, of_project, person_called, round_group
from annotator.project import Project
from annotator.replacing.texts import find
from annotator.store import reports, rounds
from annotator.team import rounds as team_rounds
from schema.records import Role

_NAME = click.argument("name")
_REPORT = click.option("--report", required=True, metavar="R")
_PERSON = click.option("--person", required=True, metavar="NAME")


@round_group.command()
@_NAME
@_REPORT
@_PERSON
@click.option(
    "--role",
    type=click.Choice([each.value for each in Role]),
    default=Role.ANNOTATOR.value,
    show_default=True,
)
@of_project
def assign(project: Path, name: str, report: str, person: str, role: str) -> None:
    """Give one report of a round to a person, who joins the round by that."""
    with Project.open(project) as opened:
        of, who = team_rounds.named(opened, name), person_called(opened, person)
        found = find(opened, report)
        team_rounds.give(gate_of(opened), of, found, who, Role(role))
        said = reports.name_of(opened.db, found)
    say("assigned", report=said, name=who.name)


@round_group.command()
@_NAME
@_REPORT
@_PERSON
@of_project
def withdraw(project: Path, name: str, report: str, person: str) -> None:
    """Take one report back from a person who has not begun it."""
    with Project.open(project) as opened:
        of, who = team_rounds.named(opened, name), person_called(opened, person)
        found = find(opened, report)
        team_rounds.withdraw(gate_of(opened), team_rounds.assignment_of(opened, of, found, who))
        said = reports.name_of(opened.db, found)
    say("withdrawn", report=said, name=who.name)


@round_group.command()
@_NAME
@click.option("--report", default="", metavar="R", help="Only this report, not all handed in.")
@of_project
def review(project: Path, name: str, report: str) -> None:
    """Take what was handed in into review, all of a round or one report of it."""
    with Project.open(project) as opened:
        of = team_rounds.named(opened, name)
        found = find(opened, report) if report else None
        wanted = rounds.assignments(opened.db, of_round=of.id, report=found)
        taken = team_rounds.take_into_review(gate_of(opened), wanted)
    say("taken_into_review", round=name, count=len(taken))
