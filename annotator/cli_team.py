"""The commands of a team: merging, conflicts, rounds, hand-out and hand-in."""

import functools
import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import click

from annotator import settings, words
from annotator.cli import FILE, PARTLY, PROJECT, data, language, say, sentences
from annotator.cli_report import commands
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import people as people_ops
from annotator.project import Mode, Project
from annotator.reading.names import one_form
from annotator.replacing.texts import find
from annotator.store import annotators, reports, rounds
from annotator.team import conflicts as open_conflicts
from annotator.team import handing, merging
from annotator.team import rounds as team_rounds
from annotator.team.merging import Merged
from schema.records import Annotator, Json, Member, ReportId, Role, Round, Sight

__all__ = ["commands"]

NAMED = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def gate_of(project: Project) -> Gate:
    return Gate(project, handing.at_keyboard(project, settings.load().author()))


@commands.command()
@click.argument("project", metavar="INTO", type=FILE)
@click.argument("sources", metavar="FROM...", nargs=-1, required=True, type=FILE)
@click.option("--same", multiple=True, metavar="NAME=ID", help="All called NAME are this person.")
@click.option("--different", multiple=True, metavar="NAME", help="Those called NAME are several.")
@NAMED
@sentences
def merge(
    project: Path,
    sources: tuple[Path, ...],
    same: tuple[str, ...],
    different: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring everything of other files of a project into INTO; any order, any number of times."""
    done: list[tuple[Path, Merged]] = []
    with Project.open(project) as into:
        gate = gate_of(into)
        for source in sources:
            with Project.open(source, Mode.READ) as opened:
                done.append((source, merging.merge_in(gate, opened)))
        for said in same:
            _say_same(gate, said)
        for name in different:
            gate.run(people_ops.different(called(into, name)))
        asked = merging.namesakes(into)
        found = open_conflicts.listed(into)
    if as_json:
        data(json.dumps(_merged_json(done, asked, found), ensure_ascii=False))
    else:
        for path, each in done:
            _tell_merged(path, each)
        for group in asked:
            values = {"name": group[0].name, "ids": ", ".join(each.id for each in group)}
            _warn("namesakes", count=len(group), **values)
        for conflict in found:
            _warn("conflict", **_conflict_words(conflict))
        if found:
            _warn("conflicts_open", count=len(found), path=project)
    sys.exit(PARTLY if asked or found else 0)


@commands.command()
@PROJECT
@click.option("--keep", multiple=True, metavar="ID", help="Let what stands stand.")
@click.option("--take", multiple=True, metavar="ID", help="Let the other stand instead.")
@NAMED
@sentences
def conflicts(project: Path, keep: tuple[str, ...], take: tuple[str, ...], as_json: bool) -> None:
    """List where two machines decided differently, one line each, or settle some of it."""
    if keep or take:
        with Project.open(project) as opened:
            gate = gate_of(opened)
            for each in keep:
                open_conflicts.settle(gate, each, take=False)
            for each in take:
                open_conflicts.settle(gate, each, take=True)
        say("conflict_settled")
    with Project.open(project, Mode.READ) as opened:
        found = open_conflicts.listed(opened)
    if as_json:
        data(
            json.dumps({"conflicts": list(map(open_conflicts.as_json, found))}, ensure_ascii=False)
        )
    for conflict in () if as_json else found:
        say("conflict", **_conflict_words(conflict))
    if not found and not as_json:
        say("no_conflicts")
    sys.exit(PARTLY if found else 0)


@commands.group(name="round")
@PROJECT
@click.pass_context
def round_group(context: click.Context, project: Path) -> None:
    """Rounds of a team: who labels which reports, and what agreement is counted on."""
    context.obj = project


def of_project(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of a group the project that the group was called on."""

    @functools.wraps(command)
    @click.pass_obj
    def run(project: Path, /, **said: object) -> None:
        sentences(command)(project=project, **said)

    return run


@round_group.command(name="new")
@click.argument("name")
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
) -> None:
    """Open a round on reports; their suggestions and engine stand still until it is closed."""
    own = dict(_pair(each, "--sight-of") for each in sight_of)
    with Project.open(project) as opened:
        gate = gate_of(opened)
        members = [
            Member(entered(gate, one).id, role, Sight(own.get(one, sight)))
            for role, names in ((Role.ANNOTATOR, people), (Role.REVIEWER, reviewers))
            for one in filter(None, map(str.strip, names.split(",")))
        ]
        wanted = [find(opened, each) for each in chosen] or _free(opened)
        begun = team_rounds.begin(
            gate, name, members, wanted, overlap=overlap, seed=seed, share=share
        )
        count = len({each.person for each in members})
    say("round_begun", round=begun.name, reports=len(begun.reports), people=count)


