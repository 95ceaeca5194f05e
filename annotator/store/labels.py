"""The table of labels with their links: one row per live decision of each layer."""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from sqlite_utils.db import Database

from schema.payloads import attributes_from_json, attributes_to_json, label_from_fields
from schema.quantity import parse_decimal
from schema.records import (
    GOLD,
    AttributeValue,
    Fields,
    Json,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Span,
)

_OWN_COLUMN: Final = (
    *("value", "value_to", "unit", "bound", "cue", "time"),
    *("place", "status", "aspect", "doubt", "category"),
)
_COLUMNS: Final = (
    *("id", "report", "layer", "label", "start", "end", "text", "state", "unsure", "reason"),
    *("suggestion", "settled_from", "by_hand", *_OWN_COLUMN, "value_number"),
    *("indicator", "indicator_start", "indicator_end", "other"),
)
_BEFORE_OWN: Final = _COLUMNS.index(_OWN_COLUMN[0])
_NO_OTHER, _NONE_BY_HAND = "{}", "[]"
_STATES: Final = {state.value: state for state in LabelState}
_NAMES: Final = ", ".join(f'"{name}"' for name in _COLUMNS)
# An upsert: what people hang on a label in tables of their own stays when the label changes.
_UPSERT: Final = (
    f"INSERT INTO labels ({_NAMES}) VALUES ({', '.join('?' * len(_COLUMNS))})"
    " ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f'"{name}" = excluded."{name}"' for name in _COLUMNS[1:])
)


def write(db: Database, label_id: str, fields: Fields | None) -> None:
    """Make the label's row and its links what the fields say; None takes them away."""
    write_all(db, [(label_id, fields)])


def write_all(db: Database, said: Sequence[tuple[str, Fields | None]]) -> None:
    """The same for many labels at once."""
    found = [label_from_fields(of, fields) for of, fields in said if fields is not None]
    db.conn.executemany("DELETE FROM links WHERE label = ?", [(of,) for of, _ in said])
    db.conn.executemany(
        "DELETE FROM labels WHERE id = ?", [(of,) for of, fields in said if fields is None]
    )
    rows = map(_row, found)
    db.conn.executemany(_UPSERT, ([row[name] for name in _COLUMNS] for row in rows))
    db.conn.executemany(
        "INSERT INTO links VALUES (?, ?, ?)",
        [
            (label.id, position, target)
            for label in found
            for position, target in enumerate(label.quantifies)
        ],
    )


def get(db: Database, label: LabelId) -> Label | None:
    """One label, if it is there."""
    return next(_select(db, "id = ?", [label]), None)


def of_report(db: Database, report: ReportId, layer: Layer | None = None) -> list[Label]:
    """A report's labels in reading order, of one layer or of all."""
    if layer is None:
        return list(_select(db, "report = ?", [report]))
    return list(_select(db, "report = ? AND layer = ?", [report, layer]))


def layers(db: Database, report: ReportId) -> dict[LabelId, Layer]:
    """Whose each of a report's labels is."""
    return dict(db.execute("SELECT id, layer FROM labels WHERE report = ?", [report]).fetchall())


def places(
    db: Database, report: ReportId, layer: Layer
) -> list[tuple[int, int, str, LabelId, str, int]]:
    """Start, end, label, id, state and flag of a layer's labels in a report, in reading order."""
    rows: list[tuple[int, int, str, LabelId, str, int]] = db.execute(
        'SELECT start, "end", label, id, state, unsure FROM labels'
        ' WHERE report = ? AND layer = ? ORDER BY start, "end", label, id',
        [report, layer],
    ).fetchall()
    return rows


def of_ids(db: Database, ids: Sequence[LabelId]) -> dict[LabelId, Label]:
    """The labels with these ids."""
    found = _select(db, "id IN (SELECT value FROM json_each(?))", [json.dumps(ids)])
    return {each.id: each for each in found}


def unsure(db: Database, layer: Layer) -> dict[LabelId, Label]:
    """A layer's labels in all reports that are flagged as unsure."""
    return {each.id: each for each in _select(db, "layer = ? AND unsure = 1", [layer])}


