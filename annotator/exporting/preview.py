"""The first record of an export as it will be written, to be read before anything is."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from annotator.exchange.carrying import Record
from annotator.exchange.formats import Format, Writing

_SHOWN: Final = 8_000  # characters: more than anybody reads, and no window waits for it


def written(form: Format, first: Record, how: Writing) -> str | None:
    """What the format writes for one piece; None where that is no text.

    UserError where the format cannot be written, a missing library among them.
    """
    with TemporaryDirectory() as folder:
        target = Path(folder) / f"out{how.ending}"
        form.write([first], target, how)
        if form.shown is None:
            return None
        file = next(target.glob(form.shown)) if form.is_folder else target
        try:
            with file.open(encoding="utf-8", newline="") as opened:
                return opened.read(_SHOWN)
        except UnicodeDecodeError:  # a workbook
            return None


def as_json(first: Record) -> str:
    """What a piece holds, for formats that are no text."""
    return json.dumps(first, ensure_ascii=False, indent=2)[:_SHOWN]
