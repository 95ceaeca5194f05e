"""What open rounds ask of the person: which reports wait for them, and which comes first."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from annotator.store.queue import Queue
from annotator.team.duties import Duty
from annotator.team.stages import Stage
from gui.panels.queue_duties import is_mine_to_do
from schema.records import ReportId, WorkState
from schema.rounds import Sight


@dataclass(frozen=True, slots=True)
class Waiting:
    """The person's duties, by report; without an open round there is none."""

    duties: Mapping[ReportId, Duty] = field(default_factory=dict)

    @property
    def has_returned(self) -> bool:
        """Whether a report was returned to the person."""
        return any(each.is_mine and each.stage is Stage.RETURNED for each in self.duties.values())

    @property
    def unaided(self) -> frozenset[ReportId]:
        """The reports of which the person is not told how many suggestions there are."""
        return frozenset(
            report
            for report, duty in self.duties.items()
            if duty.is_to_label and duty.sight is Sight.UNAIDED
        )

    def first(self, ids: Iterable[ReportId], queue: Queue) -> ReportId | None:
        """The first of these that waits for the person: a returned one, one of theirs, or any."""
        waiting = (each for each in ids if is_mine_to_do(self.duties.get(each), queue.state(each)))
        if not self.duties:
            return next(waiting, None)
        return min(waiting, key=self._urgency, default=None)

    def to_hand_in(self, queue: Queue) -> tuple[list[ReportId], int]:
        """The finished reports that the person has not handed in, and how many are not finished."""
        here = {*queue.ids}
        mine = [each for each, duty in self.duties.items() if duty.is_to_label and each in here]
        ready = [each for each in mine if queue.state(each) is not WorkState.OPEN]
        return ready, len(mine) - len(ready)

    def _urgency(self, report: ReportId) -> int:
        duty = self.duties.get(report)
        if duty is None:
            return 2
        return 0 if duty.stage is Stage.RETURNED else 1
