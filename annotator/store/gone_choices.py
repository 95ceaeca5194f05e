"""Labels and choices that are offered no more: what was merged is read as what it was merged into.

Nothing that a label says is rewritten: the journal keeps what was chosen, and the tables, the
suggestions and the terms show what it counts as under the schema of now. So a label that was made
under an older schema, and comes home later, counts like the others.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from annotator.replay import Conflict
from schema.database import Database
from schema.labels import LabelSchema
from schema.records import AttributeValue, Fields, Json, Suggestion

Row = tuple[str, str, str, str | None]


class GoneChoices:
    """What is read in place of what, for one state of the schema."""

    def __init__(self, db: Database) -> None:
        self._instead: dict[tuple[str, str], dict[str, str | None]] = {}
        self._labels: dict[str, str] = {}
        for label, attribute, choice, instead in _rows(db):
            if attribute:
                self._instead.setdefault((label, attribute), {})[choice] = instead
            elif instead is not None:
                self._labels[label] = instead

    def fields(self, said: Fields, label: str | None = None) -> Fields:
        """What a label says, or a part of it, with what was merged as what it is now.

        `label` is its kind, where that part does not say it.
        """
        if not self._instead and not self._labels:
            return said
        kind = str(said.get("label") or label)
        read = self._read(kind, said)
        into = self._labels.get(kind)
        if into is not None:
            read |= self._read(into, {**said, **read})
        if "label" in said and into is not None:
            read["label"] = into
        return {**said, **read} if read else said

    @property
    def has_labels(self) -> bool:
        """Whether any label was merged."""
        return bool(self._labels)

    def label(self, label: str) -> str:
        """What a label is read as."""
        return self._labels.get(label, label)

    def conflicts(self, label: str, found: Iterable[Conflict]) -> list[Conflict]:
        """Conflicts in the parts of now; what has become one is none any more."""
        read = []
        for each in found:
            kept, lost = (
                self.fields({each.field: value}, label)[each.field]
                for value in (each.kept_value, each.lost_value)
            )
            if kept != lost:
                read.append(replace(each, kept_value=kept, lost_value=lost))
        return read

    def offered(self, suggestion: Suggestion) -> Suggestion:
        """A suggestion in the parts of now; a choice that was retired alone is left open."""
        into = self.label(suggestion.label)
        kinds = dict.fromkeys((suggestion.label, into))
        if not self._instead and len(kinds) == 1:
            return suggestion
        found: dict[str, AttributeValue] = {}
        for name, value in suggestion.attributes.items():
            kept: AttributeValue | None = value
            for kind in kinds:
                instead = self._instead.get((kind, name), {})
                kept = instead.get(kept, kept) if isinstance(kept, str) else kept
            if kept is not None:
                found[name] = kept
        return replace(suggestion, label=into, attributes=found)

    def category(self, category: str) -> str:
        """The category that a term of the project gives."""
        return self._instead.get(("measure", "category"), {}).get(category) or category

    def _read(self, label: str, said: Mapping[str, Json]) -> dict[str, Json]:
        found: dict[str, Json] = {}
        for (of, name), instead in self._instead.items():
            value = said.get(name)
            merged = instead.get(value) if of == label and isinstance(value, str) else None
            if merged is not None:
                found[name] = merged
        return found


def write(db: Database, schema: LabelSchema) -> set[Row]:
    """Keep what the schema of now reads in place of what; gives what is read otherwise."""
    before = set(_rows(db))
    after: set[Row] = {
        (label.id, attribute.id, choice, instead)
        for label in schema.labels
        for attribute in label.attributes
        for choice, instead in attribute.instead.items()
    }
    after |= {(label, "", "", into) for label, into in schema.instead.items()}
    if before != after:
        db.execute("DELETE FROM choices_gone")
        db.insert("choices_gone", sorted(after, key=repr))
    return {each for each in before ^ after if each[3] is not None}


def _rows(db: Database) -> list[Row]:
    return db.execute("SELECT label, attribute, choice, instead FROM choices_gone").fetchall()
