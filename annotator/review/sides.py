"""One side of a comparison: gold, a person, suggestions, a release of gold or another file."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from annotator.exchange.documents import GOLD_NAME, MODEL
from annotator.items import label_of
from annotator.project import Project
from annotator.review.finished import confirmed
from annotator.store import suggestions, work
from schema.records import GOLD, Label, LabelId, Layer, ReportId

Held = Mapping[ReportId, Sequence[Label]]


@dataclass(frozen=True, slots=True)
class Side:
    """A layer by its name; `layer` is what its labels go by.

    `held` is what a release or a file says, read once; None where the project is read as it stands.
    """

    name: str
    layer: Layer
    held: Held | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is what a person has labelled in the project."""
        return self.held is None and self.layer != GOLD and not self.name.startswith(MODEL)

    def holds(self, project: Project, report: ReportId) -> bool:
        """Whether it says anything of a report, though it be that nothing is there."""
        if self.held is not None:
            return report in self.held
        if self.layer == GOLD:
            return _gold_layer(project, report) is not None
        if self.name.startswith(MODEL):
            return suggestions.made_by(project.db, report, self.name.removeprefix(MODEL))
        return self.layer in work.finished_layers(project.db, report)

    def labels(self, project: Project, report: ReportId) -> list[Label]:
        """What it says of a report that it holds."""
        if self.held is not None:
            return [*self.held[report]]
        if self.layer == GOLD:
            return _gold(project, report)
        if self.name.startswith(MODEL):
            return _suggested(project, report, self.name)
        return confirmed(project, report, self.layer)


def settled_by_review(project: Project, report: ReportId) -> bool:
    """Whether a report's gold is what a review has settled of it, ended or still open."""
    settled = work.get(project.db, report, GOLD)
    is_one_persons = settled is not None and settled.settled_by not in (None, GOLD)
    return not is_one_persons and work.has_labelled(project.db, report, GOLD)


def _gold_layer(project: Project, report: ReportId) -> Layer | None:
    return GOLD if settled_by_review(project, report) else work.gold_layer(project.db, report)


def _gold(project: Project, report: ReportId) -> list[Label]:
    layer = _gold_layer(project, report)
    assert layer is not None
    found = confirmed(project, report, layer)
    # whose labels are gold may be a side as well
    return found if layer == GOLD else as_side(GOLD_NAME, found)


def _suggested(project: Project, report: ReportId, name: str) -> list[Label]:
    engine = name.removeprefix(MODEL)
    offered = suggestions.of_report(project.db, report, all_engines=bool(engine))
    made = [
        replace(
            label_of(LabelId(each.id), each, Layer(name)),
            quantifies=tuple(LabelId(target) for target in each.quantifies),
        )
        for each in offered
        if each.engine.startswith(engine)
    ]
    return as_side(name, made)


def as_side(name: str, said: Iterable[Label]) -> list[Label]:
    """Labels by ids that no other side has, whatever they are called where they come from."""
    return [
        replace(
            each,
            id=_own_id(name, each.id),
            layer=Layer(name),
            quantifies=tuple(_own_id(name, target) for target in each.quantifies),
        )
        for each in said
    ]


def _own_id(name: str, label: LabelId) -> LabelId:
    return LabelId(f"{name}/{label}")
