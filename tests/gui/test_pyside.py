"""The Qt binding is one that a day's work survives."""

import sys

from PySide6.QtCore import QObject


def test_calls_that_return_none_lose_no_reference_to_it() -> None:
    """PySide6 6.12.0 lost one a call, which kills Python 3.11 after some five thousand calls."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    assert sys.getrefcount(None) > before - 500
