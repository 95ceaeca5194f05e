"""The commands about releases: giving gold a name, and what has changed since the one before."""

from collections.abc import Mapping
from pathlib import Path

import click

from annotator import words
from annotator.commands.base import (
    AS_JSON,
    PROJECT,
    commands,
    print_json,
    say,
    sentences,
    writing,
    wrong_usage,
)
from annotator.commands.language import language
from annotator.exchange.records import span_to_record
from annotator.project import Mode, Project
from annotator.releases import releases
from annotator.releases.changes import Changed, differences_of
from annotator.store import annotators, reports
from annotator.store import releases as table
from schema.records import Json
from schema.releasing import Release


@commands.command()
@PROJECT
@click.argument("name")
@sentences
def release(project: Path, name: str) -> None:
    """Give gold as it stands a name; what it holds then never changes."""
    with writing(project) as gate:
        made = releases.make(gate, name)
    say("released", **_values(made))


@commands.command(name="releases")
@PROJECT
@click.option("--since", metavar="NAME", help="What has changed since this release.")
@click.option("--until", metavar="NAME", help="Up to this release, not up to now.")
@AS_JSON
@sentences
def list_releases(project: Path, since: str | None, until: str | None, as_json: bool) -> None:
    """List the releases, or what has changed in gold from one to another."""
    if until is not None and since is None:
        raise wrong_usage("until")
    with Project.open(project, Mode.READ) as opened, opened.one_moment():
        if since is not None:
            after = releases.named(opened, until) if until else None
            found = [*differences_of(opened, releases.named(opened, since), after)]
            _tell_changes(opened, found, as_json=as_json)
        else:
            _tell_releases(opened, as_json=as_json)


def _tell_releases(project: Project, *, as_json: bool) -> None:
    found = table.everything(project.db)
    if as_json:
        rows: list[Json] = [_as_json(project, each) for each in found]
        print_json({"releases": rows})
        return
    for each in found:
        say("release_listed", **_values(each))
        if each.changed:
            say("release_changed", changes=_counts(each.changed))
    if not found:
        say("no_releases")


def _tell_changes(project: Project, found: list[Changed], *, as_json: bool) -> None:
    if as_json:
        rows: list[Json] = [_change_json(each) for each in found]
        print_json({"changes": rows})
        return
    for each in found:
        kinds = tuple(words.report(f"kind_{kind.value}", language()) for kind in each.kinds)
        say(
            "gold_changed",
            report=reports.called(project.db, each.report),
            what=words.report(f"gold_{each.what.value}", language()),
            span=" → ".join(one.span.text for one in (each.old, each.new) if one),
            kinds=kinds,
        )
    if not found:
        say("gold_unchanged")


def _values(of: Release) -> dict[str, object]:
    return {
        "release": of.name,
        "at": of.at[:10],
        "reports": of.reports,
        "spans": of.spans,
        "sha": of.sha256[:12],
    }


def _counts(changed: Mapping[str, int]) -> tuple[str, ...]:
    return tuple(
        f"{words.report(f'gold_{what}', language())} {count}" for what, count in changed.items()
    )


def _as_json(project: Project, of: Release) -> dict[str, Json]:
    return {
        "name": of.name,
        "at": of.at,
        "annotator": annotators.name_of(project.db, of.by),
        "sha256": of.sha256,
        "heads": [*of.heads],
        "schema": of.schema,
        "reports": of.reports,
        "spans": of.spans,
        "links": of.links,
        "before": next(
            (each.name for each in table.everything(project.db) if each.id == of.before), None
        ),
        "changed": dict(of.changed),
    }


def _change_json(found: Changed) -> dict[str, Json]:
    return {
        "report": found.report,
        "what": found.what.value,
        "kinds": [each.value for each in found.kinds],
        "spans": [span_to_record(each) if each else None for each in (found.old, found.new)],
    }
