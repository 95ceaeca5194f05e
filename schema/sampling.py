"""Samples: some of one person's labels, drawn by chance, that somebody else looks at."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from schema.records import AnnotatorId, Fields, Json, LabelId

_VERDICT: Final = "verdict:"
TABLE: Final = """CREATE TABLE samples (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    at TEXT NOT NULL,
    annotator TEXT NOT NULL,
    seed INTEGER NOT NULL,
    drawn_from INTEGER NOT NULL,
    labels TEXT NOT NULL,
    verdicts TEXT NOT NULL,
    CHECK (drawn_from >= 0)
) STRICT"""


@dataclass(frozen=True, slots=True)
class Sample:
    """Labels to be looked at, in the order they were drawn in, out of `drawn_from`.

    `at` is UTC in ISO 8601, `by` who drew it; `verdicts` say of the labels that were looked at
    what is wrong with them, "" where nothing is.
    """

    id: str
    name: str
    at: str
    by: AnnotatorId
    seed: int
    drawn_from: int
    labels: tuple[LabelId, ...]
    verdicts: Mapping[LabelId, str] = field(default_factory=dict)


def sample_fields(of: Sample) -> dict[str, Json]:
    """A sample's payload; each verdict is a field, so that two who judge it do not collide."""
    fields: dict[str, Json] = {
        "name": of.name,
        "at": of.at,
        "person": of.by,
        "seed": of.seed,
        "drawn_from": of.drawn_from,
        "labels": [*of.labels],
    }
    return fields | {f"{_VERDICT}{label}": said for label, said in of.verdicts.items()}


def sample_from_fields(sample_id: str, fields: Fields) -> Sample:
    """A sample from its payload; KeyError or ValueError where it is none."""
    labels = fields["labels"]
    if not isinstance(labels, list):
        raise ValueError("a sample needs its labels")
    return Sample(
        id=sample_id,
        name=str(fields["name"]),
        at=str(fields["at"]),
        by=AnnotatorId(str(fields["person"])),
        seed=int(str(fields["seed"])),
        drawn_from=int(str(fields["drawn_from"])),
        labels=tuple(LabelId(str(each)) for each in labels),
        verdicts={
            LabelId(name.removeprefix(_VERDICT)): str(said)
            for name, said in fields.items()
            if name.startswith(_VERDICT)
        },
    )
