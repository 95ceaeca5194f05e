"""What all commands share: the group, the project they work on, and how they speak.

Exit status: 0 all done; 1 it ran and found differences or could do only part; 2 it could not run.
"""

import functools
import json
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

import click

from annotator import settings, words
from annotator.checks.verify import verify
from annotator.commands.group import Group
from annotator.commands.language import language
from annotator.errors import Problem, UserError, of_system
from annotator.gate import Gate
from annotator.names import escaped, visible
from annotator.project import Mode, Project
from annotator.store.connection import storage_errors
from annotator.team import handing
from annotator.upgrading import Watch, watched

# What rows that no program of ours has written make of the records that they are read as.
_OF_BAD_ROWS: Final = (
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)

PARTLY: Final = 1
COULD_NOT: Final = 2

P = ParamSpec("P")
R = TypeVar("R")

FILE = click.Path(path_type=Path, readable=False)  # what may not be read is said in our words
PROJECT = click.argument("project", type=FILE)
PATHS = click.argument("paths", nargs=-1, required=True, type=FILE)
ENCODING = click.option("--encoding", metavar="E", help="Read text files in this encoding.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")


def sentences(command: Callable[P, R]) -> Callable[P, R]:
    """Say what a person can act on in a sentence of their language, and end with status 2."""

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        project = Path(str(kwargs.get("project", "")))
        try:
            with storage_errors(project), watched(Watch(begun=_say_that_it_takes_a_while)):
                return command(*args, **kwargs)
        except UserError as error:
            complain(error)
        except BrokenPipeError:
            raise  # nobody listens any more, which is no fault of a file
        except OSError as error:
            complain(of_system(error))
        except sqlite3.ProgrammingError:
            raise  # a mistake of ours, not of the file
        except sqlite3.DatabaseError:
            complain(UserError(Problem.DAMAGED, path=project))
        except _OF_BAD_ROWS:
            if not _is_damaged(project):
                raise  # a mistake of ours here too
            complain(UserError(Problem.DAMAGED, path=project))
        sys.exit(COULD_NOT)

    return run


def _say_that_it_takes_a_while(path: Path) -> None:
    warn("older_file", path=path)


def _is_damaged(project: Path) -> bool:
    """Whether a file is there and does not say of itself what it should."""
    if not project.is_file():
        return False
    try:
        with Project.open(project, Mode.READ) as opened:
            return bool(verify(opened))
    except (UserError, sqlite3.DatabaseError, *_OF_BAD_ROWS):
        return True


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="jinbiao")
def commands() -> None:
    """Gold labels for Chinese poverty-relief reports: measures and numbers."""


def of_project(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command of a group the project that the group was called on."""

    @functools.wraps(command)
    @click.pass_obj
    def run(project: Path, /, **said: object) -> None:
        sentences(command)(project=project, **said)

    return run


@contextmanager
def writing(project: Path) -> Iterator[Gate]:
    """The project opened to write, behind its gate, as the person at the keyboard."""
    with Project.open(project) as opened:
        yield gate_of(opened)


def gate_of(project: Project) -> Gate:
    """The gate as whom a file was handed out to, else as the person at the keyboard."""
    return Gate(project, handing.at_keyboard(project, settings.load().author()))


def wrong_usage(key: str, **values: object) -> click.UsageError:
    """What is wrong with how a command was called, in the person's language."""
    return click.UsageError(words.report(f"usage_{key}", language(), **values))


def pair(said: str, option: str, form: str) -> tuple[str, str]:
    """Both sides of the last = of what was said; click's UsageError where there are not two."""
    name, equals, value = said.rpartition("=")
    if not equals or not name:
        raise wrong_usage("form", option=option, form=form, said=said)
    return name, value


@contextmanager
def progress(key: str, **values: object) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while it is a terminal; nothing elsewhere."""
    hidden, label = not sys.stderr.isatty(), words.report(key, language(), **values)
    with click.progressbar(length=1, label=label, file=sys.stderr, hidden=hidden) as bar:

        def show(done: int, total: int) -> None:
            bar.length = max(total, 1)
            bar.update(done - bar.pos)

        yield show


def data(line: str) -> None:
    """One line on standard output for programs: UTF-8 whatever the console speaks."""
    click.echo("\t".join(map(visible, line.split("\t"))).encode("utf-8"))


def json_data(text: str) -> None:
    """A text of JSON or TOML on standard output for programs, UTF-8 too."""
    click.echo(escaped(text).encode("utf-8"))


def print_json(found: object) -> None:
    """One JSON object on standard output."""
    json_data(json.dumps(found, ensure_ascii=False))


def say(key: str, **values: object) -> None:
    """One line on standard output in the person's language."""
    tell(words.report(key, language(), **values))


def tell(line: str) -> None:
    """A line for a person on standard output, as far as the console can show it."""
    encoding = sys.stdout.encoding or "utf-8"
    click.echo(visible(line).encode(encoding, "replace").decode(encoding))


def tell_lines(text: str) -> None:
    """Lines for a person, each as above."""
    for line in text.split("\n"):
        tell(line)


def warn(key: str, **values: object) -> None:
    """One line on standard error in the person's language."""
    tell_error(words.report(key, language(), **values))


def tell_error(line: str) -> None:
    """A line for a person on standard error."""
    click.echo(visible(line), err=True)


def complain(error: UserError) -> None:
    """What was wrong, on standard error in the person's language."""
    tell_error(words.sentence(error, language()))
