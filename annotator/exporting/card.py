"""A dataset card: what an export holds, under which rules it was labelled, and its hash."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, Self

from annotator.exchange.carrying import Record, is_rejected, links_of, rows_of
from annotator.project import Project
from schema.labels import LabelSchema
from schema.records import Json, ReportId

JSON_ENDING: Final = ".card.json"
TEXT_ENDING: Final = ".card.md"


@dataclass(slots=True)
class Exported:
    """How much was written, and how much of what the format has no place for."""

    exported: list[ReportId] = field(default_factory=list)
    spans: int = 0
    lost: Counter[str] = field(default_factory=Counter)
    pieces: int = 0
    empty_left_out: int = 0
    undated: int = 0  # reports that stayed out for it
    characters: int = 0
    rejected: int = 0
    links: int = 0
    labels: Counter[str] = field(default_factory=Counter)
    categories: Counter[str] = field(default_factory=Counter)

    @property
    def reports(self) -> int:
        """How many reports."""
        return len(self.exported)

    def add(self, other: "Exported") -> None:
        """Add what others counted: what is in them comes after what is in these."""
        for each in fields(self):
            both = getattr(self, each.name)
            both += getattr(other, each.name)
            setattr(self, each.name, both)

    def as_json(self) -> dict[str, Json]:
        """The counts as JSON."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

    @classmethod
    def of_json(cls, said: Mapping[str, Any]) -> Self:
        """The same again."""
        counted = {name for name, value in said.items() if isinstance(value, dict)}
        return cls(**{**said, **{name: Counter(said[name]) for name in counted}})

    def take(self, piece: Record) -> None:
        """Count what a piece holds."""
        self.pieces += 1
        self.characters += len(str(piece["text"]))
        rows = rows_of(piece)
        standing = [row for row in rows if not is_rejected(row)]
        self.rejected += len(rows) - len(standing)
        # lists, for a generator is asked a million times
        self.labels.update([str(row["label"]) for row in standing])
        self.links += sum([len(links_of(row)) for row in standing if "quantifies" in row])
        self.categories.update([str(row["category"]) for row in standing if row.get("category")])


def card(
    project: Project,
    counts: Exported,
    chosen: Mapping[str, Json],
    parts: Mapping[ReportId, str],
    names: Mapping[str, str],
) -> dict[str, Json]:
    """All that a card says but for the hash: `chosen` is how it was exported.

    `parts` are those that every report is in, `names` the pseudonyms of annotators where they go
    by them. Agreement is that of the whole project: what was exported may be of one person alone.
    """
    schema = project.schema
    return {
        "name": schema.name.en,
        "chosen": dict(chosen),
        "reports": counts.reports,
        "pieces": counts.pieces,
        "empty_pieces_left_out": counts.empty_left_out,
        "undated_left_out": counts.undated,
        "characters": counts.characters,
        "spans": _counted(counts.labels),
        "categories": _counted(counts.categories),
        "links": counts.links,
        "rejected": counts.rejected,
        "not_carried": _counted(counts.lost),
        "schema": _described(schema),
        "guidelines": schema.guidelines_version,
        "splits": _counted(Counter(parts[each] for each in counts.exported)),
        "agreement_in_the_project": _agreement(project, names),
    }


def hash_of(target: Path) -> str:
    """The sha256 of a file, or of a folder's files by name and content."""
    if target.is_file():
        with target.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    files = sorted(each for each in target.rglob("*") if each.is_file())
    lines = [f"{hash_of(each)}  {each.relative_to(target).as_posix()}\n" for each in files]
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def as_json(said: Mapping[str, Json]) -> str:
    """A card for programs."""
    return json.dumps(said, ensure_ascii=False, indent=2) + "\n"


def _counted(found: Counter[str]) -> dict[str, Json]:
    return {name: found[name] for name in sorted(found)}


def _described(schema: LabelSchema) -> dict[str, Json]:
    labels: dict[str, Json] = {
        label.id.upper(): [each.id for each in label.attributes] for label in schema.labels
    }
    return {"version": schema.version, "labels": labels}


def _agreement(project: Project, names: Mapping[str, str]) -> list[Json]:
    # only a card needs all that agreement needs
    from annotator.agreement import tables
    from annotator.agreement.agreement import agreement
    from annotator.agreement.people import People

    pairs = tables.as_json(agreement(People(project)))["pairs"]
    assert isinstance(pairs, list)
    for pair in pairs:
        if isinstance(pair, dict) and isinstance(people := pair["annotators"], list):
            pair["annotators"] = [names.get(str(each), each) for each in people]
    return pairs
