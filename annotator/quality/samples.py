"""Samples of labels: drawing one, judging it, what it says, and returning what fails it."""

import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final, TypeVar

from annotator.clock import now
from annotator.errors import Problem, UserError
from annotator.gate import Gate
from annotator.gateway import Gateway
from annotator.names import checked_name, one_form
from annotator.ops import samples as sample_ops
from annotator.project import Project
from annotator.quality.proportions import sample_size, wilson
from annotator.review.finished import confirmed, finished
from annotator.store import labels, rounds, suggestions
from annotator.store import samples as table
from annotator.team import rounds as team_rounds
from schema.records import AnnotatorId, Label, LabelId, Layer, ReportId, digest
from schema.rounds import Handed, Role, Round
from schema.sampling import Sample

K = TypeVar("K")

WIDTH: Final = 0.1
RATE: Final = 0.05
THRESHOLD: Final = 0.1
BY_HAND: Final = ""
"""Stands for the rule of labels that no suggestion was behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What is drawn: `size` labels, or as many as make the interval `width` wide at `rate`.

    Of one person, one round, or of all.
    """

    size: int | None = None
    width: float = WIDTH
    rate: float = RATE
    seed: int = 0
    person: AnnotatorId | None = None
    round: Round | None = None


@dataclass(frozen=True, slots=True)
class ErrorRate:
    """How many of the labels that were looked at are wrong, and where the true share may lie."""

    wrong: int
    of: int

    @property
    def share(self) -> float | None:
        """The share that is wrong; None where nothing was looked at."""
        return self.wrong / self.of if self.of else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's interval (95 %)."""
        return wilson(self.wrong, self.of)


@dataclass(frozen=True, slots=True)
class Result:
    """What a sample says: of all, of each person, of each rule and of each report.

    `gone` labels were taken away before anybody looked at them, and count nowhere.
    """

    whole: ErrorRate
    left: int
    gone: int
    by_person: Mapping[Layer, ErrorRate] = field(default_factory=dict)
    by_rule: Mapping[str, ErrorRate] = field(default_factory=dict)
    by_report: Mapping[tuple[ReportId, Layer], ErrorRate] = field(default_factory=dict)

    def failing(self, threshold: float) -> list[tuple[ReportId, Layer]]:
        """The reports of which more than this share is wrong."""
        return [key for key, each in self.by_report.items() if (each.share or 0) > threshold]


def draw(gate: Gateway, name: str, wanted: Wanted) -> Sample:
    """Draw labels of reports that one other person alone has finished, each as likely as another.

    The same seed draws the same labels. UserError where the name is taken or nothing can be drawn.
    """
    project, called = gate.project, checked_name(one_form(name))
    if any(each.name == called for each in table.everything(project.db)):
        raise UserError(Problem.SAMPLE_EXISTS, sample=called)
    there = _drawn_from(project, gate.person.id, wanted)
    if not there:
        raise UserError(Problem.NOTHING_TO_SAMPLE)
    size = wanted.size
    if size is None:
        size = sample_size(len(there), width=wanted.width, rate=wanted.rate)
    drawn = sorted(there, key=lambda each: digest("sample", str(wanted.seed), each))[:size]
    new = Sample(
        *(secrets.token_hex(8), called, now(), gate.person.id),
        *(wanted.seed, len(there), tuple(drawn)),
    )
    gate.run(sample_ops.draw(new))
    return new


def named(project: Project, name: str) -> Sample:
    """The sample of this name; UserError where there is none."""
    wanted = one_form(name)
    found = [each for each in table.everything(project.db) if each.name == wanted]
    if not found:
        raise UserError(Problem.NO_SUCH_SAMPLE, sample=name)
    return found[-1]


def judge(gate: Gate, of: Sample, verdicts: Mapping[str, str]) -> Sample:
    """Say of labels, by the beginnings of their ids, what is wrong with them, "" where nothing is.

    UserError where a label is not in the sample, or is the judge's own.
    """
    found = {_in_sample(of, label): said.strip() for label, said in verdicts.items()}
    standing = labels.of_ids(gate.project.db, [*found])
    for label in found:
        if label in standing and standing[label].layer == Layer(gate.person.id):
            raise UserError(Problem.SAMPLES_OWN, label=label)
    draft = sample_ops.judge(of, found)
    if draft.changes:
        gate.run(draft)
    return named(gate.project, of.name)


def rules_behind(project: Project, of: Iterable[Label]) -> Callable[[Label], str]:
    """The rule of the suggestion that each of these was made from, or `BY_HAND`."""
    made_from = [each.suggestion for each in of if each.suggestion]
    offered = suggestions.of_ids(project.db, made_from)

    def rule(label: Label) -> str:
        behind = offered.get(label.suggestion) if label.suggestion else None
        return behind.rule or behind.engine if behind else BY_HAND

    return rule


def result(project: Project, of: Sample) -> Result:
    """What a sample says so far."""
    there = labels.of_ids(project.db, of.labels)
    looked_at = [there[each] for each in of.labels if each in there and each in of.verdicts]
    rule = rules_behind(project, looked_at)
    return Result(
        _rate(of, looked_at),
        left=sum(each in there and each not in of.verdicts for each in of.labels),
        gone=sum(each not in there for each in of.labels),
        by_person=_rates(of, looked_at, lambda each: each.layer),
        by_rule=_rates(of, looked_at, rule),
        by_report=_rates(of, looked_at, lambda each: (each.report, each.layer)),
    )


def return_failing(
    gate: Gate, of: Sample, threshold: float, reason: str
) -> tuple[list[ReportId], list[ReportId]]:
    """Return the reports that fail a sample to who labelled them; and those that cannot be.

    Only what was handed in can be returned; of the rest its person is told otherwise.
    """
    returned: list[ReportId] = []
    stay: list[ReportId] = []
    for report, layer in result(gate.project, of).failing(threshold):
        given = [
            each
            for each in rounds.assignments(gate.project.db, report=report)
            if Layer(each.person) == layer
            and each.role is Role.ANNOTATOR
            and each.state in (Handed.HANDED_IN, Handed.IN_REVIEW)
        ]
        for each in given:
            team_rounds.give_back(gate, each, reason)
        (returned if given else stay).append(report)
    return returned, stay


def _drawn_from(project: Project, judge_id: AnnotatorId, wanted: Wanted) -> list[LabelId]:
    of, own = wanted.round, Layer(judge_id)
    only = None if wanted.person is None else Layer(wanted.person)
    return [
        label.id
        for report, layers in finished(project).items()
        if len(layers) == 1 and (of is None or report in of.reports)
        for layer in layers
        if layer != own and only in (None, layer)
        for label in confirmed(project, report, layer)
    ]


def _in_sample(of: Sample, label: str) -> LabelId:
    found = [each for each in of.labels if each.startswith(label)]
    if len(found) != 1:
        raise UserError(Problem.NOT_IN_SAMPLE, sample=of.name, label=label)
    return found[0]


def _rate(of: Sample, found: Sequence[Label]) -> ErrorRate:
    return ErrorRate(sum(bool(of.verdicts[each.id]) for each in found), len(found))


def _rates(of: Sample, found: Iterable[Label], key: Callable[[Label], K]) -> dict[K, ErrorRate]:
    groups: dict[K, list[Label]] = {}
    for each in found:
        groups.setdefault(key(each), []).append(each)
    return {group: _rate(of, members) for group, members in groups.items()}
