"""A document as one JSON object, in the form that the README describes: all formats pass by it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from annotator.exchange.carrying import Record
from annotator.exchange.documents import Document, Note
from annotator.exchange.offsets import in_code_points
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.payloads import attributes_to_json
from schema.quantity import is_plain, parse_decimal, plain
from schema.records import (
    Attributes,
    AttributeValue,
    Json,
    Label,
    LabelId,
    LabelState,
    Layer,
    Report,
    Span,
)

# These say what a number is even where they hold the default, so that a line explains itself.
_ALWAYS_SAID: Final[Mapping[str, Mapping[str, Json]]] = {
    "number": {"unit": "", "bound": "exact", "status": "done", "aspect": "level"}
}
LINKED: Final = ("number", "measure")  # what a link starts at, and what it ends at


_SAID: Final = ("annotator", "from", "score", "rule", "reason", "comment")
_NOTED: Final = frozenset(_SAID) - {"reason"}
_REJECTED: Final = LabelState.REJECTED.value
_NOTHING: Final[Mapping[str, Json]] = {}
_NOBODY: Final = Layer("")

NOTHING_KNOWN: Final = Note()


class BadRecord(ValueError):  # noqa: N818 - it is about the record
    """A line that cannot be read: `what` says why, in terms of the format."""


def to_record(document: Document) -> Record:
    """A document with all that its spans carry."""
    spans = [
        span_to_record(each, document.notes.get(each.id, NOTHING_KNOWN)) for each in document.spans
    ]
    return report_to_record(document.report, spans)


def report_to_record(report: Report, spans: Sequence[Record]) -> Record:
    """A report with these spans of it."""
    meta = {**report.meta}
    if report.name:
        meta["name"] = report.name
    if report.source:
        meta["source"] = report.source
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
    notes: dict[LabelId, Note] = {}
    spans: list[Label] = []
    for each in found:
        label, note = _span_from_json(each, report, schema)
        spans.append(label)
        notes[label.id] = note
    if len(notes) != len(spans):
        raise BadRecord("two spans have the same id")
    _check_links(spans)
    spans.sort(key=lambda label: (label.span.start, label.span.end, label.label))
    return Document(report, tuple(spans), notes, labelled=True)


def _check_links(spans: Sequence[Label]) -> None:
    linked = [each for each in spans if each.quantifies]
    kinds = {each.id: each.label for each in spans} if linked else {}
    if lost := [target for each in linked for target in each.quantifies if target not in kinds]:
        raise BadRecord(f"a link to {lost[0]!r}, which is no span of the report")
    for each in linked:
        if any((each.label, kinds[target]) != LINKED for target in each.quantifies):
            raise BadRecord(f"the link of {each.id!r} does not join a number to a measure")


def span_to_record(label: Label, note: Note = NOTHING_KNOWN) -> Record:
    """One span in the form of the file."""
    row = span_row(
        *(label.id, label.label, label.span.start, label.span.end, label.span.text),
        attributes_to_json(label.attributes),
    )
    if label.quantifies:
        row["quantifies"] = [*label.quantifies]
    if label.layer:
        row["state"] = label.state.value
    if label.unsure:
        row["unsure"] = True
    said = (note.annotator, note.source, note.score, note.rule, label.reason, note.comment)
    add_known(row, said)
    return row


def span_row(
    own_id: str, label: str, start: int, end: int, text: str, attributes: Mapping[str, Json]
) -> Record:
    """What every span has in the file, with its attributes as JSON."""
    return {
        "id": own_id,
        "label": label.upper(),
        "start": start,
        "end": end,
        "text": text,
        **_ALWAYS_SAID.get(label, _NOTHING),
        **attributes,
    }


def add_known(row: Record, said: Iterable[Json]) -> None:
    """Say about a span what is known: who, from what, how sure, by which rule, why, what else."""
    for name, value in zip(_SAID, said, strict=True):
        if value is not None:
            row[name] = value


def _span_from_json(row: Json, report: Report, schema: LabelSchema) -> tuple[Label, Note]:
    if not isinstance(row, dict) or not isinstance(named := row.get("label"), str):
        raise BadRecord("a span without a label")
    label_id = named.lower()
    attributes = schema.attributes.get(label_id)
    if attributes is None:
        raise BadRecord(f"the label {named!r} is not in the project's schema")
    span = _slice(row, report.text)
    links = row.get("quantifies") or ()
    if links and not isinstance(links, list):
        raise BadRecord("quantifies is no list")
    own_id = row.get("id")
    label = Label(
        id=LabelId(f"{span.start}-{span.end}-{label_id}" if own_id is None else str(own_id)),
        report=report.id,
        layer=_NOBODY,
        label=label_id,
        span=span,
        state=_state(row),
        attributes=_attributes(row, attributes, report.text),
        quantifies=tuple([LabelId(str(each)) for each in links]) if links else (),
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
    return LabelState.REJECTED if row.get("state") == _REJECTED else LabelState.CONFIRMED


def _attributes(
    row: Mapping[str, Json], attributes: tuple[tuple[str, Attribute], ...], text: str
) -> Attributes:
    read: dict[str, AttributeValue] = {}
    for name, attribute in attributes:
        value = row.get(name)
        if value is not None and value != "" and value != attribute.default:
            read[name] = _attribute(value, attribute, text)
    return read


def _attribute(value: Json, attribute: Attribute, text: str) -> AttributeValue:
    match attribute.type:
        case AttributeType.CHOICE if str(value) not in attribute.choice_ids:
            raise BadRecord(f"{attribute.id} {value!r} is not among the choices")
        case AttributeType.DECIMAL if isinstance(value, str) and is_plain(value):
            return value
        case AttributeType.DECIMAL if isinstance(value, (str, int)):
            try:
                return plain(parse_decimal(str(value)))
            except ValueError:
                raise BadRecord(f"{attribute.id} {value!r} is no plain decimal") from None
        case AttributeType.SPAN:
            return _slice(value, text)
        case AttributeType.BOOLEAN if isinstance(value, bool):
            return value
    if not isinstance(value, str):
        raise BadRecord(f"{attribute.id} {value!r} is no text")
    return value


def _slice(row: Json, text: str) -> Span:
    if not isinstance(row, dict):
        raise BadRecord(f"{row!r} is no span")
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise BadRecord(f"{start}–{end} is outside the text")
    said = text[start:end]
    if row.get("text", said) != said:
        raise BadRecord(f"the text at {start}–{end} is not {row['text']!r}")
    return Span(start, end, said)


def _text(row: Mapping[str, Json], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None
