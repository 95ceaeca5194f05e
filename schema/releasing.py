"""Releases: gold as it stood when somebody gave it a name, known again by its hash."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, cast

from schema.records import AnnotatorId, Fields, Json, OperationId

TABLE: Final = """CREATE TABLE releases (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    annotator TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    heads TEXT NOT NULL,
    schema TEXT NOT NULL,
    reports INTEGER NOT NULL,
    spans INTEGER NOT NULL,
    links INTEGER NOT NULL,
    before TEXT,
    changed TEXT NOT NULL,
    CHECK (reports >= 0 AND spans >= 0 AND links >= 0)
) STRICT"""


@dataclass(frozen=True, slots=True)
class Release:
    """Gold under a name; what it holds follows from the journal up to `heads`.

    `at` is UTC in ISO 8601, `sha256` that of its records, `schema` the version of labels and
    guidelines, `before` the release that `changed` counts the differences from, by kind.
    """

    id: str
    name: str
    at: str
    by: AnnotatorId
    sha256: str
    heads: tuple[OperationId, ...]
    schema: str
    reports: int
    spans: int
    links: int
    before: str | None = None
    changed: Mapping[str, int] = field(default_factory=dict)


def release_fields(of: Release) -> dict[str, Json]:
    """A release's payload."""
    fields: dict[str, Json] = {
        "name": of.name,
        "at": of.at,
        "person": of.by,
        "sha256": of.sha256,
        "heads": [*of.heads],
        "schema": of.schema,
        "reports": of.reports,
        "spans": of.spans,
        "links": of.links,
        "changed": dict(of.changed),
    }
    return fields if of.before is None else {**fields, "before": of.before}


def release_from_fields(release_id: str, fields: Fields) -> Release:
    """A release from its payload; KeyError, TypeError or ValueError where it is none."""
    heads, changed = fields["heads"], fields["changed"]
    if not isinstance(heads, list) or not isinstance(changed, dict):
        raise ValueError("a release needs its heads and what has changed")
    return Release(
        id=release_id,
        name=str(fields["name"]),
        at=str(fields["at"]),
        by=AnnotatorId(str(fields["person"])),
        sha256=str(fields["sha256"]),
        heads=tuple(OperationId(str(each)) for each in heads),
        schema=str(fields["schema"]),
        reports=int(str(fields["reports"])),
        spans=int(str(fields["spans"])),
        links=int(str(fields["links"])),
        before=cast(str | None, fields.get("before")),
        changed={kind: int(str(count)) for kind, count in changed.items()},
    )
