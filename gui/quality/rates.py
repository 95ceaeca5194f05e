"""The rows of error rates of a sample: of all, of people, of rules and of reports."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator import words
from annotator.quality.sampled import Sampled
from annotator.quality.samples import BY_HAND, ErrorRate
from gui import texts
from gui.quality.asking import Looked
from schema.records import Layer, ReportId


@dataclass(frozen=True, slots=True)
class RateRow:
    """Of whom or what a rate is, and which labels are behind it; whether a report `fails`."""

    name: str
    rate: ErrorRate
    is_behind: Callable[[Sampled], bool]
    fails: bool = False


def rate_rows(looked: Looked, threshold: float) -> list[RateRow]:
    """The rates of a sample, the reports with most errors first; none without a sample."""
    found = looked.result
    if found is None:
        return []
    failing = {*found.failing(threshold)}
    people = [
        RateRow(looked.people.get(each, each), rate, partial(_is_by, each))
        for each, rate in found.by_person.items()
    ]
    rules = [
        RateRow(_rule_words(each), rate, partial(_is_by_rule, each))
        for each, rate in found.by_rule.items()
    ]
    reports = [
        RateRow(looked.reports.get(key[0], key[0]), rate, partial(_is_in, key), key in failing)
        for key, rate in found.by_report.items()
    ]
    reports.sort(key=lambda each: -(each.rate.share or 0))
    everything = QCoreApplication.translate("SamplesDialog", "All")
    return [RateRow(everything, found.whole, lambda _: True), *people, *rules, *reports]


def rate_words(rate: ErrorRate) -> tuple[str, str, str]:
    """The share that is wrong and its interval, both in percent, and of how many."""
    if rate.share is None or rate.interval is None:
        return "–", "", "0"
    low, high = rate.interval
    interval = f"{100 * low:.1f} – {100 * high:.1f}"
    return f"{100 * rate.share:.1f}", interval, f"{rate.wrong} / {rate.of}"


def _is_by(layer: Layer, of: Sampled) -> bool:
    return of.label.layer == layer


def _is_by_rule(rule: str, of: Sampled) -> bool:
    return of.rule == rule


def _is_in(place: tuple[ReportId, Layer], of: Sampled) -> bool:
    return (of.label.report, of.label.layer) == place


def _rule_words(rule: str) -> str:
    return words.report("made_by_hand", texts.language()) if rule == BY_HAND else texts.rule(rule)
