"""What of a project is written, and for whom."""

from dataclasses import dataclass
from typing import Final

from annotator.exchange.documents import GOLD_NAME

ALL_EMPTY: Final = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which labels are written: of gold, a person or all, and which kinds; None means every kind.

    With `with_rejected` also what was rejected and the numerals that were dismissed, with
    `with_provenance` also who settled each label and when. `split` is one
    part of the reports under `seed`; of pieces without spans the share `empty` is kept. For
    publication: `pseudonyms` of annotators, `mask_names` of persons in the texts. `since` and
    `until` are dates of reports in ISO 8601, a year, a month or a day.
    """

    layer: str = GOLD_NAME
    labels: frozenset[str] | None = None
    with_rejected: bool = False
    with_provenance: bool = False
    finished: bool = False
    since: str | None = None
    until: str | None = None
    split: str | None = None
    seed: int = 0
    empty: float = ALL_EMPTY
    pseudonyms: bool = False
    mask_names: bool = False

    @property
    def is_by_date(self) -> bool:
        """Whether only reports of some time are chosen, and so none of which nobody knows when."""
        return self.since is not None or self.until is not None

    def takes(self, date: str) -> bool:
        """Whether reports of this date are chosen; of a month or a year, where one of its days is.

        `date` is in ISO 8601 too.
        """
        if self.since is not None and date < self.since[: len(date)]:
            return False
        return self.until is None or date[: len(self.until)] <= self.until
