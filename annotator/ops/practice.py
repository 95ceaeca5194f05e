"""What is done with practice: giving it to a newcomer, and writing down how it went."""

from annotator.drafts import Draft
from schema.payloads import change
from schema.practice import Practice, practice_fields
from schema.records import Entity


def begin(new: Practice) -> Draft:
    """Give somebody reports to practise on."""
    return _draft("practice.begin", None, new)


def judge(old: Practice, new: Practice) -> Draft:
    """Write down what of a practice is right; empty where that is known."""
    return _draft("practice.judge", old, new)


def _draft(kind: str, old: Practice | None, new: Practice) -> Draft:
    before = practice_fields(old) if old else None
    made = change(Entity.PRACTICE, new.id, before, practice_fields(new), None)
    return Draft(kind, (made,) if made else ())
