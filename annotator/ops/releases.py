"""What is done with releases: making one. What has been released is never changed."""

from annotator.drafts import Draft
from schema.payloads import change
from schema.records import Entity
from schema.releasing import Release, release_fields

MAKE = "release.make"


def make(new: Release) -> Draft:
    """Give gold as it stands a name."""
    made = change(Entity.RELEASE, new.id, None, release_fields(new), None)
    return Draft(MAKE, (made,) if made else ())
