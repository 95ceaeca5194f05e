"""A document as one JSON object, in the form that the README describes: all formats pass by it."""

from collections.abc import Mapping, Sequence
from typing import Final

from annotator.exchange.carrying import Record
from annotator.exchange.documents import Document, FoundSpan
from schema.payloads import attributes_to_json
from schema.quantity import UNSAID
from schema.records import Json, Label, Report

# These say what a number is even where they hold the default, so that a line explains itself.
_ALWAYS_SAID: Final[Mapping[str, Mapping[str, Json]]] = {"number": UNSAID}
_SAID: Final = ("annotator", "from", "score", "rule", "reason", "comment")
_NOTHING: Final[Mapping[str, Json]] = {}


def to_record(document: Document) -> Record:
    """A document with all that its spans carry."""
    return report_to_record(document.report, [_found_to_record(each) for each in document.found])


def report_to_record(report: Report, spans: Sequence[Record]) -> Record:
    """A report with these spans of it."""
    meta = {**report.meta}
    if report.name:
        meta["name"] = report.name
    if report.source:
        meta["source"] = report.source
    return {"id": report.id, "text": report.text, "meta": meta, "spans": [*spans]}


def span_to_record(label: Label) -> Record:
    """One label in the form of the file."""
    span = label.span
    row = span_row(label.id, label.label, span.start, span.end, span.text)
    row.update(attributes_to_json(label.attributes))
    if label.quantifies:
        row["quantifies"] = [*label.quantifies]
    if label.layer:
        row["state"] = label.state.value
    if label.unsure:
        row["unsure"] = True
    if label.reason is not None:
        row["reason"] = label.reason
    return row


def _found_to_record(found: FoundSpan) -> Record:
    row = span_row(found.id, found.label, found.start, found.end, found.text)
    row.update(found.attributes)
    if found.quantifies:
        row["quantifies"] = [*found.quantifies]
    if found.unsure:
        row["unsure"] = True
    note = found.note
    said = (note.annotator, note.source, note.score, note.rule, found.reason, note.comment)
    row.update({name: value for name, value in zip(_SAID, said, strict=True) if value is not None})
    return row


def span_row(own_id: str, label: str, start: int, end: int, text: str) -> Record:
    """What every span has in the file; its attributes come after."""
    return {
        "id": own_id,
        "label": label.upper(),
        "start": start,
        "end": end,
        "text": text,
        **_ALWAYS_SAID.get(label, _NOTHING),
    }
