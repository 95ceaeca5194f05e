"""What is done with samples: drawing one, and saying what is right in it."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.drafts import Draft
from schema.payloads import change
from schema.records import Entity, LabelId
from schema.sampling import Sample, sample_fields

DRAW = "sample.draw"
JUDGE = "sample.judge"


def draw(new: Sample) -> Draft:
    """Write down which labels are to be looked at."""
    return _draft(DRAW, None, new)


def judge(old: Sample, verdicts: Mapping[LabelId, str]) -> Draft:
    """Say of labels of a sample what is wrong with them, "" where nothing is."""
    return _draft(JUDGE, old, replace(old, verdicts={**old.verdicts, **verdicts}))


def _draft(kind: str, old: Sample | None, new: Sample) -> Draft:
    before = sample_fields(old) if old else None
    made = change(Entity.SAMPLE, new.id, before, sample_fields(new), None)
    return Draft(kind, (made,) if made else ())
