"""All commands of the core: each module adds its own to the one group."""

from annotator import (
    cli_agreement,
    cli_practice,
    cli_releases,
    cli_return_sheet,
    cli_rounds,
    cli_safety,
    cli_samples,
    cli_schema,
    cli_team,
)
from annotator.cli import commands

__all__ = [
    "cli_agreement",
    "cli_practice",
    "cli_releases",
    "cli_return_sheet",
    "cli_rounds",
    "cli_safety",
    "cli_samples",
    "cli_schema",
    "cli_team",
    "commands",
]
