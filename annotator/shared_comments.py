"""Comments and flags of others that a person may read: once no open round holds them back.

While a round is open they are for its reviewers alone. Then they are for all who have the report,
and lead to what the reader has in that place: somebody else's label is nothing that they may see.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from annotator.store import annotators, comments, labels, rounds, suggestions
from schema.database import Database
from schema.records import (
    GOLD,
    Comment,
    Label,
    LabelId,
    Layer,
    ReportId,
    decision_id,
    decision_ids,
    digest,
)


@dataclass(frozen=True, slots=True)
class SharedComment:
    """What somebody else said; `who` is empty where no name is told, as in a review.

    A comment without words says that they were unsure there.
    """

    who: str
    comment: Comment

    @property
    def is_flag(self) -> bool:
        """Whether they were unsure and said nothing."""
        return not self.comment.text


def shared_with(db: Database, report: ReportId, layer: Layer) -> list[SharedComment]:
    """What others said of a report that this person may read: the review at any time."""
    is_over = rounds.are_closed(db, report)
    found = []
    for each in of_others(db, report, layer):
        if each.layer == GOLD or is_over:
            about = _own_place(db, report, layer, each) if each.about else None
            found.append(replace(each, about=about))
    return [_with_name(db, each) for each in found]


def reports_of_others(db: Database, layer: Layer) -> set[ReportId]:
    """The reports on which others than this layer said something, or were unsure."""
    said = comments.reports_of_others(db, layer)
    return labels.reports_unsure_to_others(db, layer).union(said)


def of_others(db: Database, report: ReportId, layer: Layer) -> Iterator[Comment]:
    """The comments and flags of a report that are not of a layer, about the labels of others."""
    for each in comments.of_report(db, report):
        if each.layer != layer:
            yield each
    for label in labels.unsure_of_report(db, report):
        if label.layer != layer:
            key = digest("unsure", label.id)
            yield Comment(key, report, label.layer, "", "", label.id)


def _with_name(db: Database, said: Comment) -> SharedComment:
    return SharedComment("" if said.layer == GOLD else annotators.name_of(db, said.layer), said)


def _own_place(db: Database, report: ReportId, layer: Layer, said: Comment) -> LabelId | None:
    """What the reader has in the place that a comment is about; None where that is nothing."""
    assert said.about is not None
    label = labels.get(db, said.about)
    if label is None:
        return _own_decision(db, report, layer, said)
    if label.suggestion is not None:
        return decision_id(layer, label.suggestion)
    return said.about if label.layer == layer else _at_the_same_place(db, layer, label)


def _own_decision(db: Database, report: ReportId, layer: Layer, said: Comment) -> LabelId | None:
    """The reader's key of a suggestion that somebody commented on and did not decide."""
    ids = [row[3] for row in suggestions.places(db, report)]
    theirs = dict(zip(decision_ids(said.layer, ids), ids, strict=True))
    own = decision_ids(layer, ids)
    if said.about in own:  # in a hand-out it was said of this already
        return said.about
    found = theirs.get(LabelId(str(said.about)))
    return decision_id(layer, found) if found else None


def _at_the_same_place(db: Database, layer: Layer, label: Label) -> LabelId | None:
    wanted = label.span.start, label.span.end, label.label
    places = labels.places(db, label.report, layer)
    return next((key for *where, key, _, _, _ in places if (*where,) == wanted), None)
