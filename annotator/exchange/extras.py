"""Libraries that some formats need and the default install leaves out: loaded by name."""

import sys
from importlib import import_module
from types import ModuleType
from typing import Final

from annotator.errors import Problem, UserError

# the extra of pyproject.toml that brings each
EXTRAS: Final = {"spacy": "spacy", "pyarrow": "parquet", "cassis": "cas"}


def needed(module: str) -> ModuleType:
    """A library, or a module of one; UserError names the extra where it is not installed."""
    library = module.partition(".")[0]
    try:
        import_module(library)
    except ImportError:
        raise UserError(
            Problem.NEEDS_EXTRA, library=library, extra=EXTRAS[library], python=sys.executable
        ) from None
    return import_module(module)