def links(
    db: Database, report: ReportId, layer: Layer
) -> Iterator[tuple[LabelId, tuple[LabelId, ...]]]:
    """What each of a layer's labels in a report is linked to; those without links are left."""
    rows = db.execute(
        "SELECT links.label, target FROM labels JOIN links ON links.label = labels.id"
        " WHERE report = ? AND layer = ? ORDER BY links.label, position",
        [report, layer],
    )
    for label, group in groupby(rows.fetchall(), itemgetter(0)):
        yield label, tuple(target for _, target in group)


def is_sole_layer(db: Database, layer: Layer) -> bool:
    """Whether nobody but this person has labels in the project, so that finishing settles."""
    low, high = sorted((layer, GOLD))
    # three probes of the index, where DISTINCT would read all of it
    others = db.execute(
        "SELECT EXISTS (SELECT 1 FROM labels WHERE layer < ?1)"
        " OR EXISTS (SELECT 1 FROM labels WHERE layer > ?1 AND layer < ?2)"
        " OR EXISTS (SELECT 1 FROM labels WHERE layer > ?2)",
        [low, high],
    )
    return not others.fetchone()[0]


def _select(db: Database, where: str, values: list[str]) -> Iterator[Label]:
    links: dict[str, list[LabelId]] = {}
    linked = db.execute(
        f"SELECT label, target FROM links WHERE label IN (SELECT id FROM labels WHERE {where})"
        " ORDER BY label, position",
        values,
    )
    for label, target in linked.fetchall():
        links.setdefault(label, []).append(LabelId(target))
    order = 'start, "end", label, id'
    for row in db.execute(f"SELECT {_NAMES} FROM labels WHERE {where} ORDER BY {order}", values):
        yield _label(row, links)


def _row(label: Label) -> dict[str, Json]:
    fields = attributes_to_json(label.attributes)
    row: dict[str, Json] = {name: fields.pop(name, None) for name in _OWN_COLUMN}
    indicator = label.attributes.get("indicator")
    if isinstance(indicator, Span):
        del fields["indicator"]
        row |= {"indicator_start": indicator.start, "indicator_end": indicator.end}
    row |= {
        "id": label.id,
        "report": label.report,
        "layer": label.layer,
        "label": label.label,
        "start": label.span.start,
        "end": label.span.end,
        "text": label.span.text,
        "state": label.state.value,
        "unsure": int(label.unsure),
        "reason": label.reason,
        "suggestion": label.suggestion,
        "settled_from": label.settled_from,
        "by_hand": json.dumps(sorted(label.by_hand)) if label.by_hand else "[]",
        "value_number": _sortable(row["value"]),
        "indicator": indicator.text if isinstance(indicator, Span) else None,
        "other": json.dumps(fields, ensure_ascii=False, sort_keys=True) if fields else "{}",
    }
    return {"indicator_start": None, "indicator_end": None, **row}


def _sortable(value: Json) -> float | None:
    try:
        return float(parse_decimal(value)) if isinstance(value, str) else None
    except ValueError:  # from elsewhere: it is kept as it came, `verify` names it
        return None


def _label(row: tuple[Any, ...], links: dict[str, list[LabelId]]) -> Label:
    # in one go and by position: an export reads a million of them
    (own_id, report, layer, label, start, end, text, state, unsure, reason,
     suggestion, settled_from, by_hand) = row[:_BEFORE_OWN]  # fmt: skip
    _, indicator, indicator_start, indicator_end, other = row[_BEFORE_OWN + len(_OWN_COLUMN) :]
    own = row[_BEFORE_OWN : _BEFORE_OWN + len(_OWN_COLUMN)]
    attributes: dict[str, AttributeValue] = {
        name: value for name, value in zip(_OWN_COLUMN, own, strict=True) if value is not None
    }
    if other != _NO_OTHER:
        attributes |= attributes_from_json(json.loads(other))
    if indicator is not None:
        attributes["indicator"] = Span(indicator_start, indicator_end, indicator)
    return Label(
        id=own_id,
        report=report,
        layer=layer,
        label=label,
        span=Span(start, end, text),
        state=_STATES[state],
        attributes=attributes,
        quantifies=tuple(links.get(own_id, ())),
        suggestion=suggestion or None,
        unsure=unsure == 1,
        reason=reason,
        by_hand=frozenset(json.loads(by_hand)) if by_hand != _NONE_BY_HAND else frozenset(),
        settled_from=settled_from or None,
    )
