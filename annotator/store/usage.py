"""Which labels use a part of the schema: how many, whose, and which."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from annotator.store import label_rows, labels
from annotator.store.gone_choices import Row
from schema.database import Database
from schema.matching import KIND, Matching
from schema.records import Label, LabelId, Layer, ReportId

_GIVEN_KIND: Final = (
    "SELECT entity_id FROM changes WHERE entity = 'label' AND after ->> 'label' = ?"
)


def count_by_layer(db: Database, wanted: Sequence[Matching]) -> dict[Layer, int]:
    """How many labels of each layer match at least one; rejected ones do not count."""
    where, values = _any_of(wanted)
    return dict(
        db.execute(
            f"SELECT layer, count(*) FROM labels WHERE state = 'confirmed' AND ({where})"
            " GROUP BY layer ORDER BY layer",
            values,
        ).fetchall()
    )


def count(db: Database, wanted: Sequence[Matching], *, linked: bool = False) -> int:
    """How many labels match at least one, rejected ones too; or only those that have a link."""
    where, values = _any_of(wanted)
    only = " AND id IN (SELECT label FROM links)" if linked else ""
    return int(
        db.execute(f"SELECT count(*) FROM labels WHERE ({where}){only}", values).fetchone()[0]
    )


def count_in_both(db: Database, label: str, other: str) -> int:
    """How many labels of a kind have one of another kind of the same layer in the same place."""
    found = db.execute(
        "SELECT count(*) FROM labels AS one WHERE label = ? AND state = 'confirmed' AND EXISTS ("
        " SELECT 1 FROM labels AS other WHERE other.report = one.report"
        ' AND other.layer = one.layer AND other.start = one.start AND other."end" = one."end"'
        " AND other.label = ? AND other.state = 'confirmed')",
        [label, other],
    )
    return int(found.fetchone()[0])


def some(db: Database, wanted: Sequence[Matching], most: int) -> list[Label]:
    """Some of the labels that match."""
    where, values = _any_of(wanted)
    rows = db.execute(
        f"SELECT id FROM labels WHERE state = 'confirmed' AND ({where})"
        " ORDER BY report, start, id LIMIT ?",
        [*values, most],
    )
    return [*labels.of_ids(db, [LabelId(row[0]) for row in rows.fetchall()]).values()]


def matching(
    db: Database, wanted: Matching, only: Iterable[str] | None = None
) -> list[tuple[LabelId, ReportId, Layer]]:
    """The confirmed labels that match with report and layer, all or of these ids."""
    where, values = _any_of([wanted])
    among = "" if only is None else " AND id IN (SELECT value FROM json_each(?))"
    return db.execute(
        f"SELECT id, report, layer FROM labels WHERE state = 'confirmed' AND {where}{among}",
        [*values, *([] if only is None else [json.dumps([*only])])],
    ).fetchall()


def labels_with(db: Database, changed: Iterable[Row]) -> set[str]:
    """The labels that show one of these choices or what is read in its place, or may do so.

    Where the kind itself is read otherwise, those that were given that kind.
    """
    found: set[str] = set()
    for label, attribute, choice, instead in changed:
        if not attribute:
            found |= {row[0] for row in db.execute(_GIVEN_KIND, [label]).fetchall()}
            continue
        rows = db.execute(
            f"SELECT id FROM labels WHERE label = ? AND {_value_of(attribute)} IN (?, ?)"
            " UNION SELECT entity_id FROM conflicts WHERE entity = 'label' AND field = ?",
            [label, choice, instead, attribute],
        )
        found |= {row[0] for row in rows.fetchall()}
    return found


def _any_of(wanted: Sequence[Matching]) -> tuple[str, list[str]]:
    values: list[str] = []
    clauses = []
    for each in wanted:
        parts = ["true"]
        if each.label:
            parts.append("label = ?")
            values.append(each.label)
        if each.attribute == KIND:
            parts.append(f"EXISTS ({_GIVEN_KIND} AND entity_id = labels.id)")
            values.append(each.choice)
        elif each.choice:
            parts.append(f"{_value_of(each.attribute)} = ?")
            values.append(each.choice)
        elif each.attribute:
            parts.append(f"{_value_of(each.attribute)} IS NOT NULL")
        clauses.append(" AND ".join(parts))
    return " OR ".join(f"({each})" for each in clauses) or "false", values


def _value_of(attribute: str) -> str:
    """The expression that gives an attribute's value of a row; ids are plain words."""
    if attribute == "indicator" or attribute in label_rows.OWN_COLUMNS:
        return attribute
    assert attribute.isidentifier()
    return f"json_extract(other, '$.{attribute}')"
