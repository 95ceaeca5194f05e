"""Texts that are nearly the same: found among any number by their sketches, then compared whole."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Final

from annotator.store import reports, texts
from schema import likeness
from schema.database import Database
from schema.records import Report, ReportId

NEARLY_THE_SAME: Final = 0.8  # of the shingles are in both
_SHARED: Final = 4  # keys, of eight: texts of that likeness share six or seven
_COMPARED: Final = 2  # texts, those that share the most keys
_LOOKED_AT: Final = 64  # texts with the same key: the boilerplate of thousands tells nothing
_NUMBER_BITS: Final = 32
_NUMBER: Final = (1 << _NUMBER_BITS) - 1


@dataclass(frozen=True, slots=True)
class Alike:
    """Another report with nearly the same text, and the share of the two that is the same."""

    report: ReportId
    share: float

    @property
    def percent(self) -> int:
        """The share as people say it; texts that are not the same are never 100 % alike."""
        return min(int(self.share * 100), 99)


@dataclass(frozen=True, slots=True)
class NearlySame:
    """A report that comes in and the one it is like, by name and file, and how much is the same."""

    name: str
    source: str
    other: str
    other_source: str
    percent: int


class Neighbours:
    """Holds reports that come in against those of a project, and against those before them."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._names: dict[ReportId, tuple[str, str]] = {}
        self._held: dict[ReportId, str] = {}
        self._alikes = Alikes(texts.sketches(db), self._text_of)

    def look(self, report: Report) -> NearlySame | None:
        """The one that a new report is nearly the same as, if any; later ones meet this one too."""
        sketch = likeness.sketch(report.text)
        found = self._alikes.nearest(report.id, report.text, sketch)
        self._alikes.add(report.id, sketch)
        self._names[report.id] = report.name, report.source
        self._held[report.id] = report.text
        if found is None:
            return None
        other, other_source = self._names.get(found.report) or self._stored_names(found.report)
        return NearlySame(report.name, report.source, other, other_source, found.percent)

    def _stored_names(self, report: ReportId) -> tuple[str, str]:
        try:
            stored = reports.without_text(self._db, report)
        except KeyError:  # its file broke off
            return report, ""
        return stored.name, stored.source

    def let_go(self, stored: Iterable[ReportId]) -> None:
        """These are in the project now, or will never be: keep their texts no longer."""
        for report in stored:
            self._held.pop(report, None)

    def _text_of(self, report: ReportId) -> str:
        if report in self._held:
            return self._held[report]
        try:
            return texts.get(self._db, report)
        except KeyError:
            return ""  # its file broke off


class Alikes:
    """The texts that others are held against; `text_of` gives one that was added, "" if gone."""

    def __init__(
        self, stored: Iterable[tuple[ReportId, bytes]], text_of: Callable[[ReportId], str]
    ) -> None:
        self._text_of = text_of
        self._reports: list[ReportId] = []
        keys: list[int] = []
        for report, sketch in stored:
            number = len(self._reports)
            self._reports.append(report)
            keys += [key << _NUMBER_BITS | number for key in likeness.keys(sketch)]
        keys.sort()
        self._stored = array("Q", keys)  # a tenth of the room that a dictionary would take
        self._added: dict[int, list[int]] = {}

    def add(self, report: ReportId, sketch: bytes) -> None:
        """Hold others against this one too."""
        number = len(self._reports)
        self._reports.append(report)
        for key in likeness.keys(sketch):
            self._added.setdefault(key, []).append(number)

    def nearest(self, report: ReportId, text: str, sketch: bytes) -> Alike | None:
        """The one that is most like a text, if any is nearly the same; `report` itself is none."""
        keys = likeness.keys(sketch)
        shared = Counter(chain.from_iterable(map(self._with, keys)))
        least = min(_SHARED, len(keys))
        near = {each: count for each, count in shared.items() if count >= least}
        found = [self._reports[each] for each in sorted(near, key=near.__getitem__, reverse=True)]
        others = list(dict.fromkeys(each for each in found if each != report))[:_COMPARED]
        if not others:
            return None
        shingles = likeness.shingles(text)
        compared = (
            Alike(each, likeness.resemblance(shingles, likeness.shingles(self._text_of(each))))
            for each in others
        )
        best = max(compared, key=lambda alike: alike.share)
        return best if best.share >= NEARLY_THE_SAME else None

    def _with(self, key: int) -> list[int]:
        first = bisect_left(self._stored, key << _NUMBER_BITS)
        last = bisect_left(self._stored, (key + 1) << _NUMBER_BITS, first)
        stored = self._stored[first : min(last, first + _LOOKED_AT)]
        return [each & _NUMBER for each in stored] + self._added.get(key, [])[:_LOOKED_AT]


def groups(
    stored: Iterable[tuple[ReportId, bytes]], text_of: Callable[[ReportId], str]
) -> list[set[ReportId]]:
    """Reports that are nearly the same as one another, also by way of a third, and no others."""
    group_of: dict[ReportId, set[ReportId]] = {}
    with_key: dict[int, list[ReportId]] = {}
    for report, sketch in sorted(stored):
        keys = likeness.keys(sketch)
        shared = Counter(each for key in keys for each in with_key.get(key, ())[:_LOOKED_AT])
        least = min(_SHARED, len(keys))
        for other, count in shared.items():
            if count >= least and other not in group_of.get(report, ()):
                _join_if_alike(report, other, text_of, group_of)
        for key in keys:
            with_key.setdefault(key, []).append(report)
    return list({id(group): group for group in group_of.values()}.values())


def _join_if_alike(
    report: ReportId,
    other: ReportId,
    text_of: Callable[[ReportId], str],
    group_of: dict[ReportId, set[ReportId]],
) -> None:
    one, two = (likeness.shingles(text_of(each)) for each in (report, other))
    if likeness.resemblance(one, two) < NEARLY_THE_SAME:
        return
    both = (group_of.setdefault(each, {each}) for each in (report, other))
    smaller, larger = sorted(both, key=len)
    larger |= smaller
    group_of.update(dict.fromkeys(smaller, larger))
