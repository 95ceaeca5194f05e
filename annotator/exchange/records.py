"""A document as one JSON object, in the form that the README describes: all formats pass by it."""

from collections.abc import Mapping
from typing import Final

from annotator.exchange.documents import Document, Note
from annotator.exchange.offsets import in_code_points
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.quantity import parse_decimal, plain
from schema.records import (
    Attributes,
    AttributeValue,
    Json,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    ReportId,
    Span,
)

# These say what a number is even where they hold the default, so that a line explains itself.
_ALWAYS_SAID: Final[Mapping[str, Mapping[str, Json]]] = {
    "number": {"unit": "", "bound": "exact", "status": "done", "aspect": "level"}
}
_LINKED: Final = ("number", "measure")  # what a link starts at, and what it ends at


_NOTED: Final = frozenset({"annotator", "from", "score", "rule", "comment"})

NOTHING_KNOWN: Final = Note()


class BadRecord(ValueError):  # noqa: N818 - it is about the record
    """A line that cannot be read: `what` says why, in terms of the format."""


def to_record(document: Document) -> dict[str, Json]:
    """A document with all that its spans carry."""
    report = document.report
    meta = {**report.meta}
    if report.name:
        meta["name"] = report.name
    if report.source:
        meta["source"] = report.source
    spans = [
        span_to_record(each, document.notes.get(each.id, NOTHING_KNOWN)) for each in document.spans
    ]
    return {"id": report.id, "text": report.text, "meta": meta, "spans": [*spans]}


def from_record(record: Json, fallback_name: str, schema: LabelSchema) -> Document:
    """The document that an object holds; BadRecord where it does not hold together."""
    if not isinstance(record, dict) or not isinstance(text := record.get("text"), str) or not text:
        raise BadRecord("no text")
    try:
        record = in_code_points(record)
    except ValueError as error:
        raise BadRecord(str(error)) from error
    meta = record.get("meta")
    meta = dict(meta) if isinstance(meta, dict) else {}
    name = meta.pop("name", None) or record.get("title") or record.get("id") or fallback_name
    report = Report.of(text, name=str(name), source=str(meta.pop("source", "")), meta=meta)
    if "spans" not in record:
        return Document(report)
    found = record["spans"]
    if not isinstance(found, list):
        raise BadRecord("spans is no list")
    return _with_spans(report, found, schema)


def _with_spans(report: Report, found: list[Json], schema: LabelSchema) -> Document:
    pairs = [_span_from_json(each, report, schema) for each in found]
    ids = {label.id for label, _ in pairs}
    if len(ids) != len(pairs):
        raise BadRecord("two spans have the same id")
    if lost := [target for label, _ in pairs for target in label.quantifies if target not in ids]:
        raise BadRecord(f"a link to {lost[0]!r}, which is no span of the report")
    kinds = {label.id: label.label for label, _ in pairs}
    for label, _ in pairs:
        if any((label.label, kinds[target]) != _LINKED for target in label.quantifies):
            raise BadRecord(f"the link of {label.id!r} does not join a number to a measure")
    spans = sorted(
        (label for label, _ in pairs),
        key=lambda label: (label.span.start, label.span.end, label.label),
    )
    notes = {label.id: note for label, note in pairs}
    return Document(report, tuple(spans), notes, labelled=True)


def span_to_record(label: Label, note: Note = NOTHING_KNOWN) -> dict[str, Json]:
    """One span in the form of the file."""
    row: dict[str, Json] = {
        "id": label.id,
        "label": label.label.upper(),
        "start": label.span.start,
        "end": label.span.end,
        "text": label.span.text,
    }
    row |= _ALWAYS_SAID.get(label.label, {})
    for name, value in label.attributes.items():
        row[name] = _to_json(value) if isinstance(value, Span) else value
    if label.quantifies:
        row["quantifies"] = [*label.quantifies]
    if label.layer:
        row["state"] = label.state.value
    if label.unsure:
        row["unsure"] = True
    for name, said in (
        ("annotator", note.annotator),
        ("from", note.source),
        ("score", note.score),
        ("rule", note.rule),
        ("reason", label.reason),
        ("comment", note.comment),
    ):
        if said is not None:
            row[name] = said
    return row


def _to_json(span: Span) -> Json:
    return {"start": span.start, "end": span.end, "text": span.text}


def _span_from_json(row: Json, report: Report, schema: LabelSchema) -> tuple[Label, Note]:
    if not isinstance(row, dict) or not isinstance(row.get("label"), str):
        raise BadRecord("a span without a label")
    label_id = str(row["label"]).lower()
    try:
        attributes = schema.label(label_id).attributes
    except KeyError:
        raise BadRecord(f"the label {row['label']!r} is not in the project's schema") from None
    span = _slice(row, report.text)
    links = row.get("quantifies") or []
    if not isinstance(links, list):
        raise BadRecord("quantifies is no list")
    own_id = row.get("id")
    by_place = f"{span.start}-{span.end}-{label_id}"
    label = Label(
        id=LabelId(by_place if own_id is None else str(own_id)),
        report=ReportId(report.id),
        layer=Layer(""),
        label=label_id,
        span=span,
        state=_state(row),
        attributes=_attributes(row, attributes, report.text),
        quantifies=tuple(LabelId(str(each)) for each in links),
        unsure=row.get("unsure") is True,
        reason=_text(row, "reason"),
    )
    return label, NOTHING_KNOWN if _NOTED.isdisjoint(row) else _note(row)


def _note(row: Mapping[str, Json]) -> Note:
    score = row.get("score")
    return Note(
        annotator=_text(row, "annotator"),
        source=_text(row, "from"),
        score=float(score) if isinstance(score, (int, float)) and 0 <= score <= 1 else None,
        rule=_text(row, "rule"),
        comment=_text(row, "comment"),
    )


def _state(row: Mapping[str, Json]) -> LabelState:
    if row.get("state") == LabelState.REJECTED.value:
        return LabelState.REJECTED
    return LabelState.CONFIRMED


def _attributes(
    row: Mapping[str, Json], attributes: tuple[Attribute, ...], text: str
) -> Attributes:
    said = (each for each in attributes if each.id in row)
    read = {each.id: _attribute(row[each.id], each, text) for each in said}
    return {name: value for name, value in read.items() if value is not None}


def _attribute(value: Json, attribute: Attribute, text: str) -> AttributeValue | None:
    if value is None or value == "" or value == attribute.default:
        return None
    match attribute.type:
        case AttributeType.SPAN:
            return _slice(value, text)
        case AttributeType.BOOLEAN if isinstance(value, bool):
            return value
        case AttributeType.DECIMAL if isinstance(value, (str, int)):
            try:
                return plain(parse_decimal(str(value)))
            except ValueError:
                raise BadRecord(f"{attribute.id} {value!r} is no plain decimal") from None
        case AttributeType.CHOICE if value not in [choice.id for choice in attribute.choices]:
            raise BadRecord(f"{attribute.id} {value!r} is not among the choices")
    if not isinstance(value, str):
        raise BadRecord(f"{attribute.id} {value!r} is no text")
    return value


def _slice(row: Json, text: str) -> Span:
    if not isinstance(row, dict):
        raise BadRecord(f"{row!r} is no span")
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise BadRecord(f"{start}–{end} is outside the text")
    if row.get("text", text[start:end]) != text[start:end]:
        raise BadRecord(f"the text at {start}–{end} is not {row['text']!r}")
    return Span(start, end, text[start:end])


def _text(row: Mapping[str, Json], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None
