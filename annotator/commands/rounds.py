"""The commands of rounds: opening, planning and closing one, and moving its reports."""

from collections import Counter
from pathlib import Path

import click

from annotator import closed_rounds, words
from annotator.commands.base import (
    AS_JSON,
    PROJECT,
    commands,
    of_project,
    pair,
    print_json,
    say,
    writing,
)
from annotator.commands.language import language
from annotator.commands.naming import known_or_new, person_called, report_called
from annotator.errors import Problem, UserError
from annotator.exchange.documents import ALL_NAME
from annotator.project import Mode, Project
from annotator.store import annotators, reports, rounds
from annotator.team import rounds as team_rounds
from annotator.team.stages import Stage, standings
from schema.records import Annotator, Json, ReportId
from schema.rounds import Member, Role, Round, Sight

_NAME = click.argument("name")
_REPORT = click.option("--report", required=True, metavar="R")
_PERSON = click.option("--person", required=True, metavar="NAME")


@commands.group(name="round")
@PROJECT
@click.pass_context
def round_group(context: click.Context, project: Path) -> None:
    """Rounds of a team: who labels which reports, and what agreement is counted on."""
    context.obj = project


@round_group.command(name="new")
@_NAME
@click.option("--people", required=True, metavar="A,B", help="Who labels; new names are entered.")
@click.option("--reviewers", default="", metavar="A,B", help="Who reviews what others label.")
@click.option("--reports", "chosen", multiple=True, metavar="R", help="Only these reports.")
@click.option("--overlap", default=1, show_default=True, help="How many label each report.")
@click.option(
    "--share",
    type=click.IntRange(0, 100),
    default=100,
    show_default=True,
    help="Only so many percent of the reports go to several.",
)
@click.option("--seed", default=0, show_default=True, help="Another number is another plan.")
@click.option(
    "--sight",
    type=click.Choice([each.value for each in Sight]),
    default=Sight.FULL.value,
    show_default=True,
    help="What everyone sees: nothing, suggestions without scores, or all of them.",
)
@click.option("--sight-of", multiple=True, metavar="NAME=SIGHT", help="What one person sees.")
@click.option(
    "--after-practice",
    default="",
    metavar="A,B",
    help="Who passes a practice first; all: everyone.",
)
@of_project
def round_new(
    project: Path,
    name: str,
    people: str,
    reviewers: str,
    chosen: tuple[str, ...],
    overlap: int,
    share: int,
    seed: int,
    sight: str,
    sight_of: tuple[str, ...],
    after_practice: str,
) -> None:
    """Open a round on reports; their suggestions and engine stand still until it is closed."""
    own = dict(pair(each, "--sight-of", "NAME=SIGHT") for each in sight_of)
    newcomers = [] if after_practice == ALL_NAME else _names(after_practice)
    if unknown := [each for each in newcomers if each not in _names(people)]:
        raise UserError(Problem.NAME_UNKNOWN, name=unknown[0], people=people)
    with writing(project) as gate:
        called = {one: known_or_new(gate, one) for one in (*_names(people), *_names(reviewers))}
        members = [
            Member(
                called[one].id,
                role,
                Sight(own.get(one, sight)),
                role is Role.ANNOTATOR and (after_practice == ALL_NAME or one in newcomers),
            )
            for role, names in ((Role.ANNOTATOR, people), (Role.REVIEWER, reviewers))
            for one in _names(names)
        ]
        wanted = [report_called(gate.project, each) for each in chosen] or _free(gate.project)
        begun = team_rounds.begin(
            *(gate, name, members, wanted, called.values()),
            overlap=overlap,
            seed=seed,
            share=share,
        )
        count = len({each.person for each in members})
    say("round_begun", round=begun.name, reports=len(begun.reports), people=count)


@round_group.command()
@_NAME
@of_project
def plan(project: Path, name: str) -> None:
    """Give out the reports of a round: the same seed gives the same plan, loads are balanced."""
    with writing(project) as gate:
        given = team_rounds.assign_by_plan(gate, team_rounds.named(gate.project, name))
    reviews = sum(each.role is Role.REVIEWER for each in given)
    say("round_planned", round=name, count=len(given), reviews=reviews)


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
    with writing(project) as gate:
        of, found, who = _named(gate.project, name, report, person)
        team_rounds.give(gate, of, found, who, Role(role))
        said = reports.name_of(gate.project.db, found)
    say("assigned", report=said, name=who.name)


@round_group.command()
@_NAME
@_REPORT
@_PERSON
@of_project
def withdraw(project: Path, name: str, report: str, person: str) -> None:
    """Take one report back from a person who has not begun it."""
    with writing(project) as gate:
        of, found, who = _named(gate.project, name, report, person)
        team_rounds.withdraw(gate, team_rounds.assignment_of(gate.project, of, found, who))
        said = reports.name_of(gate.project.db, found)
    say("withdrawn", report=said, name=who.name)


