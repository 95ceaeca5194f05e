"""A group of commands that says what each does, in whole sentences of the person's language."""

from collections.abc import Iterable
from typing import Any, Final

import click

from annotator.commands.language import speak_it, spoken

_WHOLE: Final = 1000  # characters; longer than the first sentence of any command


class _HelpFormatter(click.HelpFormatter):
    """Writes help in the language that is spoken; click hands it over in English."""

    def write_text(self, text: str) -> None:
        super().write_text("\n\n".join(map(spoken, text.split("\n\n"))))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        super().write_dl([(term, _explained(said)) for term, said in rows], col_max, col_spacing)


def _explained(option: str) -> str:
    """What click has put behind the help of an option, as its default, is translated already."""
    said, gap, extras = option.partition("  [")
    return f"{spoken(said)}{gap}{extras}"


class _Context(click.Context):
    formatter_class = _HelpFormatter


class Command(click.Command):
    """A command whose help is in the language that is spoken."""

    context_class = _Context


class Group(click.Group):
    """Lists its commands with their first sentences, over as many lines as they take."""

    context_class = _Context
    command_class = Command
    group_class = type  # groups in it are such groups too

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run in the language of who asks."""
        speak_it()
        return super().main(*args, **extra)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands; click itself would cut what they do at the end of a line."""
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, each.get_short_help_str(_WHOLE)) for name, each in named if each]
        with formatter.section(spoken("Commands")):
            formatter.write_dl(rows)
