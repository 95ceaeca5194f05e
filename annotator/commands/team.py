"""The commands of a team: merging, conflicts, hand-out and hand-in."""

import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import CancelledError
from pathlib import Path

import click

from annotator import words
from annotator.commands.base import (
    AS_JSON,
    FILE,
    PARTLY,
    PROJECT,
    commands,
    pair,
    print_json,
    progress,
    say,
    sentences,
    tell,
    tell_error,
    warn,
    writing,
)
from annotator.commands.language import language
from annotator.commands.naming import people_called, person_called
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.ops import people as people_ops
from annotator.project import Mode, Project
from annotator.team import conflict_words, handing, merging
from annotator.team import conflicts as open_conflicts
from annotator.team.conflicts import OpenConflict
from annotator.team.merging import Merged
from schema.labels import LabelSchema
from schema.records import Annotator, Json


@commands.command()
@click.argument("project", metavar="INTO", type=FILE)
@click.argument("sources", metavar="FROM...", nargs=-1, required=True, type=FILE)
@click.option("--same", multiple=True, metavar="NAME=ID", help="All called NAME are this person.")
@click.option("--different", multiple=True, metavar="NAME", help="Those called NAME are several.")
@AS_JSON
@sentences
def merge(
    project: Path,
    sources: tuple[Path, ...],
    same: tuple[str, ...],
    different: tuple[str, ...],
    as_json: bool,
) -> None:
    """Bring everything of other files of a project into INTO; any order, any number of times.

    Each file comes in whole or, where it is broken off by Ctrl+C, not at all.
    """
    with writing(project) as gate:
        done = _all_merged(gate, sources)
        for said in same:
            _say_same(gate, said)
        for name in different:
            gate.run(people_ops.different(people_called(gate.project, name)))
        asked = merging.namesakes(gate.project)
        found, schema = open_conflicts.listed(gate.project), gate.project.schema
    if as_json:
        print_json(_merged_json(done, asked, found))
    else:
        for path, each in done:
            _tell_merged(path, each)
        _warn_of_namesakes(asked)
        for conflict in found:
            tell_error(_line_of(conflict, schema))
        if found:
            warn("conflicts_open", count=len(found), path=project)
    if left := len(sources) - len(done):
        warn("merge_cancelled", path=sources[len(done)].name, count=left)
    sys.exit(PARTLY if asked or found or left else 0)


@commands.command()
@PROJECT
@click.option("--keep", multiple=True, metavar="ID", help="Let what stands stand.")
@click.option("--take", multiple=True, metavar="ID", help="Let the other stand instead.")
@AS_JSON
@sentences
def conflicts(project: Path, keep: tuple[str, ...], take: tuple[str, ...], as_json: bool) -> None:
    """List where two machines decided differently, one line each, or settle some of it."""
    if keep or take:
        with writing(project) as gate:
            for each in keep:
                open_conflicts.settle(gate, each, take=False)
            for each in take:
                open_conflicts.settle(gate, each, take=True)
        say("conflict_settled")
    with Project.open(project, Mode.READ) as opened:
        found, schema = open_conflicts.listed(opened), opened.schema
    if as_json:
        print_json({"conflicts": list(map(open_conflicts.as_json, found))})
    for conflict in () if as_json else found:
        tell(_line_of(conflict, schema))
    if not found and not as_json:
        say("no_conflicts")
    sys.exit(PARTLY if found else 0)


@commands.command()
@PROJECT
@click.option("--to", "name", required=True, metavar="NAME", help="Who is to have it.")
@click.option("--out", required=True, type=FILE, metavar="FILE")
@sentences
def handout(project: Path, name: str, out: Path) -> None:
    """Write a file with a person's reports and their own work, and nobody else's labels."""
    with writing(project) as gate:
        done = handing.hand_out(gate, person_called(gate.project, name), out)
    values = {"reports": done.reports, "suggestions": done.suggestions}
    say("handed_out", name=done.person.name, path=out, **values)


@commands.command()
@click.argument("project", metavar="FILE", type=FILE)
@click.option("--out", required=True, type=FILE, metavar="PACKAGE")
@sentences
def handin(project: Path, out: Path) -> None:
    """Hand in what is finished: a package with one's own operations alone, to be merged."""
    with writing(project) as gate:
        done = handing.hand_in(gate, out)
    values = {"operations": done.operations, "reports": done.reports}
    say("handed_in", name=done.person.name, path=out, **values)


def _all_merged(gate: Gate, sources: Sequence[Path]) -> list[tuple[Path, Merged]]:
    """What came in of each file; none after one that was broken off."""
    done: list[tuple[Path, Merged]] = []
    for source in sources:
        merged = _merged(gate, source)
        if merged is None:
            break
        done.append((source, merged))
    return done


def _warn_of_namesakes(asked: Iterable[Sequence[Annotator]]) -> None:
    for group in asked:
        values = {"name": group[0].name, "ids": tuple(each.id for each in group)}
        warn("namesakes", count=len(group), **values)


def _merged(gate: Gate, source: Path) -> Merged | None:
    """What came in of a file; None where it was broken off, and then nothing did."""
    with Project.open(source, Mode.READ) as opened, progress("merging", path=source.name) as show:
        try:
            return merging.merge_in(gate, opened, progress=show)
        except (KeyboardInterrupt, CancelledError):  # SQLite says the latter of what Ctrl+C stops
            return None


def _say_same(gate: Gate, said: str) -> None:
    name, person_id = pair(said, "--same", "NAME=ID")
    people = people_called(gate.project, name)
    standing = next((each for each in people if each.id == person_id), None)
    if standing is None:
        raise UserError(Problem.NO_SUCH_PERSON, name=name, id=person_id)
    for each in people:
        if each.id != standing.id:
            gate.run(people_ops.same(each, standing))


def _tell_merged(path: Path, merged: Merged) -> None:
    say("merged", path=path, operations=merged.operations, texts=merged.texts)
    for each in merged.behind:
        values = {"name": each.person, "there": each.there, "here": each.here}
        warn("behind", path=path, replica=each.replica, **values)


def _merged_json(
    done: list[tuple[Path, Merged]],
    asked: list[tuple[Annotator, ...]],
    found: list[OpenConflict],
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


def _line_of(each: OpenConflict, schema: LabelSchema) -> str:
    """A conflict on one line, its report in front of it where it is about one."""
    kept, lost = (
        conflict_words.value(each, value, schema, language())
        for value in (each.conflict.kept_value, each.conflict.lost_value)
    )
    return words.report(
        "conflict" if each.report else "conflict_of_project",
        language(),
        id=each.id[:8],
        report=each.report,
        person=each.person,
        what=conflict_words.about(each, language()),
        field=conflict_words.field(each, schema, language()),
        kept=kept,
        lost=lost,
    )