@round_group.command()
@_NAME
@click.option("--report", default="", metavar="R", help="Only this report, not all handed in.")
@of_project
def review(project: Path, name: str, report: str) -> None:
    """Take what was handed in into review, all of a round or one report of it."""
    with writing(project) as gate:
        of = team_rounds.named(gate.project, name)
        found = report_called(gate.project, report) if report else None
        wanted = rounds.assignments(gate.project.db, of_round=of.id, report=found)
        taken = team_rounds.take_into_review(gate, wanted)
    say("taken_into_review", round=name, count=len(taken))


@round_group.command(name="return")
@_NAME
@_REPORT
@_PERSON
@click.option("--reason", required=True, metavar="WHY")
@of_project
def return_command(project: Path, name: str, report: str, person: str, reason: str) -> None:
    """Return a report of a round to the person who handed it in, and say why."""
    with writing(project) as gate:
        db = gate.project.db
        of, found, who = _named(gate.project, name, report, person)
        for each in rounds.assignments(db, of_round=of.id, person=who.id, report=found):
            team_rounds.give_back(gate, each, reason)
        said = reports.name_of(db, found)
    say("returned", report=said, name=who.name)


@round_group.command()
@_NAME
@of_project
def close(project: Path, name: str) -> None:
    """Close a round and freeze what its agreement is counted on."""
    with writing(project) as gate:
        done = team_rounds.close(gate, team_rounds.named(gate.project, name))
    say("round_ended", round=name, counted=(done.counted or "")[:12])


@round_group.command(name="list")
@AS_JSON
@of_project
def list_rounds(project: Path, as_json: bool) -> None:
    """List the rounds, and how far everyone is in them."""
    with Project.open(project, Mode.READ) as opened:
        found = rounds.everything(opened.db)
        if as_json:
            rows = [_round_json(opened, each) for each in found]
            print_json({"rounds": rows})
            return
        for each in found:
            _tell_round(opened, each)
    if not found:
        say("no_rounds")


def _named(
    project: Project, name: str, report: str, person: str
) -> tuple[Round, ReportId, Annotator]:
    """The round, the report and the person that a command is about."""
    of = team_rounds.named(project, name)
    return of, report_called(project, report), person_called(project, person)


def _names(said: str) -> list[str]:
    return [each for each in map(str.strip, said.split(",")) if each]


def _free(project: Project) -> list[ReportId]:
    """All reports that are in no open round."""
    db = project.db
    return [each for each in reports.ids(db) if not rounds.open_of(db, each)]


def _stages(project: Project, of: Round) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for each in standings(project, of):
        if each.assignment.role is Role.ANNOTATOR:
            name = annotators.name_of(project.db, each.assignment.person)
            found.setdefault(name, Counter())[each.stage.value] += 1
    return found


def _state(project: Project, of: Round) -> str:
    if of.is_open:
        return "round_open"
    is_same = closed_rounds.counted_on(project, of) == of.counted
    return "round_closed" if is_same else "round_changed"


def _tell_round(project: Project, of: Round) -> None:
    people = [f"{name} {_counted(stages)}" for name, stages in sorted(_stages(project, of).items())]
    state = words.report(_state(project, of), language())
    values = {"reports": len(of.reports), "overlap": of.overlap, "stages": "; ".join(people)}
    say("round_listed", round=of.name, state=state, **values)
    if waiting := _waiting(project, of):
        say("round_waits", names=tuple(waiting))


def _waiting(project: Project, of: Round) -> list[str]:
    """Who has to pass a practice before they label in an open round."""
    db, own = project.db, set(of.reports)
    held = [
        each.person
        for each in of.members
        if each.after_practice and rounds.waiting_for_practice(db, each.person) & own
    ]
    return [annotators.name_of(db, each) for each in held] if of.is_open else []


def _counted(stages: Counter[str]) -> str:
    found = (
        f"{words.report(f'stage_{stage.value}', language())} {stages[stage.value]}"
        for stage in Stage
        if stages[stage.value]
    )
    return words.said(tuple(found), language())


def _round_json(project: Project, of: Round) -> dict[str, Json]:
    stages: dict[str, Json] = {
        name: {**counted} for name, counted in sorted(_stages(project, of).items())
    }
    return {
        "id": of.id,
        "name": of.name,
        "state": _state(project, of).removeprefix("round_"),
        "reports": [*of.reports],
        "overlap": of.overlap,
        "share": of.share,
        "seed": of.seed,
        "schema": of.schema,
        "engines": [*of.engines],
        "counted": of.counted,
        "people": stages,
        "waiting_for_practice": [*_waiting(project, of)],
    }
