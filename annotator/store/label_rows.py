"""Payloads of labels as rows of their table, without a record between: there may be a million."""

import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, Self

from schema.database import Database
from schema.payloads import LABEL_CORE, check_label
from schema.quantity import is_plain, parse_decimal
from schema.records import Fields, Json

OWN_COLUMNS: Final = (
    *("value", "value_to", "unit", "bound", "cue", "time"),
    *("place", "status", "aspect", "doubt", "category"),
)
COLUMNS: Final = (
    *("id", "report", "layer", "label", "start", "end", "text", "state", "unsure", "reason"),
    *("suggestion", "settled_from", "by_hand", *OWN_COLUMNS, "value_number"),
    *("indicator", "indicator_start", "indicator_end", "other", "settled_on"),
)
NO_OTHER, NONE_BY_HAND, NOT_SETTLED = "{}", "[]", "[]"

# fields that stand in columns as they are, those that every label has and the others
_IN_EACH: Final = ("report", "layer", "label", "start", "end", "text", "state")
_IN_SOME: Final = ("reason", "suggestion", "settled_from", *OWN_COLUMNS)
_WORKED_OUT: Final = ("unsure", "by_hand", "settled_on", "other")
_PLACE: Final = ("indicator", "indicator_start", "indicator_end")
_IN_COLUMNS: Final = LABEL_CORE.union(OWN_COLUMNS, ["indicator"])
# What people hang on a label in tables of their own stays when the label changes.
_OVER_THE_OLD: Final = "ON CONFLICT (id) DO UPDATE SET " + ", ".join(
    f'"{name}" = excluded."{name}"' for name in COLUMNS[1:]
)

_Said = tuple[str, Fields]


def insert(db: Database, said: Iterable[_Said], *, are_there: bool = False) -> None:
    """Add labels, or write them over those that are there, which takes half as long again.

    KeyError or ValueError where one is no label.
    """
    alike: dict[tuple[str, ...], list[_Said]] = {}  # those with the same fields
    for each in said:
        check_label(each[1])
        alike.setdefault((*each[1],), []).append(each)
    for fields, group in alike.items():
        form = _Form.of(fields)
        names = ", ".join(f'"{name}"' for name in form.columns)
        then = _OVER_THE_OLD if are_there else ""
        db.insert(f"labels ({names})", (form.row(*each) for each in group), then)


@dataclass(frozen=True, slots=True)
class _Form:
    """Which columns labels with these fields fill, and how; the others stay empty.

    For each None that is bound Python asks whether it can be adapted, which takes longer than
    storing what is there.
    """

    columns: Sequence[str]
    as_they_are: Callable[[Fields], Sequence[Any]]
    others: Sequence[str]
    has_value: bool
    has_indicator: bool

    @classmethod
    def of(cls, fields: Collection[str]) -> Self:
        """The form of labels with these fields."""
        as_they_are = (*_IN_EACH, *(name for name in _IN_SOME if name in fields))
        has_value, has_indicator = "value" in fields, "indicator" in fields
        columns = ["id", *as_they_are, *_WORKED_OUT]
        columns += ["value_number"] if has_value else []
        columns += _PLACE if has_indicator else ()
        others = [name for name in fields if name not in _IN_COLUMNS]
        return cls(columns, itemgetter(*as_they_are), others, has_value, has_indicator)

    def row(self, of: str, fields: Fields) -> tuple[Any, ...]:
        """The row of one such label."""
        row = (of, *self.as_they_are(fields), *_worked_out(fields))
        others = {name: value for name in self.others if (value := fields[name]) is not None}
        place: tuple[Json, ...] = ()
        if self.has_indicator:
            place = _place(fields["indicator"])
            if place == _NOWHERE and fields["indicator"] is not None:
                others["indicator"] = fields["indicator"]  # from elsewhere: it is kept as it came
        row += (_written(others),)
        if self.has_value:
            row += (_sortable(fields["value"]),)
        return row + place


_NOWHERE: Final = (None, None, None)


def _place(indicator: Json) -> tuple[Json, ...]:
    if not isinstance(indicator, dict):
        return _NOWHERE
    return indicator["text"], indicator["start"], indicator["end"]


def _worked_out(fields: Fields) -> tuple[Json, ...]:
    by_hand, settled_on = fields.get("by_hand"), fields.get("settled_on")
    return (
        1 if fields.get("unsure") is True else 0,
        json.dumps(sorted(map(str, by_hand))) if isinstance(by_hand, list) else NONE_BY_HAND,
        json.dumps(settled_on) if settled_on else NOT_SETTLED,
    )


def _written(others: Fields) -> str:
    return json.dumps(others, ensure_ascii=False, sort_keys=True) if others else NO_OTHER


def _sortable(value: Json) -> float | None:
    if not isinstance(value, str):
        return None
    try:
        return float(value if is_plain(value) else parse_decimal(value))
    except ValueError:  # from elsewhere: it is kept as it came, `verify` names it
        return None
