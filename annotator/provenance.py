"""Where a gold label comes from: whose it was, what it was suggested by, who settled it when."""

from dataclasses import dataclass

from annotator.project import Project
from annotator.store import annotators, labels, settlements, suggestions
from annotator.store.settlements import Settlement
from schema.records import Label


@dataclass(frozen=True, slots=True)
class Provenance:
    """`annotator` is None where nobody had the label, `engine` where nothing suggested it."""

    annotator: str | None
    engine: str | None
    settled: Settlement | None  # None where nothing is stored of it yet


def of_gold(project: Project, gold: Label) -> Provenance:
    """What is known of a gold label."""
    db = project.db
    behind = labels.get(db, gold.settled_from) if gold.settled_from else None
    offered = suggestions.of_ids(db, [gold.suggestion]) if gold.suggestion else {}
    return Provenance(
        annotators.name_of(db, behind.layer) if behind else None,
        next((each.engine for each in offered.values()), None),
        settlements.of_labels(db, [gold.id]).get(gold.id),
    )
