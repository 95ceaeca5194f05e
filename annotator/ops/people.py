"""Who the people of a project are."""

import uuid
from collections.abc import Sequence
from dataclasses import replace

from annotator.drafts import Draft
from annotator.names import checked_name, one_form
from schema.payloads import annotator_fields, change
from schema.records import Annotator, AnnotatorId, Entity


def somebody_new(name: str) -> Annotator:
    """A person whom no project knows yet; UserError for a name that commands give a meaning."""
    return Annotator(AnnotatorId(str(uuid.uuid4())), checked_name(one_form(name)))


def rename(person: Annotator, name: str) -> Draft:
    """Call a person otherwise from now on; UserError for a name that commands give a meaning.

    `person` is as the project knows them.
    """
    return _draft("annotator.rename", person, replace(person, name=checked_name(name)))


def same(person: Annotator, standing: Annotator) -> Draft:
    """Say that a person is another whom the project knows too, as the project knows both."""
    return _draft("annotator.same", person, replace(person, same_as=standing.id))


def different(people: Sequence[Annotator]) -> Draft:
    """Say that people of one name are as many people."""
    ids = {each.id for each in people}
    changes = [
        made
        for each in people
        for made in _draft(
            "annotator.different", each, replace(each, other_than=each.other_than | ids - {each.id})
        ).changes
    ]
    return Draft("annotator.different", tuple(changes))


def _draft(kind: str, old: Annotator, new: Annotator) -> Draft:
    made = change(Entity.ANNOTATOR, old.id, annotator_fields(old), annotator_fields(new), None)
    return Draft(kind, (made,) if made else ())
