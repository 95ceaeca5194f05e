"""Where a person was in each project when they left it: the report and the span."""

import json
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings

from schema.records import LabelId, ReportId

Where = tuple[ReportId, LabelId | None]

_NAME: Final = "projects/places"
_MOST: Final = 20


class LastPlace:
    """Remembers the last place in the projects opened lately."""

    def __init__(self, store: QSettings) -> None:
        self._store = store

    def of(self, project: Path) -> Where | None:
        """Where it was in a project; None where nobody was yet."""
        found = self._read().get(str(project.absolute()))
        return (ReportId(found[0]), LabelId(found[1]) or None) if found else None

    def remember(self, project: Path, report: ReportId, key: LabelId | None) -> None:
        """Keep a place, and forget that of the project that was left longest ago."""
        path = str(project.absolute())
        others = {name: each for name, each in self._read().items() if name != path}
        kept = [(path, [report, key or ""]), *others.items()][:_MOST]
        self._store.setValue(_NAME, json.dumps(dict(kept), ensure_ascii=False))

    def _read(self) -> dict[str, list[str]]:
        try:
            stored = json.loads(str(self._store.value(_NAME, "{}")))
        except ValueError:
            return {}
        if not isinstance(stored, dict):
            return {}
        return {name: each for name, each in stored.items() if _is_place(each)}


def _is_place(stored: object) -> bool:
    return (
        isinstance(stored, list)
        and len(stored) == 2
        and all(isinstance(part, str) for part in stored)
    )
