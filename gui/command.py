"""The command `jinbiao`: the core's commands, and the window; Qt is loaded for the window alone."""

import gc
import sys
from pathlib import Path
from typing import Final

import click

from annotator.commands.group import Command, Group
from annotator.commands.language import language
from annotator.errors import UserError
from annotator.project import SUFFIX, Mode, Project
from gui import qt_import, screen

_NO_SCREEN: Final = {
    "zh": "没有可用的屏幕，窗口打不开。不用屏幕也能做：jinbiao prelabel {project} 生成建议，"
    "jinbiao export {project} 导出；jinbiao --help 列出全部命令。",
    "en": "No screen can be reached, so there can be no window. Without one,"
    " jinbiao prelabel {project} suggests and jinbiao export {project} exports;"
    " jinbiao --help lists all commands.",
}
_NO_LIBRARY: Final = {
    "zh": "系统缺少窗口要用的库 {library}；在 Debian 或 Ubuntu 上，python3 run.py 会说怎样安装。"
    "不用窗口也能做：jinbiao --help 列出全部命令。",
    "en": "The system lacks {library}, which the window needs; on Debian or Ubuntu, python3 run.py"
    " says how to install it. Without a window, jinbiao --help lists what can be done.",
}


class _Group(Group):
    """Opens the window where no command is named: on a project, or on the samples.

    The core's commands are loaded once one is asked for: the window needs few of their modules.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted([*_core().list_commands(ctx), *self.commands])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        return self.commands.get(cmd_name) or _core().get_command(ctx, cmd_name)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        self.help = _core().help
        super().format_help_text(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if not args or args[0] == "--read-only" or self._is_project(ctx, args[0]):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def _is_project(self, ctx: click.Context, word: str) -> bool:
        if word.startswith("-"):
            return False
        if word.endswith(SUFFIX):
            return True
        return word not in self.list_commands(ctx) and Path(word).exists()


def _core() -> click.Group:
    from annotator.cli import commands

    return commands


@click.command(cls=Command, name="open")
@click.argument("project", required=False, type=click.Path(path_type=Path))
@click.option("--read-only", is_flag=True, help="Only look; nothing can be changed.")
def open_window(project: Path | None, read_only: bool) -> None:
    """Open the window on PROJECT, or on the samples."""
    lacking = screen.missing()
    if lacking:
        from annotator.commands.base import COULD_NOT, tell_error

        told = _NO_SCREEN if lacking == "screen" else _NO_LIBRARY
        shown = str(project) if project else "PROJECT"
        tell_error(told[language()].format(project=shown, library=lacking))
        sys.exit(COULD_NOT)
    gc.disable()  # all that is loaded until the first picture stays, and none of it is garbage
    qt_import.load()
    from gui import app

    try:
        if project is not None and not project.exists():
            Project.open(project, Mode.READ).close()  # a slip of the keyboard is said where it was
        sys.exit(app.run(project, read_only=read_only))
    except UserError as error:
        from annotator.commands.base import COULD_NOT, complain

        complain(error)
        sys.exit(COULD_NOT)


@click.group(
    cls=_Group,
    name="jinbiao",
    commands={"open": open_window},
    context_settings={"help_option_names": ["-h", "--help"]},
)
@click.version_option(package_name="jinbiao")
def main() -> None:
    """The core's commands, and the window."""
