"""A better text for a report: planned to be looked at, stored, taken back; merges carried late."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from annotator.drafts import Changes, Draft
from annotator.errors import Problem, UserError
from annotator.exchange.documents import IMPORTED
from annotator.gate import Gate
from annotator.gateway import Gateway
from annotator.ops import replacement
from annotator.ops.carrying import Carried, Part, Unfit, carry
from annotator.progress import Cancelled, never
from annotator.project import Project
from annotator.reading.extract import Options
from annotator.replacing.late import carry_late, report_changes, standing_of
from annotator.store import journal, labels, reports, tables, texts, work
from annotator.store.reports import report_fields
from schema import about
from schema.records import (
    Entity,
    Fields,
    Label,
    LabelId,
    LabelState,
    Layer,
    Operation,
    Report,
    ReportId,
    Suggestion,
)

if TYPE_CHECKING:
    from annotator.suggest.engine import Engine

_DECIDED: Final = (Entity.LABEL, Entity.WORK, Entity.COMMENT)

_Pair = tuple[replacement.Key, Fields]


@dataclass(frozen=True, slots=True)
class Replacement:
    """What replacing would do, to be looked at before it is done."""

    old: Report
    new: Report
    carried: Carried
    draft: Draft

    @property
    def unfit(self) -> tuple[Unfit, ...]:
        """What does not fit the new text, of all people."""
        return self.carried.unfit


def read_one(
    project: Project, path: Path, options: Options | None = None, is_cancelled: Cancelled = never
) -> Report:
    """The one text that a file holds; UserError where it holds none, several, or cannot be read."""
    if path.is_dir():
        raise UserError(Problem.IS_FOLDER, path=path)
    from annotator.importing.choice import ImportChoice
    from annotator.importing.sources import Sources  # takes long to load with all its formats

    found = []
    choice = ImportChoice(options=options or Options())
    with Sources(project.schema, choice, is_cancelled=is_cancelled) as opened:
        for each in opened.documents(path):
            if isinstance(each, UserError):
                raise each
            found.append(each.report)
            if len(found) > 1:
                break
    if len(found) != 1:
        raise UserError(Problem.NOT_ONE_TEXT, path=path, count=len(found) or 0)
    return found[0]


def plan(
    project: Project, old_id: ReportId, read: Report, engine: "Engine | None" = None
) -> Replacement:
    """Plan to let a text stand for that of a report; the engine suggests for what is undecided.

    UserError where that is the text it has, or a report that somebody has begun already.
    """
    db = project.db
    standing_old = standing_of(project, reports.get(db, old_id))
    old = standing_old.report
    if read.id == old.id:
        raise UserError(Problem.SAME_TEXT, report=old.name)
    standing = reports.get(db, read.id) if reports.is_there(db, read.id) else None
    if standing is not None and work.in_use(db, standing.id):
        raise UserError(Problem.REPLACEMENT_BEGUN, report=standing.name)
    new = about.inherited(replace(read, suggested_by=()), old)
    carried = carry(standing_old, new, imported=IMPORTED)
    made: tuple[Suggestion, ...] = ()
    if engine is not None:
        facts = about.facts(new)
        made = engine.suggest(new.text, about=facts)
        new = replace(new, suggested_by=(engine.version_about(facts),))
    draft = replacement.replace_text(old, new, standing, carried, made)
    return Replacement(old, new, carried, draft)


def run(gate: Gate, planned: Replacement) -> Changes:
    """Replace; what was decided on the old text since it was planned is carried over too.

    That is two operations, and the gate itself runs them: no decision can come between.
    """
    changes = gate.run(planned.draft)
    carry_late(gate, {planned.new.id})
    return changes


def unfit(project: Project, report: ReportId, layer: Layer | None = None) -> list[Unfit]:
    """What of a replaced text still has no place in the report: of one layer, or of all.

    What somebody has dealt with since is left out: the words are labelled anew, the field or link
    is there again, or the label is gone.
    """
    db = project.db
    new = reports.get(db, report)
    older = new.meta.get("replaces")
    if not isinstance(older, list) or not older:
        return []
    standing = standing_of(project, _removed(project, ReportId(str(older[0])), new))
    carried = carry(standing, new, imported=IMPORTED)
    found = [each for each in carried.unfit if layer in (None, each.layer)]
    here = {label.id: label for label in labels.of_report(db, report)}
    own = {label.id for label in carried.labels.values()}
    anew = [label for label in here.values() if label.id not in own]
    return [each for each in found if not _is_dealt_with(each, here, anew)]


def take_back(gate: Gateway, report: ReportId) -> Changes:
    """Let the text that was replaced stand again; UserError where somebody decided anything since.

    What was carried over goes; the decisions about the old text still stand with it.
    """
    db = gate.project.db
    done = _replaced_by(gate.project, report)
    if done is None:
        raise UserError(Problem.NOT_REPLACED, report=reports.called(db, report))
    new = reports.get(db, report)
    standing = dict(_entities(gate.project, report))
    for entity, entity_id in standing:
        if journal.kinds_on(db, entity, entity_id) - replacement.BY_CARRYING:
            raise UserError(Problem.DECIDED_SINCE, report=new.name)
    old_change, new_change = report_changes(done)
    is_older = new_change.before.get("deleted") is not True
    before = {**report_fields(new), **new_change.before} if is_older else None
    old = Report(
        ReportId(old_change.id),
        texts.get(db, ReportId(old_change.id)),
        str(old_change.before["name"]),
        str(old_change.before.get("source", "")),
        about.joined(old_change.before),
        tuple(map(str, _list(old_change.before.get("suggested_by")))),
    )
    return gate.run(replacement.take_back(old, new, before, replacement.Entities(standing)))


def _entities(project: Project, report: ReportId) -> Iterable[_Pair]:
    """All that stands of a report but itself."""
    db = project.db
    for entity in _DECIDED:
        for entity_id in journal.entities_of(db, report, entity):
            fields = tables.folded(db, entity, entity_id).fields
            if fields is not None:
                yield (entity, entity_id), fields


def _removed(project: Project, old: ReportId, new: Report) -> Report:
    """A report that was replaced, as far as carrying over needs it."""
    return Report(old, texts.get(project.db, old), new.name)


def _replaced_by(project: Project, report: ReportId) -> Operation | None:
    """The newest operation that let this report's text stand for another, unless taken back."""
    for operation in reversed(journal.of_kind(project.db, replacement.REPLACE)):
        done = journal.get(project.db, operation)
        if done.report == report:
            old, _ = report_changes(done)
            there = reports.is_there(project.db, ReportId(old.id))
            return None if there else done
    return None


def _is_dealt_with(each: Unfit, here: Mapping[LabelId, Label], anew: list[Label]) -> bool:
    if each.part is Part.SPAN:
        start, end = each.around
        return any(
            label.layer == each.layer
            and label.label == each.label.label
            and label.span.start < max(end, start + 1)
            and start < label.span.end
            for label in anew
        )
    label = here.get(each.kept) if each.kept else None
    if label is None or label.state is LabelState.REJECTED:
        return True
    if each.part is Part.FIELD:
        return each.field in label.attributes
    return bool(label.quantifies)


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
