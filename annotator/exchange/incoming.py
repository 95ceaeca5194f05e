"""The spans of a file as they come into a project: as suggestions, or as a person's labels."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self, cast

from annotator.clock import now
from annotator.exchange.documents import IMPORTED, Document, FoundSpan
from annotator.exchange.written_changes import NO_CHANGES, WrittenChanges
from schema.json_text import written, written_text, written_texts
from schema.payloads import change, comment_fields
from schema.records import (
    Change,
    Comment,
    Entity,
    Json,
    LabelId,
    LabelState,
    Layer,
    Report,
    ReportId,
    SuggestionColumns,
    SuggestionId,
    digest,
    digest_of_quoted,
    digests,
    quoted,
)


@dataclass(frozen=True, slots=True)
class Incoming:
    """What one record of a file brings: its report, and its spans as they are to be stored.

    They are `offered` as suggestions, or `made` labels of one person together with their remarks;
    `labelled` says that the file had a place for spans, though it may have been empty.
    """

    report: Report
    labelled: bool
    offered: SuggestionColumns | None = None
    made: WrittenChanges = NO_CHANGES

    def to_json(self) -> dict[str, Any]:
        """As it leaves the process that reads."""
        report = self.report
        return {
            "report": [report.id, report.text, report.name, report.source, dict(report.meta)],
            "labelled": self.labelled,
            "offered": self.offered,
            "made": self.made.text,
        }

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> Self:
        """As it arrives here."""
        offered = fields["offered"]
        return cls(
            report=Report(*fields["report"]),
            labelled=fields["labelled"],
            offered=None if offered is None else SuggestionColumns(*offered),
            made=WrittenChanges(fields["made"]),
        )


def incoming(document: Document, layer: Layer | None) -> Incoming:
    """A document as labels of a person, or as suggestions where it is nobody's."""
    report, labelled = document.report, document.labelled
    if layer is None:
        return Incoming(report, labelled, offered=suggestions_of(document))
    made = WrittenChanges.of((*new_labels(document, layer), *comments_of(document, layer)))
    return Incoming(report, labelled, made=made)


def suggestions_of(document: Document) -> SuggestionColumns | None:
    """The spans of a file as suggestions, by the same ids whenever it comes in; None without any.

    What the file calls rejected is not suggested. All ids of a report begin alike: in their index
    they stand side by side, and in an import of a million that is half of what storing them costs.
    """
    report = document.report.id
    standing = [each for each in document.found if each.state is LabelState.CONFIRMED]
    if not standing:
        return None
    attributes = [written(each.attributes) for each in standing]
    said = _as_hashed(standing, attributes)
    source = IMPORTED + digest_of_quoted([quoted(report), *map(quoted, said)])
    beginning = source.removeprefix(IMPORTED)
    own = [SuggestionId(f"{beginning}-{number}") for number in range(len(standing))]
    ids = dict(zip([each.id for each in standing], own, strict=True))
    rows = (
        (
            of,
            found.label,
            found.start,
            found.end,
            found.text,
            values,
            written_texts([ids[each] for each in found.quantifies if each in ids]),
            1.0 if found.note.score is None else found.note.score,
            found.note.rule or "import",
            found.note.source or "",
        )
        for of, found, values in zip(own, standing, attributes, strict=True)
    )
    return SuggestionColumns.of(report, source, rows)


def new_labels(document: Document, layer: Layer) -> tuple[Change, ...]:
    """What makes the spans of a file one person's labels, by the same ids whenever it comes in."""
    report = document.report.id
    ids = _label_ids(document, layer)
    return tuple(
        [
            Change(
                Entity.LABEL,
                ids[each.id],
                {"deleted": True},
                _fields(each, report, layer, ids),
                report,
            )
            for each in document.found
        ]
    )


def comments_of(document: Document, layer: Layer) -> tuple[Change, ...]:
    """The remarks of a file's spans, as said by the person whose labels they are."""
    report = document.report.id
    remarks = {each.id: each.note.comment for each in document.found if each.note.comment}
    ids = _label_ids(document, layer) if remarks else {}
    made = [
        Comment(digest("comment", about), report, layer, remark, now(), about)
        for found, remark in remarks.items()
        if (about := ids[found])
    ]
    changes = (change(Entity.COMMENT, each.id, None, comment_fields(each), report) for each in made)
    return tuple(each for each in changes if each)


def _as_hashed(found: Iterable[FoundSpan], attributes: Iterable[str]) -> list[str]:
    """What suggestions' ids follow from: `written` of objects with these names."""
    return [
        f'{{"attributes":{said},"end":{each.end},"label":{written_text(each.label)},'
        f'"quantifies":{written_texts(each.quantifies)},"start":{each.start}}}'
        for each, said in zip(found, attributes, strict=True)
    ]


def _label_ids(document: Document, layer: Layer) -> Mapping[LabelId, LabelId]:
    theirs = [each.id for each in document.found]
    own = digests(("imported", layer, document.report.id), map(quoted, theirs))
    return dict(zip(theirs, cast("list[LabelId]", own), strict=True))


def _fields(
    found: FoundSpan, report: ReportId, layer: Layer, ids: Mapping[LabelId, LabelId]
) -> Mapping[str, Json]:
    """The payload that `label_fields` would make of it, without a label: there may be a million."""
    fields: dict[str, Json] = {
        "report": report,
        "layer": layer,
        "label": found.label,
        "start": found.start,
        "end": found.end,
        "text": found.text,
        "state": found.state.value,
        "deleted": False,
    }
    fields.update(found.attributes)
    if found.quantifies:
        fields["quantifies"] = [ids[target] for target in found.quantifies]
    if found.unsure:
        fields["unsure"] = True
    if found.reason is not None:
        fields["reason"] = found.reason
    return fields
