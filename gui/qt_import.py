"""Loads Qt without the hook that PySide6 puts in place of Python's import."""

import builtins
import importlib


def load() -> None:
    """Load Qt's bindings, and let importing stay what it was.

    PySide6 reads the source of every module that is imported after it, looking for
    `from __feature__ import …`, which we never write: more than a tenth of a start.
    """
    plain_import = builtins.__import__
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = plain_import
