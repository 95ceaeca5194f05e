"""What the rows of a damaged file are, each held against what it says of itself."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from annotator.safety.leaves import Row, rows
from annotator.store.journal_rows import StoredOperation
from annotator.store.suggestions import from_row
from schema.labels import parse
from schema.reading import SchemaError
from schema.records import Entity, ReportId, Suggestion, SuggestionId, text_hash

_HASH: Final = re.compile("[0-9a-f]{64}")
_PROJECT: Final = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OPERATION: Final = re.compile("[0-9a-f]{16}-[1-9][0-9]{0,15}", re.ASCII)
_ENTITIES: Final = frozenset(Entity)


@dataclass(slots=True)
class Salvaged:
    """What can be read of one or several files: whole operations, and what is left of others.

    `loose` are changes of operations that are not whole, by the id of their operation.
    """

    projects: set[str] = field(default_factory=set)
    texts: dict[ReportId, str] = field(default_factory=dict)
    schemas: dict[str, str] = field(default_factory=dict)
    suggestions: dict[SuggestionId, Suggestion] = field(default_factory=dict)
    operations: dict[str, StoredOperation] = field(default_factory=dict)
    loose: dict[str, list[Row]] = field(default_factory=dict)
    learnt: set[tuple[str, int, str, int]] = field(default_factory=set)
    left_out: set[tuple[str, int, int]] = field(default_factory=set)


def salvage(paths: Iterable[Path]) -> Salvaged:
    """All that can be read of these files of one project; OSError where one cannot be read."""
    read = _Reading()
    for path in paths:
        for row in rows(path):
            take = _TAKERS.get(len(row))
            if take is not None and isinstance(row[0], str):
                take(read, row)
    read.join()
    return read.found


@dataclass(slots=True)
class _Reading:
    """Rows as they come, until it is known which belong together."""

    found: Salvaged = field(default_factory=Salvaged)
    operations: dict[str, set[Row]] = field(default_factory=lambda: defaultdict(set))
    changes: dict[str, dict[int, Row]] = field(default_factory=lambda: defaultdict(dict))

    def take_operation(self, row: Row) -> None:
        """Of `operations`: it ends with a checksum."""
        if _OPERATION.fullmatch(str(row[0])) and _HASH.fullmatch(str(row[14])):
            self.operations[str(row[0])].add(row)

    def take_change(self, row: Row) -> None:
        """Of `changes`: a place in an operation, what changed, and how."""
        operation, position, entity, *_ = row
        if not isinstance(position, int) or entity not in _ENTITIES:
            return
        if _OPERATION.fullmatch(str(operation)) and _are_objects(row[5], row[6]):
            self.changes[str(operation)][position] = row

    def take_four(self, row: Row) -> None:
        """Of `texts`, whose hash tells, or of `learnt`."""
        report, digest, text, more = row
        if isinstance(digest, int) and isinstance(text, str) and isinstance(more, int):
            self.found.learnt.add((str(report), digest, text, more))
        elif isinstance(text, str) and _is_text_of(text, digest):
            self.found.texts[ReportId(str(report))] = text

    def take_run(self, row: Row) -> None:
        """Of `left_out`; `links` has as many fields."""
        replica, first, last = row
        if isinstance(first, int) and isinstance(last, int):
            self.found.left_out.add((str(replica), first, last))

    def take_one(self, row: Row) -> None:
        """Of `identity`; `heads` has as many fields."""
        if _PROJECT.fullmatch(str(row[0])):
            self.found.projects.add(str(row[0]))

    def take_schema(self, row: Row) -> None:
        """Of `schemas`, whose version follows from the content."""
        version, toml = row
        with suppress(SchemaError):
            if isinstance(toml, str) and parse(toml).version == version:
                self.found.schemas[str(version)] = toml

    def take_suggestion(self, row: Row) -> None:
        """Of `suggestions`."""
        with suppress(ValueError, TypeError, AttributeError):
            suggestion = from_row(row)
            self.found.suggestions[suggestion.id] = suggestion

    def join(self) -> None:
        """Put operations and changes together; what does not fit its checksum is loose."""
        for operation, versions in self.operations.items():
            parts = self.changes.pop(operation, {})
            changes = [parts[position] for position in sorted(parts)]
            whole = [each for row in versions if (each := _written(row, changes)) is not None]
            if whole:
                self.found.operations[operation] = whole[0]
            else:
                self.found.loose[operation] = changes
        for operation, parts in self.changes.items():
            self.found.loose[operation] = [parts[position] for position in sorted(parts)]


_TAKERS: Final[dict[int, Callable[[_Reading, Row], None]]] = {
    1: _Reading.take_one,
    2: _Reading.take_schema,
    3: _Reading.take_run,
    4: _Reading.take_four,
    7: _Reading.take_change,
    13: _Reading.take_suggestion,
    15: _Reading.take_operation,
}


def _is_text_of(text: str, digest: object) -> bool:
    try:
        return text_hash(text) == digest
    except UnicodeEncodeError:
        return False


def _are_objects(*texts: object) -> bool:
    try:
        return all(isinstance(each, str) and isinstance(json.loads(each), dict) for each in texts)
    except ValueError:
        return False


def _written(row: Row, changes: list[Row]) -> StoredOperation | None:
    try:
        whole = StoredOperation(row, [*changes], json.loads(str(row[12])))
        return whole if whole.is_as_written() else None
    except (ValueError, TypeError):
        return None
