"""What is said of a report beside its text: title, date, place and kind, as read or as mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from schema.records import Fields, Json, Report

MENDABLE: Final = ("title", "date", "place", "kind")
_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?", re.ASCII)
_MENDED: Final = "mended"  # in `meta`: the fields a person mended, and what had been read there


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFacts:
    """A report's date (ISO 8601: a year, a month or a day) and place, where a person gave them.

    None leaves what its text says.
    """

    date: str | None = None
    place: str | None = None

    def __bool__(self) -> bool:
        return self.date is not None or self.place is not None


def is_date(text: str) -> bool:
    """Whether it is a year, a month or a day in ISO 8601."""
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        date(*(int(each or 1) for each in found.groups()))
    except ValueError:
        return False
    return True


def said(report: Report, field: str) -> str:
    """One of `MENDABLE` as it stands; empty where nothing is known."""
    value = report.meta.get(field)
    return value if isinstance(value, str) else ""


def is_mended(report: Report, field: str) -> bool:
    """Whether a person wrote it."""
    return field in _before(report.meta)


def facts(report: Report) -> ReportFacts:
    """The date and place that a person gave; what was only read is for the engine to read."""
    given = {field: said(report, field) for field in ("date", "place") if is_mended(report, field)}
    return ReportFacts(date=given.get("date") or None, place=given.get("place") or None)


def mended(report: Report, changed: Mapping[str, str]) -> Report:
    """The report with some of `MENDABLE` as a person wrote them; its name follows its title."""
    fields = {**parted(report.meta), **changed}
    name = changed.get("title") or report.name
    return replace(report, name=name, meta=joined(fields))


def inherited(report: Report, older: Report) -> Report:
    """The report with what a person mended in an older text of it."""
    kept = {field: said(older, field) for field in MENDABLE if is_mended(older, field)}
    return mended(report, kept) if kept else report


def parted(meta: Mapping[str, Json]) -> dict[str, Json]:
    """`meta` as payload fields: what was read, and each mended field for itself.

    So that two who mend different fields of a report are no conflict.
    """
    before = _before(meta)
    own: dict[str, Json] = {field: meta[field] for field in before}
    if not own:
        return {"meta": dict(meta)}
    read = {key: value for key, value in meta.items() if key != _MENDED and key not in own}
    read |= {field: value for field, value in before.items() if value is not None}
    return {"meta": read, **own}


def joined(fields: Fields) -> dict[str, Json]:
    """`meta` from payload fields."""
    stored = fields.get("meta")
    meta = dict(stored) if isinstance(stored, dict) else {}
    own = {key: value for key in MENDABLE if isinstance(value := fields.get(key), str)}
    if own:
        meta[_MENDED] = {field: meta.get(field) for field in own}
        meta |= own
    return meta


def _before(meta: Mapping[str, Json]) -> dict[str, Json]:
    stored = meta.get(_MENDED)
    if not isinstance(stored, dict):
        return {}
    return {
        key: stored[key] for key in MENDABLE if key in stored and isinstance(meta.get(key), str)
    }