@round_group.command()
@click.argument("name")
@of_project
def plan(project: Path, name: str) -> None:
    """Give out the reports of a round: the same seed gives the same plan, loads are balanced."""
    with Project.open(project) as opened:
        given = team_rounds.assign_by_plan(gate_of(opened), team_rounds.named(opened, name))
    say("round_planned", round=name, count=len(given))


@round_group.command()
@click.argument("name")
@of_project
def close(project: Path, name: str) -> None:
    """Close a round and freeze what its agreement is counted on."""
    with Project.open(project) as opened:
        done = team_rounds.close(gate_of(opened), team_rounds.named(opened, name))
    say("round_ended", round=name, counted=(done.counted or "")[:12])


@round_group.command(name="return")
@click.argument("name")
@click.option("--report", "report", required=True, metavar="R")
@click.option("--person", required=True, metavar="NAME")
@click.option("--reason", required=True, metavar="WHY")
@of_project
def return_command(project: Path, name: str, report: str, person: str, reason: str) -> None:
    """Return a report of a round to the person who handed it in, and say why."""
    with Project.open(project) as opened:
        of, who = team_rounds.named(opened, name), person_called(opened, person)
        found = find(opened, report)
        for each in rounds.assignments(opened.db, of_round=of.id, person=who.id, report=found):
            team_rounds.give_back(gate_of(opened), each, reason)
        said = reports.name_of(opened.db, found)
    say("returned", report=said, name=who.name)


@round_group.command(name="list")
@NAMED
@of_project
def list_rounds(project: Path, as_json: bool) -> None:
    """List the rounds, and how far everyone is in them."""
    with Project.open(project, Mode.READ) as opened:
        found = rounds.everything(opened.db)
        if as_json:
            rows = [_round_json(opened, each) for each in found]
            data(json.dumps({"rounds": rows}, ensure_ascii=False))
            return
        for each in found:
            _tell_round(opened, each)
    if not found:
        say("no_rounds")


@commands.command()
@PROJECT
@click.option("--to", "name", required=True, metavar="NAME", help="Who is to have it.")
@click.option("--out", required=True, type=FILE, metavar="FILE")
@sentences
def handout(project: Path, name: str, out: Path) -> None:
    """Write a file with a person's reports and their own work, and nobody else's labels."""
    with Project.open(project) as opened:
        done = handing.hand_out(gate_of(opened), person_called(opened, name), out)
    values = {"reports": done.reports, "suggestions": done.suggestions}
    say("handed_out", name=done.person.name, path=out, **values)


@commands.command()
@click.argument("project", metavar="FILE", type=FILE)
@click.option("--out", required=True, type=FILE, metavar="PACKAGE")
@sentences
def handin(project: Path, out: Path) -> None:
    """Hand in what is finished: a package with one's own operations alone, to be merged."""
    with Project.open(project) as opened:
        done = handing.hand_in(gate_of(opened), out)
    values = {"operations": done.operations, "reports": done.reports}
    say("handed_in", name=done.person.name, path=out, **values)


