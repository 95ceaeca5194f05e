"""The command about the journal: who decided what and when."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Final

import click

from annotator import clock, history, words
from annotator.commands.base import AS_JSON, PROJECT, commands, print_json, sentences, tell
from annotator.commands.language import language
from annotator.commands.naming import person_called, report_called
from annotator.project import Mode, Project
from annotator.store.journal_pages import Asked, ListedOperation
from schema.records import Json

_AT_ONCE: Final = 1000
_LONGEST: Final = 60  # characters of a span's words on a line

DATE = click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M"])


@commands.command(name="history")
@PROJECT
@click.option("--report", metavar="R", help="Of this report: its id, its name or its file.")
@click.option("--person", metavar="NAME", help="Of this person.")
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="K",
    help="Of this kind, as --json calls it: label.reject.",
)
@click.option("--since", type=DATE, metavar="DATE", help="From this day or moment on.")
@click.option("--until", type=DATE, metavar="DATE", help="Before this day or moment.")
@click.option("--limit", type=click.IntRange(0), default=100, show_default=True,
              help="As many as this, 0 for all.")  # fmt: skip
@AS_JSON
@sentences
def history_command(
    project: Path,
    report: str | None,
    person: str | None,
    kinds: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    limit: int,
    as_json: bool,
) -> None:
    """Tell who decided what and when, the newest first."""
    with Project.open(project, Mode.READ) as opened:
        asked = Asked(
            person=person_called(opened, person).id if person else None,
            kinds=frozenset(kinds) or None,
            report=report_called(opened, report) if report else None,
            since=_moment(since),
            until=_moment(until),
        )
        found = _operations(opened, asked, limit)
        if as_json:
            print_json({"operations": [_as_json(each) for each in found]})
            return
        for each in found:
            _tell(each)


def _operations(project: Project, asked: Asked, limit: int) -> Iterator[ListedOperation]:
    before, left = None, limit or None
    while left is None or left > 0:
        count = _AT_ONCE if left is None else min(left, _AT_ONCE)
        page = history.page(project, asked, before=before, count=count)
        yield from page.operations
        if not page.has_more:
            return
        before = page.operations[-1].stamp
        left = None if left is None else left - count


def _moment(local: datetime | None) -> str | None:
    """A moment of this machine's clock as the journal has them."""
    return clock.moment(local.astimezone()) if local else None


def _as_json(each: ListedOperation) -> dict[str, Json]:
    said = asdict(each)
    del said["stamp"]
    return said | {"annotator": said.pop("who")}


def _tell(each: ListedOperation) -> None:
    at = datetime.fromisoformat(each.at).astimezone()
    done = words.operation(each.kind, each.of, language())
    said = each.words if len(each.words) <= _LONGEST else f"{each.words[:_LONGEST]}…"
    line = f"{at:%Y-%m-%d %H:%M:%S}  {each.who}  {done}  {each.name or each.report or '–'}"
    if said:
        line += f"  “{said}”"
    tell(f"{line}  ×{each.changes}" if each.changes > 1 else line)
