"""What a report adds as a line of JSON, for it may be counted in a process of its own."""

import json
from collections.abc import Mapping
from typing import Any

from annotator.agreement.alpha import Pairable, Units
from annotator.agreement.counting import ReportCounts, Share, View
from annotator.agreement.parties import Party
from annotator.agreement.tally import PairCounts
from annotator.agreement.together import TogetherCounts


def to_line(report: ReportCounts) -> bytes:
    """What a report adds, with the end of the line; parties by their number."""
    nth = {party: number for number, party in enumerate(report.bulk)}
    said = {
        "bulk": [[party.name, party.key, times] for party, times in report.bulk.items()],
        "pairs": [
            [[nth[each] for each in who], views, counts.ratios, _listed(counts.categories)]
            for who, views, counts in report.pairs
        ],
        "together": [
            [[nth[each] for each in who], views, _together(counts)]
            for who, views, counts in report.together
        ],
    }
    return json.dumps(said).encode("ascii") + b"\n"


def from_line(line: bytes) -> ReportCounts:
    """The same on this side."""
    said = json.loads(line)
    bulk = {Party(name, key): times for name, key, times in said["bulk"]}
    parties = [*bulk]

    def share(who: list[int], views: list[str], counts: Any) -> Share[Any]:
        return Share(tuple(parties[each] for each in who), tuple(map(View, views)), counts)

    return ReportCounts(
        bulk,
        [
            share(who, views, PairCounts(ratios, {(one, other): n for (one, other), n in met}))
            for who, views, ratios, met in said["pairs"]
        ],
        [share(who, views, _from_together(*counts)) for who, views, counts in said["together"]],
    )


def _together(counts: TogetherCounts) -> list[Any]:
    units = [
        [each.people, each.length, each.apart, _listed(each.lengths), each.gaps]
        for each in counts.units
    ]
    values = [[_listed(each.totals), each.apart] for each in (counts.labels, counts.categories)]
    return [counts.people, *values, units]


def _from_together(people: int, labels: Any, categories: Any, units: Any) -> TogetherCounts:
    return TogetherCounts(
        people,
        _pairable(*labels),
        _pairable(*categories),
        tuple(
            Units.of(seen_by, length, apart, dict(lengths), gaps)
            for seen_by, length, apart, lengths, gaps in units
        ),
    )


def _pairable(totals: Any, apart: int) -> Pairable[Any]:
    return Pairable(dict(totals), apart)


def _listed(counts: Mapping[Any, int]) -> list[Any]:
    """JSON has no keys but texts."""
    return [*counts.items()]
