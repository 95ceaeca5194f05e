"""The command line: each room of commands has added its own to the one group."""

from annotator.commands import (
    agreement,
    exchange,
    history,
    lexicon,
    practice,
    projects,
    releases,
    report,
    return_sheet,
    rounds,
    safety,
    samples,
    schema,
    statistics,
    suggesting,
    team,
)
from annotator.commands.base import commands

__all__ = [
    "agreement",
    "commands",
    "exchange",
    "history",
    "lexicon",
    "practice",
    "projects",
    "releases",
    "report",
    "return_sheet",
    "rounds",
    "safety",
    "samples",
    "schema",
    "statistics",
    "suggesting",
    "team",
]
