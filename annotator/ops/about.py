"""Mending by hand what a report says of itself."""

from collections.abc import Mapping
from typing import Final

from annotator.drafts import Draft
from annotator.errors import Problem, UserError
from annotator.store.reports import report_fields
from schema import about
from schema.payloads import change
from schema.records import Entity, Report

EDIT: Final = "report.edit"
_LONGEST: Final = 200  # characters


def edit(report: Report, written: Mapping[str, str]) -> Draft:
    """Write some of title, date, place and kind; an empty one says that there is none.

    What stays as it was is not written. UserError for what is no date.
    """
    said = {field: _one_line(text) for field, text in written.items()}
    changed = {
        field: text for field, text in said.items() if text != _one_line(about.said(report, field))
    }
    if changed.get("date"):
        _refuse_no_date(changed["date"])
    new = about.mended(report, changed)
    made = change(Entity.REPORT, report.id, report_fields(report), report_fields(new), report.id)
    return Draft(EDIT, (made,) if made else (), report.id)


def _refuse_no_date(written: str) -> None:
    if not about.is_date(written):
        raise UserError(Problem.BAD_DATE, date=written)


def _one_line(text: str) -> str:
    return " ".join(text.split())[:_LONGEST]
