"""The spans of a file as they come into a project: as suggestions, or as a person's labels."""

from itertools import count

from annotator.exchange.documents import IMPORTED, Document
from annotator.gate import now
from schema.payloads import attributes_to_json, change, comment_fields, written
from schema.records import (
    Change,
    Comment,
    Entity,
    Label,
    LabelId,
    LabelState,
    Layer,
    Suggestion,
    SuggestionId,
    digest,
    digests,
)


def suggestions_of(document: Document) -> tuple[Suggestion, ...]:
    """The spans of a file as suggestions, the same ids whenever the same file comes in.

    What the file calls rejected is not suggested.
    """
    report = document.report.id
    standing = [each for each in document.spans if each.state is LabelState.CONFIRMED]
    texts = [
        written(
            {
                "label": each.label,
                "start": each.span.start,
                "end": each.span.end,
                "attributes": attributes_to_json(each.attributes),
                "quantifies": [*each.quantifies],
            }
        )
        for each in standing
    ]
    source = IMPORTED + digest(report, *texts)
    own = digests([source], zip(map(str, count()), texts, strict=False))
    ids = {each.id: SuggestionId(of) for each, of in zip(standing, own, strict=True)}
    return tuple(
        Suggestion(
            id=ids[each.id],
            report=report,
            engine=source,
            label=each.label,
            span=each.span,
            attributes=each.attributes,
            quantifies=tuple(ids[target] for target in each.quantifies if target in ids),
            score=note.score if (note := document.notes[each.id]).score is not None else 1.0,
            rule=note.rule or "import",
            evidence=note.source or "",
        )
        for each in standing
    )


def labels_of_layer(document: Document, layer: Layer) -> list[Label]:
    """The spans of a file as one person's labels, the same ids whenever the same file comes in."""
    report = document.report.id
    theirs = [each.id for each in document.spans]
    own = digests(("imported", layer, report), zip(theirs, strict=True))
    ids = {each: LabelId(of) for each, of in zip(theirs, own, strict=True)}
    return [
        Label(  # not `replace`, which is slow: there may be a million of them
            id=ids[each.id],
            report=report,
            layer=layer,
            label=each.label,
            span=each.span,
            state=each.state,
            attributes=each.attributes,
            quantifies=tuple([ids[target] for target in each.quantifies]),
            unsure=each.unsure,
            reason=each.reason,
        )
        for each in document.spans
    ]


def comments_of(document: Document, layer: Layer) -> tuple[Change, ...]:
    """The remarks of a file's spans, as said by the person whose labels they are."""
    report = document.report.id
    if not any(note.comment for note in document.notes.values()):
        return ()
    label_ids = {
        before.id: after.id
        for before, after in zip(document.spans, labels_of_layer(document, layer), strict=True)
    }
    made = [
        Comment(digest("comment", about), report, layer, note.comment, now(), about)
        for key, note in document.notes.items()
        if note.comment and (about := label_ids[key])
    ]
    changes = (change(Entity.COMMENT, each.id, None, comment_fields(each), report) for each in made)
    return tuple(each for each in changes if each)
