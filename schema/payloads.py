"""Records as the fields that the journal stores, and back.

A payload is a flat JSON object. An absent field and `null` mean the same; a record's defaults are
left out. Payloads are stored verbatim with `VERSION`; `upgraded` is where a later version of the
program will turn older ones into today's form, so that no migration rewrites history.
"""

from collections.abc import Iterable
from typing import Final, cast

from schema.fields import items, stated, text
from schema.json_text import dump
from schema.records import (
    Annotator,
    AnnotatorId,
    Attributes,
    AttributeValue,
    Change,
    Comment,
    Entity,
    Fields,
    ImportPart,
    Json,
    Label,
    LabelId,
    LabelState,
    Layer,
    Operation,
    ReportId,
    Seen,
    Span,
    SuggestionId,
    Term,
    TermKind,
    Work,
    WorkState,
)

VERSION: Final = 1


LABEL_CORE: Final = frozenset(
    {"report", "layer", "label", "start", "end", "text", "state", "suggestion", "settled_from"}
    | {"quantifies", "unsure", "reason", "by_hand", "settled_on"}
)
_TEXTS: Final = ("report", "layer", "label", "state")  # of every label
_STATES: Final = frozenset(each.value for each in LabelState)


def upgraded(fields: dict[str, Json], version: int) -> dict[str, Json]:
    """A payload of an older version in today's form; ValueError for one that is newer."""
    if version > VERSION:
        raise ValueError(f"payload version {version}")
    return fields


def change(
    entity: Entity, entity_id: str, old: Fields | None, new: Fields | None, report: ReportId | None
) -> Change | None:
    """What leads from `old` to `new` (None: not there); None where nothing differs."""
    if old is None and new is None:
        return None
    if new is None:
        return Change(
            entity, entity_id, {**(old or {}), "deleted": False}, {"deleted": True}, report
        )
    if old is None:
        return Change(entity, entity_id, {"deleted": True}, {**new, "deleted": False}, report)
    keys = [key for key in sorted({*old, *new}) if old.get(key) != new.get(key)]
    if not keys:
        return None
    before, after = ({key: side.get(key) for key in keys} for side in (old, new))
    return Change(entity, entity_id, before, after, report)


def applied(fields: Fields | None, after: Fields) -> dict[str, Json] | None:
    """An entity's fields once a change is written over them; None: it is not there.

    A change to what was deleted stays without effect until something makes it again.
    """
    if after.get("deleted") is True or (fields is None and after.get("deleted") is not False):
        return None
    merged = {**fields, **after} if fields else {**after}
    merged.pop("deleted", None)
    if None in merged.values():
        return {key: value for key, value in merged.items() if value is not None}
    return merged


def attributes_to_json(attributes: Attributes) -> dict[str, Json]:
    """Attributes as JSON: a span becomes `{start, end, text}`, the rest stands as it is."""
    return {
        key: value if type(value) is str else _value_to_json(value)
        for key, value in attributes.items()
    }


def attributes_from_json(fields: Fields) -> dict[str, AttributeValue]:
    """The attributes among JSON fields; ValueError where a value has no attribute's form."""
    return {key: _value_from_json(value) for key, value in fields.items() if value is not None}


def label_fields(label: Label) -> dict[str, Json]:
    """A label's payload."""
    fields: dict[str, Json] = {
        "report": label.report,
        "layer": label.layer,
        "label": label.label,
        "start": label.span.start,
        "end": label.span.end,
        "text": label.span.text,
        "state": label.state.value,
        "suggestion": label.suggestion,
        "reason": label.reason,
        "settled_from": label.settled_from,
        "settled_on": seen_to_json(label.settled_on) or None,
        "unsure": True if label.unsure else None,
        "quantifies": [*label.quantifies] or None,
        "by_hand": [*sorted(label.by_hand)] or None,
    }
    fields.update(attributes_to_json(label.attributes))
    return stated(fields)


def label_from_fields(label_id: str, fields: Fields) -> Label:
    """A label from its payload; KeyError or ValueError where it lacks what every label has."""
    attributes = {key: value for key, value in fields.items() if key not in LABEL_CORE}
    return Label(
        id=LabelId(label_id),
        report=ReportId(text(fields, "report")),
        layer=Layer(text(fields, "layer")),
        label=text(fields, "label"),
        span=_span(fields),
        state=LabelState(text(fields, "state")),
        attributes=attributes_from_json(attributes),
        quantifies=linked_to(fields),
        suggestion=cast(SuggestionId | None, fields.get("suggestion")),
        unsure=fields.get("unsure") is True,
        reason=cast(str | None, fields.get("reason")),
        by_hand=frozenset(str(each) for each in items(fields.get("by_hand"))),
        settled_from=cast(LabelId | None, fields.get("settled_from")),
        settled_on=seen_from_json(fields.get("settled_on")),
    )


def seen_to_json(seen: Iterable[Seen]) -> list[Json]:
    """What a reviewer saw, a list of three for each person."""
    return [[each.layer, each.label, each.version] for each in seen]


def seen_from_json(rows: Json) -> tuple[Seen, ...]:
    """The same from JSON; ValueError where a row is not a list of three."""
    found = []
    for row in items(rows):
        layer, label, version = items(row)
        found.append(Seen(Layer(str(layer)), LabelId(str(label)) if label else None, str(version)))
    return tuple(found)


