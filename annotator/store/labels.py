"""The table of labels with their links: one row per live decision of each layer."""

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

from annotator.store import label_rows
from annotator.store.gone_choices import GoneChoices
from annotator.store.label_rows import COLUMNS, NO_OTHER, NONE_BY_HAND, NOT_SETTLED, OWN_COLUMNS
from schema.database import Database
from schema.payloads import attributes_from_json, linked_to, seen_from_json
from schema.records import (
    GOLD,
    AttributeValue,
    Fields,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    Span,
)

_COMPARED: Final = (
    'layer, id, start, "end", position, target, json_array(labels.label, value, value_to, unit,'
    " bound, indicator_start, indicator_end, time, place, status, aspect, category)"
)
# of these columns; by the id where all else is the same, then its links in their order
_BY_LAYER_AND_PLACE: Final = itemgetter(0, 2, 3, 1, 4)
_BEFORE_OWN: Final = COLUMNS.index(OWN_COLUMNS[0])
_STATES: Final = {state.value: state for state in LabelState}
_LISTED: Final = "(SELECT value FROM json_each(?))"
_NAMES: Final = ", ".join(f'"{name}"' for name in COLUMNS)
DISMISSED: Final = "(state = 'rejected' AND suggestion IS NULL)"  # a numeral that is no number


def write_all(db: Database, said: Sequence[tuple[str, Fields | None]]) -> None:
    """Make the rows of labels and their links what the fields say; None takes them away.

    KeyError or ValueError where one is no label.
    """
    there = _those_there(db, [of for of, _ in said])
    gone = [of for of, fields in said if fields is None]
    if there:
        db.execute(f"DELETE FROM links WHERE label IN {_LISTED}", [json.dumps([*there])])
        db.execute(f"DELETE FROM labels WHERE id IN {_LISTED}", [json.dumps(gone)])
    stated = [(of, fields) for of, fields in said if fields is not None]
    for are_there in (False, True):
        if some := [each for each in stated if (each[0] in there) is are_there]:
            add_all(db, some, are_there=are_there)


def add_all(db: Database, said: Iterable[tuple[str, Fields]], *, are_there: bool = False) -> None:
    """Add labels with their links, or write them over those that are there and without links.

    KeyError or ValueError where one is no label.
    """
    choices = GoneChoices(db)
    found = [(of, choices.fields(fields)) for of, fields in said]
    label_rows.insert(db, found, are_there=are_there)
    db.insert(
        "links",
        [
            (of, position, target)
            for of, fields in found
            if "quantifies" in fields
            for position, target in enumerate(linked_to(fields))
        ],
    )


def _those_there(db: Database, wanted: Sequence[str]) -> set[str]:
    rows = db.execute(f"SELECT id FROM labels WHERE id IN {_LISTED}", [json.dumps(wanted)])
    return {row[0] for row in rows.fetchall()}


def get(db: Database, label: LabelId) -> Label | None:
    """One label, if it is there."""
    return next(_select(db, "id = ?", [label]), None)


def of_report(db: Database, report: ReportId, layer: Layer | None = None) -> list[Label]:
    """A report's labels in reading order, of one layer or of all."""
    if layer is None:
        return list(_select(db, "report = ?", [report]))
    return list(_select(db, "report = ? AND layer = ?", [report, layer]))


def places(
    db: Database, report: ReportId, layer: Layer
) -> list[tuple[int, int, str, LabelId, str, int, int]]:
    """Start, end, label, id, state and flag of a layer's labels in a report, in reading order.

    The last says whether it is a dismissed numeral: rejected without having been suggested.
    """
    rows: list[tuple[int, int, str, LabelId, str, int, int]] = db.execute(
        f'SELECT start, "end", label, id, state, unsure, {DISMISSED} FROM labels'
        ' WHERE report = ? AND layer = ? ORDER BY start, "end", label, id',
        [report, layer],
    ).fetchall()
    return rows


def compared(db: Database, report: ReportId) -> list[tuple[Any, ...]]:
    """What agreement looks at of confirmed numbers and measures, by layer and in reading order.

    Columns as `_COMPARED` names them: a row for each link, and one for a label without any. The
    last is JSON, for a project has half a million of these rows, and most of a report say the same.
    """
    rows: list[tuple[Any, ...]] = db.execute(
        f"SELECT {_COMPARED} FROM labels LEFT JOIN links ON links.label = labels.id"
        " WHERE report = ? AND state = 'confirmed' AND labels.label IN ('number', 'measure')",
        [report],
    ).fetchall()
    # SQLite would copy whole rows to sort them
    rows.sort(key=_BY_LAYER_AND_PLACE)
    return rows


def of_ids(db: Database, ids: Sequence[LabelId]) -> dict[LabelId, Label]:
    """The labels with these ids."""
    found = _select(db, f"id IN {_LISTED}", [json.dumps(ids)])
    return {each.id: each for each in found}


def unsure(db: Database, layer: Layer) -> dict[LabelId, Label]:
    """A layer's labels in all reports that are flagged as unsure."""
    return {each.id: each for each in _select(db, "layer = ? AND unsure = 1", [layer])}


def unsure_of_report(db: Database, report: ReportId) -> list[Label]:
    """The labels of a report that are flagged as unsure, in all layers."""
    return list(_select(db, "report = ? AND unsure = 1", [report]))


def reports_unsure_to_others(db: Database, layer: Layer) -> set[ReportId]:
    """The reports in which others than this layer flagged a label as unsure."""
    # with DISTINCT SQLite would read all labels in the order of their reports
    rows = db.execute("SELECT report FROM labels WHERE layer <> ? AND unsure = 1", [layer])
    return {ReportId(row[0]) for row in rows.fetchall()}


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


def _label(row: tuple[Any, ...], links: dict[str, list[LabelId]]) -> Label:
    # in one go and by position: an export reads a million of them
    (own_id, report, layer, label, start, end, text, state, unsure, reason,
     suggestion, settled_from, by_hand) = row[:_BEFORE_OWN]  # fmt: skip
    (_, indicator, indicator_start, indicator_end, other,
     settled_on) = row[_BEFORE_OWN + len(OWN_COLUMNS) :]  # fmt: skip
    own = row[_BEFORE_OWN : _BEFORE_OWN + len(OWN_COLUMNS)]
    attributes: dict[str, AttributeValue] = {
        name: value for name, value in zip(OWN_COLUMNS, own, strict=True) if value is not None
    }
    if other != NO_OTHER:
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
        by_hand=frozenset(json.loads(by_hand)) if by_hand != NONE_BY_HAND else frozenset(),
        settled_from=settled_from or None,
        settled_on=seen_from_json(json.loads(settled_on)) if settled_on != NOT_SETTLED else (),
    )
