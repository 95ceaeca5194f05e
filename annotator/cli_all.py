"""All commands of the core: each module adds its own to the one group."""

from annotator import cli_rounds, cli_safety, cli_team
from annotator.cli import commands

__all__ = ["cli_rounds", "cli_safety", "cli_team", "commands"]