def linked_to(fields: Fields) -> tuple[LabelId, ...]:
    """The labels that a label's payload links it to."""
    return tuple(LabelId(str(each)) for each in items(fields.get("quantifies")))


def check_label(fields: Fields) -> None:
    """KeyError or ValueError where a payload makes no label, as `label_from_fields` would say."""
    for name in _TEXTS:
        if type(fields[name]) is not str:
            raise ValueError(f"{name} must be a text")
    if fields["state"] not in _STATES:
        raise ValueError(f"{fields['state']!r} is no state of a label")
    _check_span(fields)
    for name, value in fields.items():
        if type(value) is not str and value is not None and name not in LABEL_CORE:
            _value_from_json(value)


def work_id(report: ReportId, layer: Layer) -> str:
    """One person's work on one report has one id on every machine."""
    return f"{report}/{layer}"


def work_fields(work: Work) -> dict[str, Json]:
    """A work state's payload."""
    return stated(
        {
            "report": work.report,
            "layer": work.layer,
            "state": work.state.value,
            "reason": work.reason,
            "settled_by": work.settled_by,
        }
    )


def work_from_fields(fields: Fields) -> Work:
    """A work state from its payload."""
    return Work(
        ReportId(text(fields, "report")),
        Layer(text(fields, "layer")),
        WorkState(text(fields, "state")),
        cast(str | None, fields.get("reason")),
        cast(Layer | None, fields.get("settled_by")),
    )


def comment_fields(comment: Comment) -> dict[str, Json]:
    """A comment's payload."""
    return stated(
        {
            "report": comment.report,
            "layer": comment.layer,
            "text": comment.text,
            "at": comment.at,
            "about": comment.about,
        }
    )


def comment_from_fields(comment_id: str, fields: Fields) -> Comment:
    """A comment from its payload."""
    return Comment(
        comment_id,
        ReportId(text(fields, "report")),
        Layer(text(fields, "layer")),
        text(fields, "text"),
        text(fields, "at"),
        cast(LabelId | None, fields.get("about")),
    )


def annotator_fields(annotator: Annotator) -> dict[str, Json]:
    """A person's payload."""
    fields: dict[str, Json] = {
        "name": annotator.name,
        "same_as": annotator.same_as,
        "other_than": [*sorted(annotator.other_than)] or None,
    }
    return stated(fields)


def annotator_from_fields(annotator_id: str, fields: Fields) -> Annotator:
    """A person from their payload."""
    return Annotator(
        AnnotatorId(annotator_id),
        text(fields, "name"),
        cast(AnnotatorId | None, fields.get("same_as")),
        frozenset(AnnotatorId(str(each)) for each in items(fields.get("other_than"))),
    )


def term_fields(term: Term) -> dict[str, Json]:
    """A term's payload."""
    return stated({"kind": term.kind.value, "text": term.text, "category": term.category})


def term_from_fields(fields: Fields) -> Term:
    """A term from its payload."""
    kind, category = TermKind(text(fields, "kind")), cast(str | None, fields.get("category"))
    return Term(kind, text(fields, "text"), category)


def import_part_fields(part: ImportPart) -> dict[str, Json]:
    """The payload of what one operation brought in."""
    return {
        "batch": part.batch,
        "at": part.at,
        "by": part.by,
        "sources": [*part.sources],
        "files": part.files,
        "reports": part.reports,
    }


def import_part_from_fields(part_id: str, fields: Fields) -> ImportPart:
    """What one operation brought in, from its payload."""
    return ImportPart(
        part_id,
        text(fields, "batch"),
        text(fields, "at"),
        AnnotatorId(text(fields, "by")),
        tuple(str(each) for each in items(fields.get("sources"))),
        int(str(fields["files"])),
        int(str(fields["reports"])),
    )


def written_operation(operation: Operation) -> str:
    """The whole of an operation in one written form, what its checksum is taken over."""
    head: dict[str, Json] = {
        "id": operation.id,
        "stamp": [
            operation.stamp.lamport,
            operation.stamp.replica,
            operation.stamp.sequence,
        ],
        "annotator": operation.annotator,
        "at": operation.at,
        "kind": operation.kind,
        "layer": operation.layer,
        "report": operation.report,
        "undoes": operation.undoes,
        "redoes": operation.redoes,
        "schema": operation.schema,
        "parents": [*operation.parents],
        "version": operation.version,
        "changes": [
            [each.entity.value, each.id, each.report, dict(each.before), dict(each.after)]
            for each in operation.changes
        ],
    }
    return dump(head)


def _span(fields: Fields) -> Span:
    return Span(*_check_span(fields))


def _check_span(fields: Fields) -> tuple[int, int, str]:
    start, end, text = fields.get("start"), fields.get("end"), fields.get("text")
    if type(start) is not int or type(end) is not int or not isinstance(text, str):
        raise ValueError("a span needs start, end and text")
    if not 0 <= start < end or end - start != len(text):
        raise ValueError(f"{start}–{end} is no span of {len(text)} characters")
    return start, end, text


def _value_to_json(value: AttributeValue) -> Json:
    if isinstance(value, Span):
        return {"start": value.start, "end": value.end, "text": value.text}
    return value


def _value_from_json(value: Json) -> AttributeValue:
    if isinstance(value, dict):
        return _span(value)
    if isinstance(value, (str, bool)):
        return value
    raise ValueError(f"{value!r} is no attribute value")
