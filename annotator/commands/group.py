"""A group of commands that says of each what it does in a whole sentence."""

from typing import Final

import click

_WHOLE: Final = 1000  # characters; longer than the first sentence of any command


class Group(click.Group):
    """Lists its commands with their first sentences, over as many lines as they take."""

    group_class = type  # groups in it are such groups too

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        named = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, each.get_short_help_str(_WHOLE)) for name, each in named if each]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
