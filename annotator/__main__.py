"""`python -m annotator`: the core's commands alone, without a window."""

from annotator.cli import commands

commands(prog_name="python -m annotator")
