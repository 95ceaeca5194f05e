"""Decisions on a text that had been replaced elsewhere: carried over after a merge."""

from collections.abc import Collection, Iterable
from dataclasses import replace

from annotator.drafts import Changes, Draft
from annotator.exchange.documents import IMPORTED
from annotator.gate import Gate
from annotator.ops import replacement
from annotator.ops.carrying import Carried, Standing, carried_key, carry
from annotator.project import Project
from annotator.replay import fold
from annotator.store import (
    comments,
    journal,
    journal_entries,
    labels,
    reports,
    suggestions,
    tables,
    texts,
    work,
)
from schema.payloads import label_from_fields
from schema.records import (
    Change,
    Entity,
    Label,
    LabelId,
    Layer,
    Operation,
    OperationId,
    Report,
    ReportId,
    Span,
    SuggestionId,
    decision_id,
    digest,
)


def carry_late(gate: Gate, touched: Collection[ReportId] | None = None) -> list[Changes]:
    """Carry over what was decided on texts that had been replaced elsewhere, as after a merge.

    Only where `touched` names the old or the new one. What somebody changed on the new text too
    stays as it is there. Two who do it on their own write the same.
    """
    stored = []
    for operation in _replacements(gate.project):
        old, new = report_changes(journal.get(gate.project.db, operation))
        is_meant = touched is None or {ReportId(old.id), ReportId(new.id)} & set(touched)
        if not is_meant or reports.is_there(gate.project.db, ReportId(old.id)):
            continue  # taken back: the old text stands
        draft = _late(gate.project, ReportId(old.id), ReportId(new.id))
        if draft.changes:
            stored.append(gate.run(draft))
    return stored


def replaced(project: Project) -> list[ReportId]:
    """The reports that were let stand for others, in the order in which that was done."""
    done = (journal.get(project.db, each) for each in _replacements(project))
    return list(dict.fromkeys(each.report for each in done if each.report is not None))


def _replacements(project: Project) -> list[OperationId]:
    return journal.of_kind(project.db, replacement.REPLACE)


def _late(project: Project, old: ReportId, new: ReportId) -> Draft:
    db = project.db
    report = Report(new, texts.get(db, new), "")
    standing = standing_of(project, Report(old, texts.get(db, old), ""))
    carried = carry(standing, report, imported=IMPORTED)
    carried = _Bindings(project, carried, new).applied(carried)
    then = dict(replacement.entities(carried).fields)
    wanted = {}
    for key in [*then, *_gone(project, old, new, standing)]:
        wish = then.get(key)
        first = fold(journal_entries.entries_of(db, *key, replacement.BY_CARRYING)).fields
        now = tables.folded(db, *key).fields
        if wish != first and now == first:
            wanted[key] = (now, wish)
    return replacement.carry_late(new, wanted, carried)


class _Bindings:
    """What comes late as decisions about the suggestions that stand at its place by now.

    Else who labelled the same words on the old text would be asked about them once more. What was
    carried over before keeps the id it has.
    """

    def __init__(self, project: Project, carried: Carried, new: ReportId) -> None:
        db = project.db
        self._db = db
        offered = suggestions.of_report(db, new)
        self._offered = {(each.label, each.span): each.id for each in offered}
        self._made_from: dict[LabelId, SuggestionId] = {}
        self._keys: dict[LabelId, LabelId] = {}
        for label in carried.labels.values():
            self._bind(label.id, label.layer, label.label, label.span)
        for each in carried.suggestions.values():
            for layer in {label.layer for label in carried.labels.values()}:
                self._bind(decision_id(layer, each.id), layer, each.label, each.span)

    def applied(self, carried: Carried) -> Carried:
        """All of it with the ids of the suggestions that stand."""
        return replace(
            carried,
            labels={old: self._label(label) for old, label in carried.labels.items()},
            suggestions={
                old: each
                for old, each in carried.suggestions.items()
                if (each.label, each.span) not in self._offered
            },
            comments=tuple(
                replace(each, about=self._keys.get(each.about, each.about) if each.about else None)
                for each in carried.comments
            ),
        )

    def _bind(self, key: LabelId, layer: Layer, label: str, span: Span) -> None:
        found = self._offered.get((label, span))
        if found is not None and not journal.kinds_on(self._db, Entity.LABEL, key):
            self._made_from[key] = found
            self._keys[key] = decision_id(layer, found)

    def _label(self, label: Label) -> Label:
        return replace(
            label,
            id=self._keys.get(label.id, label.id),
            suggestion=self._made_from.get(label.id, label.suggestion),
            quantifies=tuple(self._keys.get(each, each) for each in label.quantifies),
        )


def _gone(
    project: Project, old: ReportId, new: ReportId, standing: Standing
) -> Iterable[replacement.Key]:
    """What was carried from labels and comments of the old text that are gone by now."""
    db = project.db
    there = {label.id for label in standing.labels}
    for entity_id in journal.entities_of(db, old, Entity.LABEL):
        if entity_id not in there:
            entries = journal_entries.entries_of(db, Entity.LABEL, entity_id)
            made = next(each for each in entries if each.after.get("deleted") is False)
            label = label_from_fields(entity_id, {**made.after, "deleted": None})
            yield Entity.LABEL, carried_key(new, label)
    remarks = {comment.id for comment in standing.comments}
    for entity_id in journal.entities_of(db, old, Entity.COMMENT):
        if entity_id not in remarks:
            yield Entity.COMMENT, digest("carried", new, entity_id)


def standing_of(project: Project, report: Report) -> Standing:
    """A report with all there is of it."""
    db = project.db
    return Standing(
        report,
        tuple(labels.of_report(db, report.id)),
        tuple(work.of_report(db, report.id)),
        tuple(comments.of_report(db, report.id)),
        tuple(suggestions.of_report(db, report.id, all_engines=True)),
    )


def report_changes(done: Operation) -> tuple[Change, Change]:
    """What a replacement did to the old report, and to the new one."""
    found = {each.id: each for each in done.changes if each.entity is Entity.REPORT}
    assert done.report is not None
    new = found.pop(done.report)
    [old] = found.values()
    return old, new
