"""Settling where two who did not know of each other wrote differently."""

from annotator.drafts import Draft
from annotator.replay import Conflict
from schema.records import Change, Fields, Layer

Written = tuple[Fields, Fields]  # before and after


def settle(change: Change, layer: Layer | None, *, take: bool) -> Draft:
    """Write what is to stand, by somebody who has seen both."""
    kind = "conflict.take" if take else "conflict.keep"
    return Draft(kind, (change,), change.report, layer)


def kept(conflict: Conflict, standing: Fields | None) -> Written:
    """What is written so that what stands goes on standing; None: the thing is gone."""
    said: Fields = {conflict.field: conflict.kept_value}
    if standing is None:
        said = {"deleted": True}
    elif conflict.field == "deleted":
        said = {**standing, "deleted": False}
    return said, said


def taken(conflict: Conflict, standing: Fields | None, seen: Fields | None) -> Written:
    """What is written so that what was lost stands; `seen` is what its writer had left of it."""
    if standing is None:
        return {"deleted": True}, {**(seen or {}), "deleted": False}
    if conflict.field == "deleted":
        return {**standing, "deleted": False}, {"deleted": True}
    return {conflict.field: conflict.kept_value}, {conflict.field: conflict.lost_value}
