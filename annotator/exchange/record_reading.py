"""Records that were read, checked to the last field: nothing is guessed, nothing is made to fit."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Final, cast

from annotator.exchange.bad_record import BadRecord
from annotator.exchange.documents import NOTHING_KNOWN, Document, FoundSpan, Note
from annotator.exchange.offsets import in_code_points
from schema.labels import Attribute, AttributeType, LabelSchema
from schema.quantity import is_plain, parse_decimal, plain
from schema.records import Json, LabelId, LabelState, Report

LINKED: Final = ("number", "measure")  # what a link starts at, and what it ends at

_NOTED: Final = frozenset({"annotator", "from", "score", "rule", "comment"})
_SELDOM: Final = frozenset({"state", "unsure", "reason"}) | _NOTED
_CONFIRMED, _REJECTED = LabelState.CONFIRMED, LabelState.REJECTED
_id_of: Final = cast("Callable[[Json], LabelId]", str)
_in_reading_order: Final = itemgetter(0, 1, 2)  # start, end, label

_Fits = Callable[[str], object]
"""Whether a text is the value of an attribute as it stands; nearly every value is."""
_Read = Callable[[Json, str], Json]
"""Reads the value of an attribute in a text."""


class RecordReader:
    """Reads records by one schema, a million spans if need be: what it asks of it is made ready."""

    def __init__(self, schema: LabelSchema) -> None:
        self._attributes: Mapping[str, Mapping[str, tuple[str | None, _Fits, _Read]]] = {
            label.id: {
                each.id: (each.default, _fits(each), _reader(each)) for each in label.attributes
            }
            for label in schema.labels
        }

    def document(self, record: Json, fallback_name: str) -> Document:
        """The document that an object holds; BadRecord where it does not hold together."""
        if not (isinstance(record, dict) and isinstance(text := record.get("text"), str) and text):
            raise BadRecord("no_text")
        record = in_code_points(record)
        meta = record.get("meta")
        meta = dict(meta) if isinstance(meta, dict) else {}
        name = meta.pop("name", None) or record.get("title") or record.get("id") or fallback_name
        report = Report.of(text, name=str(name), source=str(meta.pop("source", "")), meta=meta)
        if "spans" not in record:
            return Document(report)
        found = record["spans"]
        if not isinstance(found, list):
            raise BadRecord("no_list", field="spans")
        return Document(report, self._spans(found, text), labelled=True)

    def _spans(self, rows: Iterable[Json], text: str) -> tuple[FoundSpan, ...]:
        spans = [self._span(row, text) for row in rows]
        _check_ids(spans)
        spans.sort(key=_in_reading_order)
        return tuple(spans)

    def _span(self, row: Json, text: str) -> FoundSpan:
        if not isinstance(row, dict) or not isinstance(named := row.get("label"), str):
            raise BadRecord("no_label")
        label = named.lower()
        if (attributes := self._attributes.get(label)) is None:
            raise BadRecord("unknown_label", label=named)
        start, end, words = _slice(row, text)
        read: dict[str, Json] = {}
        for name in filter(attributes.__contains__, row):
            value = row[name]
            if value is not None and value != "":
                default, fits, reader = attributes[name]
                if value != default:
                    as_it_is = type(value) is str and fits(value)
                    read[name] = value if as_it_is else reader(value, text)
        own_id = row.get("id")
        named_so = _id_of(f"{start}-{end}-{label}" if own_id is None else own_id)
        links = row.get("quantifies") or ()
        if links and not isinstance(links, list):
            raise BadRecord("no_list", field="quantifies")
        targets = (*map(_id_of, links),) if links else ()
        if _SELDOM.isdisjoint(row):
            return FoundSpan(start, end, label, named_so, words, _CONFIRMED, read, targets)
        return FoundSpan(
            start,
            end,
            label,
            named_so,
            words,
            _REJECTED if row.get("state") == _REJECTED else _CONFIRMED,
            read,
            targets,
            row.get("unsure") is True,
            _text(row, "reason"),
            NOTHING_KNOWN if _NOTED.isdisjoint(row) else _note(row),
        )


def _check_ids(spans: Sequence[FoundSpan]) -> None:
    kinds = {each.id: each.label for each in spans}
    if len(kinds) != len(spans):
        raise BadRecord("same_id")
    for each in spans:
        for target in each.quantifies:
            if target not in kinds:
                raise BadRecord("lost_link", target=target)
            if (each.label, kinds[target]) != LINKED:
                raise BadRecord("wrong_link", span=each.id)


def _note(row: Mapping[str, Json]) -> Note:
    score = row.get("score")
    return Note(
        annotator=_text(row, "annotator"),
        source=_text(row, "from"),
        score=float(score) if isinstance(score, (int, float)) and 0 <= score <= 1 else None,
        rule=_text(row, "rule"),
        comment=_text(row, "comment"),
    )


def _fits(attribute: Attribute) -> _Fits:
    match attribute.type:
        case AttributeType.CHOICE:
            return attribute.choice_ids.__contains__
        case AttributeType.DECIMAL:
            return is_plain
        case AttributeType.SPAN | AttributeType.BOOLEAN:
            return lambda _: False
    return bool


def _reader(attribute: Attribute) -> _Read:
    match attribute.type:
        case AttributeType.CHOICE:
            return _choice(attribute)
        case AttributeType.DECIMAL:
            return _decimal(attribute)
        case AttributeType.SPAN:
            return _place
        case AttributeType.BOOLEAN:
            return lambda value, _: value if isinstance(value, bool) else _said(attribute, value)
    return lambda value, _: _said(attribute, value)


def _choice(attribute: Attribute) -> _Read:
    choices = attribute.choice_ids

    def read(value: Json, _: str) -> Json:
        if _said(attribute, value) not in choices:
            raise BadRecord("no_choice", field=attribute.name, value=value)
        return value

    return read


def _decimal(attribute: Attribute) -> _Read:
    def read(value: Json, _: str) -> Json:
        try:
            return plain(
                parse_decimal(str(value) if type(value) is int else _said(attribute, value))
            )
        except ValueError:
            raise BadRecord("no_decimal", field=attribute.name, value=value) from None

    return read


def _place(value: Json, text: str) -> Json:
    if not isinstance(value, dict):
        raise BadRecord("no_span", value=value)
    start, end, words = _slice(value, text)
    return {"start": start, "end": end, "text": words}


def _said(attribute: Attribute, value: Json) -> str:
    if not isinstance(value, str):
        raise BadRecord("not_said", field=attribute.name, value=value)
    return value


def _slice(row: Mapping[str, Json], text: str) -> tuple[int, int, str]:
    start, end = row.get("start"), row.get("end")
    if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
        raise BadRecord("outside", start=start, end=end)
    words = text[start:end]
    if row.get("text", words) != words:
        raise BadRecord("other_words", start=start, end=end, words=row["text"])
    return start, end, words


def _text(row: Mapping[str, Json], key: str) -> str | None:
    value = row.get(key)
    return value if isinstance(value, str) and value else None