def _say_same(gate: Gate, said: str) -> None:
    name, person_id = _pair(said, "--same")
    people = called(gate.project, name)
    standing = next((each for each in people if each.id == person_id), None)
    if standing is None:
        raise UserError(Problem.NO_SUCH_PERSON, name=name, id=person_id)
    for each in people:
        if each.id != standing.id:
            gate.run(people_ops.same(each, standing))


def called(project: Project, name: str) -> list[Annotator]:
    found = annotators.named(project.db, one_form(name))
    if not found:
        raise UserError(Problem.NAME_UNKNOWN, name=name)
    return found


def person_called(project: Project, name: str) -> Annotator:
    found = called(project, name)
    if len(found) > 1:
        raise UserError(Problem.NAME_TAKEN, name=name)
    return found[0]


def entered(gate: Gate, name: str) -> Annotator:
    """The person of this name, entered into the project where nobody is called so."""
    if annotators.named(gate.project.db, one_form(name)):
        return person_called(gate.project, name)
    is_here = one_form(name) == gate.person.name
    person = gate.person if is_here else people_ops.somebody_new(name)
    gate.introduce(person)
    return person


def _free(project: Project) -> list[ReportId]:
    """All reports that are in no open round."""
    db = project.db
    return [each for each in reports.ids(db) if not rounds.open_of(db, each)]


def _pair(said: str, option: str) -> tuple[str, str]:
    name, equals, value = said.rpartition("=")
    if not equals or not name:
        raise click.BadParameter(said, param_hint=option)
    return name, value


def _warn(key: str, **values: object) -> None:
    click.echo(words.report(key, language(), **values), err=True)


def _tell_merged(path: Path, merged: Merged) -> None:
    say("merged", path=path, operations=merged.operations, texts=merged.texts)
    for each in merged.behind:
        values = {"name": each.person, "there": each.there, "here": each.here}
        _warn("behind", path=path, replica=each.replica, **values)


def _merged_json(
    done: list[tuple[Path, Merged]],
    asked: list[tuple[Annotator, ...]],
    found: list[open_conflicts.Open],
) -> dict[str, Json]:
    return {
        "merged": [
            {
                "path": str(path),
                "operations": each.operations,
                "texts": each.texts,
                "behind": [
                    {"annotator": one.person, "replica": one.replica}
                    | {"there": one.there, "here": one.here}
                    for one in each.behind
                ],
            }
            for path, each in done
        ],
        "namesakes": [
            {"name": group[0].name, "ids": [each.id for each in group]} for group in asked
        ],
        "conflicts": [open_conflicts.as_json(each) for each in found],
    }


def _conflict_words(each: open_conflicts.Open) -> dict[str, object]:
    kept, lost = (
        json.dumps(value, ensure_ascii=False)
        for value in (each.conflict.kept_value, each.conflict.lost_value)
    )
    what = each.words or each.entity.value
    about = {"id": each.id[:8], "report": each.report, "person": each.person, "what": what}
    return {**about, "field": each.conflict.field, "kept": kept, "lost": lost}


def _stages(project: Project, of: Round) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {}
    for each in team_rounds.standings(project, of):
        if each.assignment.role is Role.ANNOTATOR:
            known = annotators.get(project.db, each.assignment.person)
            name = known.name if known else each.assignment.person
            found.setdefault(name, Counter())[each.stage.value] += 1
    return found


def _state(project: Project, of: Round) -> str:
    if of.is_open:
        return "round_open"
    is_same = team_rounds.counted_on(project, of) == of.counted
    return "round_closed" if is_same else "round_changed"


def _tell_round(project: Project, of: Round) -> None:
    people = [f"{name} {_counted(stages)}" for name, stages in sorted(_stages(project, of).items())]
    state = words.report(_state(project, of), language())
    values = {"reports": len(of.reports), "overlap": of.overlap, "stages": "; ".join(people)}
    say("round_listed", round=of.name, state=state, **values)


def _counted(stages: Counter[str]) -> str:
    return ", ".join(
        f"{words.report(f'stage_{stage.value}', language())} {stages[stage.value]}"
        for stage in team_rounds.Stage
        if stages[stage.value]
    )


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
    }
