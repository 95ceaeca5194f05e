"""The commands that keep work from being lost: backups, and repairing a damaged file."""

import sys
from pathlib import Path

import click

from annotator import settings
from annotator.commands.base import (
    FILE,
    PARTLY,
    PROJECT,
    commands,
    say,
    sentences,
    wrong_usage,
)
from annotator.errors import Problem, UserError
from annotator.project import SUFFIX, Mode, Project
from annotator.safety import backups as kept
from annotator.safety.repair import repair as save_what_can_be_read


@commands.command()
@PROJECT
@click.option("--out", type=FILE, metavar="NEW", help="Where the new file is to be.")
@click.option("--with", "others", multiple=True, type=FILE, metavar="FILE",
              help="Also take what is missing from a backup or copy.")  # fmt: skip
@sentences
def repair(project: Path, out: Path | None, others: tuple[Path, ...]) -> None:
    """Save what can be read of a damaged project into a new file; the old one is only read."""
    target = out or project.with_name(f"{project.stem}.repaired{SUFFIX}")
    done = save_what_can_be_read(project, target, settings.load().author(), others)
    say("repaired", path=target, operations=done.operations, texts=done.texts)
    for key, count in done.losses:
        say(key, count=count)
    sys.exit(0 if done.is_whole else PARTLY)


@commands.command()
@PROJECT
@click.option("--make", is_flag=True, help="Make one now, if anything changed since the last.")
@click.option("--restore", type=int, metavar="N", help="Write backup N of the list to --out.")
@click.option("--out", type=FILE, metavar="NEW", help="Where the restored file is to be.")
@sentences
def backups(project: Path, make: bool, restore: int | None, out: Path | None) -> None:
    """List a project's backups on this machine, make one, or restore one as a new file."""
    if make:
        with Project.open(project, Mode.READ) as opened:
            made = kept.make(opened)
        say("backup_made" if made else "backup_not_needed", path=made.path if made else project)
        return
    found = kept.of_file(project)
    if not found:
        raise UserError(Problem.NO_BACKUPS, path=project)
    if restore is None:
        for place, each in enumerate(found, 1):
            moment = f"{each.at.astimezone():%Y-%m-%d %H:%M:%S}"
            say("backup", number=place, moment=moment, size=f"{each.size / 1e6:.1f} MB")
        return
    if not 1 <= restore <= len(found):
        raise wrong_usage("restore", count=len(found))
    target = out or project.with_name(f"{project.stem}.restored{SUFFIX}")
    kept.restore(found[restore - 1], target)
    say("backup_restored", path=target)
