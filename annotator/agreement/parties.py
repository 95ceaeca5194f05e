"""Whose labellings are compared, and where they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from annotator.agreement.marks import Marked
from schema.records import Json, ReportId


@dataclass(frozen=True, slots=True, order=True)
class Party:
    """One side of a comparison: a person's layer, gold, an engine, a release or a file."""

    name: str
    key: str


class Source(Protocol):
    """Labellings of reports by several parties."""

    def reports(self) -> list[ReportId]:
        """The reports that at least two parties have labelled."""

    def read(self, report: ReportId) -> dict[Party, Marked]:
        """What each party has marked in a report, in the order in which they are compared."""

    def length(self, report: ReportId) -> int:
        """The characters of a report."""

    def saw_suggestions(self, report: ReportId, party: Party) -> bool:
        """Whether somebody labelled a report with suggestions before them."""

    def as_request(self) -> Mapping[str, Json] | None:
        """The request by which another process reads the same; None where it cannot."""


Labellings = Mapping[Party, Marked]
