"""Do the links join what the schema lets them join?"""

from collections.abc import Collection, Iterator

from annotator.checks.finding import Finding, Rule
from annotator.project import Project
from annotator.review.group_keys import gold_id
from annotator.store import journal, labels, suggestions, texts
from schema.records import Entity, Label, LabelId, decision_id


def check(project: Project) -> Iterator[Finding]:
    """A link joins two labels of one report and layer that the schema has a link between.

    One whose target is undecided, rejected or deleted since (two machines may meet that way) is
    pending: it is asked about on finishing and never exported, so it is no fault of the file.
    """
    joined = {(each.source, each.target) for each in project.schema.links}
    for report in texts.ids(project.db):
        found = {each.id: each for each in labels.of_report(project.db, report)}
        offered = suggestions.of_report(project.db, report, all_engines=True)
        layers = {label.layer for label in found.values()}
        known = {decision_id(layer, each.id) for layer in layers for each in offered}
        known |= set(map(gold_id, found))  # gold may lead to what a review has not settled yet
        for label in found.values():
            for target in label.quantifies:
                once_there = target in known or _was_there(project, target)
                if fault := _fault(joined, label, found.get(target), once_there=once_there):
                    yield Finding(Rule.LINKS, label.id, fault)


def _was_there(project: Project, target: LabelId) -> bool:
    return journal.last_writer(project.db, Entity.LABEL, target) is not None


def _fault(
    joined: Collection[tuple[str, str]], label: Label, target: Label | None, *, once_there: bool
) -> str:
    if label.label not in {source for source, _ in joined}:
        return "source"
    if target is None:
        return "" if once_there else "lost"
    is_joined = (label.label, target.label) in joined
    return "" if is_joined and target.layer == label.layer else "target"
