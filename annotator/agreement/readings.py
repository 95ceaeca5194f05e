"""What people have marked in a report, now or at the moment when a round was closed."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Final

from annotator.agreement.marks import Mark, Marked, marked, of_record, of_row, place_of
from annotator.closed_rounds import NOW, Moment
from annotator.exchange.records import span_to_record
from annotator.store import journal_moments, labels, work
from schema.database import Database
from schema.records import (
    GOLD,
    Label,
    LabelId,
    LabelState,
    Layer,
    ReportId,
    WorkState,
)

_MEASURE: Final = "measure"
_ByLabel = tuple[dict[LabelId, Mark], dict[LabelId, Mark]]  # numbers and measures in reading order


class Readings:
    """Reads what all layers of a report hold, as it was at a moment."""

    def __init__(self, db: Database, moment: Moment = NOW) -> None:
        self._db = db
        self._moment = moment
        self._bulk = journal_moments.in_bulk(db, moment.known)
        self._then: dict[ReportId, list[Label]] = {}
        for label in moment.labels.values():
            if label is not None and label.state is LabelState.CONFIRMED:
                self._then.setdefault(label.report, []).append(label)

    def layers(self, report: ReportId) -> dict[Layer, Marked]:
        """The confirmed numbers and measures of everybody who has any, by layer."""
        found: dict[Layer, _ByLabel] = {}
        targets: dict[LabelId, list[LabelId]] = {}
        rows = labels.compared(self._db, report)
        if otherwise := self._moment.labels:
            rows = [row for row in rows if row[1] not in otherwise]
        for layer, group in groupby(rows, itemgetter(0)):
            numbers: dict[LabelId, Mark] = {}
            measures: dict[LabelId, Mark] = {}
            for _, label, start, end, _, target, said in group:
                is_measure, mark = of_row(start, end, said)
                if label in self._bulk:
                    mark = mark._replace(is_bulk=True)
                (measures if is_measure else numbers)[label] = mark
                if target is not None:
                    targets.setdefault(label, []).append(target)
            found[Layer(layer)] = numbers, measures
        if then := self._then.get(report):
            self._put_back(found, then)
            targets |= {each.id: [*each.quantifies] for each in then}
        return {layer: marked(*said, targets) for layer, said in found.items()}

    def _put_back(self, found: dict[Layer, _ByLabel], then: Sequence[Label]) -> None:
        """What stood at the moment where something else stands now."""
        for label in then:
            numbers, measures = found.setdefault(label.layer, ({}, {}))
            mark = of_record(span_to_record(label), is_bulk=label.id in self._bulk)
            (measures if label.label == _MEASURE else numbers)[label.id] = mark
        for layer in {label.layer for label in then}:
            numbers, measures = found[layer]
            found[layer] = _in_order(numbers), _in_order(measures)


def finished(db: Database, moment: Moment = NOW) -> dict[ReportId, set[Layer]]:
    """The reports that people had finished at a moment, and the layers of those who had."""
    found: dict[ReportId, set[Layer]] = {}
    for report, layer in work.finished(db):
        if (report, layer) not in moment.work:
            found.setdefault(report, set()).add(layer)
    for (report, layer), stated in moment.work.items():
        if stated is not None and stated.state is WorkState.FINISHED and layer != GOLD:
            found.setdefault(report, set()).add(layer)
    return found


def _in_order(marks: Mapping[LabelId, Mark]) -> dict[LabelId, Mark]:
    return dict(sorted(marks.items(), key=lambda each: (*place_of(each[1]), each[0])))
